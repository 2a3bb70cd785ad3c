"""What the pages about policies show."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from safehaven.interface.components import Link, Row, Table
from safehaven.policies.parameters import MEANINGS, Parameter
from safehaven.policies.rules import clauses_say
from safehaven.policies.settling import Alteration, Setting


def value_in_words(setting: Setting) -> str:
    """The value that holds, as people say it."""
    return MEANINGS[setting.parameter].words_for(setting.value)


def setting_row(setting: Setting, *, may_change: bool) -> Row:
    """One setting on the settings page."""
    meaning = MEANINGS[setting.parameter]
    where = reverse("policies:change", kwargs={"parameter": setting.parameter.value})
    word = "Choose" if setting.must_choose else "Change"
    actions = (Link(word, where, meaning.title),) if may_change else ()
    return Row(meaning.title, value_in_words(setting), actions, note=_who_asks(setting))


def _who_asks(setting: Setting) -> str:
    if setting.must_choose:
        return (
            f"Somebody must choose: {clauses_say(setting.demands)}, and neither is stricter. "
            "Until then, what held before still holds."
        )
    if setting.asked is None:
        return ""
    names = ", ".join(demand.clause for demand in setting.demands)
    return f"Asked for by clause {names}" if len(setting.demands) == 1 else f"Asked for by clauses {names}"


def alterations_table(alterations: Iterable[Alteration]) -> Table:
    """What would be other than now, parameter by parameter."""
    return Table(
        "What would change",
        ["Setting", "Now", "Then", "Because of"],
        [_alteration(one) for one in alterations],
        empty="No setting would change.",
    )


def _alteration(one: Alteration) -> list[object]:
    then = value_in_words(one.after)
    if one.after.must_choose:
        then = f"{then}, until somebody chooses: the policies disagree"
    because = ", ".join(demand.clause for demand in one.after.demands)
    return [
        _title(one.after.parameter),
        value_in_words(one.before),
        then,
        because or "No clause asks any more",
    ]


def _title(parameter: Parameter) -> str:
    return MEANINGS[parameter].title
