"""How a name is written in the set for judging only, and whose name can be written so."""

import unicodedata
from datetime import date
from random import Random
from typing import Any

from bench.casework_mail.habit import TODAY, Known, alone, full, halves, street
from bench.casework_mail.judged_names import SHORT_FORMS

_GROWN = date(2008, 11, 26)  # who was born later is a child, and a title means a parent
_WORDS = {
    "Berry",
    "Blake",
    "Bull",
    "Drew",
    "Farmer",
    "Kay",
    "Kitchen",
    "Leigh",
    "Lord",
    "Page",
    "Summers",
    "Wall",
}
_CHINESE = {"Cheng", "Chiu", "Fong", "Kwan", "Lin", "Yuen", "Zeng", "Zheng"}
_CROSSED = str.maketrans({"ł": "l", "Ł": "L", "ı": "i", "ø": "o"})  # noqa: RUF001 - Turkish has it
_SAME_SOUND = {
    "Claire": "Clare",
    "Hannah": "Hanna",
    "Sophia": "Sofia",
    "Lauren": "Loren",
    "Mohammed": "Muhammed",
    "Matthew": "Mathew",
    "Isabelle": "Isabel",
    "Aaron": "Arron",
    "Connor": "Conor",
    "Maryam": "Mariam",
    "Beverley": "Beverly",
}
SHORT = {formal: short.split(",") for formal, short in (entry.split(":") for entry in SHORT_FORMS.split())}


def title(dice: Random, who: Any) -> str:
    """A title, mostly without its stop."""
    return dice.choice(("Mrs", "Ms", "Miss") if who.female else ("Mr", "Mr", "Mr."))


def titled(dice: Random, who: Any) -> str:
    """A title and the family name."""
    return f"{title(dice, who)} {who.family}"


def titled_in_full(dice: Random, who: Any) -> str:
    """A title and both names."""
    return f"{title(dice, who)} {full(dice, who)}"


def on_an_envelope(dice: Random, who: Any) -> str:
    """A title, an initial and the family name."""
    return f"{title(dice, who)} {who.given[0]} {who.family}"


def given(_dice: Random, who: Any) -> str:
    """The first name alone."""
    return str(who.given)


def short(dice: Random, who: Any) -> str:
    """What somebody is called for short."""
    return str(dice.choice(SHORT[who.given]))


def short_and_family(dice: Random, who: Any) -> str:
    """What somebody is called for short, and the family name."""
    return f"{short(dice, who)} {who.family}"


def short_in_brackets(dice: Random, who: Any) -> str:
    """Both names, and between them what somebody is called."""
    return f"{who.given} ({short(dice, who)}) {who.family}"


def indexed(_dice: Random, who: Any) -> str:
    """The family name, a comma, the first name."""
    return f"{who.family}, {who.given}"


def family_in_capitals(dice: Random, who: Any) -> str:
    """Both names in either order, the family name in capitals."""
    return dice.choice((f"{who.given} {who.family.upper()}", f"{who.family.upper()} {who.given}"))


def small(_dice: Random, who: Any) -> str:
    """Both names as one types on a telephone."""
    return f"{who.given} {who.family}".lower()


def initials(_dice: Random, who: Any) -> str:
    """The initials."""
    return f"{who.given[0]}{who.family[0]}".upper()


def with_initial(_dice: Random, who: Any) -> str:
    """The first name and the initial of the family name."""
    return f"{who.given} {who.family[0].upper()}"


def initial(dice: Random, who: Any) -> str:
    """The initial and the family name."""
    return f"{who.given[0]}{dice.choice((' ', '. '))}{who.family}"


def one_half(dice: Random, who: Any) -> str:
    """One of two family names."""
    return f"{who.given} {dice.choice(who.family.split('-'))}"


def no_hyphen(_dice: Random, who: Any) -> str:
    """Two family names with a space between them."""
    return f"{who.given} {who.family.replace('-', ' ')}"


