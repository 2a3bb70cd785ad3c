"""How a name is written in the set that judged second, and whose name can be written so."""

import unicodedata
from datetime import date
from random import Random
from typing import Any

from bench.casework_mail.habit import Known, alone, halves, in_town, last_four, street
from bench.casework_mail.second_judged_names import OTHER_NAMES, PARTNERS, SHORT_FORMS

_GROWN = date(2008, 11, 26)  # who was born later is a child, and a title means a parent
_WORDS = {"Sultana", "Underwood", "Sheridan", "Osborne", "Addo", "Gayle"}  # read as a fruit, a wood, a town
_SPELT = {"Steven": "Stephen", "Sarah": "Sara", "Katie": "Katy", "Nicola": "Nichola", "Stephanie": "Stefanie"}
_SPELT |= {"Calum": "Callum", "Kevin": "Kevan", "Brian": "Bryan", "Jordan": "Jordon", "Hussein": "Husain"}
_SPELT |= {
    "Viktor": "Victor",
    "Maria": "Mariah",
    "Elena": "Ellena",
    "Rekha": "Reka",
    "Christine": "Christeen",
}
_SCANNED = {"m": "rn", "l": "1", "o": "0", "i": "l", "h": "b", "e": "c"}
_ALPHABET = (
    "Alpha Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliet Kilo Lima Mike November Oscar Papa Quebec Romeo "
    "Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu"
)
_CROSSED = str.maketrans({"ł": "l", "Ł": "L", "ı": "i", "Đ": "D", "đ": "d"})  # noqa: RUF001 - Turkish has it
SAID = {word[0]: word for word in _ALPHABET.split()}
SHORT = {formal: short.split(",") for formal, short in (entry.split(":") for entry in SHORT_FORMS.split())}


def title(dice: Random, who: Any) -> str:
    """A title, with its stop or without."""
    return dice.choice(("Mrs", "Ms", "Miss", "Ms.") if who.female else ("Mr", "Mr", "Mr."))


def titled(dice: Random, who: Any) -> str:
    """A title and the family name."""
    return f"{title(dice, who)} {who.family}"


def given(_dice: Random, who: Any) -> str:
    """The first name alone."""
    return str(who.given)


def familiar_form(dice: Random, who: Any) -> str:
    """What somebody is called for short, and the family name."""
    return f"{dice.choice(SHORT[who.given])} {who.family}"


def one_half(dice: Random, who: Any) -> str:
    """One half of a double name."""
    return f"{who.given} {dice.choice(who.family.split('-'))}"


def hyphen_gone(dice: Random, who: Any) -> str:
    """A double name with a space or a dash, or set apart."""
    return f"{who.given} {who.family.replace('-', dice.choice((' ', ' - ', '–')))}"


def apostrophe(dice: Random, who: Any) -> str:
    """An apostrophe of another kind, or none."""
    return f"{who.given} {who.family.replace(chr(39), dice.choice(('’', '', '`', ' ')))}"


def plain(_dice: Random, who: Any) -> str:
    """Both names in plain letters."""
    return bare(f"{who.given} {who.family}")


def bare(name: str) -> str:
    """A name without what stands over, under and across its letters."""
    return unicodedata.normalize("NFKD", name.translate(_CROSSED)).encode("ascii", "ignore").decode()


def particle(dice: Random, who: Any) -> str:
    """A small word of the name in capitals, or run on."""
    family = dice.choice((who.family.title(), who.family.replace(" ", "").capitalize(), who.family.upper()))
    return f"{who.given} {family}"


def mac(dice: Random, who: Any) -> str:
    """What follows Mc or Mac set apart, small, or in capitals."""
    stem = "Mac" if who.family.startswith("Mac") else "Mc"
    rest = who.family.removeprefix(stem)
    return f"{who.given} {dice.choice((f'{stem} {rest}', f'{stem}{rest.lower()}', f'{stem.upper()}{rest.upper()}'))}"


