"""Characters that nobody can see come with text that is pasted: the page says that one is there, and where."""

import pytest
from django import forms
from django.urls import reverse

from safehaven.interface.forms import PlainForm
from safehaven.interface.widgets import LongText, Password
from safehaven.records.models import Entry

REFUSED = "has a hidden character that cannot be kept"


class Sheet(PlainForm):
    text = forms.CharField(label="What happened?", widget=LongText())
    secret = forms.CharField(label="Password", widget=Password(), required=False)


def complaints(**typed):
    return [error for errors in Sheet(typed).errors.values() for error in errors]


@pytest.mark.parametrize(
    ("hidden", "what"),
    [
        ("\x00", "a “null” mark"),
        ("\x01", "a “control” mark, number 1"),
        ("\x08", "a “backspace” mark"),
        ("\x0b", "a “vertical tab” mark"),
        ("\x1b", "an “escape” mark"),
        ("\x7f", "a “delete” mark"),
        ("\x9b", "a “control” mark, number 155"),
    ],
)
def test_the_error_says_what_it_is_where_it_is_and_what_to_do(hidden, what):
    [said] = complaints(text=f"She said that\nwe {hidden}may ring.")

    assert said == (
        "The answer to “What happened?” has a hidden character that cannot be kept: "
        f"{what}, after “She said that we”. "
        "Delete what stands there and type it again"
    )


def test_at_the_beginning_it_says_so():
    assert REFUSED + ": a “null” mark, at its beginning" in complaints(text="\x00Rang.")[0]


def test_a_password_is_not_repeated():
    [said] = complaints(text="Rang.", secret="correct horse\x01")

    assert (REFUSED in said, "horse" in said, "mark" in said) == (True, False, False)


@pytest.mark.parametrize("fine", ["Tab\there", "two\r\nlines", "Zoë · Łukasz · 李 · عمر", "👩‍👧"])
def test_what_people_write_is_not_refused(fine):
    assert complaints(text=fine) == []


def test_a_note_with_one_is_not_kept_and_stays_on_the_page(robin, ada, signed_in):
    typed = {"kind": "note", "text": "Rang the \x00council.", "happened_at": "00:00"}

    content = signed_in(ada).post(reverse("records:add_entry", args=[robin.pk]), typed).content.decode()

    assert (REFUSED in content, "council." in content, Entry.objects.count()) == (True, True, 0)


def test_a_search_for_one_says_so(ada, signed_in):
    content = signed_in(ada).post(reverse("records:search"), {"text": "Rob\x00in"}).content.decode()

    assert "Name, reference or number has a hidden character" in content
