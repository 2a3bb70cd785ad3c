"""Files changed behind the application's back are found, and named, without a key."""

import io
import uuid
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from safehaven.documents import storage
from safehaven.documents.front import Incoming, Scan, Version, add_document
from safehaven.records.front import Record
from safehaven.workforce.front import StaffMember

pytestmark = pytest.mark.django_db


@pytest.fixture
def papers(robin: Record, ada: StaffMember, settings, tmp_path) -> list[Version]:
    settings.SAFEHAVEN_DOCUMENTS = tmp_path
    return [
        add_document(
            robin,
            f"Paper {number}",
            Incoming(
                io.BytesIO(bytes([number]) * 9000), "paper.bin", "unknown", 9000, Scan.CLEAN, uuid.uuid4()
            ),
            by=ada,
        )
        for number in range(3)
    ]


def verified() -> str:
    said = StringIO()
    try:
        call_command("documents", "verify", stdout=said)
    except CommandError as error:
        return said.getvalue() + str(error)
    return said.getvalue()


def test_an_untouched_store_is_said_to_be_whole(papers: list[Version]) -> None:
    assert verified() == "All 3 stored files are those that were put there.\n"


@pytest.mark.parametrize(
    ("kind", "harm"),
    [
        (
            "changed",
            lambda one, _other: one.write_bytes(one.read_bytes()[:-1] + bytes([one.read_bytes()[-1] ^ 1])),
        ),
        ("changed", lambda one, _other: one.write_bytes(one.read_bytes()[:100])),
        ("changed", lambda one, other: one.write_bytes(other.read_bytes())),
        ("missing", lambda one, _other: one.unlink()),
        ("stranger", lambda one, _other: one.with_stem(str(uuid.uuid4())).write_bytes(b"planted")),
    ],
    ids=["one byte", "cut", "swapped", "removed", "planted"],
)
def test_harm_is_found_and_named(papers: list[Version], robin: Record, kind: str, harm) -> None:
    harm(storage.path_of(papers[1].pk), storage.path_of(papers[0].pk))

    said = verified()

    assert said.startswith(kind)
    assert said.endswith("1 stored files are not what they should be.")
    assert kind == "stranger" or (str(papers[1].document_id) in said and robin.reference in said)
