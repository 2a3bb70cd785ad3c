"""Markdown as pages show it, with names in double braces that whoever shows it fills in.

Only what is switched on here works; HTML does not, so whatever looks like it is shown as it was typed.
What is filled in is text: it cannot become Markdown, and so no heading and no link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

PLACEHOLDER = re.compile(r"\{\{([^{}\n]*)\}\}")
Fill = Callable[[str], str]
_SWITCHED_ON = (
    *("blockquote", "heading", "hr", "list", "table"),
    *("emphasis", "escape", "link", "newline"),
)
_GOOD_ADDRESS = re.compile(r"(https?://[^/\\]|mailto:[^/\\]|/(?![/\\])|#)", re.IGNORECASE)
_HIGHEST, _LOWEST = 2, 4  # the page itself has the one heading above them
_CLASSES = {
    "a": "govuk-link",
    "blockquote": "govuk-inset-text",
    "h2": "govuk-heading-m",
    "h3": "govuk-heading-s",
    "h4": "govuk-heading-s",
    "hr": "govuk-section-break govuk-section-break--m govuk-section-break--visible",
    "ol": "govuk-list govuk-list--number govuk-list--spaced",
    "p": "govuk-body",
    "table": "govuk-table",
    "td": "govuk-table__cell",
    "th": "govuk-table__header",
    "tr": "govuk-table__row",
    "ul": "govuk-list govuk-list--bullet govuk-list--spaced",
}


def as_html(text: str, fill: Fill, *, lowered: int = 0) -> SafeString:
    """A text as a page shows it.  `fill` says what a name in double braces stands for; headings can be lowered."""
    env = {"fill": fill}
    tokens = _MARKDOWN.parse(text, env)
    _dress(tokens, lowered)
    # Markdown-it has escaped every word of it, and draws no tags but those that are switched on above.
    return SafeString(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, env))


def is_good_address(address: str) -> bool:
    """Whether a link may lead there: the web, a mailbox, or a page of our own."""
    return bool(_GOOD_ADDRESS.match(address))


def _dress(tokens: Iterable[Token], lowered: int) -> None:
    """Give each tag its class, and start headings below the page's own.  No style may stand inline."""
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(max(int(token.tag[1]) + lowered, _HIGHEST), _LOWEST)}"
        token.attrs.pop("style", None)
        if token.nesting >= 0 and token.tag in _CLASSES:
            token.attrSet("class", _CLASSES[token.tag])
        _dress(token.children or (), lowered)


def _read_placeholder(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - how Markdown-it calls it
    found = PLACEHOLDER.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("placeholder", "", 0).content = found[1].strip()
    state.pos = found.end()
    return True


def _draw_placeholder(
    _renderer: RendererProtocol, tokens: Sequence[Token], at: int, _options: Any, env: Any
) -> str:
    return escape(env["fill"](tokens[at].content))


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - how Markdown-it calls it
        """Let links lead only where they may."""
        return is_good_address(url)


def _made() -> MarkdownIt:
    markdown = _Markdown("zero").enable(_SWITCHED_ON)
    markdown.inline.ruler.push("placeholder", _read_placeholder)
    markdown.add_render_rule("placeholder", _draw_placeholder)
    return markdown


_MARKDOWN = _made()
