"""Ways of naming somebody, in the set for judging only, that need sentences or a form of their own."""

from bench.casework_mail import judged_naming as name
from bench.casework_mail.habit import Habit

PLAIN: dict[str, Habit] = {
    "both names, from then on the first": Habit(
        whole=[
            "I visited {who} this morning. {given} is settling in well and has been to the food bank.",
            "{who} called in at 3pm. I gave {given} the form to take away.",
            "Thanks for referring {who}. We have offered {given} an assessment on Thursday at 10.",
            "{who} has started on the Level 1 course. {given} says it is going fine so far.",
            "I'm worried that {who} will lose the flat. {given} has not been paying the top up.",
            "{who} is moving out on Friday and {given} will need help with a van.",
        ],
        often=8,
    ),
    "both names, from then on the title": Habit(
        whole=[
            "I have spoken to {who}. {title} {family} does not wish to appeal.",
            "We act for {who}. {title} {family} moved in on 1 September.",
            "I refer to the tenancy of {who}. We have written to {title} {family} twice.",
        ],
        suits=name.grown,
        often=3,
    ),
    "in the subject of a mail": Habit(
        whole=[
            "Subject: {who}",
            "Subject: RE: {who} - housing benefit",
            "Subject: FW: Referral - {who}",
            "Subject: {who} {reference}",
            "Subject: {given} {family} DOB {born}",
            "Subject: URGENT - {who}",
        ],
        often=7,
    ),
    "first name above, both names in the trail": Habit(
        whole=[
            "{given} is happy with this, see below.\n\nFrom: Duty Team\nTo: Support Team\nSubject: {given} {family}",
            "Any news on {given}? Original email below.\n\n> I am emailing about {given} {family}, {born}.",
            "Please see {given}'s answer below.\n\n-----Original Message-----\nFrom: {given} {family} <{email}>\nI can do Tuesday.",
        ],
        often=4,
    ),
    "owner of the thing": Habit(
        whole=[
            "Please can you send me {who}'s tenancy agreement?",
            "{who}'s review is overdue.",
            "I have {who}'s post here.",
            "Can you update {who}'s risk assessment before Friday?",
            "{who}'s mum rang to ask what time the trip gets back.",
        ],
        often=6,
    ),
    "our reference and no name": Habit(
        whole=[
            "Please can you call the client on {reference}?",
            "Can you check the notes on {reference} please, I can't see an assessment.",
            "New note added to {reference}.",
            "{reference} has been assigned to you.",
            "I have closed {reference} as agreed.",
        ],
        often=5,
    ),
    "referral form filled in": Habit(
        whole=[
            "Name: {given} {family}\nDOB: {born}\nAddress: {address}, {town}, {postcode}\nTelephone: {phone}",
            "Client name: {given} {family}\nDate of birth: {born}\nNI number: {nino}\nConsent given: Yes",
            "First name(s): {given}\nSurname: {family}\nDate of birth: {born}\nReferred by: Student Services",
            "Full name: {given} {middle} {family}\nPreferred contact: {phone}\nReason for referral: help with benefits",
            "Surname\t{family}\nForename\t{given}\nD.O.B.\t{born}\nCase ref\t{reference}",
        ],
        often=5,
    ),
    "head of a letter from a surgery": Habit(
        whole=[
            "Re: {title} {given} {family}, DOB: {born}, NHS No: {nhs}\n{address}, {town}, {postcode}",
            "RE: {given} {family} - D.O.B. {born}\nNHS number: {nhs}",
            "Patient: {FAMILY}, {given} ({title})\nDOB: {born}\nNHS: {nhs}",
        ],
        suits=name.grown,
        often=3,
    ),
    "two people in one mail": Habit(
        whole=[
            "I have appointments with {who} at 10 and {other} at 11.30.",
            "Two for next week's panel: {who} and {other}.",
            "Please can you ring {who} and {other} today?",
            "Voids: {who} is moving out and {other} will be moving in.",
        ],
        often=3,
    ),
}
MAY_BE: dict[str, Habit] = {
    "title, family name and street": Habit(
        whole=[
            "{title} {family} on {street} has put in a complaint.",
            "Please call on {title} {family} in {street}.",
        ],
        suits=name.grown_by_street,
        may_be=True,
    ),
    "first name and the street": Habit(
        whole=["I saw {given} from {street} in town.", "{given} on {street} wants a call."],
        suits=name.by_street,
        may_be=True,
    ),
    "first name, age, town": Habit(
        whole=[
            "New enquiry: {given}, {age}, from {town}.",
            "{given}, aged {age}, {town}, would like to join the group.",
        ],
        suits=name.by_age,
        may_be=True,
    ),
    "family name at the top of a list": Habit(
        whole=["{family} - chase.", "Outstanding: {family} (forms)", "{family}, awaiting reply."],
        suits=name.by_family_name,
        may_be=True,
    ),
}
