"""What a sender reads about a message that is held: what was found, where, and what can be done."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from django.urls import reverse

from safehaven.mailguard import working
from safehaven.mailguard.checks import DO_NOT_OPEN, examine
from safehaven.mailguard.checks.matter import Matter
from safehaven.mailguard.checks.quoting import FROM_FILE, FROM_MESSAGE
from safehaven.mailguard.forms import DecideForm
from safehaven.mailguard.letters import read
from safehaven.mailguard.states import Mark, State
from safehaven.records.front import NewRecord, create_record
from tests.core.filetypes.reading.word_files import word
from tests.mailguard.taking_in import let_be_shared, raw, taken_in
from tests.mailguard.test_about import OUTSIDE, message

pytestmark = pytest.mark.django_db
NOBODY = "We found nobody"


@pytest.fixture
def known(roll, robin):
    roll.build()
    return roll


def reason(by, made, mark=Mark.IDENTIFIES):
    """Why a message has this mark: there is one such finding."""
    [found] = [one for one in examine(Matter(by, (OUTSIDE,), read(raw(made)))).findings if one.mark == mark]
    return found.why


def test_a_name_of_two_people_in_the_to_line_is_said_once_with_where_it_stands(roll, ada):
    for born in ("1990-01-02", "1960-03-04"):
        told = {"given_names": "Amparo", "family_name": "Brackenlowe", "date_of_birth": born}
        create_record(NewRecord(told), by=ada, sure=True)
    roll.build()

    why = reason(ada, message(ada, f'"Amparo Brackenlowe" <{OUTSIDE}>'))

    assert why == (
        "It tells who somebody is. SH-0001 (AB): “Amparo Brackenlowe” in the To line. "
        "SH-0002 (AB): “Amparo Brackenlowe” in the To line."
    )


@pytest.mark.parametrize(
    ("page", "place"),
    [
        ("<style>.a::after { content: 'Robin Quillfeather' }</style><p>Hello</p>", "hidden text"),
        ("<p>Hello, I spoke to Robin Quillfeather.</p>", "the text"),
    ],
)
def test_a_name_in_a_page_is_said_with_whether_it_is_hidden(known, ada, robin, page, place):
    made = message(ada, OUTSIDE)
    made.add_alternative(f"<html><body>{page}</body></html>", subtype="html")

    why = reason(ada, made)

    assert why.endswith(f"“Robin Quillfeather” in {place}.")
    assert NOBODY not in why


def test_what_is_unsure_and_hidden_is_said_with_where_it_stands(known, ada):
    made = message(ada, OUTSIDE)
    page = "<style>p::after { content: 'NHS number 999 000 0026' }</style><p>Hello</p>"
    made.add_alternative(f"<html><body>{page}</body></html>", subtype="html")

    why = reason(ada, made)

    assert why.startswith("It tells who somebody is. In hidden text: “999 000 0026” is an NHS number")
    assert NOBODY not in why


def rid(by, *, text="Hello", page="", file=b""):
    """What a reason says of getting rid of hidden text."""
    made = message(by, OUTSIDE, text=text)
    if page:
        made.add_alternative(f"<html><body>{page}</body></html>", subtype="html")
    if file:
        made.add_attachment(file, maintype="application", subtype="octet-stream", filename="plan.docx")
    found = examine(Matter(by, (OUTSIDE,), read(raw(made)))).findings
    return next(one.clears for one in found if one.mark == Mark.IDENTIFIES)


def test_hidden_text_is_explained_with_how_to_get_rid_of_it(known, ada):
    page = "<style>.a::after { content: 'Robin Quillfeather' }</style><p>Hello</p>"
    file = word(lambda made, _paragraph: setattr(made.core_properties, "author", "Robin Quillfeather"))

    of_message, of_file = rid(ada, page=page), rid(ada, file=file)

    assert (of_message, of_file) == (FROM_MESSAGE, FROM_FILE)
    assert rid(ada, page=page, file=file) == f"{FROM_MESSAGE} {FROM_FILE}"
    assert "paste your words as plain text" in of_message
    assert "File, Info, Check for Issues, Inspect Document" in of_file


def test_where_nothing_is_hidden_nothing_is_said_of_it(known, ada):
    assert rid(ada, text="I spoke to Robin Quillfeather.") == ""


def test_a_name_that_stands_in_several_places_is_said_once_with_all_of_them(known, ada, robin):
    made = message(
        ada,
        OUTSIDE,
        text="I spoke to Robin Quillfeather.",
        subject="Robin Quillfeather",
        files=[("plan.txt", b"Robin Quillfeather"), ("Robin Quillfeather.txt", b"Nothing.")],
    )

    why = reason(ada, made)

    assert why.count("“Robin Quillfeather”") == 1
    assert why.endswith(
        "“Robin Quillfeather” in the subject line, the text, the file “plan.txt” and the name of a file."
    )


def test_a_subject_that_looks_like_a_line_of_the_head_is_still_the_subject(known, ada, robin):
    why = reason(ada, message(ada, OUTSIDE, subject="Re: Robin Quillfeather"), Mark.SUBJECT)

    assert why.endswith("“Robin Quillfeather” in the subject line.")


# What cannot be answered is not asked.

RIGHT = "I have looked at this, and it is right"


def page_of(client, taken, name="message"):
    return client.get(reverse(f"mailguard:{name}", kwargs={"submission": taken.pk})).content.decode()


def bomb():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("plan.txt", bytes(300 << 20))
    return made.getvalue()


def test_nobody_is_told_to_open_what_may_do_harm(known, ada):
    made = message(ada, OUTSIDE, files=[("plan.zip", bomb())])

    found = examine(Matter(ada, (OUTSIDE,), read(raw(made)))).findings

    [unread] = [one for one in found if one.mark == Mark.NOT_READ]
    assert unread.clears == DO_NOT_OPEN
    field: Any = DecideForm((unread,)).fields["found_0"]
    assert [str(answer) for _value, answer in field.choices] == [
        "My IT administrator has looked at this, and it may go",
        "This is a mistake: do not send the message",
    ]


def test_a_message_that_lacks_a_basis_asks_for_it_and_for_no_answer(known, ada, signed_in):
    taken = taken_in(ada, OUTSIDE)
    working.judge_waiting()
    client = signed_in(ada)

    pages = [page_of(client, taken), page_of(client, taken, "protect")]

    for page in pages:
        assert "Nothing is noted that lets us share about" in page
        assert "Say on which basis it is shared" in page
        assert "Do not send it" in page
        assert RIGHT not in page


def test_an_answer_to_what_cannot_be_answered_sends_nothing(known, ada, signed_in):
    taken = taken_in(ada, OUTSIDE)
    working.judge_waiting()
    place = reverse("mailguard:message", kwargs={"submission": taken.pk})
    typed = {f"found_{number}": "send" for number in range(9)} | {"reason": "It is needed by Monday."}

    signed_in(ada).post(place, typed)

    taken.refresh_from_db()
    assert taken.state == State.HELD


def test_once_a_basis_stands_the_rest_is_asked(known, ada, signed_in):
    taken = taken_in(ada, OUTSIDE)
    working.judge_waiting()
    let_be_shared(taken, ada)

    page = page_of(signed_in(ada), taken)

    assert RIGHT in page
    assert "Say on which basis" not in page


def test_what_may_not_leave_now_about_somebody_elses_person_is_not_asked(known, ada, sam, signed_in):
    taken = taken_in(sam, OUTSIDE)
    working.judge_waiting()

    page = page_of(signed_in(sam), taken)

    assert "nothing about them may leave now" in page
    assert "Ask a colleague who works with them" in page
    assert RIGHT not in page
