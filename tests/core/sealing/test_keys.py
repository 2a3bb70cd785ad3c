import copy
import pickle  # noqa: TID251 - to see it refused

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.sealing import (
    AlteredOrMoved,
    CannotOpen,
    DataKey,
    EpochKey,
    OtherKey,
    Place,
    RootKey,
    root_key_from_text,
    root_key_text,
)

HERE = Place("records_entry", "1", "text")
EVERY_KIND = pytest.mark.parametrize("kind", [RootKey, EpochKey, DataKey])


def test_a_root_key_opens_through_an_epoch_what_was_sealed_before():
    root, epoch, data = RootKey.generate(), EpochKey.generate(), DataKey.generate()
    sealed = data.seal(HERE, b"text")
    wrapped_epoch, wrapped_data = root.wrap(epoch), epoch.wrap(data)

    found = root.unwrap(wrapped_epoch, epoch.id).unwrap(wrapped_data, data.id)

    assert found.open(HERE, sealed) == b"text"


def test_a_data_key_moves_to_a_new_epoch_and_the_old_one_no_longer_matters():
    old, new, data = EpochKey.generate(), EpochKey.generate(), DataKey.generate()

    moved = new.wrap(old.unwrap(old.wrap(data), data.id))

    assert new.unwrap(moved, data.id).reveal() == data.reveal()
    with pytest.raises(OtherKey):
        old.unwrap(moved, data.id)


def test_the_wrapped_key_of_one_record_is_refused_in_the_row_of_another():
    epoch, robin, another = EpochKey.generate(), DataKey.generate(), DataKey.generate()

    with pytest.raises(AlteredOrMoved, match="another id"):
        epoch.unwrap(epoch.wrap(another), robin.id)


EPOCH, DATA = EpochKey.generate(), DataKey.generate()
WRAPPED = EPOCH.wrap(DATA)


@given(st.integers(0, len(WRAPPED) - 1), st.integers(1, 255))
def test_a_wrapped_key_with_any_byte_changed_does_not_open(at, bits):
    changed = bytearray(WRAPPED)
    changed[at] ^= bits

    with pytest.raises(CannotOpen):
        EPOCH.unwrap(bytes(changed), DATA.id)


def test_the_same_key_is_never_wrapped_to_the_same_bytes():
    """A nonce that came twice under one key would show how two secrets differ."""
    wrapped = [EPOCH.wrap(DATA) for _ in range(1000)]

    assert len({one[34:46] for one in wrapped}) == 1000


def test_a_wrong_root_key_is_recognised_by_its_id():
    root, epoch = RootKey.generate(), EpochKey.generate()

    assert RootKey(root.reveal()).id == root.id
    assert RootKey.generate().id != root.id
    with pytest.raises(OtherKey):
        RootKey.generate().unwrap(root.wrap(epoch), epoch.id)


def test_the_id_of_a_root_key_is_short_and_tells_nothing_of_the_secret():
    root = RootKey.generate()

    assert len(root.id) == 16
    assert root.id not in root.reveal().hex()


def test_a_root_key_survives_being_written_down():
    root = RootKey.generate()

    assert root_key_from_text(root_key_text(root)).reveal() == root.reveal()


@EVERY_KIND
def test_a_key_shows_its_id_and_never_its_secret(kind):
    key = kind.generate()

    shown = f"{key!r} {key} {[key]} {vars(kind)}"

    assert str(key.id) in shown
    assert key.reveal().hex() not in shown
    assert repr(key.reveal())[2:-1] not in shown


@EVERY_KIND
def test_a_key_has_no_dictionary_that_could_be_dumped(kind):
    assert not hasattr(kind.generate(), "__dict__")


@EVERY_KIND
@pytest.mark.parametrize("attempt", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_key_cannot_be_pickled_or_copied(kind, attempt):
    with pytest.raises(TypeError, match="cannot be pickled or copied"):
        attempt(kind.generate())


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_a_secret_of_another_length_is_refused(length):
    with pytest.raises(ValueError, match="32 secret bytes"):
        RootKey(bytes(length))


@EVERY_KIND
def test_no_two_generated_keys_are_alike(kind):
    keys = [kind.generate() for _ in range(50)]

    assert len({key.id for key in keys}) == 50
    assert len({key.reveal() for key in keys}) == 50
