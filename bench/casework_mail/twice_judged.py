"""A set of mail that was for judging only, until it was looked at: its names, habits of naming and layouts.

Now the detector is tuned on it, as on the other four that may be looked at; `judged.py` judges instead.
"""

from collections.abc import Callable
from random import Random
from typing import Any

GIVEN = """
    Aaliyah Abdirahman Agata Aidan Albert Alma Anastasia Aneurin Anwen Arlo Asha Augustine Barry Bethan Bianca Boyd Brigid
    Bronwen Bryony Carlos Cassius Chiara Clement Corinne Cordelia Darragh Desmond Dinesh Dudley Ebony Efua Elif Elwyn Erin
    Ezra Fintan Freya Gaynor Gideon Giovanni Gurpreet Gwilym Hayley Heledd Horatio Hyacinth Idris Ilse Isaac Jamila Jerome
    Jethro Juan Kamal Kerensa Kayleigh Lachlan Laszlo Lowri Lucian Lyndsey Malachy Manjit Marguerite Maxine Mbali Mihai
    Mohamud Montague Myfanwy Neville Noel Nuala Olga Osian Patience Perdita Quentin Radoslaw Reuben Rosanna Rowena Rupert
    Sanjeev Seamus Séverine Sheldon Solomon Sunita Tamara Tiernan Trevor Tudor Tyrone Ulrich Vanessa Vijay Wanda Wesley
    Ximena Yannick Zachary Zuzanna
"""
FAMILY = """
    Abernethy Adebayo Alderson Ambrose Amoah Ashcroft Badger Bairstow Bancroft Beckett Bello Bickerstaff Bloom Bogdanović
    Bracegirdle Brewer Butler Capaldi Chadwick Chatterjee Chukwu Constable Coyle Crabtree Cruickshank Cusack D'Alessio
    Danjuma Delaney Dewhurst Driver Eze Fairclough Farquhar Fernández Fennell Gaskell Gbadamosi Gilmartin Glynn Goodfellow
    Gunawardena Halloran Hardcastle Haworth Heath Hinchcliffe Ito Jaworski Jellicoe Joyce Kapoor Kearney Kettlewell Ko
    Lacey Lafferty Langridge Lisowski MacDiarmid MacKinnon Majewski Marchbanks McAvoy McCracken McElroy McGuinness Mbatha
    Mihalache Mwangi Nandakumar Northcott O'Farrell O'Grady O'Keeffe O'Rourke Odhiambo Ogden Olusegun Penrose Pickersgill
    Quigg Rana Ridley Rivers Rosenthal Saeed Sankey Scrivener Shevchenko Śliwa Snow Spooner Standish Swift Tadesse Teague
    Tembo Trescothick Umeh Underhill Vasquez Venkatesan Wadsworth Weatherby Whittle Winterbourne Wren Yarwood Zaman
"""
SHORT_FORMS = (
    "Albert:Bert,Bertie Anastasia:Stasia,Ana Barry:Baz Bronwen:Bron Clement:Clem Desmond:Des Giovanni:Gio,Gianni "
    "Isaac:Ike,Zac Jerome:Jerry Kayleigh:Kay Marguerite:Margo Maxine:Max Montague:Monty Neville:Nev Reuben:Ben,Rube "
    "Rosanna:Rosie,Anna Rupert:Rup Solomon:Sol Tamara:Tammy Trevor:Trev Vanessa:Nessa,Ness Wesley:Wes Zachary:Zach,Zak"
)
MIDDLE = "Ivy Clare Joan Tate Hugo Sol Pearl"
STREETS = (
    "Windmill Close,Tanyard Lane,Priory Crescent,Old Brewery Court,Sycamore Grove,Chandlers Way,Maltings Road,"
    "Coopers Rise,Long Meadow,Saddlers Wharf"
)
TOWNS = "Wetherfold,Saxonhythe,Little Corbeck,Burnt Oakley,Kinlochar,Trevannick,Dunmorrow,Abercraven,Lisnagarry,Hexmoor Sands"
AREAS = "HU5 WR3 CH42 KY11 PL4 NP19"
CONDITIONS = "epilepsy,asthma,COPD,ADHD,bipolar disorder,Parkinson's disease,schizophrenia,type 2 diabetes,PTSD,arthritis,autism"
ETHNICITIES = "White Irish,Bangladeshi,Black Caribbean,Indian,Chinese,Irish Traveller,Kurdish,Romanian"
JOBS = "care assistant,electrician,taxi driver,teaching assistant,warehouse operative,barista,bricklayer,receptionist,none"
OFFENCES = "theft,arson,fraud,robbery,drink driving,none,none,none,none,none"
WORKERS = ["Thomasina Peverell", "Jago Linthwaite", "Nkechi Oduwole-Hart", "Barnaby Sixsmith"]

Say = Callable[[Random, Any, Any], str]


def _maiden_name(dice: Random, who: Any, names: Any) -> str:
    return f"{who.given} {who.family} (née {dice.choice(names.family)})"


def _known_as(dice: Random, who: Any, names: Any) -> str:
    return f"{who.given} {who.family}, known as {dice.choice(names.short[who.given])},"


def _titled_short_form(dice: Random, who: Any, names: Any) -> str:
    return f"{dice.choice(('Mr', 'Miss'))} {dice.choice(names.short[who.given])} {who.family}"


def _short_form(dice: Random, who: Any, names: Any) -> str:
    return f"{dice.choice(names.short[who.given])}  {who.family.upper()}"


def _letter_left_out(dice: Random, who: Any, _names: Any) -> str:
    at = dice.randrange(1, len(who.family) - 1) if len(who.family) > 5 else len(who.family)
    return f"{who.given} {who.family[:at]}{who.family[at + 1 :]}"


