"""Mail that names nobody, with facts that fit few people or many; who fits is found by asking each in turn."""

from collections.abc import Callable, Sequence
from datetime import date
from random import Random

from bench.casework_mail import judged
from bench.casework_mail.casework import framed
from bench.casework_mail.mail import Mail, unmarked
from bench.casework_mail.people import Somebody

Fits = Callable[[Somebody], bool]
_TELLING = {
    "seen": {
        "age": ("{noun}, {age},", "a {age}-year-old {noun}"),
        "town": ("from {town}", "who lives in {town}"),
        "condition": ("with {condition}", "who has {condition}"),
        "job": ("working as a {job}", "who is a {job}"),
        "ethnicity": ("of {ethnicity} origin", "({ethnicity})"),
        "family": ("with {count} children", "raising {count} children"),
        "begin": ("We support {these}.", "The panel heard about {these}.", "Can anybody advise on {these}?"),
    },
    "held out": {
        "age": ("a {noun} aged {age}", "a {noun} ({age})"),
        "town": ("living in {town}", "in {town}"),
        "condition": ("diagnosed with {condition}", "who lives with {condition}"),
        "job": ("a {job} by trade", "employed as a {job}"),
        "ethnicity": ("ethnicity {ethnicity}", "describing the family as {ethnicity}"),
        "family": ("and {count} kids", "and a parent of {count}"),
        "begin": (
            "I have somebody on my list: {these}.",
            "The case concerns {these}.",
            "An example: {these}.",
        ),
    },
    "judged": judged.TELLING,
}
_NUMBERS = {"2": "two", "3": "three", "4": "four"}


def pieced(roll: Sequence[Somebody], which: str, size: int, seed: int, today: date, k: int = 5) -> list[Mail]:
    """So many mails; each tells of somebody by an age, a sex and up to three facts more."""
    dice = Random(seed)
    return [_mail(dice, roll, which, today, k) for _ in range(size)]


def _mail(dice: Random, roll: Sequence[Somebody], which: str, today: date, k: int) -> Mail:
    who = dice.choice(roll)
    facts = dict(who.facts)
    kinds = dice.sample(
        [kind for kind in ("town", "condition", "job", "ethnicity", "family") if facts[kind] != "none"], 3
    )
    kinds = kinds[: dice.randrange(4)]
    values = {
        "noun": "woman" if who.female else "man",
        "age": who.age(today),
        "count": _NUMBERS[facts["family"][0]],
        **facts,
    }
    telling = _TELLING[which]
    parts = [dice.choice(telling[kind]).format(**values) for kind in ("age", *kinds)]
    body = [dice.choice(telling["begin"]).format(these=" ".join(parts))]
    text, _ = unmarked(framed(dice, which, body))
    fitting = [one.key for one in roll if _fits(one, who, kinds, today)]
    case = "facts that fit few" if len(fitting) < k else "facts that fit many"
    return Mail(case, text, pieced=frozenset(fitting if len(fitting) < k else ()))


def _fits(one: Somebody, who: Somebody, kinds: Sequence[str], today: date) -> bool:
    theirs, facts = dict(one.facts), dict(who.facts)
    alike = one.female is who.female and one.age(today) == who.age(today)
    return alike and all(theirs[kind] == facts[kind] for kind in kinds)
