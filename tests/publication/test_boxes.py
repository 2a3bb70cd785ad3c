"""A box for staff: what is in it stays in it, and what is not quite a box is refused with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from safehaven.policies.library import shipped
from safehaven.publication.boxes import faults_of_boxes, parts_of
from safehaven.publication.checking import faults_in
from safehaven.publication.making import text_from
from safehaven.publication.rendering import Filling, as_html

PACK = shipped()["wy"].pack
FILLING = Filling({}, {clause.id: clause for clause in PACK.clauses})


def public(text):
    """What anybody reads of a text."""
    return as_html(text, FILLING, for_staff=False)


BROKEN = {
    "never closed": ("Open.\n::: staff\nHUSH", "Line 2: this box for staff is never closed."),
    "nested": ("::: staff\n::: staff\nHUSH\n:::\n:::", "Line 2: the box of line 1 is still open."),
    "closed twice": ("::: staff\nHUSH\n:::\n:::\n", "Line 4: no box is open here."),
    "written large": ("::: Staff\nHUSH\n:::", "Line 1: a box for staff opens with"),
    "without a space": (":::staff\nHUSH\n:::", "Line 1: a box for staff opens with"),
    "indented": ("- one\n  ::: staff\n  HUSH\n  :::", "Line 2: a box for staff opens with"),
    "quoted": ("> ::: staff\n> HUSH\n> :::", "Line 1: a box for staff opens with"),
    "two colons": (":: staff\nHUSH\n:::", "Line 1: a box for staff opens with"),
    "four colons": (":::: staff\nHUSH\n::::", "Line 1: a box for staff opens with"),
    "wide colons": ("：：： staff\nHUSH\n：：：", "Line 1: a box for staff opens with"),  # noqa: RUF001 - they look like colons
    "something hidden": ("::\u200b: staff\nHUSH\n:::", "Line 1: a box for staff opens with"),
    "a line of another kind": ("Open.\u2028::: staff\nHUSH\n:::", "Line 1: a box for staff opens with"),
    "a tab": ("\t::: staff\nHUSH\n:::", "Line 1: a box for staff opens with"),
    "another name": ("::: trustees\nHUSH\n:::", "Line 1: a box for staff opens with"),
    "more on the line": ("::: staff HUSH\nHUSH\n:::", "Line 1: a box for staff opens with"),
    "closed with a word": ("::: staff\nHUSH\n::: staff-end\nHUSH", "Line 3: a box for staff opens with"),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_box_that_is_not_quite_one_is_refused_with_its_line(how):
    text, fault = BROKEN[how]

    assert [one for one in faults_in(text, PACK) if one.startswith(fault)] != []


@pytest.mark.parametrize("how", BROKEN)
def test_and_its_words_are_for_nobody_should_they_get_there_all_the_same(how):
    assert "HUSH" not in public(BROKEN[how][0])


SNEAKY = {
    "a link that is completed outside": "::: staff\n[HUSH]: https://hush.example\n:::\n\nSee [HUSH2][HUSH].",
    "a list that goes on": "- one\n\n::: staff\n- HUSH\n:::\n- two",
    "a quotation that goes on": "> one\n::: staff\nHUSH\n:::\n> two",
    "a table that goes on": "| a | b |\n|---|---|\n::: staff\n| HUSH | c |\n:::\n| d | e |",
    "a heading that the box underlines": "::: staff\nHUSH\n:::\n===",
    "a fence": "```\n::: staff\nHUSH\n:::\n```",
    "a comment": "<!--\n::: staff\n-->HUSH\n:::\n",
    "emphasis that spans": "**one\n::: staff\nHUSH**\n:::\ntwo**",
}


@pytest.mark.parametrize("how", SNEAKY)
def test_nothing_that_markdown_does_moves_words_out_of_a_box(how):
    drawn = public(SNEAKY[how])

    assert "HUSH" not in drawn.replace("[HUSH2][HUSH]", "")
    assert "hush.example" not in drawn


LINES = some.sampled_from(
    [
        "::: staff",
        ":::",
        "::: staff ",
        "::::",
        "> ::: staff",
        "- x",
        "",
        "| a |",
        "```",
        "  :::",
        "# y",
        "~~~",
    ]
)


@given(before=some.lists(LINES, max_size=6), within=some.lists(LINES, max_size=6))
def test_what_stands_between_two_marks_is_never_public(before, within):
    within = [line for line in within if line.rstrip() != ":::"]
    text = "\n".join([*before, "::: staff", *within, "HUSH", *within, ":::", "after"])

    assert "HUSH" not in public(text)


@given(text=some.text(alphabet=":: staf\n\u200b\u2028#>-|`x", max_size=60))
def test_where_no_fault_is_found_every_box_is_whole(text):
    if list(faults_of_boxes(text)):
        return
    lines = text.split("\n")
    opened = [number for number, line in enumerate(lines) if line.rstrip() == "::: staff"]
    closed = [number for number, line in enumerate(lines) if line.rstrip() == ":::"]

    assert len(opened) == len(closed)
    assert all(first < second for first, second in zip(opened, closed, strict=True))
    inside = {n for first, last in zip(opened, closed, strict=True) for n in range(first + 1, last)}
    shown = {
        part.first - 1 + place
        for part in parts_of(text)
        if not part.for_staff
        for place in range(len(part.lines))
    }
    assert inside & shown == set()


@pytest.mark.parametrize("policy", sorted(shipped()))
def test_a_text_made_from_a_policy_has_no_fault_and_every_clause(policy):
    pack = shipped()[policy].pack
    text = text_from(pack)

    assert faults_in(text, pack) == []
    assert [line for line in text.split("\n") if "{{clause:" in line] == [
        f"- {{{{clause:{clause.id}}}}}" for clause in pack.clauses
    ]