# The case, how the person is named, and with which second fact.
HABITS: dict[str, tuple[Say, tuple[str, ...]]] = {
    "labelled, on a form": (lambda _dice, who, _names: f"Forename: {who.given} Surname: {who.family}", ()),
    "labelled, surname first": (
        lambda _dice, who, _names: f"Surname: {who.family}, first name {who.given}",
        (),
    ),
    "service user and name": (lambda _dice, who, _names: f"service user {who.given} {who.family}", ()),
    "name and pronouns": (lambda _dice, who, _names: f"{who.given} {who.family} (they/them)", ()),
    "maiden name behind": (_maiden_name, ()),
    "in bold type": (lambda _dice, who, _names: f"**{who.given} {who.family}**", ()),
    "a tab between": (lambda _dice, who, _names: f"{who.given}\t{who.family}", ()),
    "a space that does not break": (lambda _dice, who, _names: f"{who.given}\u00a0{who.family}", ()),
    "small letters, owner": (lambda _dice, who, _names: f"{who.given} {who.family}'s".lower(), ()),
    "curly quotes around": (lambda _dice, who, _names: f"‘{who.given} {who.family}’", ()),
    "surname in capitals, comma": (lambda _dice, who, _names: f"{who.family.upper()}, {who.given}", ()),
    "surname, title, given": (lambda _dice, who, _names: f"{who.family}, Mr {who.given}", ()),
    "document's name": (lambda _dice, who, _names: f"{who.given}-{who.family}-review.docx", ()),
    "as in a mailbox": (lambda _dice, who, _names: f"{who.given}.{who.family}".lower(), ()),
    "all three names, capitals": (
        lambda _dice, who, _names: f"{who.given} {who.middle} {who.family}".upper(),
        (),
    ),
    "known as": (_known_as, ()),
    "title and short form": (_titled_short_form, ()),
    "short form and capitals": (_short_form, ()),
    "initial, no dot, and birth": (lambda _dice, who, _names: f"{who.given[0]} {who.family}", ("born",)),
    "title, initial, telephone": (
        lambda _dice, who, _names: f"Mr {who.given[0]} {who.family}",
        ("phone",),
    ),
    "surname in capitals and house": (lambda _dice, who, _names: who.family.upper(), ("address",)),
    "title, surname, relative": (lambda _dice, who, _names: f"Miss {who.family}", ("relative",)),
    "given name and mailbox": (lambda _dice, who, _names: who.given, ("email",)),
    "given name, house": (lambda _dice, who, _names: who.given, ("address",)),
    "given name, birth": (lambda _dice, who, _names: who.given, ("born",)),
    "spaced initials, birth": (lambda _dice, who, _names: f"{who.given[0]}. {who.family[0]}.", ("born",)),
    "letter left out, birth": (_letter_left_out, ("born",)),
    "user: reference": (lambda *_: "this young person", ("reference",)),
    "user: NHS number": (lambda *_: "this young person", ("nhs",)),
    "user: NI number": (lambda *_: "this young person", ("nino",)),
    "user: e-mail": (lambda *_: "this young person", ("email",)),
    "user: birth and postcode": (lambda *_: "this young person", ("born", "postcode")),
    "user: birth and house": (lambda *_: "this young person", ("born", "address")),
    "user: telephone and birth": (lambda *_: "this young person", ("phone", "born")),
}
SHORTENED = frozenset({"known as", "title and short form", "short form and capitals"})
NOBODY = "this young person"
BIRTHS = (
    "%d / %m / %Y",
    "%-d-%b-%Y",
    "%d.%m.%y",
    "%a %-d %b %Y",
    "%d-%m-%y",
    "the %-dth %B %Y",
    "%B %-d %Y",
    "%d/%m/%Y",
)
PHONES: list[Callable[[str], str]] = [
    lambda number: f"{number[:3]} {number[3:7]} {number[7:]}",
    lambda number: f"{number[:5]}.{number[5:8]}.{number[8:]}",
    lambda number: f"+44{number[1:]}",
    lambda number: f"(+44) {number[1:5]} {number[5:]}",
    lambda number: f"{number[:5]} {number[5:8]} {number[8:]}",
]
TENS: list[Callable[[str], str]] = [
    lambda number: f"{number[:3]} {number[3:6]} {number[6:]}",
    lambda number: f"{number[:3]}-{number[3:6]}-{number[6:]}",
    lambda number: f"{number[:3]}\u2009{number[3:6]}\u2009{number[6:]}",
    lambda number: f"{number[:6]} {number[6:]}",
    lambda number: number,
]


def laid_out(dice: Random, opening: str, lines: list[str], closing: str) -> str:
    """A plain letter, numbered minutes, a chat, one paragraph, or an answer with the question underneath."""
    layout = dice.randrange(5)
    if layout == 0:
        return f"{opening}\n" + "\n".join(lines) + f"\n{closing}\n"
    if layout == 1:
        numbered = [f"{number}. {line}" for number, line in enumerate(lines, start=1)]
        return f"{opening}\n\n" + "\n".join(numbered) + f"\n\n{closing}\n"
    if layout == 2:
        said = [f"[{9 + place % 8}:{10 + 3 * place}] {line}" for place, line in enumerate(lines)]
        return f"{opening}\r\n" + "\r\n".join(said) + f"\r\n{closing}\r\n"
    if layout == 3:
        return f"{opening} {' '.join(lines)}\n\n-- \n{closing}\n"
    return (
        f"Thanks, noted.\n\n{closing}\n\n-----Original message-----\n{opening}\n\n"
        + "\n\n".join(lines)
        + "\n"
    )
