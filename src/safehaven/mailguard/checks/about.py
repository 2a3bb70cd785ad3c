"""Whom a message is about: its subject, its words and its files are each asked about at the roll."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from safehaven.directory.front import recipients_at
from safehaven.interface.counting import counted
from safehaven.mailguard.checks.apart import TOO_MANY, is_whole, only_halves, side_by_side
from safehaven.mailguard.checks.greeting import fits, greeted
from safehaven.mailguard.checks.matter import ASK, DO_NOT_OPEN, Found, Matter
from safehaven.mailguard.checks.meant import as_meant
from safehaven.mailguard.checks.namesakes import alike, without_outdone
from safehaven.mailguard.checks.quoting import Told, is_sure, place_in_words, rid_of_hidden, told
from safehaven.mailguard.checks.twins import fit_ones_own, without_twins
from safehaven.mailguard.letters import without_blind_copies
from safehaven.mailguard.states import Mark
from safehaven.records.front import records_worked_on_by
from safehaven.roll.front import (
    Part,
    Report,
    examine_file_with,
    is_clear,
    keys_in,
    people,
    told_of,
)
from safehaven_core.filetypes.reading import Part as Read
from safehaven_core.filetypes.reading import Place, Unread

NAME = "message.eml"
HEAD = (NAME, "headers")
SUBJECT = "The subject line"
APART = "Parts of the message together"
HEAD_SAID = "The head of the message"
OPEN_IT = "Open it yourself: does anything in it tell who somebody is?"
ALSO_YOURS = (
    "The same words all fit somebody whom you work with. So there may be two records of one person, or two people "
    "with the same details."
)
SAY_WHICH = (
    "Safehaven cannot tell which one you mean. Write the reference of that person beside the name, and send the message "
    "again: a reference tells nobody outside who it is. If you send this one, it is noted on the record of each."
)
COMPARE = (
    "Ask the data protection officer to compare the records. Once they have said that both are of one person, send "
    "your message again."
)
HARMFUL = tuple(why.sentence for why in (Unread.BOMB, Unread.TOO_DEEP, Unread.TOO_MANY, Unread.PROGRAM))
"""Why something was not read that could do harm to whoever opens it."""
_MADE = re.compile(
    r"""^(?:message-id|references|in-reply-to|thread-index|content-id):.*(?:\n[ \t].*)*|boundary="?[^"\n;]*""",
    re.IGNORECASE | re.MULTILINE,
)
"""What programs number by themselves: its digits are nobody's number."""
_MEASURE = re.compile(r"(?<=[: ])\d{1,3}(?:\.\d{1,2})?(?:p[tx]|[cm]m|in|r?em|%)(?=[; }])")
"""How large or how far away something is, in a style sheet: mail programs add hundreds to every message."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One part of a message, and what the roll says of it."""

    where: str
    text: str
    report: Report
    place: str = ""
    """Where it stands, in words that go on with a sentence; else `where` says it."""

    @property
    def keys(self) -> set[str]:
        """Whom it is surely or likely about."""
        return keys_in(self.report)


