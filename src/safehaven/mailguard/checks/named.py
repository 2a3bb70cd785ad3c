"""In whose name a message is written, and to whom answers go: people read the name that their program shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safehaven.directory.front import is_verified
from safehaven.interface.counting import counted
from safehaven.mailguard.checks.matter import Found, Matter
from safehaven.mailguard.states import Mark
from safehaven.workforce.front import Role, roles_of
from safehaven_core.detection import is_ones_own, passes_for, says_title

OWN_NAME = "If you send it, it goes in your own name. Set that in your mail program, too."
ELSEWHERE = "Make sure that they may go there, or add the address to the directory, and verify it there."
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_FROM = ("from", "sender")
# Where mail programs and servers send answers, receipts and troubles.
_ANSWERS = (
    "reply-to", "mail-reply-to", "mail-followup-to", "disposition-notification-to", "return-receipt-to", "errors-to"
)  # fmt: skip
OFFICES = {
    Role.DATA_PROTECTION_OFFICER: ("Data protection officer", "DPO"),
    Role.CALDICOTT_GUARDIAN: ("Caldicott Guardian",),
    Role.SIRO: ("Senior information risk owner", "SIRO"),
    Role.SECURITY_OFFICER: ("Information security officer",),
    Role.CHIEF_EXECUTIVE: ("Chief executive", "CEO"),
    Role.IT_ADMINISTRATOR: ("IT administrator", "IT support"),
}
"""Titles that make people do what they are told."""

_FOR_THEM = (
    "office of the {}",
    "{} s office",
    "assistant to the {}",
    "{} s assistant",
    "PA to the {}",
    "{} s PA",
)
"""Who writes under these does so for whoever has the title."""

MOST_ANSWERS = 20
"""To how many addresses answers may go that are each looked at: nobody has so many of their own."""


def check_name(matter: Matter) -> Iterator[Found]:
    """A name that is a colleague's, an address that is not one's own, or writing that is turned round.

    A shared name, such as that of a helpdesk, is nobody's, and stays.
    """
    letter, own = matter.letter, matter.sender.email
    shown = [(_without(letter.written(name), own), own) for name in _FROM]
    answers = letter.mailboxes("reply-to")[:MOST_ANSWERS]
    shown += answers if len(answers) != 1 else [(letter.written("reply-to"), answers[0][1])]
    if any(_TURNS.search(name) for name, _address in shown):
        why = "The name on it has a character that turns the writing round, so another one is read."
        yield Found(Mark.ANOTHERS_NAME, why, OWN_NAME)
    for address in sorted(letter.addresses_shown(*_FROM) - {own}):
        why = f"It shows {address} where the name of its sender stands."
        yield Found(Mark.ANOTHERS_NAME, why, OWN_NAME)
    for name in dict.fromkeys(_colleague(matter, _without(*one), one[1].lower()) for one in shown):
        if name:
            why = f"Whoever gets it would think that it is from {name}, who is a colleague of yours."
            yield Found(Mark.ANOTHERS_NAME, why, OWN_NAME)
    for role in dict.fromkeys(role for name, _address in shown for role in _offices(matter, name)):
        why = f"Whoever gets it would think that it is from the {role.label}, which you are not."
        yield Found(Mark.ANOTHERS_NAME, why, OWN_NAME)


def check_answers(matter: Matter) -> Iterator[Found]:
    """Answers that would leave the house: they tell of people as the message does."""
    ours = {address.rpartition("@")[2] for address in matter.inside}
    places = list(dict.fromkeys(each.lower() for each in matter.letter.addresses(*_ANSWERS)))
    if len(places) > MOST_ANSWERS:
        yield Found(
            Mark.ANSWERS_ELSEWHERE,
            f"Answers to it would go to {counted(len(places), 'address', 'addresses')}.",
            ELSEWHERE,
        )
    for address in places[:MOST_ANSWERS]:
        if address.rpartition("@")[2] not in ours and not is_verified(address):
            why = f"Answers to it would go to {address}, which is no address of ours."
            yield Found(Mark.ANSWERS_ELSEWHERE, why, ELSEWHERE)


def _colleague(matter: Matter, shown: str, address: str) -> str:
    """The colleague for whom readers would take the sender.  A name beside its owner's own address is right."""
    if is_ones_own(shown, matter.sender.name):
        return ""
    for email, name in matter.colleagues.items():
        if email not in {matter.sender.email, address} and passes_for(shown, name):
            return name
    return ""


def _offices(matter: Matter, shown: str) -> list[Role]:
    """The offices whose title is shown, and which the sender does not hold."""
    said = [role for role, titles in OFFICES.items() if any(_is_theirs(shown, title) for title in titles)]
    return [role for role in said if role not in roles_of(matter.sender)]


def _is_theirs(shown: str, title: str) -> bool:
    return says_title(shown, title) and not any(says_title(shown, one.format(title)) for one in _FOR_THEM)


def _without(header: str, address: str) -> str:
    return re.sub(re.escape(address), " ", header, flags=re.IGNORECASE)
