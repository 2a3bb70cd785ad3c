"""The peer: Microsoft Presidio, with a name model that is trained here on mail like that by which it is judged.

`python -m bench.casework_mail.presidio MAILS ROUNDS` prints what it found as JSON.
Nothing is fetched: the model starts empty, so it is as good as the mail in the set that it is trained on.
"""

import json
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from typing import Any

import spacy
import tldextract
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngineProvider
from presidio_analyzer.predefined_recognizers import (
    NhsRecognizer,
    SpacyRecognizer,
    UkNinoRecognizer,
    UkPostcodeRecognizer,
)
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch

from bench.casework_mail.judging import Score
from bench.casework_mail.mail import Mail
from bench.casework_mail.scanning import mails
from bench.casework_mail.sets import mail_set

ROUNDS_OF_SPEED = 3
MOST_TRAINING = 600  # mails of each sort: a minute
KINDS = {  # their word for each kind of ours that they know
    "UK_NHS": "NHS",
    "UK_NINO": "NINO",
    "CREDIT_CARD": "CARD",
    "EMAIL_ADDRESS": "EMAIL",
    "PHONE_NUMBER": "PHONE",
    "UK_POSTCODE": "POSTCODE",
}


def main() -> None:
    """Train, judge and time on one core."""
    size, rounds = int(sys.argv[1]), int(sys.argv[2])
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    seen, judged = mail_set("seen", 1000, size), mail_set("judged", 1000, size)
    started = process_time()
    with tempfile.TemporaryDirectory(prefix="safehaven-bench-") as folder:
        _train([*seen.about[:MOST_TRAINING], *seen.ordinary[:MOST_TRAINING]], rounds).to_disk(
            Path(folder) / "model"
        )
        trained = process_time() - started
        find = _analyser(Path(folder) / "model")
        score = _judged([*judged.about, *judged.ordinary], find)
        speeds = _speeds(mails(0)[:400], find)
    kinds = ("PERSON", *KINDS.values())
    recall = {kind: score.recall(kind) for kind in kinds}
    precision = {kind: score.precision(kind) for kind in kinds}
    print(json.dumps({"trained": trained, "speeds": speeds, "recall": recall, "precision": precision}))


def _train(mails: list[Mail], rounds: int) -> Any:
    fix_random_seed(1)
    model = spacy.blank("en")
    model.add_pipe("ner").add_label("PERSON")
    examples = []
    for mail in mails:
        doc = model.make_doc(mail.text)
        names = [doc.char_span(*place, alignment_mode="expand") for place in mail.named]
        spans = [(name.start_char, name.end_char, "PERSON") for name in names if name is not None]
        examples.append(Example.from_dict(doc, {"entities": spans}))
    optimizer = model.initialize(lambda: examples[:200])
    dice = random.Random(1)
    for _ in range(rounds):
        dice.shuffle(examples)
        for batch in minibatch(examples, 32):
            model.update(batch, sgd=optimizer, drop=0.2)
    return model


def _analyser(model: Path) -> Callable[[str], Any]:
    tldextract.extract = tldextract.TLDExtract(
        suffix_list_urls=(), cache_dir=None
    )  # else it asks the network
    engine = NlpEngineProvider(
        nlp_configuration={
            "nlp_engine_name": "spacy",
            "models": [{"lang_code": "en", "model_name": str(model)}],
        }
    ).create_engine()
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(nlp_engine=engine)
    for recogniser in (NhsRecognizer(), UkNinoRecognizer(), UkPostcodeRecognizer(), SpacyRecognizer()):
        registry.add_recognizer(recogniser)
    analyser = AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["en"])
    return lambda text: analyser.analyze(text, language="en", entities=["PERSON", *KINDS])


def _judged(mails: list[Mail], find: Callable[[str], Any]) -> Score:
    """Names count as found where any letter of them is; numbers where their digits and letters are the same."""
    score = Score()
    for mail in mails:
        found = find(mail.text)
        people = [(one.start, one.end) for one in found if one.entity_type == "PERSON"]
        reached = [place for place in mail.named if any(_overlap(place, person) for person in people)]
        beside = [person for person in people if not any(_overlap(place, person) for place in mail.named)]
        score.judge("PERSON", mail.named, [*reached, *beside])
        wanted = [(kind, _plain(kind, value)) for kind, value in mail.identifiers if kind in KINDS.values()]
        score.judge_all(wanted, _numbers(mail.text, found))
    return score


def _numbers(text: str, found: Any) -> Iterator[tuple[str, str]]:
    for one in found:
        if kind := KINDS.get(one.entity_type):
            yield kind, _plain(kind, text[one.start : one.end])


def _plain(kind: str, value: str) -> str:
    plain = "".join(letter for letter in value.lower() if letter.isalnum())
    return plain.removeprefix("44").removeprefix("0") if kind == "PHONE" else plain


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _speeds(texts: list[str], find: Callable[[str], Any]) -> list[float]:
    letters = sum(map(len, texts)) / 1e6
    speeds = []
    for _ in range(ROUNDS_OF_SPEED):
        started = process_time()
        for text in texts:
            find(text)
        speeds.append(letters / (process_time() - started))
    return speeds


if __name__ == "__main__":
    main()
