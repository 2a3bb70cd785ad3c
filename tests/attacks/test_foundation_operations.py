"""Attacks on operations: nested, swallowed, leaked, postponed.  None may write without a standing line."""

import contextvars
from contextlib import suppress
from threading import Thread

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import LeftNoTrace, OutsideOperation, UndoneUnnoticed, footing, operation
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from safehaven.policies.models import ParameterChoice
from safehaven_core.chain.lines import LineRefused

pytestmark = pytest.mark.django_db


MOMENT = timezone.now()


def a_choice():
    return ParameterChoice(parameter="undo_seconds", value="7", chosen_at=MOMENT, chosen_by="system:tests")


def test_a_line_in_a_savepoint_that_was_undone_is_no_trace():
    @operation
    def undoes_its_line():
        a_choice().save()
        with suppress(ZeroDivisionError), transaction.atomic():
            write("tests:acted", by=SYSTEM)
            raise ZeroDivisionError

    with pytest.raises(LeftNoTrace, match="undid the lines it wrote"):
        undoes_its_line()

    assert ParameterChoice.objects.count() == 0


def test_a_line_in_a_savepoint_that_stands_is_a_trace():
    @operation
    def acts():
        with transaction.atomic():
            write("tests:acted", by=SYSTEM)

    before = Line.objects.count()
    acts()

    assert Line.objects.count() == before + 1


def test_a_line_that_was_refused_is_no_trace():
    @operation
    def hides_the_refusal():
        a_choice().save()
        with suppress(LineRefused):
            write("tests:acted", by=SYSTEM, name="Robin Quillfeather")

    with pytest.raises(LeftNoTrace):
        hides_the_refusal()

    assert ParameterChoice.objects.count() == 0


def test_an_act_that_swallowed_what_undid_it_is_not_taken_for_done():
    @operation
    def swallows_the_databases_no():
        write("tests:acted", by=SYSTEM)
        a_choice().save()
        with suppress(IntegrityError):
            a_choice().save()

    with pytest.raises(UndoneUnnoticed, match="went on after an error"):
        swallows_the_databases_no()

    assert ParameterChoice.objects.count() == 0


def test_an_act_that_marks_itself_for_undoing_is_not_taken_for_done():
    @operation
    def changes_its_mind():
        write("tests:acted", by=SYSTEM)
        transaction.set_rollback(True)

    with pytest.raises(UndoneUnnoticed):
        changes_its_mind()


def test_operations_do_not_nest():
    @operation
    def inner():
        write("tests:acted", by=SYSTEM)

    @operation
    def outer():
        write("tests:acted", by=SYSTEM)
        inner()

    with pytest.raises(RuntimeError, match="durable"):
        outer()


def test_an_operation_inside_another_transaction_is_refused():
    @operation
    def act():
        write("tests:acted", by=SYSTEM)

    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        act()


def test_a_context_kept_from_an_act_writes_nothing_after_it():
    """A task or a callback that copied the context would otherwise go on as if inside the act."""

    @operation
    def keeps_its_context():
        write("tests:acted", by=SYSTEM)
        return contextvars.copy_context()

    kept = keeps_its_context()

    with pytest.raises(OutsideOperation):
        kept.run(a_choice().save)


def test_another_thread_is_not_inside_the_act():
    """It has another connection, so what it writes would stand even where the act is undone."""
    refused = []

    def write_elsewhere():
        try:
            a_choice().save()
        except OutsideOperation as refusal:
            refused.append(refusal)

    @operation
    def starts_a_thread():
        write("tests:acted", by=SYSTEM)
        context = contextvars.copy_context()
        thread = Thread(target=lambda: context.run(write_elsewhere))
        thread.start()
        thread.join()

    starts_a_thread()

    assert len(refused) == 1


def test_what_an_act_hands_out_to_run_later_writes_nothing():
    @operation
    def hands_out_a_generator():
        write("tests:acted", by=SYSTEM)
        return (row.save() for row in [a_choice()])

    later = hands_out_a_generator()

    with pytest.raises(OutsideOperation):
        next(later)


def test_what_waits_for_the_commit_is_outside(django_capture_on_commit_callbacks):
    @operation
    def postpones():
        write("tests:acted", by=SYSTEM)
        transaction.on_commit(a_choice().save)

    with pytest.raises(OutsideOperation), django_capture_on_commit_callbacks(execute=True):
        postpones()


def test_functions_that_run_later_cannot_be_operations():
    async def asynchronous():
        write("tests:acted", by=SYSTEM)

    def generating():
        write("tests:acted", by=SYSTEM)
        yield

    for work in (asynchronous, generating):
        with pytest.raises(TypeError, match="cannot be an operation"):
            operation(work)


def test_after_an_act_that_failed_nothing_is_open():
    @operation
    def fails():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()

    with pytest.raises(OutsideOperation):
        a_choice().save()


def test_a_footing_holds_while_and_after_what_stands():
    @operation
    def act():
        write("tests:acted", by=SYSTEM)
        firm = footing()
        with suppress(ZeroDivisionError), transaction.atomic():
            lost = footing()
            raise ZeroDivisionError
        return firm, lost, (firm.holds, lost.holds)

    firm, lost, meanwhile = act()

    assert (meanwhile, firm.holds, lost.holds) == ((True, False), True, False)
