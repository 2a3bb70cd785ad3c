"""The conditions that a text speaks of, as facts for the roll."""

from __future__ import annotations

from functools import cache

from safehaven_core.detection.pieced_reading import is_denied
from safehaven_core.detection.pieced_vocabulary import written
from safehaven_core.detection.sensitive import look_alikes
from safehaven_core.detection.sensitive_words import Phrases, Words


def conditions_in(text: str) -> tuple[str, ...]:
    """The conditions that a text says somebody has, each by its first name in `pieced_words.toml`, in order.

    What is denied is left out ("no asthma").  Of whom it is said is not looked at: "his mother has dementia" is
    taken for the person's own.
    """
    phrases, conditions = _listed()
    words = Words(text)
    hits = (hit for hit in phrases.hits(words) if hit.phrase in conditions)
    return tuple(
        dict.fromkeys(conditions[hit.phrase] for hit in hits if not is_denied(words.text, hit.begin))
    )


@cache
def _listed() -> tuple[Phrases, dict[str, str]]:
    conditions = {
        phrase: name for name, others in written()["condition"].items() for phrase in (name, *others)
    }
    return Phrases([*conditions, *look_alikes()]), conditions
