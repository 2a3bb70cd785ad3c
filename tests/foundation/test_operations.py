"""An act is whole or not at all, and never without its trace."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import LeftNoTrace, OutsideOperation, operation
from safehaven.ledger.front import write
from safehaven.policies.front import Parameter, choose, in_force
from safehaven.policies.models import ParameterChoice
from safehaven.policies.rules import NotAPossibleValue

pytestmark = pytest.mark.django_db


def a_choice() -> ParameterChoice:
    from django.utils import timezone

    return ParameterChoice(
        parameter="undo_seconds", value="7", chosen_at=timezone.now(), chosen_by=SYSTEM.ledger_name
    )


def test_an_act_without_a_trace_is_undone() -> None:
    @operation
    def forgets_the_ledger() -> None:
        a_choice().save()

    with pytest.raises(LeftNoTrace, match="forgets_the_ledger"):
        forgets_the_ledger()

    assert ParameterChoice.objects.count() == 0


def test_an_act_that_fails_leaves_neither_row_nor_line() -> None:
    @operation
    def fails_at_the_end() -> None:
        a_choice().save()
        write("policies:parameter_chosen", by=SYSTEM)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails_at_the_end()

    assert ParameterChoice.objects.count() == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda: a_choice().save(),
        lambda: a_choice().delete(),
        lambda: ParameterChoice.objects.create(parameter="undo_seconds"),
        lambda: ParameterChoice.objects.update(value="0"),
        lambda: ParameterChoice.objects.all().delete(),
        lambda: ParameterChoice.objects.bulk_create([a_choice()]),
        lambda: ParameterChoice.objects.bulk_update([a_choice()], ["value"]),
    ],
    ids=["save", "delete", "create", "update", "delete_rows", "bulk_create", "bulk_update"],
)
def test_a_guarded_table_is_written_by_operations_only(change) -> None:
    with pytest.raises(OutsideOperation, match="guarded table"):
        change()


def test_a_line_needs_an_operation() -> None:
    with pytest.raises(OutsideOperation):
        write("policies:parameter_chosen", by=SYSTEM)


class Looked(list[Any]):
    """What waits for the commit, counting how many of it anybody looks at."""

    times = 0

    def __getitem__(self, place: Any) -> Any:
        self.times += 1
        return super().__getitem__(place)

    def __iter__(self) -> Iterator[Any]:
        for waiting in super().__iter__():
            self.times += 1
            yield waiting


def test_an_act_of_many_lines_looks_at_each_of_them_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    lines, waiting = 200, Looked()
    monkeypatch.setattr(connection, "run_on_commit", waiting)

    @operation
    def writes_many_lines() -> None:
        for _ in range(lines):
            write("tests:acted", by=SYSTEM)

    writes_many_lines()

    assert 0 < waiting.times <= 3 * lines


def test_a_choice_is_in_force_at_once() -> None:
    before = in_force(Parameter.UNDO_SECONDS)

    choose(Parameter.UNDO_SECONDS, "45", by=SYSTEM)

    assert (before, in_force(Parameter.UNDO_SECONDS)) == ("30", "45")


def test_an_impossible_value_is_refused_with_what_is_possible() -> None:
    with pytest.raises(NotAPossibleValue, match="a whole number from 0 to 600"):
        choose(Parameter.UNDO_SECONDS, "soon", by=SYSTEM)
