"""One roll, one core: how fast it is built, scanned and changed, and how much memory it takes.

`python -m bench.casework_mail.scanning SIZE MEGABYTES` prints what it found as JSON.
"""

import json
import os
import sys
from collections import deque
from collections.abc import Callable
from random import Random
from time import perf_counter, process_time

from bench.casework_mail.habit import TODAY
from bench.casework_mail.sets import SETS, mail_set, many
from bench.measure import peak_memory
from safehaven_core.detection import Person, Roll, examine, find_people
from safehaven_core.detection.identifiers import find_identifiers
from safehaven_core.detection.pieced import RollFacts, piece_together
from safehaven_core.detection.pieced_reading import Reader
from safehaven_core.detection.pieced_vocabulary import vocabulary_of
from safehaven_core.detection.sensitive import find_sensitive
from safehaven_core.detection.sensitive_words import Words

ROUNDS = 3


def main() -> None:
    """Measure on one core."""
    size, megabytes = int(sys.argv[1]), float(sys.argv[2])
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = {"ordinary text": _prose(megabytes), "casework mail": mails(megabytes / 10)}
    started = process_time()
    deque(many(size), maxlen=0)
    made = process_time() - started
    before, started = peak_memory(), process_time()
    roll = Roll(many(size))
    examine("Nobody", roll, today=TODAY)
    built = process_time() - started - made
    works: dict[str, Callable[[str], object]] = {
        "the roll alone": lambda text: find_people(text, roll, today=TODAY),
        "everything": lambda text: examine(text, roll, k=5, today=TODAY),
        "identifiers": find_identifiers,
        "sensitive": find_sensitive,
    }
    speeds = {
        f"{sort}, {name}": _speeds(some, work) for sort, some in texts.items() for name, work in works.items()
    }
    found = {
        "built": built,
        "before": before,
        "memory": peak_memory(),
        "speeds": speeds,
        "changed": _changed(roll),
    }
    print(json.dumps(found | {"asked": _asked(roll.told)}))


def mails(megabytes: float) -> list[str]:
    """Casework mail, 1,200 or more, each of a few lines, and in each second one somebody of the set."""
    made = mail_set("held out", 1000, 600)
    texts = [mail.text for pair in zip(made.about, made.ordinary, strict=True) for mail in pair]
    return texts * max(1, round(megabytes * 1e6 / sum(map(len, texts))))


def _prose(megabytes: float) -> list[str]:
    """Text of an office in files of 30 kB, with a mail about somebody in each 3 kB."""
    dice = Random(3)
    sayings = [
        line for which in ("seen", "held out") for line in (*SETS[which].around, *SETS[which].means_nothing)
    ]
    about_people = mails(0.1)
    files = []
    for _ in range(12):
        paragraphs = [" ".join(dice.choice(sayings) for _ in range(6)) for _ in range(100)]
        for at in range(0, 100, 10):
            paragraphs[at] = dice.choice(about_people)
        files.append("\n\n".join(paragraphs))
    return files * max(1, round(megabytes * 1e6 / sum(map(len, files))))


def _speeds(texts: list[str], work: Callable[[str], object]) -> list[float]:
    letters = sum(map(len, texts)) / 1e6
    work(texts[0])
    speeds = []
    for _ in range(ROUNDS):
        started = process_time()
        for text in texts:
            work(text)
        speeds.append(letters / (process_time() - started))
    return speeds


def _changed(roll: Roll) -> list[float]:
    """How long after a change a text finds the new person."""
    took = []
    for turn in range(9):
        name = "Quillomena", f"Zwetterby{'abcdefghi'[turn]}"
        started = perf_counter()
        roll.put(Person(key=f"new{turn}", given=(name[0],), family=name[1]))
        found, _finished = find_people(f"I saw {' '.join(name)} today.", roll, today=TODAY)
        took.append(perf_counter() - started)
        if [one.key for one in found] != [f"new{turn}"]:
            raise SystemExit("A change was not taken in.")
    return took


def _asked(facts: RollFacts) -> dict[str, list[float]]:
    """How long a question of six facts takes, and the whole examination of a text with them, in seconds."""
    text = "A 34-year-old woman in Ashton who has epilepsy, works as a chef and has three children."
    questions = [told.ask for told in Reader(Words(text), vocabulary_of(facts), TODAY).told()]
    facts.count(questions)
    took: dict[str, list[float]] = {"question": [], "text": []}
    for _ in range(15):
        started = perf_counter()
        facts.count(questions)
        took["question"].append(perf_counter() - started)
        started = perf_counter()
        piece_together(text, facts, 5, TODAY)
        took["text"].append(perf_counter() - started)
    if len(questions) != 6:
        raise SystemExit(f"The question was about {len(questions)} facts, and not about six.")
    return took


if __name__ == "__main__":
    main()
