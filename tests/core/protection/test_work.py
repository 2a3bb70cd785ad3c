"""Making in a child process with limits, as the site does it."""

import io
import zipfile

import pytest

from safehaven.foundation.confined import TookTooMuchMemory, run_confined
from safehaven_core.protection import (
    REFUSALS,
    Form,
    NotOurPassword,
    NotProved,
    Unreadable,
    new_password,
    prove,
)
from safehaven_core.protection.work import MAKE, asked, limits_for, told
from tests.core.protection.originals import Protected, make_docx, make_pdf


def made(
    password: str, *originals: tuple[str, bytes, str], seconds: int = 60, megabytes: int = 400
) -> tuple[Form, bytes]:
    request = asked(password, [(kind, name) for kind, _, name in originals])
    files = [io.BytesIO(content) for _, content, _ in originals]
    return told(
        run_confined(MAKE, request, files=files, refusals=REFUSALS, seconds=seconds, megabytes=megabytes)
    )


def test_what_a_confined_maker_made_is_proved(protected: Protected):
    originals = [
        (item.kind, clear, item.name)
        for item, clear in zip(protected.originals, protected.clear, strict=True)
    ]

    form, content = made(protected.password, *originals)

    assert form == protected.form
    prove(io.BytesIO(content), form, protected.password, protected.originals)


def test_a_refusal_comes_through_from_a_confined_maker():
    with pytest.raises(Unreadable, match="This PDF is damaged"):
        made(new_password(), ("pdf", b"%PDF-1.7 and no more", "document"))


def test_a_chosen_password_is_refused_by_a_confined_maker():
    with pytest.raises(NotOurPassword):
        made("Summer2026!", ("pdf", make_pdf(), "document"))


def test_an_office_file_too_large_for_the_memory_costs_one_job():
    sink = io.BytesIO(make_docx())
    with zipfile.ZipFile(sink, "a") as parts:
        parts.writestr("word/media/film.mp4", bytes(30 << 20))

    with pytest.raises((TookTooMuchMemory, NotProved), match=r"[Mm]emory"):
        made(new_password(), ("docx", sink.getvalue(), "document"), megabytes=240)


def test_the_limits_are_enough_for_a_large_office_file():
    sink = io.BytesIO(make_docx())
    with zipfile.ZipFile(sink, "a") as parts:
        parts.writestr("word/media/film.mp4", bytes(30 << 20))
    seconds, megabytes = limits_for(len(sink.getvalue()))

    made(new_password(), ("docx", sink.getvalue(), "document"), seconds=seconds, megabytes=megabytes)
