"""How the people of the set that judged second are named, alone or with a fact in the line behind.

As in such mail itself, the plain habits make up half of it: each is met more often than any odd one.  Each names
somebody so that a careful reader with the roll before them would say who is meant, or, where it is marked so, no more
than who may be, and would say so of nobody else.
"""

from bench.casework_mail import second_judged_naming as name
from bench.casework_mail import second_judged_sentences as said
from bench.casework_mail.habit import Habit, full

PLAIN: dict[str, Habit] = {
    "full name as one says it": Habit(often=3),
    "comma after the family name": Habit(lambda _dice, who: f"{who.family}, {who.given}", often=2),
    "capitals and a comma": Habit(lambda _dice, who: f"{who.family.upper()}, {who.given}", often=2),
    "family name in capitals behind": Habit(lambda _dice, who: f"{who.given} {who.family.upper()}", often=2),
    "title and both names": Habit(
        lambda dice, who: f"{name.title(dice, who)} {full(dice, who)}", suits=name.grown_alone, often=2
    ),
    "three names": Habit(lambda _dice, who: f"{who.given} {who.middle} {who.family}"),
    "middle initial between": Habit(lambda _dice, who: f"{who.given} {who.middle[0]}. {who.family}"),
    "family name first": Habit(lambda _dice, who: f"{who.family} {who.given}"),
    "both names, a birth": Habit(beside=said.BORN, often=2),
    "both names, a file": Habit(beside=said.REFERENCE, often=2),
    "both names, a house": Habit(beside=said.HOUSE),
    "both names, the NHS number": Habit(beside=said.NHS),
    "both names, a telephone": Habit(beside=said.PHONE),
    "family name, comma, first name, birth": Habit(
        lambda _dice, who: f"{who.family}, {who.given}", beside=said.BORN
    ),
    "title and family name, file": Habit(name.titled, beside=said.REFERENCE, suits=name.grown_alone, often=2),
    "title and family name, birth": Habit(name.titled, beside=said.BORN, suits=name.grown_alone),
    "title and family name, house": Habit(name.titled, beside=said.HOUSE, suits=name.grown_alone),
    "initial and family name, birth": Habit(name.initial, beside=said.BORN),
    "first name, file": Habit(name.given, beside=said.REFERENCE, often=2),
    "first name, then the house": Habit(name.given, beside=said.HOUSE, often=2),
    "first name, then the birth": Habit(name.given, beside=said.BORN, often=2),
    "first name, then a telephone": Habit(name.given, beside=said.PHONE),
    "first name, mailbox": Habit(name.given, beside=said.MAIL),
    "first name, NHS number": Habit(name.given, beside=said.NHS),
    "first name, NI number": Habit(name.given, beside=said.NINO),
    "family name, file": Habit(lambda _dice, who: who.family, beside=said.REFERENCE),
}
ODD: dict[str, Habit] = {
    "familiar name and family name": Habit(name.familiar_form, suits=name.familiar),
    "familiar name, house": Habit(
        lambda dice, who: dice.choice(name.SHORT[who.given]), beside=said.HOUSE, suits=name.familiar
    ),
    "one half of a double name": Habit(name.one_half, suits=name.double),
    "hyphen gone": Habit(name.hyphen_gone, suits=name.double),
    "apostrophe otherwise or none": Habit(name.apostrophe, suits=name.with_apostrophe),
    "plain letters": Habit(name.plain, suits=name.accented),
    "small word of the name otherwise": Habit(name.particle, suits=name.with_particle),
    "Mc or Mac otherwise": Habit(name.mac, suits=name.scottish),
    "married, with the old name": Habit(name.married),
    "nickname between": Habit(name.nickname),
    "couple with one family name": Habit(name.couple),
    "ending for a woman": Habit(name.womans_ending, suits=name.polish_woman),
    "title behind": Habit(
        lambda dice, who: f"{who.family} {who.given} ({name.title(dice, who)})", suits=name.grown_alone
    ),
    "stroke between": Habit(lambda _dice, who: f"{who.family}/{who.given}"),
    "gap from a web page": Habit(name.odd_gap),
    "space left out": Habit(name.run_together, suits=name.long_enough),
    "letters in each other's place, house": Habit(
        name.changed_places, beside=said.HOUSE, suits=name.long_enough
    ),
    "first name as heard, postcode": Habit(
        name.otherwise_spelt, beside=said.POSTCODE, suits=name.spelt_otherwise
    ),
    "misread by a scanner, birth": Habit(name.scanned, beside=said.BORN, suits=name.scannable),
    "initials, file": Habit(lambda _dice, who: name.initials(who), beside=said.REFERENCE),
    "initials, house": Habit(lambda _dice, who: ".".join(name.initials(who)) + ".", beside=said.HOUSE),
    "first name and initial, birth": Habit(name.with_initial, beside=said.BORN),
    "middle name for the first, house": Habit(
        lambda _dice, who: f"{who.middle} {who.family}", beside=said.HOUSE
    ),
    "as a younger neighbour says, house": Habit(name.respected, beside=said.HOUSE, suits=name.grown),
    "as a younger neighbour says, telephone": Habit(name.respected, beside=said.PHONE, suits=name.grown),
    "first name, next of kin": Habit(name.given, beside=said.KIN, suits=name.related),
}
MAY_BE: dict[str, Habit] = {
    "title and nobody else's family name": Habit(
        name.titled, suits=name.grown_by_family_name, may_be=True, often=2
    ),
    "initial and nobody else's family name": Habit(
        name.initial, suits=name.by_family_name, may_be=True, often=2
    ),
    "nobody else's family name": Habit(lambda _dice, who: who.family, suits=name.by_family_name, may_be=True),
    "first name, postcode": Habit(
        name.given, beside=said.POSTCODE, suits=name.by_postcode, may_be=True, often=2
    ),
    "first name and initial": Habit(name.with_initial, suits=name.shortly, may_be=True),
}