def married(dice: Random, who: Any) -> str:
    """A new family name, with the old one behind it."""
    now = dice.choice(OTHER_NAMES)
    return f"{who.given} {now} ({dice.choice(('née', 'nee', 'formerly', 'was', 'prev.'))} {who.family})"


def nickname(dice: Random, who: Any) -> str:
    """What friends say, between the names."""
    return f"{who.given} {dice.choice(('“Pip”', '(Buster)', chr(34) + 'Ginger' + chr(34)))} {who.family}"


def couple(dice: Random, who: Any) -> str:
    """Two first names before one family name."""
    other = dice.choice(PARTNERS)
    return f"{dice.choice((f'{other} and {who.given}', f'{who.given} and {other}', f'{other} & {who.given}'))} {who.family}"


def womans_ending(_dice: Random, who: Any) -> str:
    """A Polish name with the ending that a woman's has at home."""
    return f"{who.given} {who.family.removesuffix('i')}a"


def changed_places(dice: Random, who: Any) -> str:
    """Two letters of the family name in each other's place."""
    family = who.family
    at = dice.choice([at for at in range(1, len(family) - 1) if family[at] != family[at + 1]])
    return f"{who.given} {family[:at]}{family[at + 1]}{family[at]}{family[at + 2 :]}"


def otherwise_spelt(_dice: Random, who: Any) -> str:
    """A first name as somebody heard it."""
    return f"{_SPELT[who.given]} {who.family}"


def scanned(dice: Random, who: Any) -> str:
    """A letter as a scanner took it."""
    family = who.family
    at = dice.choice([at for at in range(1, len(family)) if family[at] in _SCANNED])
    return f"{who.given} {family[:at]}{_SCANNED[family[at]]}{family[at + 1 :]}"


def spelt(dice: Random, who: Any) -> str:
    """The family name letter by letter."""
    letters = bare(who.family).upper()
    return dice.choice((", ".join(letters), " ".join(SAID[letter] for letter in letters), "-".join(letters)))


def odd_gap(dice: Random, who: Any) -> str:
    """Both names with what a page puts between words."""
    return f"{who.given}{dice.choice((chr(0xA0), '  ', chr(0xA0) + ' ', chr(9)))}{who.family}"


def run_together(_dice: Random, who: Any) -> str:
    """Both names without the space."""
    return f"{who.given}{who.family}"


def initials(who: Any) -> str:
    """The initials."""
    return f"{who.given[0]}{who.family[0]}".upper()


def with_initial(dice: Random, who: Any) -> str:
    """The first name and an initial."""
    return f"{who.given} {who.family[0].upper()}{dice.choice(('', '.'))}"


def initial(dice: Random, who: Any) -> str:
    """An initial and the family name, in either order."""
    first = who.given[0]
    return dice.choice(
        (f"{first} {who.family}", f"{first}. {who.family}", f"{who.family}, {first}", f"{who.family} {first}")
    )


def respected(dice: Random, who: Any) -> str:
    """The first name as a younger neighbour says it."""
    aunts, uncles = ("Auntie {}", "Miss {}", "{} Begum", "{}-ji"), ("Uncle {}", "Mr {}", "{} bhai", "{}-ji")
    return dice.choice(aunts if who.female else uncles).format(who.given)


def file_name(dice: Random, who: Any) -> str:
    """The name of an attachment."""
    family, first = (bare(name).replace(" ", "").replace("'", "") for name in (who.family, who.given))
    ending = dice.choice(("tenancy agreement.pdf", "plan v3.docx", "passport page.jpg", "budget sheet.xlsx"))
    gap = dice.choice(("_", "-", " "))
    return gap.join((*dice.choice(((family, first), (first, family))), ending.replace(" ", gap)))


def grown(who: Any, _known: Known) -> bool:
    """Old enough for a title."""
    return bool(who.born <= _GROWN)


def grown_alone(who: Any, known: Known) -> bool:
    """Old enough for a title, and nobody else could be called the same."""
    return grown(who, known) and alone(who, known)


