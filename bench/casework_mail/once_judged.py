"""A set of mail that was for judging only, until it was looked at: its names, habits, sentences and layouts.

Now the detector is tuned on it, as on the other four that may be looked at; `judged.py` judges instead.
"""

from collections.abc import Callable
from random import Random
from typing import Any

GIVEN = """
    Adrian Ailsa Alexander Alistair Amir Anneliese Beryl Bilal Caitlin Camille Charles Clifford Clodagh Damian Delroy
    Demelza Dimitra Dorothy Eamon Edwina Eileen Emrys Enid Farid Fergus Ffion Folasade Gavin Geraldine Gethin Gillian
    Gita Gregory Gwyneth Hector Hermione Horace Ibrahim Imogen Ingrid Jacqueline Jaspreet Joanna Joaquín Jorge Kalpana
    Kieran Kirsty Kofi Leroy Li Lorna Lucinda Lukasz Mahmoud Manus Marcia Maximilian Meera Milos Mungo Nathaniel Nerys
    Ngozi Norma Odette Olwen Oonagh Pádraic Parveen Penelope Petra Queenie Ragnhild Ramesh Renée Rosalind Rufus Ruairí
    Saoirse Selwyn Shabana Siân Sofía Stanley Susannah Tadhg Talia Tobias Tunde Ursula Vera Vernon Wilfred Xavier Yolanda
    Zara Zeinab
"""
FAMILY = """
    Achebe Adair Ainsworth Akhtar Al-Amin Appiah Arbuthnot Ashworth Bakare Ballantyne Barnaby Begley Birtwistle Blackett
    Braithwaite Brzezicki Cadwallader Carruthers Cash Church Corrigan Cottrell Csonka D'Souza Dalziel Darby Deakin Diallo
    Drysdale Dyer Eccles Egan Escobar Faulkner Featherstone Ferreira Fitzpatrick Flack Gale Garvey Gauthier Gladwin Glover
    Goldberg Greenhalgh Haddad Halliday Hargreaves Heaney Hossain Hornby Igwe Inglis Jauhar Kaczmarek Kavanagh Kinsella
    Lachlan Latimer Leclerc Lockhart Łukasik MacAskill MacIver Major Makinde McAteer McElhinney McIlroy McQueen Merriweather
    Moon Mukherjee Naismith Ndlovu Nguyễn O'Dwyer O'Gorman O'Hanlon O'Malley Oduya Okoro Ormerod Pettigrew Pike Pritchard
    Quartey Ravenscroft Rees Rush Sackville Saunders Sharples Sørensen Stanković Stirling Sweet Tattersall Tennant Thackeray
    Trevelyan Uddin Ventura Warsame Whitelaw Wickramasinghe Yeates Zieliński Zulu
"""
SHORT_FORMS = (
    "Alexander:Alex,Sandy Jacqueline:Jackie Dorothy:Dot,Dottie Gillian:Gill Joanna:Jo Geraldine:Gerry Charles:Charlie,Chas "
    "Maximilian:Max Nathaniel:Nate,Nat Penelope:Penny Rosalind:Ros Stanley:Stan Susannah:Sue,Susie Gregory:Greg "
    "Clifford:Cliff Tobias:Toby Wilfred:Wilf Alistair:Ali Adrian:Ade Eileen:Aileen Imogen:Immy Edwina:Eddie"
)
MIDDLE = "Maud June Blair Ivor Leigh Nell Omar"
STREETS = "Copperfield Drive,Gasworks Lane,Rectory Walk,Salters Row,Cedar Mews,Nightingale Rise,Bakehouse Yard,Weir Street"
TOWNS = (
    "Oldcastle Moor,Birchington Fen,Strathneve,Aberwyn,Kilmorran,Tarn Bridge,Upper Stoke,Wexcombe,Sandholme"
)
AREAS = "DD2 SR4 LL18 BT34 PE7 TQ1"
WORKERS = ["Philippa Gannet-Rowe", "Ozias Trimble", "Zuleika Hobart", "Evander Plumley"]

Say = Callable[[Random, Any, Any], str]


def _typed(_dice: Random, who: Any, _names: Any) -> str:
    return f"{who.given} {who.family.upper()}"


