"""For each parameter: change it, and what the house does changes, in the same process and in all others."""

import pytest

from safehaven.directory.front import ContactKind
from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, choose
from tests.disclosure.calls import DIRECT, board, number_of
from tests.disclosure.conftest import (
    a_document,
    certificates,
    made_once,
    mailbox,
    office,
    plan,
    ready_made,
    tess,
    unverified,
)
from tests.disclosure.test_shared_mailbox import office_mailbox
from tests.house import probes_of_clocks, probes_of_mail, probes_of_sharing, probes_of_staff
from tests.house.probes import PROBES
from tests.policies.always_so import ALWAYS_SO
from tests.publication.conftest import asked, draft, sid, wy

__all__ = [
    "a_document",
    "asked",
    "board",
    "certificates",
    "draft",
    "made_once",
    "mailbox",
    "office",
    "office_mailbox",
    "plan",
    "probes_of_clocks",
    "probes_of_mail",
    "probes_of_sharing",
    "probes_of_staff",
    "ready_made",
    "sid",
    "tess",
    "unverified",
    "wy",
]

WALKED = [
    pytest.param(parameter, one, marks=[pytest.mark.servers] if one.servers else [], id=parameter.value)
    for parameter, one in PROBES.items()
]


@pytest.fixture
def direct_line(tess, ada):
    return number_of(tess, ContactKind.PHONE, DIRECT, ada)


@pytest.fixture(autouse=True)
def documents_of_their_own(settings, tmp_path):
    settings.SAFEHAVEN_DOCUMENTS = tmp_path


@pytest.mark.parametrize("parameter", Parameter)
def test_every_parameter_has_a_probe_or_cannot_be_otherwise(parameter):
    assert (parameter in PROBES) != (parameter in ALWAYS_SO), (
        f"{parameter} needs a probe in tests/house/probes*.py, which shows that changing it changes something."
    )


@pytest.mark.usefixtures("robin", "sam", "dora")  # on the stage: probes ask for them only as they go
@pytest.mark.parametrize(("parameter", "one"), WALKED)
def test_what_the_house_does_changes_with_the_parameter(parameter, one, request):
    choose(parameter, one.first, by=SYSTEM)
    before = one.looks(request.getfixturevalue)
    choose(parameter, one.second, by=SYSTEM)
    after = one.looks(request.getfixturevalue)

    assert before != after, f"{parameter} was changed from {one.first} to {one.second}, and nothing changed."


@pytest.mark.usefixtures("robin", "sam", "dora")  # on the stage: probes ask for them only as they go
@pytest.mark.parametrize(("parameter", "one"), WALKED)
def test_what_the_house_does_stays_while_the_parameter_does(parameter, one, request):
    """Else a probe would differ by itself, and prove nothing."""
    choose(parameter, one.first, by=SYSTEM)
    first = one.looks(request.getfixturevalue)

    assert one.looks(request.getfixturevalue) == first
