"""What the tests of advice share: somebody for every role that is asked, and a question of Ada's."""

import uuid

import pytest

from safehaven.advice.models import Question
from safehaven.advice.operations import ask
from safehaven.advice.states import Addressee, Topic
from safehaven.ledger.models import Line
from safehaven.workforce.front import Role, StaffMember

WORDS = "May I tell the landlord about the wasps?"


@pytest.fixture
def gina(member) -> StaffMember:
    """The information governance officer."""
    return member("Gina Tallow", Role.GOVERNANCE_OFFICER)


@pytest.fixture
def asking():
    """Asks: `asking(ada, to=Addressee.LINE_MANAGER)`."""

    def asked(
        by: StaffMember,
        text: str = WORDS,
        topic: Topic = Topic.OTHER,
        to: Addressee | None = None,
        page: str = "",
    ) -> Question:
        return ask(topic, text, to=to, page=page, once=uuid.uuid4(), by=by)

    return asked


@pytest.fixture
def question(asking, ada, grace) -> Question:
    """What Ada asked Grace, her line manager."""
    return asking(ada, to=Addressee.LINE_MANAGER)


@pytest.fixture
def acts(db: None):
    """The acts on the ledger since the test was set up, oldest first."""
    before = Line.objects.count()

    def since() -> list[str]:
        return list(Line.objects.order_by("number").values_list("act", flat=True)[before:])

    return since
