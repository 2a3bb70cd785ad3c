"""A document goes on a record: sealed on disk, noted on the timeline, on the ledger, whole or not at all."""

import io
import uuid
from pathlib import Path

import pytest
from django.conf import settings

from safehaven.access.front import CannotOpen
from safehaven.documents import storage
from safehaven.documents.models import Document, Version
from safehaven.documents.operations import Incoming, add_document, add_version, open_document, open_version
from safehaven.documents.states import Scan
from safehaven.ledger.models import Line
from safehaven.records.front import NewRecord, Record, create_record
from safehaven.workforce.front import StaffMember

pytestmark = pytest.mark.django_db

CONTENT = b"Robin Quillfeather lives above the chandler's shop.  " * 20_000


def incoming(content: bytes = CONTENT) -> Incoming:
    return Incoming(
        io.BytesIO(content), "Quillfeather letter.txt", "txt", len(content), Scan.CLEAN, uuid.uuid4()
    )


@pytest.fixture
def letter(robin: Record, ada: StaffMember) -> Version:
    return add_document(robin, "Letter about the shop", incoming(), by=ada)


def test_what_went_in_comes_out(letter: Version, ada: StaffMember) -> None:
    grant = open_version(letter, by=ada, why="download")

    assert b"".join(storage.read(letter, grant)) == CONTENT


def test_nothing_of_it_is_in_clear_on_the_disk(letter: Version) -> None:
    sealed = storage.path_of(letter.pk).read_bytes()

    assert len(sealed) > len(CONTENT)
    assert b"Quillfeather" not in sealed
    assert storage.path_of(letter.pk).stat().st_mode & 0o077 == 0


def test_it_says_who_and_leaves_a_trace(letter: Version, robin: Record, ada: StaffMember) -> None:
    acts = list(Line.objects.order_by("-number").values_list("act", "by")[:2])

    assert acts == [("documents:added", ada.ledger_name), ("documents:upload_started", ada.ledger_name)]
    assert letter.document.folder_label.endswith(robin.initials)


def test_a_newer_version_keeps_the_older(letter: Version, ada: StaffMember) -> None:
    newer = add_version(letter.document, incoming(b"Shorter."), by=ada)
    grant = open_document(letter.document, by=ada)

    assert [version.number for version in letter.document.versions.all()] == [2, 1]
    assert b"".join(storage.read(newer, grant)) == b"Shorter."
    assert b"".join(storage.read(letter, grant)) == CONTENT


def test_two_newer_versions_at_once_both_stay(letter: Version, ada: StaffMember) -> None:
    class Slow(io.BytesIO):
        """While it is read, a colleague adds a version."""

        def seek(self, offset: int, whence: int = 0) -> int:
            add_version(letter.document, incoming(b"The colleague's."), by=ada)
            return super().seek(offset, whence)

    mine = Incoming(Slow(b"Mine."), "letter.txt", "txt", 5, Scan.CLEAN, uuid.uuid4())
    newer = add_version(letter.document, mine, by=ada)

    assert newer.number == letter.document.versions.count() > 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: whole[:-1],
        lambda whole: whole + b"x",
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:],
        lambda _whole: b"",
    ],
    ids=["cut", "added to", "halved", "one bit", "emptied"],
)
def test_a_changed_file_is_found(letter: Version, ada: StaffMember, damage) -> None:
    path = storage.path_of(letter.pk)
    path.write_bytes(damage(path.read_bytes()))
    grant = open_version(letter, by=ada, why="download")

    with pytest.raises(CannotOpen):
        b"".join(storage.read(letter, grant))


def test_a_file_put_in_the_place_of_another_is_found(
    letter: Version, robin: Record, ada: StaffMember
) -> None:
    other = add_document(robin, "Another", incoming(b"Other words."), by=ada)
    storage.path_of(other.pk).write_bytes(storage.path_of(letter.pk).read_bytes())
    grant = open_version(other, by=ada, why="download")

    with pytest.raises(CannotOpen):
        b"".join(storage.read(other, grant))


def test_a_missing_file_is_said_in_words(letter: Version, ada: StaffMember) -> None:
    storage.path_of(letter.pk).unlink()
    grant = open_version(letter, by=ada, why="download")

    with pytest.raises(storage.FileMissing, match="missing from the store"):
        storage.read(letter, grant)


def test_the_key_of_another_record_opens_nothing(letter: Version, ada: StaffMember) -> None:
    other = create_record(NewRecord({"given_names": "Wren", "family_name": "Thistlemere"}), by=ada)
    grant = open_version(
        add_document(other, "Another", incoming(b"Other words."), by=ada), by=ada, why="download"
    )

    with pytest.raises(CannotOpen):
        b"".join(storage.read(letter, grant))


class BreaksOff(io.BytesIO):
    """A source that fails half-way, as a disk or a connection does."""

    def readinto(self, buffer) -> int:
        if self.tell() > 100_000:
            raise OSError(28, "No space left on device")
        return super().readinto(memoryview(buffer)[:50_000])


def test_a_full_disk_leaves_nothing_behind(robin: Record, ada: StaffMember) -> None:
    before = sorted(Path(settings.SAFEHAVEN_DOCUMENTS).glob("??/*"))
    broken = Incoming(BreaksOff(CONTENT), "x.txt", "txt", len(CONTENT), Scan.CLEAN, uuid.uuid4())

    with pytest.raises(storage.NoRoom, match="no room left"):
        add_document(robin, "Letter", broken, by=ada)

    assert sorted(Path(settings.SAFEHAVEN_DOCUMENTS).glob("??/*")) == before
    assert Document.objects.count() == 0


def test_a_really_full_disk_is_told_apart(
    robin: Record, ada: StaffMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("This system has no /dev/full.")
    monkeypatch.setattr(storage, "_write", lambda *_: Path("/dev/full").write_bytes(b"x" * 100_000))

    with pytest.raises(storage.NoRoom):
        add_document(robin, "Letter", incoming(), by=ada)
