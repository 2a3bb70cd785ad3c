"""What the two oldest sets share: how numbers are written, mail is laid out, and what is said beside a name."""

from collections.abc import Callable
from functools import partial

EARLY = True
CONDITIONS = "epilepsy,asthma,diabetes,autism,depression,multiple sclerosis,dementia,cerebral palsy"
ETHNICITIES = "White British,Somali,Pakistani,Roma,Black African,Polish,Mixed heritage"
JOBS = "bus driver,welder,cleaner,nursery nurse,chef,security guard,hairdresser,none"
OFFENCES = "shoplifting,burglary,assault,none,none,none,none"
BIRTHS = (
    "%d/%m/%Y",
    "%d.%m.%Y",
    "%-d %B %Y",
    "%-d %b %y",
    "%Y-%m-%d",
    "%-d/%-m/%y",
    "%B %-d, %Y",
    "%d-%m-%Y",
    "the %-d{th} of %B %Y",
)
PHONES: list[Callable[[str], str]] = [
    lambda number: number,
    lambda number: f"{number[:5]} {number[5:8]} {number[8:]}",
    lambda number: f"{number[:5]} {number[5:]}",
    lambda number: f"+44 {number[1:5]} {number[5:]}",
]
TENS: list[Callable[[str], str]] = [
    lambda number: number,
    lambda number: f"{number[:3]} {number[3:6]} {number[6:]}",
    lambda number: f"{number[:3]}-{number[3:6]}-{number[6:]}",
]
FACTS = {  # second facts, written apart from the name
    "born": ["Date of birth {born}.", "DOB: {born}", "born {born}", "D.o.b. {born}, as you asked."],
    "address": [
        "The address is {address}.",
        "Lives at {address}, {town}.",
        "Please write to {address}, {town}.",
    ],
    "postcode": ["Postcode {postcode}.", "It is the block at {postcode}."],
    "phone": ["Best number is {phone}.", "Ring {phone} after four.", "Tel. {phone}"],
    "email": ["E-mail: {email}", "You can write to {email} as well."],
    "reference": ["Our reference is {reference}.", "Ref {reference}"],
    "nhs": ["NHS number {nhs}.", "NHS no. {nhs}", "Her GP has the NHS number as {nhs}."],
    "nino": ["NI number {nino}.", "National Insurance number: {nino}"],
    "relative": ["{relative} came along as next of kin.", "I also spoke with {relative}, who is family."],
}
COMMON_WORDS = [  # names that are words, used as words
    "Will you mark the register, please? Grace is given until May.",
    "I hope that the price of the grant does not go up; the long and short of it is on page four.",
    "Rose and violet are the colours of the new leaflet, with a white and green border.",
    "The king of puddings is on the menu, and joy was unconfined in the hall.",
    "We took the lane behind the banks, past the marsh, and up the hill to the stone wall.",
    "Be patient: patience is a virtue, and the wood for the park bench comes in March or May.",
    "Young people and a hunter of bargains came to the fair; a good day.",
    "Robin redbreasts sit by the brook in the frost, a bright sight in a field of little birds.",
    "Frank talk, a rich cake, and a sunny pearl of a morning made a noble start.",
    "The cook and the baker read the law before they pay the mason a strong price.",
    "It may dawn on you that faith, hope and charity, in that order, are the names of the rooms.",
    "The ward at the north end has a new porter and a ford over the burn.",
]
PLACES_AND_DATES = [
    "The fair in {town} is on {day} and parking is by {street}.",
    "{town} library closes on {day}; books go to {street} instead.",
    "The lease of 200 {street} ends on {day}.",
    "Roadworks on {street}, {town}, last until {day}.",
]
LOOK_LIKE_NUMBERS = [
    "Your order {ten} has left the warehouse and the parcel number is {eleven}.",
    "Invoice {ten} is due; please quote {nine} when you pay.",
    "The serial number of the printer is {ten}, and its part number {letters}.",
    "ISBN {ten} costs 12.99 and is back in print.",
    "The meter reads {eight}, up from {eight}.",
    "Meeting ID {ten}, passcode {six}.",
    "NHS number {bad} was read out wrongly, as its last digit shows.",
    "The card ending in 1234 was declined; the receipt says {sixteen_bad}.",
    "Budget code {six}-{four}, line {three}, sum 1,234,567.89.",
    "Version 12.03.1984 build {ten} is installed.",
]
STRANGERS = (
    ("NHS", "NHS number {number}."),
    ("CHI", "The CHI is {number}."),
    ("HC", "H&C number {number}"),
    ("NINO", "The NI number is {number}."),
    ("UPN", "UPN: {number}"),
    ("ULN", "ULN {number}"),
    ("CARD", "Paid with {number}."),
    ("DRIVING", "Driving licence {number}"),
    ("PHONE", "Call back on {number}."),
    ("EMAIL", "Write to {number} please."),
    ("POSTCODE", "It is near {number}."),
)


def _letter(gap: str, opening: str, lines: list[str], closing: str) -> str:
    return f"{opening}\n\n{gap.join(lines)}\n\n{closing}\n"


LAYOUTS = [partial(_letter, gap) for gap in (" ", "\n", "\n\n")]
