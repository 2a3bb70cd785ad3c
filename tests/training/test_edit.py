"""Courses are edited in place; old words stay, and open tests keep their questions."""

import pytest

from safehaven.training.library import WrongCourse, read_course, shipped
from safehaven.training.models import Wording
from safehaven.training.operations.editing import edit
from safehaven.training.operations.learning import open_test
from safehaven.training.queries import course_now
from safehaven.training.rules import ChangedMeanwhile, WrongWords
from tests.training.conftest import MAIN

pytestmark = pytest.mark.django_db

MODULE = {
    "title": "Why we care",
    "text": "Within {{record_update_hours}} hours.\n\n<script>alert(1)</script>",
}
QUESTION = {
    "text": "Who?",
    "right": "We",
    "wrong": [{"text": "They", "because": "No, we do."}, {"text": "None", "because": "Somebody must."}],
}
MODULE_PAGE = f"/training/courses/{MAIN}/modules/why/edit/"
QUESTION_PAGE = f"/training/courses/{MAIN}/questions/why-most-leaks/edit/"
TYPED = {
    "text": "Who?",
    "right": "We",
    "wrong_1": "They",
    "because_1": "No, we do.",
    "wrong_2": "None",
    "because_2": "Somebody must.",
}


def test_new_words_hold_at_once_and_the_old_ones_stay(dora, main_course, ada, signed_in):
    edit(main_course, "why", {"title": "First", "text": "One."}, version=0, by=dora)
    edit(main_course, "why", MODULE, version=1, by=dora)

    assert course_now(MAIN).module("why").title == "Why we care"
    assert [one.content["title"] for one in Wording.objects.order_by("number")] == ["First", "Why we care"]
    assert "Why we care" in signed_in(ada).get(f"/training/courses/{MAIN}/").content.decode()


def test_what_looks_like_html_is_shown_as_typed(dora, main_course, ada, signed_in):
    edit(main_course, "why", MODULE, version=0, by=dora)

    page = signed_in(ada).get(f"/training/courses/{MAIN}/modules/why/").content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "trick", ["[x](javascript:alert(1))", "![x](https://tracker.example/x.png)", '<img src="x">']
)
def test_no_trick_of_markdown_reaches_the_page(dora, main_course, ada, signed_in, trick):
    edit(main_course, "why", {"title": "Why", "text": trick}, version=0, by=dora)

    page = signed_in(ada).get(f"/training/courses/{MAIN}/modules/why/").content.decode()

    assert ('href="javascript' in page, "<img" in page, 'src="https://tracker' in page) == (
        False,
        False,
        False,
    )


def test_an_open_test_keeps_the_question_that_was_asked(dora, ada, begun, main_course):
    attempt = begun(ada)
    before = open_test(attempt.pk, by=ada)[1]
    for asked in before:
        edit(main_course, asked.id, QUESTION, version=0, by=dora)

    assert open_test(attempt.pk, by=ada)[1] == before


def test_two_editors_at_once_lose_nothing(dora, main_course):
    edit(main_course, "why", MODULE, version=0, by=dora)

    with pytest.raises(ChangedMeanwhile):
        edit(main_course, "why", MODULE, version=0, by=dora)


@pytest.mark.parametrize(
    ("part", "words", "place"),
    [
        (
            "why",
            {"title": "A", "text": "Well.\n\nWithin {{recrod_update_hours}}."},
            "Text, line 3: “recrod_update_hours”",
        ),
        ("why-most-leaks", {**QUESTION, "right": "{{no such}}"}, "Right, line 1: “no such”"),
        ("why-most-leaks", {**QUESTION, "right": "They"}, "two answers are the same"),
        ("why-most-leaks", {**QUESTION, "wrong": QUESTION["wrong"][:1]}, "wrong"),
        (
            "why-most-leaks",
            {**QUESTION, "wrong": [{"text": "A", "because": "{{x}}"}, QUESTION["wrong"][0]]},
            "Why answer 1 is wrong, line 1",
        ),
        ("why", {"title": "", "text": "A"}, "title"),
    ],
)
def test_a_wrong_edit_is_refused_with_its_place(dora, main_course, part, words, place):
    with pytest.raises(WrongWords) as refused:
        edit(main_course, part, words, version=0, by=dora)

    assert place in str(refused.value)
    assert Wording.objects.count() == 0


