"""Markdown as pages show it: few marks, no HTML, and what is filled in stays text."""

import re

import pytest

from safehaven.interface.markdown import as_html


def nothing(_name):
    return ""


@pytest.mark.parametrize(
    "value", ["**bold**", "# Big", "[here](https://example.org)", "<b>x</b>", "{{other}}", "a*b*c"]
)
def test_what_is_filled_in_is_text_and_nothing_more(value):
    drawn = as_html("Before {{ name }} after.\n\n- **{{name}}**", lambda _name: value)

    assert set(re.findall(r"<(\w+)", drawn)) == {"p", "ul", "li", "strong"}
    assert re.sub(r"<[^>]+>", "", drawn).count(value.replace("<", "&lt;").replace(">", "&gt;")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "<script>x</script>",
        "[x](javascript:alert(1))",
        "[x](//example.org)",
        "![x](https://example.org/x)",
        "<a@b.c>",
    ],
)
def test_what_could_do_harm_is_shown_as_it_was_typed(text):
    drawn = as_html(text, nothing)

    assert not re.search(r"<(script|img)|javascript:[^<]*\"|href=\"(//|javascript)", drawn)


@pytest.mark.parametrize(
    ("lowered", "levels"), [(0, ["h2", "h2", "h3", "h4"]), (1, ["h2", "h3", "h4", "h4"])]
)
def test_headings_begin_below_the_pages_own(lowered, levels):
    drawn = as_html("# a\n\n## b\n\n### c\n\n#### d", nothing, lowered=lowered)

    assert re.findall(r"<(h\d)", drawn) == levels