def first_name_joined(dice: Random, who: Any) -> str:
    """A double first name without its hyphen."""
    one, other = who.given.split("-")
    return f"{dice.choice((f'{one} {other}', f'{one}{other.lower()}'))} {who.family}"


def other_apostrophe(dice: Random, who: Any) -> str:
    """An apostrophe that a telephone curls or a system drops."""
    return f"{who.given} {who.family.replace(chr(39), dice.choice(('’', '', ' ')))}"


def bare(name: str) -> str:
    """A name without what stands over, under and across its letters."""
    return unicodedata.normalize("NFKD", name.translate(_CROSSED)).encode("ascii", "ignore").decode()


def plain(_dice: Random, who: Any) -> str:
    """Both names as an English keyboard has them."""
    return bare(f"{who.given} {who.family}")


def garbled(_dice: Random, who: Any) -> str:
    """Both names after a program read them in the wrong encoding."""
    return f"{who.given} {who.family}".encode().decode("cp1252", "replace")


def article(dice: Random, who: Any) -> str:
    """An Arabic family name whose article is apart, run on, or spelt otherwise."""
    rest = who.family.removeprefix("Al-")
    return f"{who.given} {dice.choice((f'Al {rest}', f'Al{rest.lower()}', f'El-{rest}', f'al-{rest}'))}"


def mac_apart(dice: Random, who: Any) -> str:
    """Mc or Mac apart from the rest, or without the capital behind it."""
    stem = "Mac" if who.family.startswith("Mac") else "Mc"
    rest = who.family.removeprefix(stem)
    return f"{who.given} {dice.choice((f'{stem} {rest}', f'{stem}{rest.lower()}'))}"


def family_first(_dice: Random, who: Any) -> str:
    """The family name first, as in Chinese."""
    return f"{who.family} {who.given}"


def as_it_sounds(_dice: Random, who: Any) -> str:
    """A first name in its other spelling."""
    return f"{_SAME_SOUND[who.given]} {who.family}"


def letter_missed(dice: Random, who: Any) -> str:
    """A letter of the family name that was not typed."""
    at = dice.randrange(2, len(who.family) - 1)
    return f"{who.given} {who.family[:at]}{who.family[at + 1 :]}"


def scanned(_dice: Random, who: Any) -> str:
    """What a scanner makes of a small l."""
    return f"{who.given} {who.family.replace('l', 'I')}"


def family_first_small(_dice: Random, who: Any) -> str:
    """The family name first, without a comma or a capital."""
    return f"{who.family} {who.given}".lower()


def passport_line(_dice: Random, who: Any) -> str:
    """The name in the line at the foot of a passport."""
    return f"P<GBR{who.family.upper()}<<{who.given.upper()}<{who.middle.upper()}".ljust(44, "<")


def pay_reference(dice: Random, who: Any) -> str:
    """The name on a bank statement."""
    return f"{who.family} {who.given[0]}".upper() + dice.choice((" RENT", " SVC CHG"))


def user_name(dice: Random, who: Any) -> str:
    """Both names and a year in the name of an account."""
    return f"{bare(who.given)}{dice.choice(('.', '_', ''))}{bare(who.family)}{who.born:%y}".lower()


def file_name(dice: Random, who: Any) -> str:
    """Both names in the name of a file."""
    family, first = (bare(name).replace(" ", "").replace("'", "") for name in (who.family, who.given))
    kind = dice.choice(("Support Plan.docx", "Risk Assessment 2026.pdf", "CAF form.docx", "photo ID.jpg"))
    return dice.choice((f"{first} {family} - {kind}", f"{first}_{family}_{kind.replace(' ', '_')}"))


def grown(who: Any, known: Known) -> bool:
    """Old enough for a title, and nobody else could be called the same."""
    return bool(who.born <= _GROWN) and alone(who, known)


def child(who: Any, known: Known) -> bool:
    """Young enough to be spoken of as somebody's child."""
    return bool(who.age(TODAY) in range(3, 18)) and alone(who, known)


def young_mother(who: Any, known: Known) -> bool:
    """A woman who may have a baby."""
    return who.female and who.age(TODAY) in range(17, 46) and alone(who, known)


