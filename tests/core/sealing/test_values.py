import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.sealing import AlteredOrMoved, CannotOpen, DataKey, OtherKey, Place
from tests.core.sealing.strategies import places

KEY = DataKey.generate()
HERE = Place("records_entry", "b1946ac9-2492-4d23-8f3a-1d7b6c5e4f30", "text")


@given(places, st.binary(max_size=500))
def test_what_was_sealed_opens_as_it_was(place, plain):
    assert KEY.open(place, KEY.seal(place, plain)) == plain


@given(st.binary(max_size=60), st.integers(0), st.integers(1, 255))
def test_a_value_with_any_byte_changed_does_not_open(plain, at, bits):
    changed = bytearray(KEY.seal(HERE, plain))
    changed[at % len(changed)] ^= bits

    with pytest.raises(CannotOpen):
        KEY.open(HERE, bytes(changed))


@given(st.binary(max_size=60), st.integers(0))
def test_a_value_cut_anywhere_does_not_open(plain, at):
    sealed = KEY.seal(HERE, plain)

    with pytest.raises(CannotOpen):
        KEY.open(HERE, sealed[: at % len(sealed)])


@given(places, places)
def test_a_value_opens_in_no_other_place(place, other):
    sealed = KEY.seal(place, b"Rang about Thursday.")

    if place == other:
        assert KEY.open(other, sealed) == b"Rang about Thursday."
    else:
        with pytest.raises(AlteredOrMoved):
            KEY.open(other, sealed)


@given(st.binary(max_size=200))
def test_what_is_no_sealed_value_does_not_open(junk):
    with pytest.raises(CannotOpen):
        KEY.open(HERE, junk)


def test_another_key_is_told_from_an_altered_value():
    with pytest.raises(OtherKey):
        DataKey.generate().open(HERE, KEY.seal(HERE, b"text"))


def test_the_same_text_is_never_sealed_to_the_same_bytes():
    sealed = {KEY.seal(HERE, b"the same") for _ in range(1000)}

    assert len(sealed) == 1000
    assert len({value[17:29] for value in sealed}) == 1000


def test_a_value_read_back_as_a_memoryview_opens():
    assert KEY.open(HERE, memoryview(KEY.seal(HERE, b"from PostgreSQL"))) == b"from PostgreSQL"


def test_what_cannot_be_opened_is_not_repeated_in_the_refusal():
    with pytest.raises(CannotOpen) as refused:
        KEY.open(HERE, b"Quillfeather, Robin" * 3)

    assert "Quillfeather" not in str(refused.value) + repr(refused.value)
    assert "records_entry" not in str(refused.value)


def test_one_key_serves_many_threads_at_once():
    failures = []

    def work(name: bytes) -> None:
        for count in range(300):
            text = name * count
            if KEY.open(HERE, KEY.seal(HERE, text)) != text:
                failures.append(name)

    threads = [threading.Thread(target=work, args=(bytes([65 + at]),)) for at in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
