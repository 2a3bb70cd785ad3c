"""Fill an empty house with the pretend organisation, by the same acts that people would use."""

from __future__ import annotations

import io
import random
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from safehaven.demo.agreements import agree, pause_one
from safehaven.demo.away import ask_trustees
from safehaven.demo.files import MAKERS
from safehaven.demo.governance import make_governance
from safehaven.demo.organisation import BUILDER, Organisation, is_new, make_organisation
from safehaven.demo.outside import make_outside_world
from safehaven.demo.people import SEED, Persona, personas
from safehaven.demo.playback import as_of
from safehaven.demo.policy_texts import publish_policies
from safehaven.demo.questions import ask_and_tell, give_line_managers
from safehaven.demo.readying import make_ready
from safehaven.demo.stories import Event, story
from safehaven.demo.trained import train_everybody
from safehaven.documents.front import Incoming, Scan, add_document
from safehaven.policies.front import adopt
from safehaven.records.front import (
    ContactKind,
    EntryKind,
    IdentifierKind,
    NewAddress,
    NewRecord,
    Record,
    VerifiedHow,
    Words,
    add_address,
    add_contact_point,
    add_entry,
    add_identifier,
    create_record,
    verify,
)
from safehaven.workforce.front import Role, StaffMember

PEOPLE = 300
ADOPTED_AGO = timedelta(days=400)
POLICIES = ("wy", "recommended")
Progress = Callable[[int, int], None]
Step = Callable[[str], None]


def build(
    *,
    people: int = PEOPLE,
    progress: Progress = lambda _done, _all: None,
    step: Step = lambda _words: None,
) -> Organisation:
    """Make staff, people, timelines and documents.  `step` and `progress` are told how far it is."""
    now = timezone.now()
    step("Staff, teams and policies")
    organisation = make_organisation()
    give_line_managers(organisation)
    with as_of(now - ADOPTED_AGO):
        for policy in POLICIES:
            adopt(policy, by=organisation.holder_of(Role.SIRO))
    make_governance(organisation, now)
    ask_and_tell(organisation)
    publish_policies(organisation)
    step("Training and agreements of everybody")
    train_everybody(organisation, now)
    for member, _post in organisation.staff:
        if not is_new(member):
            make_ready(member, by=BUILDER)
    step("People and organisations outside")
    make_outside_world(organisation.holder_of(Role.GOVERNANCE_OFFICER))
    step("People supported, each with a record and documents")
    workers = [worker for worker, _team in organisation.caseworkers()]
    for number, persona in enumerate(personas(people, seed=SEED, today=timezone.localdate())):
        _play(persona, workers[number % len(workers)], number, now)
        progress(number + 1, people)
    if people:
        ask_trustees(organisation, people)
    return organisation


def _play(persona: Persona, worker: StaffMember, number: int, now: datetime) -> None:
    events = story(persona, seed=SEED, today=now)
    with as_of(datetime.combine(persona.began, datetime.min.time(), UTC) + timedelta(hours=9)):
        record = create_record(NewRecord(_details(persona)), by=worker, sure=True)
        _reachable(persona, record, worker)
        agree(record, worker, number)
    for event in events:
        _happen(event, record, worker, now)
    for title in random.Random(number).sample(list(MAKERS), k=1 + number % 2):
        _file(title, persona, record, worker, now)
    pause_one(record, worker, number)


def _details(persona: Persona) -> dict[str, str]:
    return {
        "given_names": persona.given,
        "family_name": persona.family,
        "known_as": persona.known_as,
        "date_of_birth": persona.born.isoformat(),
        "support_needed": f"Help with {persona.need}",
        "referral": f"Referred on {persona.began:%d/%m/%Y} by the duty desk, with consent.",
    }


def _reachable(persona: Persona, record: Record, worker: StaffMember) -> None:
    home = NewAddress(lines=f"{persona.street}\nHarbourtown", postcode=persona.postcode)
    told = [
        add_contact_point(record, ContactKind.MOBILE, persona.mobile, once=uuid.uuid4(), by=worker),
        add_contact_point(record, ContactKind.EMAIL, persona.email, once=uuid.uuid4(), by=worker),
        add_address(record, home, once=uuid.uuid4(), by=worker),
    ]
    for detail in told[: 1 + record.pk.int % 3]:
        verify(detail, how=VerifiedHow.PERSON, by=worker)
    add_identifier(record, IdentifierKind.NHS, persona.nhs_number, once=uuid.uuid4(), by=worker)


def _happen(event: Event, record: Record, worker: StaffMember, now: datetime) -> None:
    with as_of(min(event.written_at, now)):
        add_entry(record, Words(EntryKind(event.kind), event.text, event.happened_at), by=worker)


def _file(title: str, persona: Persona, record: Record, worker: StaffMember, now: datetime) -> None:
    name, make = MAKERS[title]
    content = make(persona)
    incoming = Incoming(
        source=io.BytesIO(content),
        name=f"{persona.family} {name}",
        kind=name.rsplit(".", 1)[1],
        size=len(content),
        scan=Scan.NOT_SCANNED,
        once=uuid.uuid4(),
    )
    with as_of(now - timedelta(days=7)):
        add_document(record, title, incoming, by=worker)
