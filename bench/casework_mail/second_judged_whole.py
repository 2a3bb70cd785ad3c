"""Ways of naming somebody, in the set that judged second, that need sentences or a form of their own."""

from bench.casework_mail import second_judged_naming as name
from bench.casework_mail.habit import Habit

PLAIN: dict[str, Habit] = {
    "both names once, then the first": Habit(
        whole=[
            "{who} came in about the bond. I told {given} it takes ten working days.",
            "Met with {who} today.  {given} is keen to start and has sorted the bus fare.",
            "{who} has been offered a viewing. {given} can do any day but Tuesday.",
            "Referral accepted for {who}. First appointment offered to {given} for the 12th.",
            "re {who}: {given} tells me that the cooker is in but not wired up",
        ],
        often=2,
    ),
    "subject line": Habit(
        whole=[
            "Subject: {who} - rent query",
            "Subject: RE: FW: {who}",
            "SUBJECT: {family}, {given} / review date",
            "Subject: Visit to {who} this Thursday\n\nSee subject.",
            "Subject: {given} {family} (no longer urgent)",
        ],
        often=2,
    ),
    "Re: with the birth": Habit(
        whole=[
            "Re: {who}, DOB {born}",
            "RE: {title} {given} {family} ({born})",
            "Our client: {who}\nDate of birth: {born}",
            "In respect of {who} born {born}",
            "Re {FAMILY} {given}, {born}, of {address}, {town}",
        ],
        suits=name.grown_alone,
        often=2,
    ),
    "form with labels": Habit(
        whole=[
            "Surname: {family}\nForename(s): {given} {middle}\nD.O.B.: {born}\nAddress: {address}, {town}",
            "First name: {given}\nLast name: {family}\nPostcode: {postcode}\nBest contact: {phone}",
            "Name of tenant     {given} {family}\nProperty           {address}\nTown               {town}",
            "1. Applicant: {who}\n2. NI no.: {nino}\n3. Date of birth: {born}\n4. Consent: yes",
            "Client name: {FAMILY}, {given}\nRef: {reference}\nWorker:\nReason for contact: see over",
            "Family name ... {family}\nGiven name ... {given}\nNHS no. ... {nhs}",
        ],
        often=2,
    ),
    "file number and nothing else": Habit(
        whole=[
            "Can somebody close {reference} for me?",
            "{reference} - needs a new worker from Monday.",
            "Overdue review: {reference}.",
            "Re our ref {reference}, no reply as yet.",
            "I've merged the notes into {reference}, please check.",
        ],
        often=2,
    ),
    "NHS number and nothing else": Habit(
        whole=[
            "Please confirm you hold a file for NHS number {nhs}.",
            "NHS no: {nhs}, no name given for privacy.",
            "The letter only says NHS {nhs}.",
            "Match needed for NHS number {nhs}, thanks.",
        ]
    ),
    "NI number and nothing else": Habit(
        whole=[
            "DWP have written about NI number {nino}.",
            "NINO {nino}: claim paid on the 14th.",
            "Payment stopped, National Insurance no. {nino}, please advise.",
        ]
    ),
    "mailbox and nothing else": Habit(
        whole=[
            "I had an auto-reply from {email}, is that mailbox still in use?",
            "To: {email}\nYour appointment is confirmed.",
            "Forwarded to {email} on Monday, no answer.",
            "<{email}> wrote: can I come at four instead",
        ]
    ),
    "from the address book": Habit(
        whole=[
            '"{family}, {given}" <{email}> has accepted the invitation.',
            "To: {given} {family} <{email}>",
            "From: {given} {family} [mailto:{email}]",
        ]
    ),
    "line of a register": Habit(
        whole=[
            "{FAMILY} {given}   9B   {born}   present",
            "{family} {given} | {born} | late | 2",
            "14  {given} {family}  {reference}  abs",
            "{reference};{family};{given};{born};{postcode}",
            '"{given}","{family}","{born}","{town}"',
        ]
    ),
    "owner of something": Habit(
        whole=[
            "{who}'s bag is in the office.",
            "Have you got {who}'s signed copy?",
            "I was told {who}'s landlord wants to meet.",
            "It's {who}'s turn for the laptop.",
        ],
    ),
}
ODD: dict[str, Habit] = {
    "surname spelt for the typist": Habit(
        name.spelt,
        [
            "First name {given}, surname spelt {who}.",
            "letter to {given}, family name is {who}, thank you",
            "The name, I'll spell it, is {who}, first name {given}.",
        ],
        suits=name.in_plain_letters,
    ),
    "punctuation said aloud": Habit(
        whole=[
            "this is about {given} {family} comma born {born} comma who wants a copy of the plan full stop",
            "file note colon {given} {family} comma {address} comma keys handed back full stop",
            "dear sirs new line {given} {family} brackets {reference} close brackets full stop",
        ]
    ),
    "attachment": Habit(
        name.file_name,
        [
            "Please find attached {who}",
            "Attachments (1): {who}",
            "I could not open {who}, can you send it again?",
            "Saved as {who} on the drive.",
        ],
    ),
    "fields of an export": Habit(
        whole=[
            "first_name={given}; last_name={family}; dob={born}; status=open",
            "fname: {given} | lname: {family} | tel: {phone} | pref: text",
            "<forename>{given}</forename><surname>{family}</surname><ref>{reference}</ref>",
            "GIVEN_NAME\tFAMILY_NAME\tPCODE\n{given}\t{family}\t{postcode}",
        ]
    ),
    "initials run into the birth": Habit(
        whole=[
            "Box label {initials}{birth6}.",
            "Locker {initials}{birth6} is to be emptied.",
            "User ID on the old database: {initials}{birth6}",
        ]
    ),
    "whose relative it is": Habit(
        whole=[
            "Bumped into {given}, you know, {relative}'s relation.",
            "{given} and {relative} both came in to sign.",
            "{relative} rang on behalf of {given}.",
            "Left a message with {relative} for {given}.",
        ],
        suits=name.related,
    ),
    "household at a house": Habit(
        whole=[
            "The {family} household at {address} has no hot water.",
            "{family} family, {address}, parcel on Friday.",
            "Visit to the {family} place, {address}, {town}, at noon.",
            "{address} - tenant {family} - gas check due",
        ]
    ),
    "two of one family name": Habit(
        whole=[
            "{given} and {kin} {family} will share a taxi.",
            "Both {given} {family} and {kin} {family} are down for Tuesday.",
            "Mix-up between {given} {family} and {kin} {family}, post went to the wrong one.",
        ],
        suits=name.with_kin,
    ),
    "two of a list": Habit(
        whole=[
            "To ring today: {who}, {other}.",
            "- {who} (Mon)\n- {other} (Weds)",
            "I have {who} at ten and {other} at two.",
            "{who} swapped slots with {other}.",
        ]
    ),
    "house and birth, no name": Habit(
        whole=[
            "The lady or gent at {address}, born {born}, needs new keys.",
            "Tenant of {address}, dob {born}, has given notice.",
            "Occupant: {address}, {town}. DOB: {born}.",
        ]
    ),
    "telephone and birth, no name": Habit(
        whole=[
            "Caller on {phone}, date of birth {born}, wants the duty worker.",
            "Voicemail from {phone}, gave dob {born} and no name.",
        ]
    ),
    "postcode and birth, no name": Habit(
        whole=[
            "DOB {born}, postcode {postcode}, is that one of yours?",
            "Match on {born} / {postcode} please.",
        ]
    ),
    "end of an NHS number": Habit(
        whole=[
            "{given}, NHS number ending {last4}, has a new letter.",
            "Letter for {given} (NHS no. ends in {last4}).",
            "nhs no ending {last4}, {given}, chased today",
        ],
        suits=name.by_last_four,
    ),
    "file number without its letters": Habit(
        whole=[
            "{given} (file {digits}) needs a call.",
            "case {digits}, {given}, nothing to add",
            "Ref {digits} - {given} - moved to Thursday.",
        ],
        suits=name.by_file,
    ),
    "file number typed loosely": Habit(
        whole=[
            "Nothing on {apart} since May.",
            "see {stroke} for the plan",
            "{run_on} is still open on my list.",
        ]
    ),
    "claimant and defendant": Habit(
        whole=[
            "BETWEEN: Northshire Homes Ltd (Claimant) and {GIVEN} {FAMILY} (Defendant). Possession, rent arrears.",
            "Northshire Homes -v- {family}, {given}: listed for ten minutes.",
            "Claim by the landlord against {title} {given} {family}, deposit not protected.",
        ],
        suits=name.grown_alone,
    ),
    "names a sentence apart": Habit(
        whole=[
            "Had {given} in again. Surname {family}, you dealt with the grant.",
            "Is {given} yours? The {family} file, I mean, not the other one.",
            "{given} left these keys. ({family}.)",
        ]
    ),
}
MAY_BE: dict[str, Habit] = {
    "first name, age and town": Habit(
        whole=[
            "{given} ({age}) from {town} wants to join the gardening group.",
            "Had a call from {given}, {age}, in {town}, no surname left.",
            "{given}, aged {age}, {town}: asked about the minibus.",
        ],
        suits=name.by_age,
        may_be=True,
    ),
    "first name and street": Habit(
        whole=[
            "{given} on {street} has lost the bin key.",
            "Saw {given} from {street} at the market.",
            "{given}, {street}, did not catch the number.",
        ],
        suits=name.by_street,
        may_be=True,
    ),
}
