"""Forms speak plainly, keep what was typed, and tell a second writer and a second click apart from the first."""

import re
from uuid import UUID

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template

from safehaven.interface.forms import Once, PlainForm, Versioned
from safehaven.interface.widgets import Choose, ChooseSeveral, LongText
from tests.interface.gallery import EveryControl


class Note(PlainForm, Versioned, Once):
    """A note that two people may edit."""

    text = forms.CharField(label="What happened?", widget=LongText(), max_length=20)
    parts = forms.MultipleChoiceField(label="Parts", choices=[("a", "A"), ("b", "B")], widget=ChooseSeveral())


class Words(PlainForm):
    """Fields with nothing but labels."""

    name = forms.CharField(label="Name")
    nhs = forms.CharField(label="NHS number")
    yours = forms.CharField(label="Your answer")
    how = forms.ChoiceField(label="Is it urgent?", choices=[("y", "Yes")], widget=Choose())
    team = forms.ChoiceField(label="Team", choices=[("n", "North")])
    size = forms.IntegerField(label="Number of pages")
    mail = forms.EmailField(label="Email address")
    own = forms.CharField(label="Own", error_messages={"required": "Say it in your own words"})


ONCE = "7b1c3c53-8e3a-4f0e-9d51-0f6a6a3ad0aa"


def test_missing_answers_are_asked_for_by_their_names():
    form = Words({})

    assert {name: errors[0] for name, errors in form.errors.items()} == {
        "name": "Enter the name",
        "nhs": "Enter the NHS number",
        "yours": "Enter your answer",
        "how": "Choose an answer to “Is it urgent?”",
        "team": "Choose the team",
        "size": "Enter the number of pages",
        "mail": "Enter the email address",
        "own": "Say it in your own words",
    }


def test_wrong_answers_are_told_what_right_looks_like():
    form = Words({"size": "ten", "mail": "nobody", "team": "x"})

    assert form.errors["size"] == ["Number of pages must be a number, like 15"]
    assert form.errors["mail"] == ["Enter an email address in the correct format, like name@example.com"]
    assert form.errors["team"] == ["Choose the team from what is shown"]


class Numbers(PlainForm):
    """Numbers of some size."""

    minutes = forms.IntegerField(label="Minutes", min_value=5, max_value=60)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("61", "Minutes must be 60 or less"),
        ("4", "Minutes must be 5 or more"),
        ("\u0663\u0660", "Minutes must be a number, like 15"),  # Arabic digits
        ("\uff11\uff15", "Minutes must be a number, like 15"),  # wide digits
        ("1\u0665", "Minutes must be a number, like 15"),
    ],
)
def test_a_number_is_in_plain_digits_and_within_its_limits(typed, said):
    assert Numbers({"minutes": typed}).errors == {"minutes": [said]}


def test_a_plain_number_is_taken():
    form = Numbers({"minutes": " 15 "})

    assert (form.is_valid(), form.cleaned_data) == (True, {"minutes": 15})


def test_a_field_that_a_form_adds_speaks_as_plainly():
    class Grows(PlainForm):
        def __init__(self, *args):
            super().__init__(*args)
            self.fields["why"] = forms.CharField(label="Why", max_length=3)

    said = [Grows({"why": typed}).errors["why"][0] for typed in ("", "a\0", "long")]

    assert (said[0], said[2]) == ("Enter why", "Why must be 3 characters or fewer")
    assert said[1].startswith("Why has a hidden character that cannot be kept: a “null” mark, after “a”.")


def test_a_text_that_is_too_long_is_refused_and_not_cut():
    form = Note({"text": "x" * 21, "parts": ["a"], "version": "1", "once": ONCE})

    assert form.errors["text"] == ["What happened? must be 20 characters or fewer"]
    assert "x" * 21 in str(form)
    assert "maxlength=" not in str(form).replace("data-maxlength=", "")


def test_a_second_writer_keeps_what_they_typed_and_may_decide_again():
    typed = QueryDict(f"text=Mine&parts=a&parts=b&version=3&once={ONCE}")
    form = Note(typed)
    assert form.is_valid()

    form.now_at(4)

    assert [str(text).split(".", maxsplit=1)[0] for text in form.non_field_errors()] == [
        "This was changed in another window or by a colleague while you had it open"
    ]
    assert 'name="version" value="4"' in str(form)
    assert "Mine</textarea>" in str(form)
    assert re.findall(r'value="(\w)" checked', str(form)) == ["a", "b"]
    assert typed["version"] == "3"


def test_each_page_has_its_own_token_and_a_page_shown_again_keeps_it():
    first, second = (re.findall(r'name="once" value="([^"]+)"', str(Note()))[0] for _ in range(2))
    again = Note({"text": "", "version": "1", "once": first})

    assert first != second
    assert f'name="once" value="{UUID(first)}"' in str(again)


def test_a_page_that_was_not_whole_says_so():
    form = Note({"text": "x", "parts": ["a"]})

    assert form.errors["once"] == ["This page was not complete when it was sent. Load the page again"]
    assert form.errors["version"] == ["This page was not complete when it was sent. Load the page again"]


def test_the_summary_of_such_a_page_says_it_once():
    form = Note({"text": "x", "parts": ["a"]})

    drawn = Template("{% load safehaven %}{% error_summary form %}").render(Context({"form": form}))
    assert drawn.count("This page was not complete") == 1


def test_what_was_typed_cannot_break_out_of_its_box():
    hostile = '"><script>alert(1)</script>'
    form = EveryControl(dict.fromkeys(EveryControl.base_fields, hostile) | {"born_day": hostile})

    assert "<script>" not in str(form)


def test_browsers_are_asked_to_keep_and_send_nothing():
    boxes = re.findall(
        r'<(?:input|textarea)[^>]*(?:type="(?:text|email|tel|password)"|<textarea)[^>]*>', str(EveryControl())
    )

    assert [box for box in boxes if 'spellcheck="false"' not in box or "autocomplete=" not in box] == []


def test_every_control_is_described_by_its_hint_and_its_error():
    drawn = str(EveryControl({}))
    described = {each for value in re.findall(r'aria-describedby="([^"]+)"', drawn) for each in value.split()}

    assert sorted(each for each in described if f'id="{each}"' not in drawn) == []
    assert 'aria-describedby="id_email_helptext id_email_error"' in drawn
