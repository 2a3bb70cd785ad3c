"""What waits to be sent holds nothing in clear: not the database, the spool, the logs, or a stolen copy of all."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as ours
from django.db import connection
from django.utils import timezone

from safehaven.access.front import CannotOpen
from safehaven.disclosure.email import spool
from safehaven.disclosure.email.preparing import prepare_released
from safehaven.disclosure.email.sending import send_waiting
from safehaven.disclosure.models import Disclosure, Message
from safehaven.disclosure.operations.releasing import look_at
from tests.disclosure.conftest import ADDRESS, REASON, SECRET_WORDS

TELLING = (
    *(
        "Quillfeather",
        "Thistlewick",
        "Kernewek",
        "1987-03-27",
        "Support plan",
        "Tess",
        "Marlowe",
        "saltmarsh.example",
    ),
    *("the goals for the meeting", "before the meeting on Thursday", "document-1.pdf"),
)


def every_cell() -> bytes:
    """Everything that the database holds, as bytes."""
    cells = []
    with connection.cursor() as cursor:  # noqa: TID251 - a thief does not use the ORM
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            cells += [cell for row in cursor.fetchall() for cell in row]
    return b"\n".join(
        bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode() for cell in cells
    )


def every_file() -> bytes:
    """Everything in the folder of this deployment, but its keys and the database, which is read cell by cell."""
    home = Path(ours.SAFEHAVEN_HOME)
    files = [path for path in home.rglob("*") if path.is_file() and path.suffix not in {".key", ".sqlite3"}]
    return b"\n".join(path.read_bytes() + path.name.encode() for path in files)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path) -> None:
    """A folder that holds the files of this test alone."""
    settings.SAFEHAVEN_HOME, settings.SAFEHAVEN_DOCUMENTS = tmp_path, tmp_path / "documents"


@pytest.fixture
def waiting(released, office, caplog):
    """A message that waits: the mail server is busy."""
    caplog.set_level(logging.DEBUG)
    office.answers["RCPT"] = f"451 4.3.0 {ADDRESS} is busy"
    prepare_released()
    send_waiting()
    return Disclosure.objects.get(pk=released.pk)


def test_neither_the_database_nor_the_folder_nor_the_log_holds_anything_in_clear(waiting, ada, caplog):
    password = _password(waiting, ada)
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("safehaven"))
    seen = every_cell() + every_file() + ours.encode()

    told = [word for word in (*TELLING, REASON, password, SECRET_WORDS.decode()) if word.encode() in seen]

    assert (told, b"Harbour" in seen, b"disclosure:prepared" in seen) == ([], True, True)


def test_the_sealed_file_is_in_the_spool_and_is_not_even_a_pdf(waiting):
    [path] = spool.folder().glob("*.sealed")

    content = path.read_bytes()
    assert (b"%PDF" in content, b"/Encrypt" in content, path.stat().st_mode & 0o077) == (False, False, 0)


def test_a_sealed_file_moved_to_another_message_does_not_open(waiting, ada):
    grant = look_at(waiting, by=ada).matter.grant
    document, password = Message.objects.order_by("kind")
    spool.path_of(password.pk).write_bytes(spool.path_of(document.pk).read_bytes())

    with pytest.raises(CannotOpen):
        spool.get(password, grant)
    spool.path_of(password.pk).unlink()


def flip(path: Path) -> None:
    """Turn one bit over."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut(path: Path) -> None:
    """Leave the beginning only."""
    path.write_bytes(path.read_bytes()[:99])


@pytest.mark.parametrize("damage", [flip, cut, Path.unlink])
def test_a_damaged_spool_file_is_held_and_nothing_is_sent(waiting, office, damage, monkeypatch):
    damage(spool.path_of(Message.objects.get(kind="document").pk))
    office.answers.clear()
    moment = timezone.now() + timedelta(minutes=5)
    monkeypatch.setattr(timezone, "now", lambda: moment)

    send_waiting()

    waiting.refresh_from_db()
    assert (waiting.state, waiting.trouble, office.caught) == ("held", "file-missing", [])


def test_the_spool_is_empty_once_everything_has_left(released, office):
    prepare_released()
    send_waiting()
    spool.sweep()

    assert list(spool.folder().iterdir()) == []


def _password(disclosure: Disclosure, by) -> str:
    grant = look_at(disclosure, by=by).matter.grant
    return grant.open(Message.objects.get(kind="password"), "secret")
