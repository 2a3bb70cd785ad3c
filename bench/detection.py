"""Finding who a text is about: right and wrong, fast, and beside Presidio.

Recall and precision are those of a set of invented casework mail that is for judging only
(`bench/casework_mail/judged.py`): mail about people on a roll of 1,000, mail about nobody that looks so, and mail that
tells facts only.  Somebody wrote it who had read neither the detector nor its tests.

At its first judging, on 2026-11-27, nothing of it had been looked at: 99.4 % of the people were found, and 99.8 % of
those found were meant; of identifiers with a check digit it was 100 % and 100 %, of sensitive content 93.5 % and
76.2 %, and of people pieced together 96.0 % and 95.2 %.  Then it was looked at for sensitive content, where a job title
in signatures had counted as safeguarding; for people, and for facts that are pieced together, it was not.  Four other
sets may be looked at while mending.

A person counts as found who is found as likely or certain; who may be meant, but no more, counts as told however
surely, and is judged apart.  Presidio's names count as found where any letter of them is.  Speeds are of one core, in
MB for each second that the processor worked.
"""

import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from bench.casework_mail.habit import TODAY
from bench.casework_mail.judging import Score
from bench.casework_mail.sets import MailSet, mail_set
from bench.casework_mail.told import Told, told
from bench.measure import Promise, at_least, at_most, in_a_process, not_measured, quick
from safehaven_core.detection.identifiers import find_identifiers
from safehaven_core.detection.pieced import RollFacts, piece_together
from safehaven_core.detection.sensitive import find_sensitive

MAILS = 210 if quick() else 2_100
FEW, MANY = 1_000, 5_000 if quick() else 1_000_000
MEGABYTES = 0.5 if quick() else 6
TRAINING = 1 if quick() else 4
CHECKED = ("NHS", "CHI", "HC", "NINO", "UPN", "ULN", "CARD")
Found = dict[str, Any]


def promises() -> Iterator[Promise]:
    """What is promised, on mail that is for judging only."""
    mail = mail_set("judged", FEW, MAILS)
    people, identifiers = told(mail), _identifiers(mail)
    yield from _right(mail, people, identifiers)
    few, many = _scanned(FEW), _scanned(MANY)
    yield from _fast(few, many)
    yield from _beside_presidio(many, people.meant, identifiers)


def _right(mail: MailSet, people: Told, identifiers: Score) -> Iterator[Promise]:
    sensitive, pieced = _sensitive(mail), _pieced(mail)
    yield from _who(people)
    yield _part("identifiers with a check digit or form that are found", 1, identifiers.recall(*CHECKED))
    yield _part(
        "such identifiers found that are there", 0.98, identifiers.precision(*CHECKED), _kinds(identifiers)
    )
    yield _part("sensitive content that is found", 0.95, sensitive.recall())
    yield _part("sensitive content found that is there", 0.95, sensitive.precision(), _kinds(sensitive))
    yield _part("people who are pieced together", 0.95, pieced.recall())
    yield _part("people pieced together who fit", 0.95, pieced.precision())


def _who(people: Told) -> Iterator[Promise]:
    wrong = {
        f"somebody else found: {case}, of {MAILS:,}": [float(count)]
        for case, count in people.meant.wrong.items()
        if count
    }
    # Half a name is not looked for by itself (decision 45), so of these a part is left untold by choice.
    may_be = {
        "people who may be meant who are told, %": [people.may_be.recall() * 100],
        "people told as possible in mail that is about nobody, in 100 mails": [people.idly],
        **{f"may be meant, {line}": parts for line, parts in _missed(people.may_be).items()},
    }
    yield _part(
        "people on the roll who are found", 0.99, people.meant.recall(), _missed(people.meant) | may_be
    )
    yield _part("people found who are meant", 0.98, people.meant.precision(), wrong)


def _missed(score: Score) -> dict[str, list[float]]:
    return {f"missed: {case}, %": [part * 100] for case, part in score.missed().items()}


