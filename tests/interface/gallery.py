"""Every component on one page, for people and for browser tests to look at.  It is no part of the product."""

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import include, path
from PIL import Image

from safehaven.foundation.actors import System
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import public
from safehaven.foundation.standing import Standing
from safehaven.interface import components as c
from safehaven.interface.fields import DateField
from safehaven.interface.forms import Once, PlainForm, Versioned
from safehaven.interface.widgets import (
    Answer,
    Choose,
    ChooseSeveral,
    LongText,
    OneTimeCode,
    Password,
    Telephone,
    Text,
)

FOR_TESTS = "It is served to tests only."
PASSWORD = "a long walk by the harbour"


class EveryControl(PlainForm, Versioned, Once):
    """One of each control."""

    called = {"given": "a given name", "ready": "I have checked the address", "file": "a document"}
    given = forms.CharField(label="Given name", widget=Text(width=20), max_length=30)
    middle = forms.CharField(label="Middle name (optional)", required=False, widget=Text(width=20))
    email = forms.EmailField(label="Email address", help_text="We only use it for the reply.")
    phone = forms.CharField(label="Telephone number", widget=Telephone())
    code = forms.CharField(label="Code from your phone", help_text="6 digits.", widget=OneTimeCode())
    secret = forms.CharField(label="Your password", widget=Password())
    born = DateField(label="Date of birth", help_text="For example, 27 3 1987.", must_be_past=True)
    team = forms.ChoiceField(label="Team", choices=[("", "Choose a team"), ("n", "North"), ("s", "South")])
    channel = forms.ChoiceField(
        label="How should it go?",
        help_text="Choose the safest way that they can receive.",
        choices=[
            ("email", Answer("Email", hint="A protected file; the password goes its own way")),
            ("post", Answer("Post", hint="Signed for")),
            ("hand", Answer("By hand")),
        ],
        widget=Choose(),
    )
    urgent = forms.ChoiceField(
        label="Is it urgent?", choices=[("y", "Yes"), ("n", "No")], widget=Choose(inline=True)
    )
    parts = forms.MultipleChoiceField(
        label="What may be shared?",
        choices=[("a", "Letters"), ("b", Answer("Assessments", hint="Only the latest")), ("c", "Plans")],
        widget=ChooseSeveral(),
    )
    text = forms.CharField(
        label="What happened?", help_text="Facts first.", max_length=200, widget=LongText()
    )
    file = forms.FileField(label="Document")
    ready = forms.BooleanField(label="I have checked the address with the recipient")


class OneQuestion(PlainForm):
    """A page that asks one thing."""

    heading = "text"
    called = {"text": "what happened"}
    text = forms.CharField(
        label="What happened?", help_text="Facts first.", max_length=20_000, widget=LongText(rows=8)
    )


class UploadForm(PlainForm):
    """A file to send."""

    file = forms.FileField(label="Document")


WHEN = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
CHANGE = c.Link("Change", "#change", about="the telephone number")


def _parts() -> dict[str, Any]:
    return {
        "rows": [
            c.Row("Telephone", "07700 900123", [CHANGE], note="Verified by Ada Lovelace, 3 March 2026"),
            c.Row("Language", "Welsh\nand English"),
            c.Row("Record", c.Tag("Open", c.Colour.GREEN), [CHANGE, c.Link("Close", "#close", about="the record")]),
        ],
        "entries": _entries(),
        "table": c.Table(
            "Where you are signed in",
            ["Device", "Last used", c.Column("Times", numeric=True), "State"],
            [
                ["Firefox on Windows", "3 March 2026 at 2:30pm", 14, c.Tag("This one", c.Colour.GREEN)],
                ["Chrome on Android", "1 March 2026 at 9am", 2, c.Link("End", "#end", about="the session on Android")],
            ],
        ),
        "digests": c.Table(
            "What was done",
            [c.Column("No.", numeric=True), "When", "Who", "What", "About", "More"],
            [[7, "3 March 2026 at 2:30pm", "Ada Lovelace", "Put a document on the record", "SH-0042", "sha256:" + "d7" * 32]],
        ),
        "nothing": c.Table("Ended sessions", ["Device", "Ended"], [], empty="No session has ended."),
        "tasks": [
            c.Task("Choose documents", c.Tag("Done", c.Colour.GREEN), "#documents"),
            c.Task("Check the recipient", c.Tag("To do"), "#recipient", hint="Type back their address"),
            c.Task("Release", "Cannot start yet"),
        ],
        "steps": _steps(),
        "card": c.FileCard(
            "2026-03-03 RQ Support plan", "PDF document", 2_412_000, WHEN, "Ada Lovelace", "#file",
            tags=[c.Tag("Version 2")], actions=[c.Link("Preview", "#preview"), c.Link("Add a newer version", "#newer")],
            notes=["Not scanned for viruses: no scanner is set up."],
        ),
        "colours": [c.Tag(each.name.title(), each) for each in c.Colour],
        "page": Paginator(range(200), 10).page(4),
        "action": c.Link("Write the first note", "#first"),
        "now": datetime.now(UTC),
        "when": WHEN,
    }  # fmt: skip


