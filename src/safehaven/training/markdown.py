"""The text of a module as a page, with the policy's values filled in."""

from __future__ import annotations

from django.utils.safestring import SafeString

from safehaven.interface import markdown
from safehaven.training.values import value_named


def rendered(text: str) -> SafeString:
    """HTML that is safe to show: whatever looks like HTML in the text is shown as it was typed."""
    return markdown.as_html(text, value_named)