def _fast(few: Found, many: Found) -> Iterator[Promise]:
    alone, everything = ("ordinary text, the roll alone", "ordinary text, everything")
    behind = {
        f"{name}, {size:,} people, MB/s": found["speeds"][name]
        for size, found in ((FEW, few), (MANY, many))
        for name in found["speeds"]
    }
    yield at_least(f"the roll of {MANY:,} alone", 40, many["speeds"][alone], behind, unit="MB/s")
    yield at_least(f"everything, with a roll of {MANY:,}", 8, many["speeds"][everything], unit="MB/s")
    slower = [one / other for one, other in zip(few["speeds"][alone], many["speeds"][alone], strict=True)]
    yield at_most(f"the time with {MANY:,} people to that with {FEW:,}", 2, slower)
    before = {"memory before there is a roll, MB": [many["before"]]}
    yield at_most(f"memory with a roll of {MANY:,}", 1_500, [many["memory"]], before, unit="MB")
    yield at_most(f"building a roll of {MANY:,}", 20, [many["built"]], unit="s")
    yield at_most("a change taken in", 1_000, [seconds * 1e3 for seconds in many["changed"]], unit="ms")
    whole = {
        "a text with six facts, what to blur too, ms": [seconds * 1e3 for seconds in many["asked"]["text"]]
    }
    asked = [seconds * 1e3 for seconds in many["asked"]["question"]]
    yield at_most(f"a question of six facts over {MANY:,} people", 1, asked, whole, unit="ms")


def _beside_presidio(many: Found, people: Score, identifiers: Score) -> Iterator[Promise]:
    name = "casework mail, everything, to the speed of Presidio"
    if find_spec("presidio_analyzer") is None:
        yield not_measured(name, 200, because="Presidio is not installed", at_least=True)
        return
    try:
        peer = in_a_process("bench.casework_mail.presidio", str(MAILS), str(TRAINING))
    except subprocess.CalledProcessError as wrong:
        yield not_measured(name, 200, because=wrong.stderr.strip().splitlines()[-1], at_least=True)
        return
    ours = many["speeds"]["casework mail, everything"]
    times = [one / other for one, other in zip(ours, peer["speeds"], strict=True)]
    theirs = {
        "Presidio on casework mail, MB/s": peer["speeds"],
        "training Presidio's name model, s": [peer["trained"]],
        **{f"Presidio: {kind}, recall, %": [part * 100] for kind, part in peer["recall"].items()},
        **{f"Presidio: {kind}, precision, %": [part * 100] for kind, part in peer["precision"].items()},
    }
    yield at_least(name, 200, times, theirs)
    yield at_least(
        "people found, to the names that Presidio finds",
        1,
        [people.recall() / max(0.01, peer["recall"]["PERSON"])],
    )
    for kind, part in peer["recall"].items():
        if kind != "PERSON" and identifiers.wanted[kind]:
            yield at_least(f"{kind}: recall, to Presidio's", 1, [identifiers.recall(kind) / max(part, 0.01)])
            precision = identifiers.precision(kind) / max(peer["precision"][kind], 0.01)
            yield at_least(f"{kind}: precision, to Presidio's", 1, [precision])


def _scanned(size: int) -> Found:
    return in_a_process("bench.casework_mail.scanning", str(size), str(MEGABYTES))


def _identifiers(mail: MailSet) -> Score:
    score = Score()
    for one in (*mail.about, *mail.ordinary):
        score.judge_all(
            one.identifiers, ((found.kind.name, found.value) for found in find_identifiers(one.text))
        )
    return score


def _sensitive(mail: MailSet) -> Score:
    score = Score()
    for one in (*mail.about, *mail.ordinary):
        found = {found.kind.value for found in find_sensitive(one.text)}
        score.judge_all(((kind, kind) for kind in one.sensitive), ((kind, kind) for kind in found))
    return score


def _pieced(mail: MailSet) -> Score:
    facts, score = RollFacts(), Score()
    for who in mail.people:
        facts.put(who.key, who.facts, who.born)
    for one in mail.pieced:
        found = piece_together(one.text, facts, 5, TODAY)
        score.judge(one.case, one.pieced, found.people if found else ())
    return score


def _kinds(score: Score) -> dict[str, list[float]]:
    """Recall and precision of each kind, where one of them is not whole."""
    kinds = sorted({*score.wanted, *score.wrong})
    figures = {"recall": score.recall, "precision": score.precision}
    return {
        f"{kind}: {name}, %": [figure(kind) * 100]
        for kind in kinds
        for name, figure in figures.items()
        if figure(kind) < 1
    }


def _part(name: str, limit: float, part: float, details: dict[str, list[float]] | None = None) -> Promise:
    return at_least(name, limit * 100, [part * 100], details, unit="%")
