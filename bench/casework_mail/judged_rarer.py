"""Rarer ways of naming somebody, in the set for judging only: chats, shift notes, forms, files, numbers without a name."""

from bench.casework_mail import judged_naming as name
from bench.casework_mail.habit import Habit

ODD: dict[str, Habit] = {
    "on the front of an envelope": Habit(
        name.on_an_envelope,
        [
            "Returned post:\n{who}\n{address}\n{town}\n{postcode}",
            "Letter to go to {who}, {address}, {town}.",
            "Bill addressed to {who}, {address}.",
        ],
        suits=name.grown,
        often=2,
    ),
    "chat copied from a phone": Habit(
        whole=[
            "[24/11/2026, 14:02] {given} {family}: hi is it ok if i come at 4 instead\n[24/11/2026, 14:05] Duty phone: yes that's fine",
            "Text from {given} ({phone}): sorry missed ur call can u ring me back",
            "{given} {family}\nToday 09:12\nMorning, the heating is off again",
            "Copied from the duty mobile: {phone} - hi its {given} i cant make it today",
        ],
        often=2,
    ),
    "voicemail written out by a machine": Habit(
        whole=[
            "Voicemail transcript: hi its {given} {family} here um my date of birth is {born} can somebody ring me back thanks bye",
            "Voicemail from {phone} (0:21): hello this is {given} {family} calling about my letter",
        ]
    ),
    "signed by the person": Habit(
        whole=[
            "From: {email}\nTo: Support Team\n\nhi can you tell me when my next appointment is\n\nthanks {given} {family}",
            "See message from the website form.\nName: {given} {family}\nEmail: {email}\nMessage: please call me",
            "Forwarding this:\n\nI would like to make a complaint about the repairs.\nYours, {given} {family}, {address}",
        ],
        often=2,
    ),
    "line in the diary": Habit(
        whole=[
            "10:00-11:00 Home visit {given} {family}, {short_address}",
            "When: Thursday 3 December 14:00\nWhere: {short_address}, {town}\nWhat: Review - {given} {family}",
            "Accepted: {given} {family} support session @ Thu 3 Dec 2pm",
            "2pm {given} ({short_address})",
        ],
        often=2,
    ),
    "street cut short": Habit(
        whole=[
            "{given} at {short_address} hasn't had any hot water since Sunday.",
            "Job raised for {short_address} (tenant {given} {family}).",
            "Can you drop the forms off to {given}, {short_address}?",
            "{title} {family}, {short_address}, has reported a leak.",
        ],
        suits=name.grown,
        often=2,
    ),
    "shift notes": Habit(
        whole=[
            "22:40 {initials} ({reference}) back in, went straight to room.",
            "Night shift: quiet. {given} {family} up at 3 making toast.",
            "HANDOVER\n{given} {family} - keys replaced\n{other} - no contact",
            "08:15 Knocked for {given} {family}, no reply. 09:30 Knocked again, up and about.",
        ],
        often=2,
    ),
    "rows pasted from a spreadsheet": Habit(
        whole=[
            "Surname\tFirst name\tRef\tArrears\n{family}\t{given}\t{reference}\t£212.40",
            "{given} {family}\t{born}\t{postcode}\tActive",
            "Name\tDOB\tStart date\n{FAMILY} {given}\t{born}\t01/09/2026",
        ],
        often=2,
    ),
    "surname, forename and birth as police write": Habit(
        whole=[
            "{FAMILY}, {given} b. {born} - is this person living with you?",
            "Please confirm the current address of {FAMILY} {given} ({born}).",
            "Subject: {given} {FAMILY} {born} - request for information",
        ]
    ),
    "pupil as a school writes": Habit(
        whole=[
            "{given} {family} (9B) has had 3 late marks this week.",
            "Student: {given} {family}, Year 10. Subject: PE kit.",
            "Dear Parent/Carer of {given} {family}",
            "Please collect {given} {family} in 8K from reception at 2.15.",
        ],
        suits=name.child,
        often=2,
    ),
    "parent writing of a child": Habit(
        whole=[
            "I am {given} {family}'s mum and I want to know who to speak to about the bus.",
            "My child {given} ({born}) will not be in tomorrow.",
            "hi its {given}'s mum, thats {given} {family} in year 9, running late today",
        ],
        suits=name.child,
    ),
    "relative of the one named": Habit(
        whole=[
            "{relative}, who looks after {given} {family}, rang to rearrange.",
            "Contact for {given} {family}: {relative}.",
            "{relative} is the emergency contact for {given} {family}.",
            "I spoke with {relative} about {given} {family}.",
        ],
        suits=name.related,
        often=2,
    ),
    "baby's mother named": Habit(
        whole=[
            "Moses basket needed for the baby of {given} {family}.",
            "{given} {family}'s baby is three weeks old on Sunday.",
            "Nursery place agreed for {given} {family}'s little one.",
        ],
        suits=name.young_mother,
    ),
    "brother and sister": Habit(
        whole=[
            "Please book {given} and {kin} {family} on to the day trip.",
            "{given} {family} and {kin} {family} were both in today.",
            "Both {given} and {kin} {family} need new ID photos.",
        ],
        suits=name.with_kin,
    ),
    "name of a file": Habit(
        name.file_name,
        ["Attached: {who}", "I've saved it as {who} in the shared folder.", "Attachment: {who} (212 KB)"],
        often=2,
    ),
    "from the address line": Habit(
        whole=[
            "From: {given} {family} <{email}>",
            "To: {given} {family} <{email}>\nYour booking is confirmed.",
            "On Tue, 24 Nov 2026 at 16:20, {given} {family} <{email}> wrote:",
        ],
        often=2,
    ),
    "email address and no name": Habit(
        whole=[
            "Can you add {email} to the Zoom invite please?",
            "Delivery failed: {email}",
            "I emailed {email} on Monday and have had nothing back.",
        ]
    ),
    "NHS number and no name": Habit(
        whole=["Please quote NHS number {nhs} when you reply.", "Results letter returned, NHS number {nhs}."]
    ),
    "NI number and no name": Habit(
        whole=["Payment of housing costs for NI number {nino}.", "UC journal note for {nino} attached."]
    ),
    "DOB and postcode, no name": Habit(
        whole=[
            "Do you have anyone with DOB {born} at {postcode}?",
            "DOB {born}, postcode {postcode}, new contact.",
        ]
    ),
    "DOB and address, no name": Habit(
        whole=[
            "Tenant at {address} (DOB {born}) has asked for a transfer.",
            "Gas check for {address}, tenant's DOB {born}.",
        ]
    ),
    "bank statement line": Habit(
        name.pay_reference,
        ["24 NOV  FP  {who} {run_on}  85.00 CR", "Unallocated: {who} {reference} £63.20"],
    ),
    "foot of a passport": Habit(
        name.passport_line,
        ["Passport copied, it reads:\n{who}\nDOB {born}", "ID check done, DOB {born}.\n{who}"],
        suits=name.in_plain_letters,
    ),
    "name of an account": Habit(
        name.user_name,
        [
            "{given} can't log in, the user name is {who} and the email is {email}.",
            "College login for {given} {family} is {who}.",
            "New user set up: {who} ({given} {family}).",
        ],
    ),
    "first name, end of NHS number": Habit(
        whole=[
            "The text says {given}, NHS number ending {last4}, is to book online.",
            "Appointment letter for {given}, NHS number ending {last4}.",
        ],
        suits=lambda who, known: known.at[who.given, who.nhs[-4:]] == 1,
    ),
    "reference without hyphen or letters": Habit(
        whole=[
            "{run_on} please, I can't find it on the system.",
            "{apart} - rent statement attached.",
            "Case {digits}, {given}, moved to the new worker.",
        ],
        suits=lambda who, known: not who.reference.startswith("SH-00") and name.shortly(who, known),
    ),
    "new name with the old one": Habit(
        whole=[
            "{given} {family}, now {given} Farthingale, has sent in a new bank letter.",
            "{given} Farthingale (was {family}) has got married, please update.",
            "Change of name: {given} {family} to {given} Hollowell.",
        ]
    ),
    "landlord's own words": Habit(
        whole=[
            "my tenant {given} {family} at {address} hasnt paid since september",
            "{title} {family} at {address} has not let the plumber in.",
            "Rent statement for tenant {given} {family}, {address}, {town}.",
        ],
        suits=name.grown,
        often=2,
    ),
    "spelt out on the phone": Habit(
        whole=[
            "Surname is {family}, first name {given}.",
            "First name {given}, surname {family}, didn't leave a number.",
            "Caller gave first name as {given} and last name as {family}.",
        ]
    ),
}
