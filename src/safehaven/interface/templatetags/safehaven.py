"""The components, for templates: `{% load safehaven %}`.  docs/interface.md shows each by example."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.template import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from safehaven.interface import times
from safehaven.interface.components import Colour, FileCard, Link, Row, Step, Table, Tag, Task, TimelineEntry
from safehaven.interface.counting import counted
from safehaven.interface.polls import PARAMETER, same_page_by_itself

register = template.Library()

register.filter("plain_date", times.plain_date)
register.filter("plain_time", times.plain_time)
register.filter("plain_datetime", times.plain_datetime)
register.filter("ago", times.ago)
register.filter("file_size", times.file_size)


@register.filter("counted")
def counted_words(number: int, words: str) -> str:
    """A number with what it counts: `{{ pages|counted:"page" }}`, `{{ people|counted:"person,people" }}`."""
    return counted(int(number), *words.split(","))


_PARTS = "interface/components/"


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of the error summary, and the control that it leads to."""

    text: str
    target: str = ""


@register.inclusion_tag("interface/forms/errors.html")
def error_summary(*forms: BaseForm | None) -> dict[str, list[Problem]]:
    """All that is wrong with the forms, each leading to its field.  Nothing when all is well."""
    return {"problems": [problem for form in forms if form and form.is_bound for problem in _problems(form)]}


def _problems(form: BaseForm) -> list[Problem]:
    general = [Problem(str(text)) for text in form.non_field_errors()]
    said = dict.fromkeys(str(text) for field in form.hidden_fields() for text in field.errors)
    hidden = [
        Problem(text) for text in said
    ]  # a page that was not complete lacks all of them, and says so once
    shown = [
        Problem(str(text), getattr(field, "error_target", field.auto_id))
        for field in form.visible_fields()
        for text in field.errors
    ]
    return general + hidden + shown


@register.inclusion_tag(_PARTS + "button.html")
def button(
    text: str, *, kind: str = "", address: str = "", name: str = "", value: str = ""
) -> dict[str, str]:
    """A button that sends the form around it, once.  With an address it is a link that looks like one."""
    return {"text": text, "kind": kind, "address": address, "name": name, "value": value}


@register.inclusion_tag(_PARTS + "button_form.html", takes_context=True)
def button_form(
    context: Context,
    text: str,
    address: str,
    *,
    kind: str = "",
    about: str = "",
    plain: bool = False,
    **hidden: object,
) -> dict[str, Any]:
    """A button that is a form of its own: it sends the hidden values to the address by POST, once."""
    return {
        "csrf_token": context.get("csrf_token"),
        "text": text,
        "address": address,
        "kind": kind,
        "about": about,
        "plain": plain,
        "hidden": hidden,
    }


@register.inclusion_tag(_PARTS + "back.html")
def back_link(address: str, text: str = "Back") -> dict[str, str]:
    return {"address": address, "text": text}


@register.inclusion_tag(_PARTS + "breadcrumbs.html")
def breadcrumbs(*words: str) -> dict[str, list[tuple[str, str]]]:
    """Pairs of text and address: `{% breadcrumbs "Home" home_url "People" people_url %}`."""
    return {"places": list(zip(words[::2], words[1::2], strict=True))}


@register.inclusion_tag(_PARTS + "summary_list.html")
def summary_list(rows: Sequence[Row], *, title: str = "", actions: Sequence[Link] = ()) -> dict[str, Any]:
    """Facts in rows.  With a title it is a card."""
    return {"rows": rows, "title": title, "actions": actions, "any_actions": any(row.actions for row in rows)}


@register.inclusion_tag(_PARTS + "timeline.html")
def timeline(entries: Sequence[TimelineEntry], *, level: int = 3) -> dict[str, Any]:
    """What happened, newest first, as the caller orders it."""
    return {"entries": entries, "level": level}


@register.simple_tag
def tag(text: str | Tag, colour: str = Colour.BLUE) -> SafeString:
    """A state in words, with a colour that only helps the eye."""
    shown = text if isinstance(text, Tag) else Tag(text, Colour(colour))
    modifier = f" govuk-tag--{shown.colour}" if shown.colour else ""
    return format_html('<strong class="govuk-tag{}">{}</strong>', modifier, shown.text)


