"""The stage is set once: what many tests begin with is made once, and each test plays in a savepoint on it.

    @staged
    def ada(harbour, grace): …

A staged fixture makes rows by the same acts as ever.  Made for one test, it stands for the next one that asks
for it too; whatever the next one does not ask for is struck first, so no test finds more than it asked for.
What a test does is rolled back, as always, and each gets its own copies of the objects.

Only for what lives in the database alone, and is made without the clock, settings or files of a test.
"""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.sharing_out import in_turn

# These commit, or begin from an empty database: nothing may stand around them.
ON_THEIR_OWN = {
    "transactional_db",
    "django_db_reset_sequences",
    "django_db_serialized_rollback",
    "live_server",
}

_staged: dict[
    Callable[..., Any], Callable[..., Any]
] = {}  # the fixture's function: what makes it, in their order


def staged(build: Callable[..., Any]) -> Any:
    """A fixture that stands on the stage.  It may ask for `db` and for other staged fixtures."""
    asks = [*inspect.signature(build).parameters]

    def found(request: pytest.FixtureRequest, **given: Any) -> Any:
        if (stage := request.config.stash.get(STAGE, None)) and stage.stands(found):
            return stage.copy_of(found)
        return build(**{name: given[name] for name in asks})

    found.__name__, found.__doc__ = build.__name__, build.__doc__
    parameters = dict.fromkeys(["request", "db", *asks])
    kind = inspect.Parameter.KEYWORD_ONLY
    found.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # pytest asks for it, mypy knows no such place
        [inspect.Parameter(name, kind) for name in parameters]
    )
    _staged[found] = build
    return pytest.fixture(found)


@dataclass
class Standing:
    """One thing on the stage, and the savepoint that takes it away again."""

    fixture: Callable[..., Any]
    made: Any
    savepoint: transaction.Atomic


class Stage:
    """What stands at this moment, oldest first, within one transaction that is never committed."""

    def __init__(self, blocker: DjangoDbBlocker) -> None:
        self._blocker = blocker
        self._standing: list[Standing] = []
        self._given: dict[str, Any] = {}

    def stands(self, fixture: Callable[..., Any]) -> bool:
        return any(one.fixture is fixture for one in self._standing)

    def copy_of(self, fixture: Callable[..., Any]) -> Any:
        return copy.deepcopy(next(one.made for one in self._standing if one.fixture is fixture))

    def set_for(self, item: pytest.Function) -> None:
        """Have on the stage what this test asks for, and no more."""
        wanted = wanted_by(item)
        same = 0
        for one, (fixture, _) in zip(self._standing, wanted, strict=False):
            if one.fixture is not fixture:
                break
            same += 1
        with self._blocker.unblock():
            self._strike(same)
            for fixture, asks in wanted[same:]:
                self._put(fixture, asks)

    def strike(self) -> None:
        """Take everything away."""
        with self._blocker.unblock():
            self._strike(0)

    def _put(self, fixture: Callable[..., Any], asks: dict[str, Callable[..., Any] | None]) -> None:
        savepoint = transaction.atomic()
        savepoint._from_testcase = True  # type: ignore[attr-defined]  # private, and what TestCase itself does
        savepoint.__enter__()
        try:
            made = _staged[fixture](
                **{name: self.copy_of(needed) if needed in _staged else None for name, needed in asks.items()}
            )
        except BaseException:
            _undo(savepoint)
            raise
        self._standing.append(Standing(fixture, made, savepoint))

    def _strike(self, keep: int) -> None:
        while len(self._standing) > keep:
            _undo(self._standing.pop().savepoint)


Wanted = list[tuple[Callable[..., Any], dict[str, Callable[..., Any] | None]]]

STAGE = pytest.StashKey[Stage]()


def _undo(savepoint: transaction.Atomic) -> None:
    transaction.set_rollback(True)
    savepoint.__exit__(None, None, None)


def wanted_by(item: pytest.Function) -> Wanted:
    """The staged fixtures of a test with what each asks for, in the order in which pytest would set them up."""
    asked = item._fixtureinfo  # one for all parameters of a test
    if id(asked) not in _wanted:
        _wanted[id(asked)] = asked, _worked_out(item)
    return _wanted[id(asked)][1]


_wanted: dict[int, tuple[object, Wanted]] = {}


def _worked_out(item: pytest.Function) -> Wanted:
    known = item._fixtureinfo.name2fixturedefs
    order: dict[Callable[..., Any], dict[str, Callable[..., Any] | None]] = {}
    seen: dict[tuple[str, int], Callable[..., Any] | None] = {}

    def set_up(name: str, within: tuple[str, ...] = ()) -> Callable[..., Any] | None:
        overridden = within.count(name)  # a fixture that asks for its own name means the one it overrides
        if len(known.get(name, ())) <= overridden:
            return None
        fixture = known[name][-1 - overridden]
        if (name, overridden) in seen:
            return seen[name, overridden]
        seen[name, overridden] = fixture.func
        needs = {needed: set_up(needed, (*within, name)) for needed in fixture.argnames}
        if fixture.func in _staged:
            asks = {name: needs[name] for name in inspect.signature(_staged[fixture.func]).parameters}
            if all(name == "db" or needed in order for name, needed in asks.items()):
                order[fixture.func] = asks
        return fixture.func

    for name in item.fixturenames:
        set_up(name)
    return list(order.items())


def is_on_its_own(item: pytest.Item) -> bool:
    """Whether a test commits."""
    marker = item.get_closest_marker("django_db")
    return bool(ON_THEIR_OWN & set(getattr(item, "fixturenames", ()))) or bool(
        marker and marker.kwargs.get("transaction")
    )


def put_alike_together(items: list[pytest.Item]) -> None:
    """Give each file its turn, and within it let tests that begin alike follow one another.

    Those that commit come last.
    """
    begin = {item: _as_it_begins(item) for item in items}
    asking: dict[str, bool] = {}
    for item in items:
        asking[_file(item)] = asking.get(_file(item), False) or asks_database(item)
    turn = {file: place for place, file in enumerate(in_turn(asking))}
    items.sort(key=lambda item: (turn[_file(item)], is_on_its_own(item), begin[item]))


def asks_database(item: pytest.Item) -> bool:
    """Whether a test has the test database."""
    return "db" in getattr(item, "fixturenames", ()) or item.get_closest_marker("django_db") is not None


def _file(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[0]


def _as_it_begins(item: pytest.Item) -> tuple[str, ...]:
    return (
        tuple(fixture.__name__ for fixture, _ in wanted_by(item)) if isinstance(item, pytest.Function) else ()
    )


def set_the_stage(item: pytest.Item) -> None:
    """Before a test with the database: have what it asks for; before one that commits: have nothing."""
    stage = item.config.stash.get(STAGE, None)
    if stage is None or not isinstance(item, pytest.Function):
        return
    if is_on_its_own(item):
        stage.strike()
    elif asks_database(item):
        stage.set_for(item)