@pytest.mark.parametrize(
    ("page", "typed"), [(MODULE_PAGE, {"title": "Why", "text": "Because."}), (QUESTION_PAGE, TYPED)]
)
def test_an_editor_saves_on_the_page_and_sees_the_versions(dora, signed_in, page, typed):
    browser = signed_in(dora)
    assert browser.get(page).status_code == 200

    assert browser.post(page, {**typed, "version": 0}).status_code == 302

    assert "Version 1" in browser.get(page).content.decode()


@pytest.mark.parametrize(
    ("page", "typed", "said"),
    [
        (MODULE_PAGE, {"title": "Why", "text": "A\n{{x}}"}, "Text, line 2: “x”"),
        (QUESTION_PAGE, {**TYPED, "wrong_3": "Both"}, "or leave both empty"),
    ],
)
def test_the_page_says_what_is_wrong_and_keeps_what_was_typed(dora, signed_in, page, typed, said):
    answer = signed_in(dora).post(page, {**typed, "version": 0}).content.decode()

    assert said in answer
    assert Wording.objects.count() == 0


def test_a_second_writer_is_told_on_the_page(dora, signed_in, main_course):
    edit(main_course, "why", MODULE, version=0, by=dora)

    page = (
        signed_in(dora).post(MODULE_PAGE, {"title": "Mine", "text": "Mine.", "version": 0}).content.decode()
    )

    assert "changed in another window" in page
    assert course_now(MAIN).module("why").title == "Why we care"


@pytest.mark.parametrize("page", [MODULE_PAGE, QUESTION_PAGE, "/training/edit/"])
@pytest.mark.parametrize("stranger", ["ada", "grace", "ivy"])
def test_nobody_else_edits(request, signed_in, stranger, page):
    assert signed_in(request.getfixturevalue(stranger)).get(page).status_code == 403


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace('id = "b"', 'id = "a"'), "used twice"),
        (lambda text: text.replace('module = "m"', 'module = "n"', 1), "not there"),
        (lambda text: text.replace("right =", "rihgt ="), "rihgt"),
        (lambda text: text.replace('roles = ["manager"]', 'roles = ["wizard"]'), "roles"),
        (lambda text: text + "]", "Invalid"),
        (lambda text: text.replace("Text", "{{nonsense}}"), "nonsense"),
    ],
)
def test_a_wrong_course_file_is_refused_with_its_place(tmp_path, change, said):
    file = tmp_path / "course.toml"
    question = '\n[[questions]]\nid = "{}"\nmodule = "m"\ntext = "Who?"\nright = "We"\nwrong = [{{ text = "You", because = "No" }}, {{ text = "They", because = "No" }}]\n'
    good = (
        'id = "c"\ntitle = "C"\nabout = "About"\nroles = ["manager"]\n[[modules]]\nid = "m"\ntitle = "M"\ntext = "Text"\n'
        + question.format("a")
        + question.format("b")
    )
    file.write_text(good)
    assert read_course(file).id == "c"

    file.write_text(change(good))
    with pytest.raises(WrongCourse) as refused:
        read_course(file)

    assert said in str(refused.value)


def test_the_courses_are_as_large_as_promised():
    sizes = {course.id: (len(course.modules), len(course.questions)) for course in shipped().values()}

    assert sizes[MAIN] == (10, 52)
    assert all(modules >= 3 and questions >= 10 for modules, questions in sizes.values())


def test_every_clause_that_a_course_names_is_one_of_a_policy():
    from safehaven.policies.library import shipped as policies

    known = {clause.id for edition in policies().values() for clause in edition.pack.clauses}
    named = {
        clause
        for course in shipped().values()
        for clauses in (
            *(each.clauses for each in course.modules),
            *(each.clauses for each in course.questions),
        )
        for clause in clauses
    }

    assert named - known == set()


def test_every_module_is_asked_about():
    for course in shipped().values():
        assert {each.module for each in course.questions} == {each.id for each in course.modules}