def _register(_dice: Random, who: Any, _names: Any) -> str:
    return f"{who.family.upper()}, {who.given} {who.middle[0]}"


def _file_name(_dice: Random, who: Any, _names: Any) -> str:
    return f"{who.family}_{who.given}"


def _nickname(dice: Random, who: Any, names: Any) -> str:
    return f"{who.given} “{dice.choice(names.short[who.given])}” {who.family}"


def _in_brackets(dice: Random, who: Any, names: Any) -> str:
    return f"{dice.choice(names.short[who.given])} ({who.given}) {who.family}"


def _by_short_form(dice: Random, who: Any, names: Any) -> str:
    return f"{who.family}, {dice.choice(names.short[who.given])}"


def _couple(dice: Random, who: Any, names: Any) -> str:
    return f"{who.given} and {dice.choice(names.given)} {who.family}"


# The case, how the person is named, and with which second fact.
HABITS: dict[str, tuple[Say, tuple[str, ...]]] = {
    "family name in capitals": (_typed, ()),
    "as in a register": (_register, ()),
    "as in a file name": (_file_name, ()),
    "nickname in quotes": (_nickname, ()),
    "full name in brackets": (_in_brackets, ()),
    "surname first, short form": (_by_short_form, ()),
    "one of a couple": (_couple, ()),
    "full name, plainly": (lambda _dice, who, _names: f"{who.given} {who.family}", ()),
    "full name, two spaces": (lambda _dice, who, _names: f"{who.given}  {who.family}", ()),
    "small letters, plainly": (lambda _dice, who, _names: f"{who.given} {who.family}".lower(), ()),
    "middle initial": (lambda _dice, who, _names: f"{who.given} {who.middle[0]}. {who.family}", ()),
    "title, name, middle name": (lambda _dice, who, _names: f"Ms. {who.given} {who.middle} {who.family}", ()),
    "possessive, curly": (lambda _dice, who, _names: f"{who.given} {who.family}’s", ()),
    "over a wrapped line": (lambda _dice, who, _names: f"{who.given}\n    {who.family}", ()),
    "two initials": (lambda _dice, who, _names: f"{who.given[0]}.{who.middle[0]}. {who.family}", ("born",)),
    "initial behind": (lambda _dice, who, _names: f"{who.family} {who.given[0]}", ("phone",)),
    "title and capitals": (lambda _dice, who, _names: f"MRS {who.family.upper()}", ("born",)),
    "family name alone": (lambda _dice, who, _names: who.family, ("born",)),
    "family name and house": (lambda _dice, who, _names: who.family, ("address",)),
    "first name, birth": (lambda _dice, who, _names: who.given, ("born",)),
    "first name, house": (lambda _dice, who, _names: who.given, ("address",)),
    "first name, telephone": (lambda _dice, who, _names: who.given, ("phone",)),
    "first name, relative": (lambda _dice, who, _names: who.given, ("relative",)),
    "dotted initials, birth": (lambda _dice, who, _names: f"{who.given[0]}.{who.family[0]}.", ("born",)),
    "tenant: reference": (lambda *_: "our tenant", ("reference",)),
    "tenant: NHS number": (lambda *_: "our tenant", ("nhs",)),
    "tenant: NI number": (lambda *_: "our tenant", ("nino",)),
    "tenant: e-mail": (lambda *_: "our tenant", ("email",)),
    "tenant: birth and house": (lambda *_: "our tenant", ("born", "address")),
    "tenant: birth and telephone": (lambda *_: "our tenant", ("born", "phone")),
}
SHORTENED = frozenset({"nickname in quotes", "full name in brackets", "surname first, short form"})
NOBODY = "our tenant"
BIRTHS = (
    "%d/%m/%y",
    "%-d.%-m.%Y",
    "%d %b %Y",
    "%-d %B, %Y",
    "%Y/%m/%d",
    "%d%m%Y",
    "%b %-d %Y",
    "%A %-d %B %Y",
)
PHONES: list[Callable[[str], str]] = [
    lambda number: f"{number[:5]}-{number[5:8]}-{number[8:]}",
    lambda number: f"({number[:5]}) {number[5:]}",
    lambda number: f"0044 {number[1:5]} {number[5:]}",
    lambda number: f"+44 (0){number[1:5]} {number[5:8]} {number[8:]}",
    lambda number: f"{number[:4]} {number[4:7]} {number[7:]}",
]
TENS: list[Callable[[str], str]] = [
    lambda number: f"{number[:3]} {number[3:6]} {number[6:]}",
    lambda number: f"{number[:3]}\u00a0{number[3:6]}\u00a0{number[6:]}",
    lambda number: number,
]
OPENINGS = [
    "{worker}, hi.",
    "Dear Panel,",
    "Hello there,",
    "Dear {worker} and colleagues,",
    "FAO {worker}",
    "Hey {worker}",
]
CLOSINGS = [
    "{worker} (he/him)",
    "With best regards\n{worker}\nOutreach",
    "Yours,\n{worker}",
    "xx {worker}",
    "Sent on the go, {worker}",
]
ABOUT = [
    "Quick one about {who}: the flat was not ready when we got there.",
    "Has anybody heard from {who} since the weekend?",
    "Minutes, item 4. {who} to be offered a place on the course.",
    "As discussed, {who} would rather be seen at home.",
    "The landlord named {who} in a notice that came this morning.",
    "Could transport be arranged for {who}, please?",
    "With regret I must report that {who} has fallen out with the hostel.",
    "Spoke at length with {who} and we are on the same page.",
    "The form for {who} came back unsigned.",
    "Next on the list is {who}, whom I have not met.",
    "I promised {who} an answer by the end of the week.",
    "Nothing was said about {who} at the handover.",
]
AROUND = [
    "Mind the step by the back door.",
    "Somebody has moved the stapler.",
    "We close at four on Fridays in winter.",
    "The rota for half term is on the board, so have a look.",
    "Kettle is broken again.",
    "Cake in the kitchen, while it lasts.",
    "Expenses have to be in by the 28th.",
    "If in doubt, ask.",
    "The trustees met on 11 February 2026 and were pleased.",
    "A skip will be delivered on 5.10.2026.",
    "Funding was agreed for three more years.",
    "The number 42 does not stop there any longer.",
    "My diary is a mess but I can do Tuesday.",
    "The volunteers did us proud at the fair.",
    "It rained, and still a crowd turned up.",
    "Lessons were learned and cups were washed.",
    "The cellar floods when the wind is in the east.",
    "Our leaflets are at the printer's.",
    "I shall be on the late shift all week.",
    "The photocopier wants a new drum.",
]
FACTS = {
    "born": ["Birthday: {born}.", "Born on {born}.", "(d.o.b. {born})", "They were born {born}, it says."],
    "address": ["Now at {address}.", "Post goes to {address} in {town}.", "Seen at home, {address}."],
    "postcode": ["The postcode is {postcode}."],
    "phone": ["Mobile {phone}.", "Call {phone}, not before nine.", "Phone: {phone}"],
    "email": ["Mail to {email} bounces.", "<{email}>"],
    "reference": ["Case {reference}.", "Quote {reference} when you ring."],
    "nhs": ["NHS: {nhs}", "The surgery needs the NHS number, {nhs}."],
    "nino": ["NINO {nino}", "The Jobcentre has {nino}."],
    "relative": ["{relative} is down as the carer.", "Please copy in {relative}."],
}
SPEAKS_OF = {
    "health": ["The insulin ran out on Sunday.", "There was a second stroke in the spring."],
    "criminal": ["Bail ends with the trial next month.", "A caution for theft is on file."],
    "safeguarding": ["A MARAC referral was made.", "We suspect that the lodger is grooming them."],
    "religion": ["They go to the mosque on Fridays.", "Kosher meals, please."],
    "ethnicity": ["The family are Irish Travellers.", "Ethnicity was given as Chinese."],
    "sex life": ["He has come out as gay to the group.", "The transgender support line was helpful."],
    "politics": ["She canvasses for the Conservative Party.", "They left over a row about Reform UK."],
    "union": ["The Unite rep rang.", "Trade union membership was raised at the tribunal."],
    "genetic": ["Genetic testing has been offered.", "The gene for Huntington's was found."],
    "biometric": ["Fingerprints are taken on entry.", "The face recognition at the gate failed."],
}
MEANS_NOTHING = [
    "The printer jammed under stress of work.",
    "A cross-party quiz night, so to speak: the kitchen against the garden.",
    "The bank's computer has a virus again.",
    "The court shoes in the charity box are size six.",
    "A new union of the two leaflets is being drafted.",
    "The ball game drew a mixed crowd.",
    "White paint and black bin bags are on order.",
    "The front door key is in the safe.",
    "Our arrest of the leak took two buckets.",
    "The gene pool of jokes is shallow.",
]
COMMON_WORDS = [
    "Rush hour was sweet relief after the gale, and the moon came up over the church.",
    "Cash is king: a major point, as the pike in the pond will tell you.",
    "The glover on the corner has shut; a dyer has the lease and will rush to open.",
    "Vera cruised to a win at dominoes, as the parrot of that name does.",
    "Stan the van, as we call it, needs a service in March.",
    "Bring a sandy towel, a penny for the slot, and a cliff-top appetite.",
    "Max capacity is forty; the toby jug is for tips.",
    "The major sweet makers rush out eggs before Easter.",
    "It was a moon of cash, a church of noise, and a gale of laughter.",
    "A pat on the back, a dot on the map, a rose in the vase.",
    "They will mark the bill, may frank the post, and hope to be in good cheer.",
    "The jack was under the car, next to a gill of oil.",
]
PLACES_AND_DATES = [
    "{town} flower show opens {day} off {street}.",
    "The {street} surgery in {town} shut its doors on {day}.",
    "On {day} the bus from {town} went by {street} instead.",
    "300 {street} has been for sale since {day}.",
]
LOOK_LIKE_NUMBERS = [
    "Delivery {ten} is with the driver, van {six}.",
    "Policy {eleven} renews next month; excess {three} pounds.",
    "Job no {eight}: gutter cleared.",
    "Version {six}.{four} fixes the bug, ticket {nine}.",
    "Part no {letters}, quantity {three}.",
    "The meter said {eight} on Monday.",
    "Booking {ten} is for twelve people.",
    "They read out NHS {bad}, and it cannot be right.",
    "Receipt {sixteen_bad} is torn.",
    "Grid square {four} {four}, sheet {three}.",
]
STRANGERS = {
    "NHS": "The NHS number we were given is {number}.",
    "CHI": "CHI {number} from the ward.",
    "HC": "Her H&C number: {number}",
    "NINO": "National Insurance {number} on the slip.",
    "UPN": "The pupil number (UPN) is {number}.",
    "ULN": "His ULN: {number}",
    "CARD": "The card was {number}, now stopped.",
    "DRIVING": "Licence no {number} was shown.",
    "PHONE": "The plumber is on {number}.",
    "EMAIL": "Invoices to {number} only.",
    "POSTCODE": "Meet at {number}, by the gate.",
}
TELLING = {
    "age": ("{noun}, {age} years old,", "{noun} of {age}"),
    "town": ("based in {town}", "of {town}"),
    "condition": ("who has had {condition} since school", "and {condition}"),
    "job": ("once a {job}", "and works as {job}"),
    "ethnicity": ("who is {ethnicity}", "from a {ethnicity} family"),
    "family": ("bringing up {count} children", "whose {count} kids are at home"),
    "begin": ("Could we take on a {these}?", "Thinking aloud about a {these}.", "New enquiry: {these}."),
}


def laid_out(dice: Random, opening: str, lines: list[str], closing: str) -> str:
    """A letter, a list of points, a text message, or what somebody answered to."""
    layout = dice.randrange(4)
    if layout == 0:
        return f"{opening}\r\n\r\n" + "\r\n".join(lines) + f"\r\n\r\n{closing}\r\n"
    if layout == 1:
        return f"{opening}\n\n" + "\n".join(f"* {line}" for line in lines) + f"\n\n{closing}\n"
    if layout == 2:
        return " ".join(lines) + f" {closing}"
    return f"{lines[0]}\n\n{closing}\n\n> {opening}\n> " + "\n> ".join(lines[1:]) + "\n"
