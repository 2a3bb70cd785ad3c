"""From Markdown to a page: nothing runs, nothing leads astray, and the values are those in force."""

import re
import time

import pytest

from safehaven.interface.markdown import is_good_address
from safehaven.policies.front import Parameter
from safehaven.policies.library import shipped
from safehaven.policies.settling import Setting
from safehaven.publication.checking import faults_in
from safehaven.publication.rendering import Filling, as_html

PACK = shipped()["wy"].pack
SETTINGS = {name: Setting(name, "7") for name in Parameter}
ALLOWED = {"h2", "h3", "h4", "p", "ul", "ol", "li", "a", "strong", "em", "blockquote", "hr", "br", "div"} | {
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}


def drawn(text, **settings):
    values = SETTINGS | {Parameter(name): Setting(Parameter(name), value) for name, value in settings.items()}
    return as_html(text, Filling.of(PACK, values), for_staff=True)


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<!-- x --><script>alert(1)</script>",
    "<style>body{display:none}</style>",
    "![x](https://evil.example/x.png)",
    "![x](javascript:alert(1))",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](\\javascript:alert(1))",
    "[x]( javascript:alert(1) )",
    "[x](<javascript:alert(1)>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](/\\evil.example)",
    "[x](https:///evil.example)",
    "[x](policies)",
    "[x]()",
    "[x](\njavascript:alert(1))",
    "<javascript:alert(1)>",
    "<https://example.org>",
    "[x][y]\n\n[y]: javascript:alert(1)",
    '[x](https://example.org "onmouseover=alert(1)" onclick=alert(1))',
    "{{fax}}<script>",
    "| a |\n|:-:|\n| <script>x</script> |",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_is_drawn_can_run_or_lead_astray(attack):
    html = drawn(attack)

    tags = {tag.lower() for tag in re.findall(r"</?([a-zA-Z!][^\s>/]*)", html)}
    attributes = set(re.findall(r"<[^>]*\s([a-z-]+)=\"", html))
    addresses = re.findall(r'href="([^"]*)"', html)
    assert tags <= ALLOWED
    assert attributes <= {"class", "href", "title"}
    assert [address for address in addresses if address and not is_good_address(address)] == []


@pytest.mark.parametrize("attack", [one for one in ATTACKS if "][y]" not in one and "onclick" not in one])
def test_and_a_draft_with_it_is_refused_with_its_line(attack):
    faults = faults_in(f"# Good\n\n{attack}", PACK)

    assert faults != []
    assert all(re.match(r"Line [3-6]: ", fault) for fault in faults)


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a?b=c", "http://example.org", "mailto:help@example.org", "/policies/", "#top"],
)
def test_good_links_work(address):
    assert faults_in(f"[x]({address})", PACK) == []
    assert f'<a href="{address}" class="govuk-link">x</a>' in drawn(f"[x]({address})")


def test_no_style_stands_inline():
    assert "style" not in drawn("| a | b |\n|---:|:-:|\n| 1 | 2 |")


def test_headings_start_below_the_page_s_own():
    assert re.findall(r"<(h\d) ", drawn("# a\n\n## b\n\n### c\n\n###### d")) == ["h2", "h3", "h4", "h4"]


def test_a_value_cannot_bring_tags_or_links_along():
    evil = "[x](javascript:alert(1)) <b>**bold**</b> {{fax}} :::"

    assert drawn("{{folder_label}}", folder_label=evil) == (
        '<p class="govuk-body">[x](javascript:alert(1)) &lt;b&gt;**bold**&lt;/b&gt; {{fax}} :::</p>\n'
    )


def test_a_placeholder_says_the_value_in_words():
    assert "Only to a safe haven" in drawn("Fax: {{ fax }}", fax="safe_haven_only")


def test_a_clause_says_its_words_and_the_values_in_force():
    html = drawn("{{clause:WY-records-11}}", record_update_hours="24")

    assert "more than 24 hours to reach the record" in html


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{{faxx}}", "Line 1: there is no setting “faxx”. Did you mean {{fax}}?"),
        (
            "a\n\nb {{clause:WY-overveiw-01}}",
            "Line 3: this policy has no clause “WY-overveiw-01”. Did you mean",
        ),
        ("{{clause:JU-1.1}}", "Line 1: this policy has no clause “JU-1.1”."),
        ("{{clause:WY-records-14}}", "Line 1: clause WY-records-14 is for staff only. Put it into a box"),
        ("{{}}", "Line 1: there is no setting “”."),
        ("{{fax", "Line 1: braces stand in pairs"),
        ("fax}}", "Line 1: braces stand in pairs"),
        ("\\{{fax}}", "Line 1: braces stand in pairs"),
        ("{{{fax}}}", "Line 1: braces stand in pairs"),
        ("{{fax\n}}", "Line 1: braces stand in pairs"),
        ("[x](/policies/{{fax}})", "Line 1: a link must go to"),
        ("\u202eabc", "Line 1: there is a letter here that nobody sees."),
        ("a\x00b", "Line 1: there is a letter here that nobody sees."),
        ("", "Write the text of the policy."),
        (" \n\n", "Write the text of the policy."),
        ("x" * 100_001, "The text has more than 100,000 letters."),
    ],
)
def test_a_text_that_cannot_be_filled_in_is_refused_with_its_line(text, fault):
    assert [one for one in faults_in(text, PACK) if one.startswith(fault)] != []


def test_a_clause_that_became_one_for_staff_says_nothing_to_others():
    html = as_html("- {{clause:WY-records-14}}", Filling.of(PACK, SETTINGS), for_staff=False)

    assert "Sound and film" not in html


def test_a_clause_that_is_gone_says_so():
    assert "no longer in force" in drawn("{{clause:WY-gone-99}}")


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "*" * 50_000,
        "> " * 30_000,
        "{{" * 50_000,
        "[a](" * 20_000,
        "- " * 30_000,
        "|" * 50_000,
        "**a" * 30_000,
        "\\" * 60_000,
        "a [b] " * 15_000,
        ":::\n" * 20_000,
    ],
)
def test_a_text_made_to_be_slow_is_read_in_good_time(text):
    began = time.process_time()

    assert isinstance(drawn(text), str)
    faults_in(text, PACK)

    assert time.process_time() - began < 10
