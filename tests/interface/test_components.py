"""Components escape what people typed, say states in words, and write dates as people say them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory

from safehaven.interface import components as c
from safehaven.interface import times

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script>"


def draw(source, **context):
    return Template("{% load safehaven %}" + source).render(Context(context))


def test_nothing_that_people_typed_becomes_markup():
    link = c.Link(HOSTILE, "#", about=HOSTILE)
    tag = c.Tag(HOSTILE)
    entry = c.TimelineEntry(HOSTILE, HOSTILE, NOW, NOW, HOSTILE, HOSTILE, link, link, [tag], [link], "a")
    drawn = draw(
        "{% timeline entries %}{% summary_list rows title=bad actions=links %}{% table table %}{% task_list tasks %}"
        "{% file_card card %}{% flow steps label=bad %}{% empty_state bad bad action=link %}{% panel bad bad %}"
        "{% button bad %}{% button_form bad '/' about=bad once=bad %}{% tag bad %}{% breadcrumbs bad '#' %}"
        "{% progress bad 1 2 %}{% inset %}{{ bad }}{% endinset %}{% details bad %}{{ bad }}{% enddetails %}"
        "{% warning %}{{ bad }}{% endwarning %}",
        bad=HOSTILE,
        link=link,
        links=[link],
        entries=[entry],
        rows=[c.Row(HOSTILE, HOSTILE, [link, link], HOSTILE), c.Row("x", tag)],
        table=c.Table(HOSTILE, [HOSTILE], [[HOSTILE], [tag], [link]]),
        tasks=[c.Task(HOSTILE, tag, "#", HOSTILE), c.Task(HOSTILE, HOSTILE)],
        card=c.FileCard(HOSTILE, HOSTILE, 1, NOW, HOSTILE, "#", [tag], [link], [HOSTILE]),
        steps=[c.Step("person", HOSTILE, HOSTILE, HOSTILE, HOSTILE)],
    )

    assert "<script" not in drawn
    assert drawn.count("&lt;script&gt;") > 40


def test_only_an_entry_that_is_late_says_so():
    next_day = c.TimelineEntry("Call", "x", NOW, NOW + timedelta(hours=20), "Ada")
    late = c.TimelineEntry("Call", "x", date(2026, 3, 1), NOW, "Ada", late="Late: two days are allowed")

    drawn = [draw("{% timeline entries %}", entries=[each]).lower() for each in (next_day, late)]

    assert ["late" in each for each in drawn] == [False, True]


def test_a_card_without_rows_says_so():
    assert "Nothing is written here yet." in draw("{% summary_list rows title='Contact' %}", rows=[])
    assert "<dl" not in draw("{% summary_list rows title='Contact' %}", rows=[])


def test_a_column_without_a_title_is_no_heading():
    table = c.Table("Blocked", ["Address", ""], [["a@example.org", c.Link("Unblock", "#")]])

    assert draw("{% table table %}", table=table).count('scope="col"') == 1


def test_a_row_of_the_wrong_length_is_an_error_and_not_a_shifted_table():
    table = c.Table("Sessions", ["Device", "Used"], [["Firefox"]])

    with pytest.raises(ValueError, match="zip"):
        draw("{% table table %}", table=table)


def test_other_parts_of_the_address_stay_when_the_page_turns():
    from django.core.paginator import Paginator

    request = RequestFactory().get("/?team=north&page=4")
    drawn = draw("{% pagination page %}", page=Paginator(range(100), 10).page(4), request=request)

    assert 'href="?team=north&amp;page=5"' in drawn
    assert QueryDict("team=north&page=5")["page"] == "5"


def test_a_finished_progress_asks_no_more():
    drawn = [draw("{% progress 'Sealing' done 8 address='/p/' %}", done=done) for done in (3, 8)]

    assert ["data-refresh" in each for each in drawn] == [True, False]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (NOW, "3 March 2026 at 2:30pm"),
        (datetime(2026, 7, 1, 11, 0, tzinfo=UTC), "1 July 2026 at midday"),
        (datetime(2026, 3, 3, 0, 0, tzinfo=UTC), "3 March 2026 at midnight"),
        (datetime(2026, 3, 3, 9, 5, tzinfo=UTC), "3 March 2026 at 9:05am"),
        (date(2026, 3, 3), "3 March 2026"),
        (None, ""),
    ],
)
def test_dates_and_times_are_said_plainly(when, said):
    assert times.plain_datetime(when) == said


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (timedelta(seconds=5), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(hours=3), "3 hours ago"),
        (timedelta(hours=20), "yesterday at 6:30pm"),
        (timedelta(days=3), "3 days ago"),
        (timedelta(days=30), "on 1 February 2026"),
        (timedelta(minutes=-5), "3 March 2026 at 2:35pm"),
    ],
)
def test_how_long_ago_is_said_roughly(passed, said):
    assert times.ago(NOW - passed, NOW) == said


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "0 bytes"), (999, "999 bytes"), (38_400, "38 kB"), (2_412_000, "2.4 MB"), (54_000_000, "54 MB"), (2_100_000_000, "2.1 GB")],
)  # fmt: skip
def test_sizes_are_said_roughly(size, said):
    assert times.file_size(size) == said
