"""Turning the epoch: survivors come along, the destroyed do not, and the machine may stop anywhere."""

import gc

import pytest
from django.db import connection

from safehaven.access.front import turn_epoch
from safehaven.access.turning import NotAllTaken, begin_epoch, end_old_epochs, rewrap_keys
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.keyring import opening
from safehaven.keyring.models import DataKey, EpochKey
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from safehaven.records.front import NewRecord, create_record, open_record
from safehaven_core.sealing import CannotOpen
from safehaven_core.sealing import EpochKey as SecretEpochKey

pytestmark = pytest.mark.usefixtures("keys_of_its_own")


@pytest.fixture
def people(robin, ada):
    """Robin and two more."""
    names = [("Wren", "Marrowby"), ("Tamsin", "Ottersford")]
    return [
        robin,
        *(create_record(NewRecord({"given_names": a, "family_name": b}), by=ada) for a, b in names),
    ]


def names(people, by):
    return [open_record(record, by=by).grant.open(record, "family_name") for record in people]


@operation
def destroy(key_id):
    write("tests:destroyed", by=SYSTEM)
    DataKey.objects.filter(pk=key_id).delete()


def test_everything_opens_as_before_under_one_new_epoch(people, ada):
    before = names(people, ada)

    number = turn_epoch(by=SYSTEM, at_once=2)

    opening.forget()
    assert (names(people, ada), number) == (before, 2)
    assert list(EpochKey.objects.values_list("number", flat=True)) == [2]
    assert set(DataKey.objects.values_list("epoch__number", flat=True)) == {2}


def test_each_step_leaves_its_line(people):
    before = Line.objects.latest("number").number

    turn_epoch(by=SYSTEM, at_once=DataKey.objects.count() - 1)

    acts = Line.objects.filter(number__gt=before).order_by("number").values_list("act", flat=True)
    assert list(acts) == [
        "access:epoch_begun",
        "access:keys_rewrapped",
        "access:keys_rewrapped",
        "access:old_epochs_ended",
    ]


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_a_turn_broken_off_anywhere_leaves_everything_open_and_is_made_good(people, ada, steps):
    before = names(people, ada)
    epoch = begin_epoch(by=SYSTEM)
    for _ in range(steps - 1):
        rewrap_keys(epoch, at_once=3, by=SYSTEM)

    opening.forget()
    meanwhile = names(people, ada)
    turn_epoch(by=SYSTEM)
    opening.forget()

    assert (meanwhile, names(people, ada)) == (before, before)
    assert list(EpochKey.objects.values_list("number", flat=True)) == [3]


def test_an_epoch_that_still_wraps_a_key_is_not_dropped(people, ada):
    epoch = begin_epoch(by=SYSTEM)
    rewrap_keys(epoch, at_once=1, by=SYSTEM)

    end_old_epochs(epoch, by=SYSTEM)

    assert list(EpochKey.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_who_was_destroyed_does_not_come_back_from_an_old_copy_of_the_keys(people, ada):
    """A thief of an older backup has the wrapped data key, but no epoch key that opens it is left here."""
    robin = people[0]
    backup = DataKey.objects.get(pk=robin.key_id)
    old_epoch = backup.epoch_id
    destroy(robin.key_id)

    turn_epoch(by=SYSTEM)
    opening.forget()

    assert not EpochKey.objects.filter(pk=old_epoch).exists()
    with pytest.raises(CannotOpen):
        opening.open_epoch_key(EpochKey.objects.get()).unwrap(bytes(backup.wrapped), backup.pk)


def test_a_key_destroyed_while_the_epoch_turns_stays_destroyed(people, ada):
    """Between reading the wrapped keys and writing them anew, somebody else destroys one."""
    robin = people[0]

    def destroy_first(execute, sql, params, many, context):
        if sql.startswith('UPDATE "keyring_datakey"'):
            connection.connection.execute(f"DELETE FROM keyring_datakey WHERE id = '{stored(robin.key_id)}'")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(destroy_first):
        turn_epoch(by=SYSTEM)

    assert DataKey.objects.filter(pk=robin.key_id).count() == 0
    assert set(DataKey.objects.values_list("epoch__number", flat=True)) == {2}


def test_a_key_made_while_the_epoch_turns_keeps_its_epoch_and_that_is_said(people, ada):
    """Somebody makes a record under the old epoch, behind the last key that is taken along."""
    old = EpochKey.objects.get()
    told: list[str] = []

    def late_key(execute, sql, params, many, context):
        if "keyring_epochkey" in sql and "NOT" in sql and not told:
            told.append("late")
            DataKey.objects.filter(pk=people[0].key_id).update(epoch=old)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(late_key), pytest.raises(NotAllTaken, match="Run this again"):
        turn_epoch(by=SYSTEM)

    assert EpochKey.objects.filter(pk=old.pk).exists()


def stored(key_id):
    """How this database writes a UUID."""
    return key_id if connection.vendor == "postgresql" else key_id.hex


def test_no_epoch_key_stays_in_memory(people, ada):
    names(people, ada)
    ours = set(EpochKey.objects.values_list("pk", flat=True))
    gc.collect()

    kept = [thing.id for thing in gc.get_objects() if isinstance(thing, SecretEpochKey)]
    assert ours.intersection(kept) == set()
