"""What happened with somebody, week by week, in the words a caseworker would use."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from safehaven.demo.people import Persona


@dataclass(frozen=True, slots=True)
class Event:
    """One entry to be: its kind, when it happened, when it was written down, and its text."""

    kind: str
    happened_at: datetime
    written_at: datetime
    text: str


_OPENING = (
    "First meeting with {name}. We went through what we write down, who can see it and how to ask for it. "
    "{known} asked for help with {need_words} and would like us to ring in the afternoon."
)

_NEED_WORDS = {
    "housing": "a flat that is damp and a landlord who does not answer",
    "health": "getting to hospital appointments and understanding the letters",
    "debt": "three letters from a bailiff and a meter that runs out",
    "family": "contact with the children while the court decides",
    "safety": "feeling safe at home and on the way to college",
    "work": "a job centre sanction and an interview next month",
    "school": "going back to school after a long time away",
    "asylum": "a Home Office interview and somewhere to stay after it",
}

_MIDDLE = {
    "phone-call": (
        "{known} rang. The letter about {need_words} has come. We agreed to read it together on Thursday.",
        "Rang {known} as agreed. No answer, no message left. Will try again tomorrow morning.",
        "{known} rang, upset. We talked for twenty minutes and agreed what to do if it happens again.",
    ),
    "visit": (
        "Home visit at {street}. The kitchen ceiling is still wet. Took no photographs; {known} will send one.",
        "Visited {known} at home. Things are calmer. We filled in the first half of the form.",
    ),
    "letter": (
        "Wrote to the council about {need_words}; copy on file.",
        "A letter came from the surgery. Put it on file and told {known} by phone.",
    ),
    "e-mail": (
        "E-mail from the social worker who asks for our view before the meeting. Told {known} what was asked.",
        "Answered the college: no details given, they were asked to write with the reason.",
    ),
    "meeting": (
        "Meeting with {known}, the housing officer and the support worker. Three actions, dates agreed.",
        "Review with {known}. Two of five goals met. The next review is in six weeks.",
    ),
    "decision": (
        (
            "Decided with {known} to ask for a review of the decision on {need_words}. Reasons: it ignored the medical "
            "letter, and the deadline is near."
        ),
        "Decided not to share the report with the landlord: {known} does not agree and nothing makes it necessary.",
    ),
    "note": (
        "{known} prefers texts without details. The sister may know that we are in touch, nobody else.",
        "Checked the address and both phone numbers with {known}: all correct.",
    ),
}


def story(persona: Persona, *, seed: int, today: datetime) -> list[Event]:
    """The events of one person's time with us, oldest first.  Same seed, same story."""
    chance = random.Random(f"{seed}:{persona.family}")
    return list(_events(persona, chance, today))


def _events(persona: Persona, chance: random.Random, today: datetime) -> Iterator[Event]:
    moment = datetime.combine(persona.began, time(10, 30), UTC)
    yield _event("meeting", _OPENING, persona, chance, moment)
    while (
        moment := moment + timedelta(days=chance.randint(5, 45), minutes=chance.randint(-90, 240))
    ) < today:
        kind = chance.choice(list(_MIDDLE))
        yield _event(kind, chance.choice(_MIDDLE[kind]), persona, chance, moment)


def _event(kind: str, text: str, persona: Persona, chance: random.Random, moment: datetime) -> Event:
    delay = timedelta(hours=chance.choice([0, 1, 2, 5, 20, 26]) if chance.random() < 0.93 else 70)
    words = text.format(
        name=persona.name,
        known=persona.known_as or persona.given,
        need_words=_NEED_WORDS[persona.need],
        street=persona.street,
    )
    return Event(kind, moment, moment + delay, words)