@register.filter
def shown(value: object) -> SafeString:
    """A cell or a value: tags and links are drawn, everything else is escaped text."""
    if isinstance(value, Tag):
        return tag(value)
    if isinstance(value, Link):
        return link(value)
    # What is already safe stays as it is; everything else becomes text first.
    return conditional_escape(value if isinstance(value, SafeString) else "" if value is None else str(value))


@register.simple_tag
def link(to: Link, classes: str = "govuk-link") -> SafeString:
    """A link; what it is about is read out but not shown."""
    about = format_html('<span class="govuk-visually-hidden"> {}</span>', to.about) if to.about else ""
    return format_html('<a class="{}" href="{}">{}{}</a>', classes, to.address, to.text, about)


@register.inclusion_tag(_PARTS + "table.html")
def table(table: Table) -> dict[str, Table]:
    """Rows under headed columns; on a phone each row becomes a block."""
    return {"table": table}


@register.inclusion_tag(_PARTS + "pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], *, label: str = "Pages") -> dict[str, Any]:
    """Links to the other pages of a list; the rest of the address's query stays."""
    kept = context["request"].GET.copy() if "request" in context else None
    if kept is not None:
        kept.pop("page", None)
        kept.pop(PARAMETER, None)  # turning a page is somebody's own doing
    shown_numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "numbers": list(shown_numbers) if page.paginator.num_pages > 1 else [],
        "label": label,
        "query": f"{kept.urlencode()}&" if kept else "",
        "gap": page.paginator.ELLIPSIS,
    }


@register.inclusion_tag(_PARTS + "task_list.html")
def task_list(tasks: Sequence[Task], *, name: str = "task") -> dict[str, Any]:
    """Steps to do.  `name` must differ where a page has two lists."""
    drawn = [(task, task.status if isinstance(task.status, Tag) else None) for task in tasks]
    return {"tasks": drawn, "name": name}


@register.inclusion_tag(_PARTS + "progress.html")
def progress(label: str, done: int, total: int, *, address: str = "", every: int = 3) -> dict[str, Any]:
    """How far something is.  With an address, that address's answer takes the place of this every few seconds."""
    percent = 100 if total <= 0 else min(100, done * 100 // total)
    return {
        "label": label,
        "done": done,
        "total": total,
        "percent": percent,
        "address": "" if percent == 100 else address,
        "every": every,
    }


@register.simple_tag(takes_context=True)
def refresh_without_scripts(context: Context, every: int = 5) -> SafeString:
    """In `{% block head %}`: where no script runs, load the whole page again every few seconds."""
    request = context.get("request")
    again = same_page_by_itself(request.GET if request else None)
    return format_html('<noscript><meta http-equiv="refresh" content="{}; url={}"></noscript>', every, again)


@register.inclusion_tag(_PARTS + "flow.html")
def flow(steps: Sequence[Step], *, label: str) -> dict[str, Any]:
    """Who, what, by which way, to whom: drawn in a row, one under another on a phone."""
    return {"steps": steps, "label": label}


@register.inclusion_tag(_PARTS + "empty.html")
def empty_state(title: str, text: str = "", *, action: Link | None = None) -> dict[str, Any]:
    """What to say where a list has nothing, and the first thing to do about it."""
    return {"title": title, "text": text, "action": action}


@register.inclusion_tag(_PARTS + "file_card.html")
def file_card(card: FileCard) -> dict[str, FileCard]:
    """A document at a glance."""
    return {"card": card}


@register.inclusion_tag(_PARTS + "panel.html")
def panel(title: str, text: str = "") -> dict[str, str]:
    """The end of a job well done.  It is the page's heading."""
    return {"title": title, "text": text}


@register.simple_block_tag
def inset(content: str) -> SafeString:
    return format_html('<div class="govuk-inset-text">{}</div>', content)


@register.simple_block_tag
def warning(content: str) -> SafeString:
    """Something that cannot be undone, or that hurts somebody when it goes wrong."""
    return format_html(
        '<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>'
        '<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span> {}</strong></div>',
        content,
    )


@register.simple_block_tag
def details(content: str, summary: str) -> SafeString:
    """More for those who want it."""
    return format_html(
        '<details class="govuk-details"><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary><div class="govuk-details__text">{}</div></details>',
        summary,
        content,
    )
