"""The cast and the stage.  Ada asks, Grace decides, Sam is a stranger, Robin is the person supported."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck
from hypothesis import settings as laws
from pytest_django.plugin import DjangoDbBlocker

from safehaven.foundation.actors import SYSTEM
from safehaven.records.front import NewRecord, Record, create_record
from safehaven.roll.keeper import Keeper
from safehaven.workforce.front import (
    StaffMember,
    Team,
    begin_session,
    open_service,
    open_site,
    open_team,
)
from tests import deriving, leaving_out, static_files
from tests.cast import ADA, DORA, GRACE, IVY, ROBIN, SAM, hire
from tests.closed_network import close_network
from tests.keeping import kept_here, work_on_files_here
from tests.running_demo import RunningDemo, start_demo
from tests.running_house import RunningHouse, build_house
from tests.sharing_out import make_scheduler
from tests.staging import STAGE, Stage, put_alike_together, set_the_stage, staged
from tests.tables import tables_at_hand

UNTIL_MADE = pytest.StashKey[ExitStack]()

close_network()
leaving_out.watch_programs()
static_files.look_for_them_once()
deriving.derive_once()

# How long an example takes says something about the machine, not about the law.  CI asks the same examples
# again and again, so that what fails there was changed there; elsewhere they are new each time.
laws.register_profile(
    "everywhere",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
laws.load_profile("everywhere")
gc.disable()  # until all tests are found: there is no garbage in finding them


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if os.environ.get(leaving_out.ANOTHER_DATABASE):
        same = [item for item in items if not leaving_out.differs(item)]
        config.hook.pytest_deselected(items=same)
        items[:] = [item for item in items if leaving_out.differs(item)]
    for item in items:
        leaving_out.mark(item)
    put_alike_together(items)


def pytest_collection_finish() -> None:
    """Look for garbage less often, and not among what all tests share: that was a tenth of their time."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 20)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    leaving_out.now_runs(item)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    set_the_stage(item)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    return make_scheduler(config, log)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_modify_db_settings: None
) -> Iterator[None]:
    """Have the tables at hand before the database is made."""
    with ExitStack() as until_made:
        until_made.enter_context(tables_at_hand())
        request.config.stash[UNTIL_MADE] = until_made
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Found the house once for each test database: without house keys no ledger line can be written."""
    from safehaven.keyring.opening import forget
    from safehaven.ledger.founding import found
    from safehaven.ledger.writing import forget_digest_key

    with django_db_blocker.unblock():
        request.config.stash[UNTIL_MADE].close()
        forget()
        forget_digest_key()
        found()
    stage = request.config.stash[STAGE] = Stage(django_db_blocker)
    yield
    stage.strike()


@pytest.fixture(autouse=True)
def roll(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keeper]:
    """The keeper of the roll, in the test's own process and with nobody on it: `roll.build()` reads who is there.

    Files are worked on here, too, but in tests that are about other programs: a child for each costs half a second.
    """
    with kept_here(monkeypatch) as keeper:
        if not leaving_out.starts_programs(request.node):
            work_on_files_here(monkeypatch)
        yield keeper


@staged
def harbour(db: None) -> Team:
    """The team of Ada and Grace."""
    service = open_service("Housing support", by=SYSTEM)
    site = open_site("Harbour Lane", by=SYSTEM)
    return open_team("Harbour team", service=service, site=site, by=SYSTEM)


@staged
def grace(harbour: Team) -> StaffMember:
    """The manager of Ada's team, who decides."""
    return hire(*GRACE, team=harbour)


@staged
def ada(harbour: Team, grace: StaffMember) -> StaffMember:
    """The caseworker who works with Robin, and asks."""
    return hire(*ADA, team=harbour, manager=grace)


@staged
def robin(ada: StaffMember) -> Record:
    """The record of Robin Quillfeather, the person supported, whom Ada works with."""
    return create_record(NewRecord(ROBIN), by=ada)


@staged
def lighthouse(harbour: Team) -> Team:
    """Another team, of strangers."""
    return open_team("Lighthouse team", service=harbour.service, site=harbour.site, by=SYSTEM)


@staged
def sam(lighthouse: Team) -> StaffMember:
    """A caseworker of another team, a stranger to Robin."""
    return hire(*SAM, team=lighthouse)


@staged
def ivy(db: None) -> StaffMember:
    """The IT administrator, who runs the system and reads no record."""
    return hire(*IVY)


@staged
def dora(db: None) -> StaffMember:
    """The data protection officer."""
    return hire(*DORA)


@pytest.fixture
def member(db: None) -> Callable[..., StaffMember]:
    """Hires somebody for one test: `member("Noor Napier", Role.CASEWORKER, team=harbour, ready=False)`."""
    return hire


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
    house.keep_roll()
    yield house
    house.stop()
