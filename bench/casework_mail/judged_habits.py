"""How the people of the set for judging only are named, alone or with a fact in the line behind.

`often` says how often such mail is met beside the others: the plain ways make up most of it.  Each names somebody so
that a careful reader with the roll before them would say who is meant, or, where it is marked so, only who may be.
"""

from bench.casework_mail import judged_naming as name
from bench.casework_mail import judged_sentences as said
from bench.casework_mail.habit import Habit

PLAIN: dict[str, Habit] = {
    "first and family name in a sentence": Habit(often=16),
    "first and family name, DOB": Habit(beside=said.BORN, often=7),
    "first and family name, reference": Habit(beside=said.REFERENCE, often=7),
    "first and family name, address": Habit(beside=said.HOUSE, often=5),
    "first and family name, phone": Habit(beside=said.PHONE, often=4),
    "first and family name, NHS no": Habit(beside=said.NHS, often=2),
    "first and family name, NI no": Habit(beside=said.NINO, often=2),
    "first name, DOB": Habit(name.given, beside=said.BORN, often=6),
    "first name, reference": Habit(name.given, beside=said.REFERENCE, often=6),
    "first name, address": Habit(name.given, beside=said.HOUSE, often=5),
    "first name, phone": Habit(name.given, beside=said.PHONE, often=4),
    "first name, email": Habit(name.given, beside=said.MAIL, often=2),
    "first name, NHS no": Habit(name.given, beside=said.NHS, often=2),
    "family name comma first name": Habit(name.indexed, often=3),
    "family name in capitals, beside the first": Habit(name.family_in_capitals, often=3),
    "title, first and family name": Habit(name.titled_in_full, suits=name.grown, often=5),
    "title, family name, reference": Habit(name.titled, beside=said.REFERENCE, suits=name.grown, often=4),
    "title, family name, address": Habit(name.titled, beside=said.HOUSE, suits=name.grown, often=3),
    "title, family name, phone": Habit(name.titled, beside=said.PHONE, suits=name.grown, often=2),
    "typed without capitals": Habit(name.small, often=4),
    "initials, reference": Habit(name.initials, beside=said.REFERENCE, often=3),
}
ODD: dict[str, Habit] = {
    "family name first without capitals": Habit(name.family_first_small),
    "what one is called, family name": Habit(name.short_and_family, suits=name.shortened, often=2),
    "what one is called, in brackets": Habit(name.short_in_brackets, suits=name.shortened),
    "what one is called, reference": Habit(name.short, beside=said.REFERENCE, suits=name.shortened),
    "first name and initial, DOB": Habit(name.with_initial, beside=said.BORN, often=2),
    "first name and initial, phone": Habit(name.with_initial, beside=said.PHONE),
    "initial and family name, DOB": Habit(name.initial, beside=said.BORN),
    "initial and family name, address": Habit(name.initial, beside=said.HOUSE),
    "initials, DOB and no more": Habit(name.initials, beside=said.BORN),
    "only one of two family names": Habit(name.one_half, suits=name.double),
    "two family names, hyphen left out": Habit(name.no_hyphen, suits=name.double),
    "two first names, hyphen left out": Habit(name.first_name_joined, suits=name.double_first),
    "apostrophe curled or dropped": Habit(name.other_apostrophe, suits=name.apostrophe),
    "typed on an English keyboard": Habit(name.plain, suits=name.accented, often=2),
    "letters garbled on the way, DOB": Habit(name.garbled, beside=said.BORN, suits=name.accented_once),
    "Arabic article otherwise": Habit(name.article, suits=name.arabic),
    "Mc or Mac, spaced or small": Habit(name.mac_apart, suits=name.mac),
    "Chinese name, family first": Habit(name.family_first, suits=name.chinese),
    "first name as it sounds, DOB": Habit(name.as_it_sounds, beside=said.BORN, suits=name.sounds_alike),
    "first name as it sounds, reference": Habit(
        name.as_it_sounds, beside=said.REFERENCE, suits=name.sounds_alike
    ),
    "letter not typed, address": Habit(name.letter_missed, beside=said.HOUSE, suits=name.long_enough),
    "letter not typed, reference": Habit(name.letter_missed, beside=said.REFERENCE, suits=name.long_enough),
    "scanned, l read as I, DOB": Habit(name.scanned, beside=said.BORN, suits=name.with_an_l),
}
MAY_BE: dict[str, Habit] = {
    "title, family name that one has": Habit(
        name.titled, suits=name.grown_by_family_name, may_be=True, often=3
    ),
    "initial, family name that one has": Habit(name.initial, suits=name.by_family_name, may_be=True, often=2),
    "first name and initial of one": Habit(name.with_initial, suits=name.shortly, may_be=True, often=2),
    "first name, then the postcode": Habit(
        name.given, beside=said.POSTCODE, suits=name.by_postcode, may_be=True
    ),
}