def by_family_name(who: Any, known: Known) -> bool:
    """Nobody else has the family name, and it is no word besides."""
    plainly = who.family not in _WORDS and who.family.isalpha() and len(who.family) > 4
    return plainly and known.families[who.family] == 1 and who.family not in known.named


def grown_by_family_name(who: Any, known: Known) -> bool:
    """Old enough for a title, and the only one of the family name."""
    return grown(who, known) and by_family_name(who, known)


def double(who: Any, known: Known) -> bool:
    """With two family names."""
    two = who.family.count("-") == 1 and not who.family.startswith(("Al-", "El-", "Abdel-"))
    return two and alone(who, known)


def with_apostrophe(who: Any, known: Known) -> bool:
    """With an apostrophe."""
    return "'" in who.family and alone(who, known)


def accented(who: Any, known: Known) -> bool:
    """With letters that an English keyboard lacks."""
    return not f"{who.given}{who.family}".isascii() and alone(who, known)


def with_particle(who: Any, known: Known) -> bool:
    """With a small word before the name."""
    return " " in who.family and "-" not in who.family and alone(who, known)


def scottish(who: Any, known: Known) -> bool:
    """With Mc or Mac."""
    return who.family.startswith(("Mc", "Mac")) and "-" not in who.family and alone(who, known)


def familiar(who: Any, known: Known) -> bool:
    """With a first name that is shortened."""
    return who.given in SHORT and alone(who, known)


def polish_woman(who: Any, known: Known) -> bool:
    """With a name that ends otherwise for a woman."""
    return who.female and who.family.endswith("ski") and alone(who, known)


def long_enough(who: Any, known: Known) -> bool:
    """With a family name that a slip leaves readable."""
    return who.family.isalpha() and len(who.family) > 5 and alone(who, known)


def spelt_otherwise(who: Any, known: Known) -> bool:
    """With a first name that is spelt in two ways, and nobody has it in the other."""
    other = _SPELT.get(who.given, "")
    return bool(other) and alone(who, known) and not any(known.called[other, part] for part in halves(who))


def scannable(who: Any, known: Known) -> bool:
    """With letters that a scanner takes for others."""
    return (
        long_enough(who, known)
        and who.family.isascii()
        and any(letter in _SCANNED for letter in who.family[1:])
    )


def in_plain_letters(who: Any, known: Known) -> bool:
    """With letters only that can be spelt out."""
    return f"{who.given}{who.family}".isascii() and f"{who.given}{who.family}".isalpha() and alone(who, known)


def with_kin(who: Any, known: Known) -> bool:
    """Another on the roll has the family name."""
    return alone(who, known) and any(alone(one, known) for one in known.kin(who))


def related(who: Any, known: Known) -> bool:
    """Nobody on the roll could be called what their relative is."""
    given_name = who.relative.removesuffix(f" {who.family}")
    return alone(who, known) and not any(known.called[given_name, part] for part in halves(who))


def shortly(who: Any, known: Known) -> bool:
    """Nobody else is called so and has a family name that begins so."""
    return known.initialled[who.given, who.family[0]] == 1


def by_postcode(who: Any, known: Known) -> bool:
    """Nobody else of the first name has the postcode."""
    return known.at[who.given, who.postcode] == 1


def by_street(who: Any, known: Known) -> bool:
    """Nobody else of the first name lives in the street."""
    return known.at[who.given, street(who)] == 1


def by_age(who: Any, known: Known) -> bool:
    """Nobody else of the first name and age lives in the town."""
    return known.at[who.given, in_town(who)] == 1 and grown(who, known)


def by_last_four(who: Any, known: Known) -> bool:
    """Nobody else of the first name has a number that ends so."""
    return known.at[who.given, last_four(who)] == 1


def by_file(who: Any, _known: Known) -> bool:
    """The number of the file is long enough to be one."""
    return not who.reference.startswith("SH-00")