def by_family_name(who: Any, known: Known) -> bool:
    """Nobody else has the family name, and it is no word besides."""
    plainly = who.family not in _WORDS and who.family.isalpha() and len(who.family) > 4
    return plainly and known.families[who.family] == 1 and who.family not in known.named


def grown_by_family_name(who: Any, known: Known) -> bool:
    """Old enough for a title, and the only one of the family name."""
    return grown(who, known) and by_family_name(who, known)


def grown_by_street(who: Any, known: Known) -> bool:
    """Old enough for a title, and the only one of the family name in the street."""
    return grown(who, known) and all(known.at[part, street(who)] == 1 for part in halves(who))


def shortly(who: Any, known: Known) -> bool:
    """Nobody else is called so and has a family name that begins so."""
    return all(known.initialled[who.given, part[0]] == 1 for part in halves(who))


def by_postcode(who: Any, known: Known) -> bool:
    """Nobody else of the first name has the postcode."""
    return known.at[who.given, who.postcode] == 1


def by_age(who: Any, known: Known) -> bool:
    """Nobody else of the first name and age lives in the town."""
    return known.at[who.given, f"{who.age(TODAY)}, {who.town}"] == 1


def by_street(who: Any, known: Known) -> bool:
    """Nobody else of the first name lives in the street."""
    return known.at[who.given, street(who)] == 1


def shortened(who: Any, known: Known) -> bool:
    """With a first name that is shortened."""
    return who.given in SHORT and alone(who, known)


def double(who: Any, known: Known) -> bool:
    """With two family names."""
    return who.family.count("-") == 1 and not who.family.startswith("Al-") and alone(who, known)


def double_first(who: Any, known: Known) -> bool:
    """With two first names and a hyphen."""
    return "-" in who.given and alone(who, known)


def apostrophe(who: Any, known: Known) -> bool:
    """With an apostrophe."""
    return "'" in who.family and alone(who, known)


def accented(who: Any, known: Known) -> bool:
    """With letters that an English keyboard lacks."""
    return not f"{who.given}{who.family}".isascii() and alone(who, known)


def accented_once(who: Any, known: Known) -> bool:
    """With such letters in one of the names, so that the other stays readable."""
    return who.given.isascii() is not who.family.isascii() and alone(who, known)


def arabic(who: Any, known: Known) -> bool:
    """With an article before the family name."""
    return who.family.startswith("Al-") and who.family.count("-") == 1 and alone(who, known)


def mac(who: Any, known: Known) -> bool:
    """With Mc or Mac."""
    return who.family.startswith(("Mc", "Mac")) and "-" not in who.family and alone(who, known)


def chinese(who: Any, known: Known) -> bool:
    """With a Chinese family name."""
    return who.family in _CHINESE and alone(who, known)


def sounds_alike(who: Any, known: Known) -> bool:
    """With a first name of two spellings, and nobody has it in the other."""
    other = _SAME_SOUND.get(who.given, "")
    return bool(other) and alone(who, known) and not any(known.called[other, part] for part in halves(who))


def long_enough(who: Any, known: Known) -> bool:
    """With a family name that a slip leaves readable."""
    return who.family.isalpha() and len(who.family) > 6 and alone(who, known)


def with_an_l(who: Any, known: Known) -> bool:
    """With a letter that a scanner takes for another."""
    return long_enough(who, known) and "l" in who.family[1:]


def in_plain_letters(who: Any, known: Known) -> bool:
    """With letters only that a passport has."""
    return f"{who.given}{who.family}".isascii() and f"{who.given}{who.family}".isalpha() and alone(who, known)


def with_kin(who: Any, known: Known) -> bool:
    """Another on the roll has the family name."""
    return alone(who, known) and any(alone(one, known) for one in known.kin(who))


def related(who: Any, known: Known) -> bool:
    """Nobody on the roll could be called what their relative is."""
    given_name = who.relative.removesuffix(f" {who.family}")
    return alone(who, known) and not any(known.called[given_name, part] for part in halves(who))
