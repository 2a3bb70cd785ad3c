"""Habits of naming that need a whole sentence, a form, a table or the head of a letter of their own."""

from datetime import date
from random import Random
from typing import Any

from bench.casework_mail.habit import Habit, Known, alone


def _given(_dice: Random, who: Any) -> str:
    return str(who.given)


def _at_school(who: Any) -> bool:
    return bool(date(2010, 9, 1) <= who.born < date(2015, 9, 1))


def _has_kin(who: Any, known: Known) -> bool:
    return bool(known.kin(who)) and "-" not in who.family and alone(who, known)


NAMED: dict[str, Habit] = {
    "both names, then the first": Habit(
        whole=(
            "{who} rang twice. {given} is happy with the flat but not with the stairs.",
            "Met {who} at the café. {given} brought the letter and I took a copy.",
            "New file opened for {who}. {given} will sign when {she} is next in.",
        )
    ),
    "two of one family, one family name": Habit(
        _given,
        whole=(
            "{given} and {kin} {family} are both on the list for the trip.",
            "Please book {given} & {kin} {family} into the budgeting group.",
            "The landlord has served notice on {given} and {kin} {family}, joint tenants.",
        ),
        suits=_has_kin,
    ),
    "two names on a list": Habit(
        whole=(
            "Waiting list as of today:\n1) {who}\n2) {other}\n3) tbc",
            "Collecting hampers: {who}; {other}; two more from the night shelter.",
            "{who}, {other} - neither has paid for the coach.",
            "Sign-ups this week\n- {other} (Unit 4)\n- {who} (Unit 9)",
        )
    ),
    "heading of a court's letter": Habit(
        whole=(
            "IN THE COUNTY COURT\nQuayside Homes Ltd (Claimant)\nand\n{title} {who} (Defendant)\n14 January 2027",
            "Quayside Homes v {family} - {title} {who}, defendant in person. Listed for 15 minutes.",
            "Order of District Judge: the claim for possession against {who} is stood over for 28 days.",
        )
    ),
    "letter from a school": Habit(
        whole=(
            "To the parent or guardian of {who}\n\nAttendance this half term: 87.5%.",
            "Pupil: {who}    Form: Kestrel\n\nLunch account is £4.15 overdrawn.",
            "Dear Parent/Carer,\n{who} has been awarded 20 house points for the science fair.",
        ),
        suits=lambda who, known: _at_school(who) and alone(who, known),
    ),
    "note of a call": Habit(
        _given,
        whole=(
            "1420 call in. {given}... {family}. wants ring back re keys",
            "Caller: {family}, first name {given}. Re: housing benefit stopped. Callback after school run",
            "voicemail 08:51 “hiya it's {given}, {given} {family}, just about the money again, ta, bye”",
        ),
    ),
    "dictated, with what is said to the typist": Habit(
        _given,
        whole=(
            "Letter to {title} {given} {family} please new paragraph thank you for coming in full stop",
            "Re colon {given} {family} next line I write further to our meeting comma",
            "File note on {given} {family} stop no change stop",
        ),
    ),
    "chat without stops": Habit(
        whole=(
            "u free 2moro? {who} needs a hand w the washing machine",
            "just seen {who} in tesco lol, seems fine, said hi",
            "omw to {who} now, bus late, tell office",
        )
    ),
    "in brackets after the role": Habit(
        whole=(
            "The tenant ({who}) has a spare fob.",
            "One resident [{who}] asked for a rail card.",
            "My client - {who} - agrees to the payment plan.",
        )
    ),
    "minutes, action against a name": Habit(
        whole=(
            "3.2 {who}: no further action, close 31/12. ACTION: duty",
            "| Case | Update |\n| {who} | moved in, settled |",
            "AOB - {who} (laptop loan) agreed.",
        )
    ),
}
LAID_OUT: dict[str, Habit] = {
    "row of a table, tabs": Habit(
        _given,
        whole=(
            "Surname\tFirst name\tDOB\tPostcode\n{family}\t{given}\t{born}\t{postcode}",
            "Name\tRoom\tRent\n{given} {family}\t14\t£92.00",
            "{family}\t{given}\t{title}\t{phone}\tactive",
        ),
    ),
    "row of a table, strokes": Habit(
        _given,
        whole=(
            "| Ref | Name | Status |\n|---|---|---|\n| {reference} | {given} {family} | open |",
            "{family} | {given} | {born} | {address}",
            "Room 6 | {given} | {family} | until 31/3",
        ),
    ),
    "row of values with commas": Habit(
        _given,
        whole=(
            "surname,forename,dob,postcode\n{family},{given},{born},{postcode}",
            '"{family}","{given}","{phone}","Y"',
            "{reference},{given},{family},PAID,92.00",
        ),
    ),
    "form, a field a line": Habit(
        _given,
        whole=(
            "First name(s): {given} {middle}\nLast name: {family}\nDate of birth: {born}",
            "Title: {title}\nForename: {given}\nFamily name: {family}\nPostcode: {postcode}",
            "NAME OF APPLICANT\n{given} {family}\nADDRESS\n{address}\n{town}",
        ),
    ),
    "form, capitals in boxes": Habit(
        _given,
        whole=(
            "SURNAME [ {FAMILY} ]  FORENAMES [ {GIVEN} ]",
            "Surname: {FAMILY}______ Given names: {GIVEN}______ Sex: __",
            "NAME (BLOCK CAPITALS PLEASE): {GIVEN} {FAMILY}",
        ),
    ),
    "form, names in the wrong boxes": Habit(
        _given,
        whole=(
            "First name: {family}\nSurname: {given}\nDOB: {born}",
            "Forename {family} / Surname {given} (they filled it in back to front)",
        ),
    ),
    "heading of a mail": Habit(
        whole=(
            "From: {who} <{email}>\nSent: 25 November 2026 22:14\nSubject: my rent",
            "On Tue, 24 Nov 2026 at 07:31, {who} <{email}> wrote:\n> can u ring me",
            'To: "{family}, {given}" <{email}>; duty inbox',
        )
    ),
    "subject of a mail": Habit(
        _given,
        whole=(
            "Subject: RE: FW: {family}, {given} - {address}",
            "Subject: {given} {family} // sign-up Thurs // URGENT",
            "Subj: [{reference}] {family} - outstanding documents",
        ),
    ),
    "name of a scan": Habit(
        _given,
        whole=(
            "Attached: {FAMILY}_{given}_tenancy_signed.pdf",
            "See scan {family}{given}-ID-001.jpg on the drive",
            "I saved it as '{given} {family} budget v3 FINAL.xlsx'",
            "lost the file {snake}_consent.pdf, anyone?",
        ),
    ),
    "initial, and the house": Habit(
        _given,
        whole=(
            "{initial} {family}, {address}, {town} - boiler",
            "Parcel label says {initial}. {family} / {address} / {postcode}",
            "Repairs log: {address} ({family}, {initial}) leak under sink",
        ),
    ),
    "year of birth, and the house": Habit(
        _given,
        whole=(
            "{given}, b. {year}, at {address}, still no heating.",
            "{given} (born {year}) has left {address} for good.",
        ),
    ),
    "came with next of kin": Habit(
        _given,
        whole=(
            "{given} turned up with {relative}, who does all the forms.",
            "Rang for {given}, got {relative} who says call after 6.",
            "Both {given} and {relative} came to the meeting.",
        ),
    ),
}
NOBODY_NAMED: dict[str, Habit] = {
    "reference, written otherwise": Habit(
        whole=(
            "Rent statement for {run_on} attached.",
            "Is {apart} still live?",
            "pls update {stroke}, address has changed",
        )
    ),
    "the reference alone": Habit(
        whole=(
            "Has {reference} been allocated?",
            "{reference}: DNA x2, close.",
            "Docs for {reference} on L drive.",
        )
    ),
    "the NHS number alone": Habit(
        whole=(
            "Form came back with only an NHS number on it: {nhs}.",
            "They quoted NHS no {nhs} and nothing else.",
            "NHS Number {nhs} - whose is it?",
        )
    ),
    "the NI number alone": Habit(
        whole=(
            "DWP want to know if {nino} is one of ours.",
            "NI number on the slip: {nino}",
            "claimant {nino} failed to attend, sanction applied",
        )
    ),
    "the mailbox alone": Habit(
        whole=(
            "Bounced: {email}",
            "cc'd {email} by mistake, sorry!!",
            "invite sent to {email} for the online session",
        )
    ),
    "a number to ring, and a postcode": Habit(
        whole=(
            "Missed call from {phone}, said they live in {postcode}.",
            "Text from {phone}: boiler out again at {postcode}",
        )
    ),
    "house and birth": Habit(
        whole=(
            "The person at {address} (dob {born}) wants to transfer.",
            "New claim, {address}, {town}, claimant born {born}.",
            "Tenant {born} / {address} - no name on the form",
        )
    ),
    "birth and postcode": Habit(
        whole=(
            "Match on DOB {born} and postcode {postcode}, nothing else given.",
            "The query is about someone born {born} living in {postcode}.",
        )
    ),
}
WHOLE = NAMED | LAID_OUT | NOBODY_NAMED
