"""What findings mean for whoever wrote a text: is somebody in it, who, and in which words."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

from safehaven.records.front import Record, label_of, records_open_to
from safehaven.workforce.front import StaffMember
from safehaven_core.detection import Because, Found, Identifier, Reason, Report, Sureness, explain

SURE = frozenset({Sureness.CERTAIN, Sureness.LIKELY})
NAMES = frozenset(
    {
        Because.NAME,
        Because.PART_OF_NAME,
        Because.GIVEN_NAME,
        Because.INITIALS,
        Because.NEAR_NAME,
        Because.RELATED,
    }
)
LONGEST_QUOTE = 60
MOST_STRANGERS = 3
AND_OTHERS = "It tells of others too. Take these out first, then look again."
STRANGER = "Somebody whom you do not work with"
CLUES = {
    "number": "A number that only one person has",
    "facts": "Things that together fit only a few people",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """Somebody whom a text is about, as one colleague may know them."""

    key: str
    label: str
    sure: Sureness
    quotes: tuple[str, ...]


def is_clear(report: Report) -> bool:
    """Whether a text was read to its end and tells of nobody."""
    return not (report.unfinished or report.identifiable)


def keys_in(report: Report, *, but: Record | None = None) -> set[str]:
    """The people whom a text is surely or likely about, but for one."""
    mine = str(but.pk) if but is not None else ""
    return {found.key for found in report.people if found.sure in SURE and found.key != mine}


def told_of(report: Report) -> set[str]:
    """Everybody of whom a report would tell whoever reads it, however unsure."""
    return set(_all_in(report))


def strangers_in(reports: Iterable[Report], *, by: StaffMember) -> list[str]:
    """Those of whom reports would tell somebody who does not work with them, in order, each once."""
    keys = dict.fromkeys(key for report in reports for key in _all_in(report))
    open_to = {str(key) for key in records_open_to(by).filter(pk__in=keys).values_list("pk", flat=True)}
    return [key for key in keys if key not in open_to]


def _all_in(report: Report) -> list[str]:
    pieced = [key for one in report.all_pieced for key in one.people]
    return [*(found.key for found in report.people), *pieced]


def of_others(report: Report, record: Record) -> Report:
    """Whoever and whatever else is in a text, but for the words that point to one person and facts that fit them."""
    mine = str(record.pk)
    spans = [(one.start, one.end) for found in report.people if found.key == mine for one in found.because]
    keys = keys_in(report, but=record)
    people = (
        found
        for found in report.people
        if found.key in keys or (found.key != mine and any(not _meets(one, spans) for one in found.because))
    )
    numbers = tuple(one for one in report.identifiers if not _meets(one, spans))
    pieced = tuple(one for one in report.all_pieced if mine not in one.people)
    return Report(
        tuple(people),
        numbers,
        pieced=pieced[0] if pieced else None,
        unfinished=report.unfinished,
        pieced_also=pieced[1:],
    )


def clues_in(report: Report, text: str, *, but: Record) -> dict[str, list[str]]:
    """What points to somebody else without a name: numbers of nobody who was found, and facts that fit only others."""
    others = of_others(report, but)
    surely = [found for found in others.people if found.sure in SURE]
    known = [
        (one.start, one.end)
        for found in surely
        for one in found.because
        if one.kind in {Because.IDENTIFIER, Because.REFERENCE}
    ]
    clues: dict[str, list[str]] = {}
    for number in others.identifiers:
        if not number.kind.weak and not _meets(number, known):
            clues.setdefault(f"number:{number.value}", []).append(text[number.start : number.end])
    for pieced in others.all_pieced:
        if not {found.key for found in surely}.intersection(pieced.people):
            facts = [text[one.start : one.end][:LONGEST_QUOTE] for one in pieced.facts]
            clues[f"facts:{','.join(sorted(pieced.people))}"] = facts
    return {key: list(dict.fromkeys(words)) for key, words in clues.items()}


def _meets(one: Identifier | Reason, spans: list[tuple[int, int]]) -> bool:
    return any(start < one.end and one.start < end for start, end in spans)


def as_told(report: Report, open_to: Container[str]) -> Report:
    """A report as somebody may hear it: of people who are not open to them, no more than the words of a name.

    Otherwise they could try births and addresses until a report says that one is right.  Nor does it say how many
    people have a name: of namesakes it holds those who are open to them or, where nobody is, one.
    """
    mine = [found for found in report.people if found.key in open_to]
    others = sorted((found for found in report.people if found.key not in open_to), key=_doubt)
    own_words = [_spans(found.because) for found in mine]
    hidden: list[set[tuple[int, int]]] = []
    told: dict[tuple[Reason, ...], Found] = {}
    for found in others:
        names = tuple(one for one in found.because if one.kind in NAMES)
        if names and any(_spans(names) <= words for words in own_words):
            hidden.append(_spans(names))
        else:
            told.setdefault(names or found.because, _by_name(found, names))
    own = [_as_if_alone(found, own_words, hidden) for found in mine]
    return replace(report, people=tuple(sorted([*own, *told.values()], key=lambda found: found.key)))


def _doubt(found: Found) -> int:
    """0 for whoever is certain, more for whoever is less so."""
    return list(Sureness).index(found.sure)


def _spans(because: Iterable[Reason]) -> set[tuple[int, int]]:
    return {(one.start, one.end) for one in because}


def _by_name(found: Found, names: tuple[Reason, ...]) -> Found:
    """Somebody by the words of a name, as sure as those make one; by all words, where none is of a name."""
    if not names:
        return found
    whole = any(one.kind is Because.NAME for one in names)
    return Found(found.key, Sureness.LIKELY if whole else Sureness.POSSIBLE, names)


def _as_if_alone(
    found: Found, own_words: list[set[tuple[int, int]]], hidden: list[set[tuple[int, int]]]
) -> Found:
    """One's own person, as sure as if none of those whom one is not told of had the same name."""
    words = _spans(found.because)
    doubted = found.sure is Sureness.POSSIBLE and any(one.kind is Because.NAME for one in found.because)
    alone = doubted and own_words.count(words) == 1 and words in hidden
    return replace(found, sure=Sureness.LIKELY) if alone else found


