"""Mail that names nobody, with facts that fit few people or many; who fits is found by asking each in turn."""

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random

from bench.casework_mail.casework import framed
from bench.casework_mail.mail import Mail, unmarked
from bench.casework_mail.making import Making
from bench.casework_mail.people import Somebody

_SAYS = ("She", "Her", "parent")
_HERS, _HIS = ("She", "Her", "mum"), ("He", "His", "dad")
_NUMBERS = {"2": "two", "3": "three", "4": "four"}


def pieced(
    its: Making, roll: Sequence[Somebody], size: int, seed: int, today: date, k: int = 5
) -> list[Mail]:
    """So many mails; each tells of somebody by an age, a sex and up to three facts more."""
    dice = Random(seed)
    return [_mail(dice, its, roll, today, k) for _ in range(size)]


def _mail(dice: Random, its: Making, roll: Sequence[Somebody], today: date, k: int) -> Mail:
    who = dice.choice(roll)
    facts, telling = dict(who.facts), its.telling
    unfit = telling.get("grown", ()) if who.age(today) < 18 else ()
    told = [kind for kind in telling if facts.get(kind, "none") != "none" and kind not in unfit]
    kinds = dice.sample(told, min(3, len(told)))
    kinds = kinds[: dice.randrange(4)]
    values = {
        "noun": _noun(dice, who, telling, today),
        "age": who.age(today),
        "an": "an" if who.age(today) in (8, 11, 18, *range(80, 90)) else "a",
        "count": _NUMBERS[facts["family"][0]],
        **(dict(zip(_SAYS, _HERS if who.female else _HIS, strict=True))),
        **facts,
    }
    first, *parts = [dice.choice(telling[kind]).format(**values) for kind in ("age", *kinds)]
    parts.sort(key=lambda part: part.startswith("."))  # whole sentences stand behind
    these = " ".join((first, *parts)).replace(" .", ".").replace(" ,", ",")
    body = [dice.choice(telling["begin"]).format(these=these)]
    if "beside" in telling and dice.random() < 0.4:
        body.append(dice.choice(telling["beside"]).format(**values, **_others(dice, roll, who, today)))
    text, _ = unmarked(framed(dice, its, body))
    fitting = [one.key for one in roll if _fits(one, who, kinds, today)]
    case = "facts that fit few" if len(fitting) < k else "facts that fit many"
    return Mail(case, text, pieced=frozenset(fitting if len(fitting) < k else ()))


def _noun(dice: Random, who: Somebody, telling: Mapping[str, Sequence[str]], today: date) -> str:
    noun = "woman" if who.female else "man"
    if noun not in telling:
        return noun
    if who.age(today) < 18:
        noun = "girl" if who.female else "boy"
    return dice.choice(telling[noun])


def _others(dice: Random, roll: Sequence[Somebody], who: Somebody, today: date) -> dict[str, object]:
    """What is so of somebody else, and not of this one."""
    theirs = dict(who.facts)
    while True:
        other = dice.choice(roll)
        facts = dict(other.facts)
        alike = any(facts[kind] in (theirs[kind], "none") for kind in ("town", "condition", "job"))
        if not alike and abs(other.age(today) - who.age(today)) > 2 and other.age(today) > 20:
            return {f"other_{kind}": value for kind, value in facts.items()} | {"other_age": other.age(today)}


def _fits(one: Somebody, who: Somebody, kinds: Sequence[str], today: date) -> bool:
    theirs, facts = dict(one.facts), dict(who.facts)
    alike = one.female is who.female and one.age(today) == who.age(today)
    return alike and all(theirs[kind] == facts[kind] for kind in kinds)
