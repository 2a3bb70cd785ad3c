"""The ledger in plain words.  Apps above say what their acts and their rows are called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from safehaven_core.chain.lines import Fact, Line

NamesOf = Callable[[Iterable[UUID]], Mapping[UUID, str]]

_ACTS: dict[str, str] = {
    "ledger:founded": "Made sure that the house keys are there",
    "ledger:examination_asked_for": "Asked whether the ledger holds",
    "ledger:examined": "Examined the ledger",
    "ledger:exported": "Took a copy of the ledger out",
    "ledger:line_proved": "Took the proof of a line out",
    "ledger:checkpoint_taken": "Took a signed checkpoint out",
}
_NAMES: dict[str, NamesOf] = {}


def say_of_acts(words: Mapping[str, str]) -> None:
    """Give the acts of an app their words.  Called from AppConfig.ready."""
    _ACTS.update(words)


def name_rows(kind: str, names_of: NamesOf) -> None:
    """Say how rows of a kind are called, such as `record` by reference.  Called from AppConfig.ready.

    The ledger is read by people who may not open records: give a reference, never a person's name.
    """
    _NAMES[kind] = names_of


def act_in_words(act: str) -> str:
    """What somebody did; an act of an app that told us none is read as it is written."""
    if act in _ACTS:
        return _ACTS[act]
    app, _colon, phrase = act.partition(":")
    return f"{phrase.replace('_', ' ').capitalize()} ({app})"


class Names:
    """What the actors and rows of some lines are called, asked for once for each kind."""

    def __init__(self, lines: Iterable[Line]) -> None:
        wanted: dict[str, set[UUID]] = {}
        for line in lines:
            for reference in (line.by, *line.about):
                kind, _, key = reference.partition(":")
                if kind in _NAMES:
                    wanted.setdefault(kind, set()).add(UUID(key))
        self._known = {kind: _NAMES[kind](keys) for kind, keys in wanted.items()}

    def of(self, reference: str) -> str:
        """“SH-0042” or “Ada Lovell” where a name is known, else the kind and the start of the id."""
        kind, _, key = reference.partition(":")
        if kind == "system":
            return "Safehaven"
        return self.known(reference) or f"{kind.replace('_', ' ')} {key[:8]}"

    def known(self, reference: str) -> str:
        """“SH-0042” or “Ada Lovell”, or nothing where its app gave it no name."""
        kind, _, key = reference.partition(":")
        known = self._known.get(kind, {})
        return known.get(UUID(key), "") if known else ""


def facts_in_words(facts: Mapping[str, Fact]) -> str:
    """“kind: phone-call, words: 12”."""
    return ", ".join(f"{name.replace('_', ' ')}: {_fact(value)}" for name, value in facts.items())


def _fact(value: Fact) -> str:
    return (
        {True: "yes", False: "no", None: "none"}[value]
        if value is None or value is True or value is False
        else str(value)
    )
