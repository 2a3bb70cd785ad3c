"""The cast and the stage.  Ada asks, Grace decides, Sam is a stranger, Robin is the person supported."""

import os
from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck
from hypothesis import settings as laws
from pytest_django.plugin import DjangoDbBlocker

from safehaven.foundation.actors import SYSTEM
from safehaven.records.front import NewRecord, Record, create_record
from safehaven.workforce.front import (
    Role,
    StaffMember,
    Team,
    add_staff,
    begin_session,
    give_role,
    join_team,
    open_service,
    open_site,
    open_team,
    set_password,
)
from tests import leaving_out
from tests.closed_network import close_network
from tests.running_demo import RunningDemo, start_demo
from tests.running_house import RunningHouse, build_house
from tests.sharing_out import make_scheduler

close_network()
leaving_out.watch_programs()

# How long an example takes says something about the machine, not about the law.  CI asks the same examples
# again and again, so that what fails there was changed there; elsewhere they are new each time.
laws.register_profile(
    "everywhere",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
laws.load_profile("everywhere")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        leaving_out.mark(item)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    leaving_out.now_runs(item)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    return make_scheduler(config, log)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Found the house once for each test database: without house keys no ledger line can be written."""
    from safehaven.keyring.opening import forget
    from safehaven.ledger.founding import found
    from safehaven.ledger.writing import forget_digest_key

    with django_db_blocker.unblock():
        forget()
        forget_digest_key()
        found()


PASSWORD = "seven-otters-juggle-lanterns"


@pytest.fixture
def harbour(db: None) -> Team:
    """The team of Ada and Grace."""
    service = open_service("Housing support", by=SYSTEM)
    site = open_site("Harbour Lane", by=SYSTEM)
    return open_team("Harbour team", service=service, site=site, by=SYSTEM)


@pytest.fixture
def lighthouse(harbour: Team) -> Team:
    """Another team, of strangers."""
    return open_team("Lighthouse team", service=harbour.service, site=harbour.site, by=SYSTEM)


@pytest.fixture
def member(db: None) -> Callable[..., StaffMember]:
    """Makes a member of staff with a role, a team and a password of their own."""

    def make(
        name: str, role: Role, *, team: Team | None = None, manager: StaffMember | None = None
    ) -> StaffMember:
        email = f"{name.split(maxsplit=1)[0].lower()}@example.org"
        initials = "".join(part[0] for part in name.split())
        staff = add_staff(name=name, email=email, initials=initials, line_manager=manager, by=SYSTEM)
        set_password(staff, make_password(PASSWORD), by=SYSTEM)
        give_role(staff, role, by=SYSTEM)
        if team is not None:
            join_team(staff, team, by=SYSTEM)
        return staff

    return make


@pytest.fixture
def grace(member, harbour: Team) -> StaffMember:
    """The manager of Ada's team, who decides."""
    return member("Grace Hopwood", Role.MANAGER, team=harbour)


@pytest.fixture
def ada(member, harbour: Team, grace: StaffMember) -> StaffMember:
    """The caseworker who works with Robin, and asks."""
    return member("Ada Lovell", Role.CASEWORKER, team=harbour, manager=grace)


@pytest.fixture
def sam(member, lighthouse: Team) -> StaffMember:
    """A caseworker of another team, a stranger to Robin."""
    return member("Sam Stranger", Role.CASEWORKER, team=lighthouse)


@pytest.fixture
def ivy(member) -> StaffMember:
    """The IT administrator, who runs the system and reads no record."""
    return member("Ivy Winter", Role.IT_ADMINISTRATOR)


@pytest.fixture
def dora(member) -> StaffMember:
    """The data protection officer."""
    return member("Dora Penhale", Role.DATA_PROTECTION_OFFICER)


ROBIN = {
    "given_names": "Robin",
    "family_name": "Quillfeather",
    "known_as": "Bobbin",
    "previous_names": "Robin Thistlewick",
    "date_of_birth": "1987-03-27",
    "first_language": "Kernewek",
    "risks": "Allergic to wasps.",
}


@pytest.fixture
def robin(ada: StaffMember) -> Record:
    """The record of Robin Quillfeather, the person supported, whom Ada works with."""
    return create_record(NewRecord(ROBIN), by=ada)


@pytest.fixture
def signed_in() -> Callable[[StaffMember], Client]:
    """Gives a browser past password and second factor: `signed_in(ada).get(…)`."""

    def sign_in(staff: StaffMember) -> Client:
        client = Client()
        client.force_login(staff)
        begun = begin_session(staff, device="Test browser", address="127.0.0.1", verified_at=timezone.now())
        session = client.session
        session["staff_session"] = str(begun.pk)
        session.save()
        return client

    return sign_in


@pytest.fixture(scope="session")
def running_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDemo]:
    """The whole demo, served by its own processes: for journeys and byte searches."""
    demo = start_demo(tmp_path_factory.mktemp("demo"))
    yield demo
    demo.stop()


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHouse]:
    """A small deployment that really runs: `house.hire("Nell Archer", "caseworker")`, `house.url("/")`."""
    house = build_house(tmp_path_factory.mktemp("house"))
    house.serve()
    yield house
    house.stop()