def explained(report: Report, text: str, *, by: StaffMember) -> list[str]:
    """Sentences that quote what tells who somebody is; of people whom one does not work with, only of a few.

    Otherwise whoever wants to know whom we support would try hundreds of names at once.
    """
    open_to = people([found.key for found in report.people], by=by)
    report = as_told(report, open_to)
    strangers = [found.key for found in report.people if found.key not in open_to]
    more = set(strangers[MOST_STRANGERS:])
    told = replace(report, people=tuple(found for found in report.people if found.key not in more))
    return [*explain(told, text), *([AND_OTHERS] if more else [])]


def shown(report: Report, text: str, *, by: StaffMember, but: Record | None = None) -> list[Shown]:
    """Whom a text is about, the surest first: reference and initials of whom one works with, no more of others.

    What stands beside is quoted from the text; nothing comes from the roll.
    """
    keys = keys_in(report, but=but)
    labels = people(keys, by=by)
    return [
        Shown(
            found.key,
            labels.get(found.key, STRANGER),
            found.sure,
            tuple(dict.fromkeys(text[one.start : one.end][:LONGEST_QUOTE] for one in found.because)),
        )
        for found in report.people
        if found.key in keys
    ]


def people(keys: Iterable[str], *, by: StaffMember) -> dict[str, str]:
    """Reference and initials of those whom somebody works with, and what clues are, by key.  Others are left out."""
    asked = set(keys)
    clues = {key: CLUES[key.partition(":")[0]] for key in asked if ":" in key}
    named = asked - clues.keys()
    records = records_open_to(by).filter(pk__in=named) if named else ()
    return clues | {str(record.pk): label_of(record) for record in records}
