"""Certificates from another learning system: the whole file or nothing, and each wrong line named."""

import io

import pytest
from django.core.management import CommandError, call_command

from safehaven.ledger.models import Line
from safehaven.training.bringing_in import MOST_LINES, check
from safehaven.training.front import training_of
from safehaven.training.models import Certificate
from safehaven.training.operations.importing import bring_in
from safehaven.training.rules import NotBroughtIn
from safehaven.workforce.operations import mark_as_left

pytestmark = pytest.mark.django_db

HEAD = "email,course,passed_on,score,reference\n"
GOOD = "ada@example.org,keeping-information-safe,2026-11-02,91,LMS-0001"
PAGE = "/training/bring-in/"


def problems(text):
    return [(one.line, one.because) for one in check(text).problems]


@pytest.fixture
def browser(dora, signed_in):
    return signed_in(dora)


def test_a_file_gives_each_of_its_certificates(ada, grace, dora):
    given = bring_in(
        HEAD + GOOD + "\ngrace@example.org,Keeping information safe,02/11/2026,,LMS-0002\n", by=dora
    )

    assert [(one.staff, one.how, one.reference) for one in given] == [
        (ada, "elsewhere", "LMS-0001"),
        (grace, "elsewhere", "LMS-0002"),
    ]
    assert training_of(ada).missing == ()
    assert Line.objects.filter(act="training:certified").count() == 2


def test_the_score_is_not_kept_and_not_on_the_ledger(ada, dora):
    bring_in(HEAD + GOOD, by=dora)

    assert "91" not in str(Certificate.objects.values("course", "how", "reference").get())
    assert not Line.objects.filter(act__startswith="training:", entry__contains="score").exists()


@pytest.mark.parametrize(
    ("line", "because"),
    [
        ("nobody@example.org,keeping-information-safe,2026-11-02,91,L1", "Nobody who works here"),
        ("ada@example.org,basket-weaving,2026-11-02,91,L1", "There is no such course"),
        ("ada@example.org,keeping-information-safe,2999-01-01,91,L1", "lies in the future"),
        ("ada@example.org,keeping-information-safe,0026-11-02,91,L1", "too long ago"),
        ("ada@example.org,keeping-information-safe,11/31/2026,91,L1", "must look like"),
        ("ada@example.org,keeping-information-safe,2026-11-02,40,L1", "below the pass mark of 80"),
        ("ada@example.org,keeping-information-safe,2026-11-02,many,L1", "whole number"),
        ("ada@example.org,keeping-information-safe,2026-11-02,9999999999999999999999,L1", "whole number"),
        ("ada@example.org,keeping-information-safe,2026-11-02,91,", "The reference must have"),
        ("ada@example.org,keeping-information-safe,2026-11-02,91", "more or fewer cells"),
        ("ada@example.org,keeping-information-safe,2026-11-02,91,L1,extra", "more or fewer cells"),
        *(
            (f"ada@example.org,keeping-information-safe,2026-11-02,91,{bad}", "The reference must have")
            for bad in ("=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "<b>x</b>", "x" * 61)
        ),
    ],
)
def test_a_wrong_line_is_named_with_the_reason(ada, dora, line, because):
    found = problems(f"{HEAD}{GOOD}\n{line}\n")

    assert [(number, because in said) for number, said in found] == [(3, True)]
    with pytest.raises(NotBroughtIn):
        bring_in(f"{HEAD}{GOOD}\n{line}\n", by=dora)
    assert Certificate.objects.count() == 0


def test_the_same_line_twice_is_refused_with_the_first(ada):
    assert problems(f"{HEAD}{GOOD}\n{GOOD}\n") == [(3, "The same certificate stands on line 2 already.")]


def test_the_same_file_twice_is_refused(ada, dora):
    bring_in(HEAD + GOOD, by=dora)

    with pytest.raises(NotBroughtIn):
        bring_in(HEAD + GOOD, by=dora)
    assert Certificate.objects.count() == 1


def test_who_left_is_not_known_any_more(ada, grace):
    mark_as_left(ada, by=grace)

    assert problems(HEAD + GOOD)[0][0] == 2


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("", "must name the columns"),
        ("a,b,c\n1,2,3", "must name the columns"),
        ("email,email,course,passed_on,reference\n", "must name the columns"),
        (HEAD + '"ada@example.org,x', "no proper line"),
        (HEAD + '"' + "x" * 200_000 + '",a,b,c,d', "no proper line"),
        (HEAD + GOOD + "\n" + "x" * 500_001, "too long"),
        (HEAD + ",,,,x\n" * (MOST_LINES + 2), "lines"),
    ],
)
def test_a_file_that_is_none_is_refused_as_a_whole(db, text, because):
    found = problems(text)

    assert (len(found), because in found[0][1]) == (1, True)


def test_nothing_to_bring_in_is_said(dora):
    with pytest.raises(NotBroughtIn):
        bring_in(HEAD, by=dora)


def test_the_page_shows_first_and_acts_when_asked(ada, browser):
    first = browser.post(PAGE, {"text": HEAD + GOOD})
    assert ("Bring these in" in first.content.decode(), Certificate.objects.count()) == (True, 0)

    second = browser.post(PAGE, {"text": HEAD + GOOD, "bring_in": "yes"})

    assert (second.status_code, Certificate.objects.count()) == (302, 1)


def test_the_page_names_wrong_lines_and_keeps_what_was_typed(ada, browser):
    text = f"{HEAD}{GOOD}\nnobody@example.org,x,y,z,<script>alert(1)</script>\n"

    page = browser.post(PAGE, {"text": text, "bring_in": "yes"}).content.decode()

    assert "Nobody who works here signs in" in page
    assert "LMS-0001" in page
    assert "<script>alert" not in page
    assert Certificate.objects.count() == 0


@pytest.mark.parametrize("stranger", ["ada", "grace", "ivy"])
def test_only_those_who_edit_courses_bring_in(request, signed_in, stranger):
    assert signed_in(request.getfixturevalue(stranger)).get(PAGE).status_code == 403


def test_the_command_looks_first(ada, tmp_path):
    file, said = tmp_path / "lms.csv", io.StringIO()
    file.write_text("\ufeff" + HEAD + GOOD)

    call_command("training", "import", str(file), stdout=said)
    assert Certificate.objects.count() == 0
    call_command("training", "import", str(file), "--for-real", stdout=said)

    assert Certificate.objects.count() == 1
    assert said.getvalue().splitlines()[-1] == "1 certificate came in."


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"email\nx"])
def test_the_command_refuses_what_it_cannot_take(db, tmp_path, content):
    file = tmp_path / "lms.csv"
    file.write_bytes(content)

    with pytest.raises(CommandError):
        call_command("training", "import", str(file), stderr=io.StringIO())


def test_the_command_refuses_a_file_that_is_not_there(db, tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("training", "import", str(tmp_path / "none.csv"))