def _entries() -> list[c.TimelineEntry]:
    long = "Rang to say the lift at the station is broken again.\nAgreed to meet at the library instead.\n\nWill ring on Friday."
    return [
        c.TimelineEntry("Phone call", long, WHEN, WHEN, "Ada Lovelace", "Phone call, in", actions=[CHANGE], anchor="e1"),
        c.TimelineEntry(
            "Home visit", "Went well.", date(2026, 3, 1), WHEN, "Grace Hopper", "Visit",
            corrected=c.Link("See the correction", "#e1"), tags=[c.Tag("Important", c.Colour.ORANGE)],
        ),
        c.TimelineEntry("Letter", "Sent the plan.", date(2026, 2, 27), WHEN, "Ada Lovelace",
                        corrects=c.Link("What it first said", "#e1")),
    ]  # fmt: skip


def _steps() -> list[c.Step]:
    return [
        c.Step("person", "Sent by", "Ada Lovelace", detail="Harbour Lane, North team"),
        c.Step("document", "What", "Support plan", detail="PDF, protected by a password"),
        c.Step(
            "channel",
            "How",
            "Email",
            detail="The password goes by text message",
            state="Waits for the receipt",
        ),
        c.Step("recipient", "To", "Northgate Surgery", detail="Verified 3 March 2026"),
    ]


def _as_ada(request: HttpRequest) -> None:
    request.standing = Standing(  # type: ignore[attr-defined]  # as the middleware does
        staff=System("gallery"), capabilities=frozenset(Capability), second_factor=True
    )


def _draw(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    _as_ada(request)
    source = (Path(__file__).parent / "gallery_pages" / f"{name}.html").read_text()
    return HttpResponse(engines["django"].from_string(source).render({**_parts(), **context}, request))


@public(because=FOR_TESTS)
def gallery(request: HttpRequest) -> HttpResponse:
    return _draw(request, "components", messages=[])


@public(because=FOR_TESTS)
def controls(request: HttpRequest) -> HttpResponse:
    form = EveryControl(request.POST or None, request.FILES or None, initial={"version": 3})
    return _draw(request, "controls", form=form)


@public(because=FOR_TESTS)
def question(request: HttpRequest) -> HttpResponse:
    return _draw(request, "question", form=OneQuestion(request.POST or None), messages=[])


@public(because=FOR_TESTS)
def upload(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return redirect("done")
    return _draw(request, "upload", form=form, messages=[])


@public(because=FOR_TESTS)
def done(request: HttpRequest) -> HttpResponse:
    return _draw(request, "done", messages=[])


@public(because=FOR_TESTS)
def wide_picture(_request: HttpRequest) -> HttpResponse:
    sink = BytesIO()
    Image.new("RGB", (1600, 1100), "white").save(sink, "PNG")
    return HttpResponse(sink.getvalue(), content_type="image/png")


asked_for_progress: list[str | None] = []


@public(because=FOR_TESTS)
def progress(request: HttpRequest) -> HttpResponse:
    asked_for_progress.append(request.headers.get("X-Safehaven-Poll"))
    return _draw(request, "progress", done=min(len(asked_for_progress), 3), messages=[])


@public(because=FOR_TESTS)
def unlock(request: HttpRequest) -> HttpResponse:
    if request.POST.get("password") == PASSWORD:
        return JsonResponse({"unlocked": True})
    return JsonResponse({"unlocked": False, "errors": ["That is not your password. Try again."]}, status=403)


@public(because=FOR_TESTS)
def lock(_request: HttpRequest) -> HttpResponse:
    return JsonResponse({"locked": True})


@public(because=FOR_TESTS)
def awake(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=204)


urlpatterns = [
    path("awake/", awake, name="awake"),  # before the product's own, which asks for somebody signed in
    path("", gallery, name="home"),
    path("controls/", controls, name="controls"),
    path("question/", question, name="question"),
    path("upload/", upload, name="upload"),
    path("done/", done, name="done"),
    path("progress/", progress, name="progress"),
    path("wide.png", wide_picture, name="wide_picture"),
    path("unlock/", unlock, name="gallery_unlock"),
    path("lock/", lock, name="gallery_lock"),
    path("sign-out/", done, name="account_logout"),
    path("", include("safehaven.interface.urls")),
]
