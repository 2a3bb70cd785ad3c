"""From a text to what a page shows: Markdown, with the values that are enforced at this moment.

Each part is drawn by itself, so that what stands in a box for staff cannot change what others see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from safehaven.interface import markdown
from safehaven.policies.front import MEANINGS, Parameter, Setting, how_far
from safehaven.publication.boxes import Part, parts_of
from safehaven.publication.checking import OF_A_CLAUSE
from safehaven_core.policy import Clause, Pack

_BOX = (
    '<div class="govuk-inset-text"><p class="govuk-body"><strong class="govuk-tag govuk-tag--purple">'
    'For staff only</strong></p>{}<p class="govuk-visually-hidden">End of the part for staff</p></div>'
)


@dataclass(frozen=True, slots=True)
class Filling:
    """What placeholders stand for just now."""

    settings: Mapping[Parameter, Setting]
    clauses: Mapping[str, Clause]
    marked: bool = True
    """Whether each clause says how far Safehaven carries it, which is known of today and of no other day."""

    @classmethod
    def of(cls, pack: Pack, settings: Mapping[Parameter, Setting], *, marked: bool = True) -> Filling:
        return cls(settings, {clause.id: clause for clause in pack.clauses}, marked)

    def words_for(self, name: str, *, for_staff: bool) -> str:
        """What a placeholder says.  A clause that has become one for staff says nothing to others."""
        if not name.startswith(OF_A_CLAUSE):
            return self._value(Parameter(name)) if name in set(Parameter) else ""
        clause = self.clauses.get(name.removeprefix(OF_A_CLAUSE))
        if clause is None:
            return "(This part of the policy is no longer in force.)"
        if clause.staff_only and not for_staff:
            return ""
        words = {name: self._value(Parameter(name)) for name in clause.parameters}
        beside = (
            f"{MEANINGS[Parameter(name)].title}: {said}."
            for name, said in words.items()
            if name not in clause.speaks_of
        )
        mark = how_far(clause) if self.marked else ""
        return " ".join([clause.said_with(words), *beside, *([mark] if mark else [])])

    def _value(self, name: Parameter) -> str:
        return MEANINGS[name].words_for(self.settings[name].value)


def as_html(text: str, filling: Filling, *, for_staff: bool) -> SafeString:
    """A text as a page shows it, with or without what only staff may read."""
    shown = [part for part in parts_of(text) if for_staff or not part.for_staff]
    return format_html_join("\n", "{}", ((_part(part, filling),) for part in shown))


def _part(part: Part, filling: Filling) -> SafeString:
    def fill(name: str) -> str:
        return filling.words_for(name, for_staff=part.for_staff)

    drawn = markdown.as_html(part.text, fill, lowered=1)
    return format_html(_BOX, drawn) if part.for_staff else drawn