@dataclass(frozen=True, slots=True)
class About:
    """Everything that the roll says of a message, and what of it nobody could read."""

    subject: Asked
    recipients: Report = field(default_factory=Report)
    """Whom the addresses outside belong to."""

    greets: str = ""
    greeting: Report = field(default_factory=Report)
    """Whose name the greeting is, if it goes to one person only."""

    words: tuple[Asked, ...] = ()
    files: tuple[Asked, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[Asked, ...]:
        """All that was read."""
        return (self.subject, *self.words, *self.files)

    @property
    def keys(self) -> set[str]:
        """Whom all of it is about."""
        return {key for part in self.parts for key in part.keys}

    @property
    def maybe(self) -> set[str]:
        """Whom it may be about, and nobody can say so: not by words or facts that somebody is meant by anyway."""
        keys, found = self.keys, set()
        for report in (part.report for part in self.parts):
            meant = [set(one.because) for one in report.people if one.key in keys]
            found |= {
                one.key for one in report.people if not any(set(one.because) <= words for words in meant)
            }
            for pieced in report.all_pieced:
                found |= set(pieced.people) if keys.isdisjoint(pieced.people) else set()
        return found - keys

    def as_meant(self, own: set[str]) -> About:
        """With whom the sender means of namesakes, and without the other records of their own people."""
        reports = [without_twins(as_meant(part.report, own), own) for part in self.parts]
        subject, *others = (
            replace(part, report=report)
            for part, report in zip(self.parts, without_outdone(reports, own), strict=True)
        )
        words, files = others[: len(self.words)], others[len(self.words) :]
        return replace(self, subject=subject, words=tuple(words), files=tuple(files))

    @property
    def told_of(self) -> set[str]:
        """Everybody whom the findings may tell of."""
        return {key for part in self.parts for key in told_of(part.report)}


def ask(matter: Matter) -> About:
    """Ask the roll about each part, of all that travels.  Raises RollNotReady."""
    subject = matter.letter.header("subject")
    content = without_blind_copies(matter.letter.content)
    greets = greeted(matter.body.text) if len(matter.outside) == 1 else ""
    addresses = "\n".join(matter.outside)
    beside = [subject, addresses, f"{greets}\n{addresses}" if greets else "", ""]

    def with_halves(parts: Sequence[Read]) -> Sequence[str]:
        beside[-1] = side_by_side(subject, [part for part in parts if not _is_its_own_name(part)])
        return beside

    found, (subject_is, recipients, greeting, halves) = examine_file_with(
        NAME, [content], len(content), beside=with_halves, as_asked=lambda part: _as_asked(part, matter)
    )
    about = _sorted(
        About(Asked(SUBJECT, subject, subject_is), recipients, greets, greeting), found.parts, matter
    )
    apart = only_halves(halves, {one.key for part in about.parts for one in part.report.people})
    together = [Asked(APART, beside[-1], apart, "different parts of it")] if apart.people else []
    missed = [] if is_whole(beside[-1]) and not halves.unfinished else [TOO_MANY]
    return replace(about, words=(*about.words, *together), unread=(*about.unread, *missed))


def _sorted(about: About, found: Sequence[Part], matter: Matter) -> About:
    """What was found in the parts, told apart by where they stand."""
    inside = {part.path for part in found if part.place == Place.NAME and len(part.path) > 1}
    words: list[Asked] = []
    files: list[Asked] = []
    unread: list[str] = []
    if matter.body.unread or all(part.path != HEAD for part in found):
        unread.append("Part of the message is broken, so it was not read.")
    for part in found:
        outwards = (part.path[:end] for end in range(2, len(part.path) + 1))
        file = next((path for path in outwards if path in inside), None)
        where = f"“{file[-1]}”" if file else "Part of the message"
        if part.unread:
            unread.append(f"{where}: {part.unread}")
        if part.report is not None and not _is_its_own_name(part):
            named = place_in_words(part.place, where if file else "")
            if part.place == Place.HEADER_LINES:
                where, named = HEAD_SAID, ""
            (files if file else words).append(Asked(where, part.text, part.report, named))
    cut_off = [f"{part.where} is too long to be read." for part in (*words, *files) if part.report.unfinished]
    return replace(about, words=tuple(words), files=tuple(files), unread=(*unread, *cut_off))


def _is_its_own_name(part: Read | Part) -> bool:
    """The name under which the message is read: it says nothing."""
    return (part.path, part.place) == ((NAME,), Place.NAME)


def _as_asked(part: Read, matter: Matter) -> str:
    """What is hidden without measures, and a head without what stands in every head.

    That is to whom it goes, from whom, and the numbers of programs.
    """
    if part.place == Place.HIDDEN:
        return _MEASURE.sub("", part.text)
    if part.place != Place.HEADER_LINES:
        return part.text
    text = _MADE.sub(lambda made: re.sub(r"\d", "x", made[0]), part.text)
    if part.path == HEAD:
        known = (*matter.recipients, matter.sender.email)
        text = re.sub("|".join(map(re.escape, known)), " ", text, flags=re.IGNORECASE)
    return text


def check_about(matter: Matter) -> Iterator[Found]:
    """What follows from whom it is about."""
    about = ask(matter)
    own = _worked_with(about.told_of, matter)
    about = about.as_meant(own)
    matter.people.update(about.keys)
    matter.maybe.update(about.maybe)
    known = people(about.told_of, by=matter.sender)
    matter.strangers.update(
        (about.told_of if matter.outside else told_of(about.subject.report)) - known.keys()
    )
    if not is_clear(about.subject.report):
        why = f"Anybody who carries the message can read the subject line. {_quotes([about.subject], matter)}"
        yield Found(Mark.SUBJECT, why.strip(), "Write a subject that tells of nobody.")
    if not matter.outside:
        return
    for why in about.unread:
        yield Found(Mark.NOT_READ, why, DO_NOT_OPEN if any(each in why for each in HARMFUL) else OPEN_IT)
    if any(not is_clear(part.report) for part in about.parts):
        tells = "It tells" if any(is_sure(part.report) for part in about.parts) else "It may tell"
        why = f"{tells} who somebody is. {_quotes(about.parts, matter)}"
        yield Found(Mark.IDENTIFIES, why.strip(), rid_of_hidden(why))
    yield from _about_others(about, own, known, matter)


def _about_others(about: About, own: set[str], known: Mapping[str, str], matter: Matter) -> Iterator[Found]:
    strangers = about.keys - own
    twins = strangers if fit_ones_own(strangers, (part.report for part in about.parts), own) else set()
    if strangers:
        why = "It is about somebody whom you do not work with."
        yield (
            Found(Mark.NOT_YOURS, f"{why} {ALSO_YOURS}", COMPARE)
            if twins
            else Found(Mark.NOT_YOURS, why, ASK)
        )
    namesakes = alike([part.report for part in about.parts], own)
    yield from (_one_of(sorted(known[key] for key in keys)) for keys in namesakes)
    twice = sum(len(keys) - 1 for keys in namesakes)
    if len(about.keys - twins) - twice > 1:
        # How many of a list of names we know is more than the sender may hear of strangers.
        many = (
            counted(len(about.keys) - twice, "person", "people")
            if about.keys <= known.keys()
            else "several people"
        )
        why = f"It is about {many} at once."
        yield Found(Mark.SEVERAL, why, "Write about each of them in a message of its own.")
    recipients = keys_in(about.recipients)
    if len(recipients) == 1 and about.greets and not any(fits(about.greeting, key) for key in recipients):
        matter.strangers.update(recipients - people(recipients, by=matter.sender).keys())
        why = f"It greets “{about.greets}”, and goes to somebody of another name."
        yield Found(Mark.WRONG_PERSON, why, "Make sure that it goes to the right person.")
    if about.keys:
        known_at = (recipient for address in matter.outside for recipient in recipients_at(address))
        recipients |= {str(recipient.record_id) for recipient in known_at if recipient.record_id}
    if recipients and about.keys - recipients:
        matter.strangers.update(recipients - people(recipients, by=matter.sender).keys())
        why = "It goes to one person whom we support, or to somebody close to them, and is about another."
        yield Found(Mark.WRONG_PERSON, why, "Make sure that it goes to the right person.")
    written = {key for part in about.words for key in part.keys}
    for part in about.files:
        if part.keys and written and part.keys.isdisjoint(written):
            why = f"{part.where} is about somebody else than the message."
            yield Found(Mark.WRONG_FILE, why, "Make sure that it is the right file.")


def _one_of(labels: Sequence[str]) -> Found:
    why = f"You work with {' and '.join(labels)}, and the same name fits them."
    return Found(Mark.ONE_OF, why, SAY_WHICH)


def _worked_with(keys: set[str], matter: Matter) -> set[str]:
    """Those whom the sender works with: whoever only reads about somebody shares nothing of them."""
    if not keys:
        return set()
    return {
        str(key)
        for key in records_worked_on_by(matter.sender).filter(pk__in=keys).values_list("pk", flat=True)
    }


def _quotes(parts: Sequence[Asked], matter: Matter) -> str:
    """Who it is, as the sender may know them, and by which of their own words; or what else gives it away."""
    said = (
        Told(part.place or part.where.lower(), part.text, part.report, part.where == HEAD_SAID)
        for part in parts
    )
    return told(list(said), by=matter.sender)
