"""The examples in docs/spec hold: for the code, and for a second writer made from the text."""

import io
import re
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from safehaven_core.sealing import (
    DataKey,
    Place,
    RootKey,
    blind_index,
    root_key_from_text,
    root_key_text,
)
from safehaven_core.sealing.blind_index import Kind
from tests.core.sealing import by_the_spec as spec
from tests.core.sealing.make_vectors import NONCE, SALT

PAGES = Path(__file__).parents[3] / "docs" / "spec"


def example(page: str) -> dict[str, str]:
    """The lines `name = value` of a page's example; spaces are only for the eye."""
    block = re.search(r"^```example\n(.*?)^```", (PAGES / page).read_text(), re.DOTALL | re.MULTILINE)
    assert block, f"{page} should have an example"
    lines = (line.split("=", 1) for line in block[1].splitlines())
    return {" ".join(name.split()): value.replace(" ", "") for name, value in lines}


def key_and_place(shown: dict[str, str]) -> tuple[DataKey, Place]:
    key = DataKey(UUID(shown["key id"]), bytes.fromhex(shown["secret"]))
    return key, Place(shown["table"], shown["row"], shown["column"])


def test_the_sealed_value_in_the_page_opens():
    shown = example("sealed-value.md")
    key, place = key_and_place(shown)

    assert key.open(place, bytes.fromhex(shown["sealed"])) == bytes.fromhex(shown["plaintext"])
    assert bytes(place).hex() == shown["place"]


def test_the_sealed_value_in_the_page_is_made_as_the_page_says():
    shown = example("sealed-value.md")
    secret, plain = bytes.fromhex(shown["secret"]), bytes.fromhex(shown["plaintext"])
    where = spec.place(shown["table"], shown["row"], shown["column"])

    assert spec.value(secret, UUID(shown["key id"]), where, NONCE, plain).hex() == shown["sealed"]
    assert spec.derive(secret, b"safehaven/data-key/value/v1").hex() == shown["value key"]


def test_the_stream_in_the_page_opens():
    shown = example("sealed-stream.md")
    key, place = key_and_place(shown)

    pieces = list(key.open_stream(place, io.BytesIO(bytes.fromhex(shown["sealed"]))))

    assert pieces == [bytes.fromhex(shown["plaintext"])]


def test_the_stream_in_the_page_is_made_as_the_page_says():
    shown = example("sealed-stream.md")
    secret, where = bytes.fromhex(shown["secret"]), spec.place(shown["table"], shown["row"], shown["column"])
    stream = spec.Stream(secret, UUID(shown["key id"]), where, SALT)
    made = stream.header + stream.chunk(0, bytes.fromhex(shown["plaintext"]), last=True)
    material = spec.derive(secret, b"safehaven/data-key/stream/v1" + stream.header + where, 39, SALT).hex()

    assert (stream.header.hex(), made.hex(), material) == (
        shown["header"],
        shown["sealed"],
        shown["material"],
    )
    assert shown["nonce"] == material[64:] + "00000000" + "01"


def test_the_wrapped_keys_in_the_page_open():
    shown = example("key-wrapping.md")
    root = RootKey(bytes.fromhex(shown["root secret"]))

    epoch = root.unwrap(bytes.fromhex(shown["wrapped epoch"]), UUID(shown["epoch id"]))
    data = epoch.unwrap(bytes.fromhex(shown["wrapped data"]), UUID(shown["data id"]))

    assert root.id == shown["root key id"]
    assert (epoch.reveal().hex(), data.reveal().hex()) == (shown["epoch secret"], shown["data secret"])


def test_the_wrapped_keys_in_the_page_are_made_as_the_page_says():
    shown = example("key-wrapping.md")
    root, epoch, data = (bytes.fromhex(shown[f"{name} secret"]) for name in ("root", "epoch", "data"))
    epoch_id, data_id = UUID(shown["epoch id"]), UUID(shown["data id"])
    over_epoch = spec.wrapped_header(b"E", spec.root_key_id(root).encode(), epoch_id)
    over_data = spec.wrapped_header(b"D", epoch_id.bytes, data_id)

    assert spec.wrapped("root-key", root, over_epoch, NONCE, epoch).hex() == shown["wrapped epoch"]
    assert spec.wrapped("epoch-key", epoch, over_data, NONCE, data).hex() == shown["wrapped data"]


def test_the_root_key_in_the_page_is_read_and_written():
    shown = example("key-wrapping.md")

    assert root_key_from_text(shown["root key text"]).id == shown["root key id"]
    assert root_key_text(RootKey(bytes.fromhex(shown["root secret"]))) == shown["root key text"]
    assert spec.root_key_line(bytes.fromhex(shown["root secret"])) == shown["root key text"]


def test_the_tokens_in_the_page_are_made():
    shown = example("blind-index.md")
    secret = bytes.fromhex(shown.pop("secret"))
    key = DataKey(UUID(int=0), secret)

    for term, token in shown.items():
        kind, text = term.split()
        assert (key.token(kind, text).hex(), spec.token(secret, kind, text).hex()) == (token, token)


def rows() -> list[list[str]]:
    """The table "written, kind, stored as" of the blind index's page."""
    table = (PAGES / "blind-index.md").read_text().split("| stored as |")[1].split("\n\n")[0]
    return [[cell.strip() for cell in line.strip("| ").split("|")] for line in table.splitlines()[2:]]


WAYS = {
    Kind.BORN: lambda written: blind_index.born_terms(date.fromisoformat(written)),
    Kind.PHONE: blind_index.phone_terms,
    Kind.REFERENCE: blind_index.reference_terms,
    Kind.IDENTIFIER: blind_index.identifier_terms,
}


@pytest.mark.parametrize(("written", "kind", "stored"), rows())
def test_words_are_made_alike_as_the_page_says(written, kind, stored):
    terms = WAYS.get(Kind(kind), blind_index.name_terms)(written)

    assert " ".join(sorted(term.text for term in terms if term.kind == kind)) == stored


def test_the_page_shows_every_kind_of_term():
    assert {kind for _, kind, _ in rows()} == {kind.value for kind in Kind}
