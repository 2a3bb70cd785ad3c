"""A report in plain sentences, for the person who wrote the text.

Only their own words are quoted.  Nothing of the roll is said that is not in the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from safehaven_core.detection.pieced_blurring import in_words
from safehaven_core.detection.report import Because, Reason, Report, Sureness
from safehaven_core.detection.sensitive import SensitiveKind

_LONGEST_QUOTE = 80
_MOST_QUOTES = 3
_ABOUT = {
    SensitiveKind.ETHNICITY: "somebody's ethnic origin",
    SensitiveKind.POLITICS: "political views",
    SensitiveKind.UNION: "membership of a union",
    SensitiveKind.SEX_LIFE: "somebody's sex life or orientation",
    SensitiveKind.GENETIC: "somebody's genes",
    SensitiveKind.BIOMETRIC: "marks of somebody's body",
    SensitiveKind.CRIMINAL: "crime",
}
_IS = {
    Because.NAME: "is their name",
    Because.PART_OF_NAME: "is part of their name",
    Because.GIVEN_NAME: "is their first name",
    Because.INITIALS: "are their initials",
    Because.NEAR_NAME: "is their name but for one letter",
    Because.BORN: "is their date of birth",
    Because.ADDRESS: "is where they live",
    Because.POSTCODE: "is their postcode",
    Because.PHONE: "is their phone number",
    Because.EMAIL: "is their e-mail address",
    Because.REFERENCE: "is a reference for them",
    Because.IDENTIFIER: "is a number that only they have",
    Because.PART_OF_NUMBER: "is part of a number that only they have",
    Because.RELATED: "is the name of somebody close to them",
}
_SURE = {
    Sureness.CERTAIN: "This is about {who}",
    Sureness.LIKELY: "This is probably about {who}",
    Sureness.POSSIBLE: "This may be about {who}",
}
_UNFINISHED = "This text is too long or too tangled to be read to its end, so it is not cleared."
_NOBODY = "We found nobody here whom we hold a record about."


def explain(report: Report, text: str) -> list[str]:
    """Why the report says what it says, the surest first; one sentence for each person or group of namesakes."""
    sentences = [
        *_of_people(report, text),
        *_of_identifiers(report, text),
        *_of_pieced(report, text),
        *_of_sensitive(report, text),
    ]
    if report.unfinished:
        sentences.append(_UNFINISHED)
    return sentences or [_NOBODY]


def _of_people(report: Report, text: str) -> Iterator[str]:
    alike: dict[tuple[Sureness, tuple[Reason, ...]], int] = {}
    for found in report.people:
        alike[found.sure, found.because] = alike.get((found.sure, found.because), 0) + 1
    order = list(Sureness)
    for sure, because in sorted(alike, key=lambda one: (order.index(one[0]), one[1])):
        people = alike[sure, because]
        who = (
            "somebody we hold a record about"
            if people == 1
            else f"one of {people} people we hold a record about"
        )
        yield f"{_SURE[sure].format(who=who)}: {in_words(_clauses(because, text))}."


def _clauses(because: tuple[Reason, ...], text: str) -> list[str]:
    said: dict[Because, dict[str, None]] = {}
    for reason in because:
        said.setdefault(reason.kind, {})[_quote(text, reason.start, reason.end)] = None
    return [f"{' or '.join(quotes)} {_IS[kind]}" for kind, quotes in said.items()]


def _of_identifiers(report: Report, text: str) -> Iterator[str]:
    """Numbers of somebody, leaving out those that were said of people already, and those that many may share."""
    told = [(reason.start, reason.end) for found in report.people for reason in found.because]
    for one in report.identifiers:
        if not one.kind.weak and not any(start < one.end and one.start < end for start, end in told):
            article = "an" if str(one.kind)[:3] == "NHS" else "a"
            yield f"{_quote(text, one.start, one.end)} is {article} {one.kind}, which points to one person."


def _of_pieced(report: Report, text: str) -> Iterator[str]:
    if report.pieced is None:
        return
    quotes = dict.fromkeys(_quote(text, fact.start, fact.end) for fact in report.pieced.facts)
    fits = report.pieced.fits
    fit = "fits" if len(quotes) == 1 else "together fit"
    people = "one person" if fits == 1 else f"{fits} people"
    yield f"Without any name, {in_words(list(quotes))} {fit} only {people} we hold a record about."
    yield from report.pieced.advice


def _of_sensitive(report: Report, text: str) -> Iterator[str]:
    said: dict[SensitiveKind, dict[str, None]] = {}
    for one in report.sensitive:
        said.setdefault(one.kind, {})[_quote(text, one.start, one.end)] = None
    for kind, quotes in said.items():
        yield f"{in_words(list(quotes)[:_MOST_QUOTES])}: this is about {_ABOUT.get(kind, str(kind))}, which needs more care."


def _quote(text: str, start: int, end: int) -> str:
    words = " ".join(text[start:end].split())
    return f"“{words[:_LONGEST_QUOTE]}{'…' if len(words) > _LONGEST_QUOTE else ''}”"
