"""A newcomer who has done nothing yet, in a house that follows a policy."""

from collections.abc import Callable

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import adopt
from safehaven.publication.front import (
    Edition,
    Words,
    ask_for_signatures,
    editions_in_force,
    publish,
    sign,
    write_draft,
)
from safehaven.publication.models import PolicyText
from safehaven.readiness.front import (
    accept_policy,
    agreement,
    count_sections,
    go_on_reading,
    sign_agreement,
)
from safehaven.workforce.front import Role, StaffMember, Team
from tests.cast import hire
from tests.staging import staged

TITLE = "How we look after what we know"


@staged
def noor(harbour: Team) -> StaffMember:
    """A caseworker with an account, and nothing else done."""
    return hire("Noor Napier", Role.CASEWORKER, team=harbour, ready=False)


@staged
def policy(db: None) -> Edition:
    """The policy in force, as people read it."""
    adopt("ju", by=SYSTEM)
    return editions_in_force()[0]


@pytest.fixture
def signs() -> Callable[[StaffMember], object]:
    """Signs the agreement that holds now, by one's own name."""
    return lambda staff: sign_agreement(agreement().digest, staff.name, by=staff)


@pytest.fixture
def reads() -> Callable[[StaffMember, Edition], None]:
    """Reads a policy up to its last section."""

    def read(staff: StaffMember, edition: Edition) -> None:
        for section in range(1, count_sections(edition)):
            go_on_reading(edition.policy, edition.digest, section, by=staff)

    return read


@pytest.fixture
def publishes(db, member, dora):
    """Publishes the next version of a text: `publishes("Its only line.")`."""
    adopt("wy", by=SYSTEM)
    sid, tom = member("Sid Irons", Role.SIRO), member("Tom Truro", Role.TRUSTEE)

    def do(text):
        words = Words("DP-01", TITLE, "the company secretary", "Another line.", text)
        draft = ask_for_signatures(write_draft("wy", words, revision=0, by=sid), by=sid)
        for one in (dora, tom):
            sign(draft, digest=draft.digest, by=one)
        publish(PolicyText.objects.get(pk=draft.pk), by=sid)
        return editions_in_force()[0]

    return do


@pytest.fixture
def ada_accepted_the_first(publishes, ada, reads):
    """Ada accepted version 1, which has one line."""
    first = publishes("The first line.\n\nThe old line.")
    accept(ada, first, reads)
    return first


def accept(staff: StaffMember, edition, reads):
    reads(staff, edition)
    return accept_policy(edition.policy, edition.digest, by=staff)
