"""Nobody is told “1 policies”: what counts something says it by `counted`, in Python and in templates."""

import ast
import re
from pathlib import Path

import pytest

from safehaven.interface.counting import counted

SOURCE = Path("src/safehaven")
NOT_COUNTED = {
    "src/safehaven/foundation/confined.py": "the foundation knows no interface; its limits are seconds, never one",
    "src/safehaven/foundation/confined_for_many.py": "as above",
    "src/safehaven/foundation/confined_at_once.py": "as above",
    "src/safehaven/demo/running.py": "the demo has dozens of people, always",
}
# Words that end like plurals and are none, or that follow a name rather than a number.
NO_PLURALS = frozenset(
    {
        "as",
        "asks",
        "belongs",
        "decides",
        "finishes",
        "goes",
        "has",
        "holds",
        "is",
        "its",
        "keeps",
        "leaves",
        "looks",
    }
    | {
        "mends",
        "does",
        "needs",
        "reads",
        "releases",
        "says",
        "sends",
        "speaks",
        "stops",
        "this",
        "was",
        "works",
    }
)
ELSEWHERE = frozenset({"are", "have", "people", "were"})


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 policies"), (1, "1 policy"), (2, "2 policies"), (3000, "3,000 policies")]
)
def test_a_number_agrees_with_its_noun(number, said):
    assert counted(number, "policy", "policies") == said


def test_most_nouns_take_an_s():
    assert [counted(number, "line") for number in (1, 2)] == ["1 line", "2 lines"]


def test_no_sentence_in_python_counts_without_looking():
    found = [fault for path in SOURCE.rglob("*.py") for fault in faults_in_python(path)]
    found = [fault for fault in found if fault.split(":")[0] not in NOT_COUNTED]

    assert found == [], "Say it by safehaven.interface.counting.counted."


@pytest.mark.parametrize("path", NOT_COUNTED)
def test_what_is_let_off_still_needs_it(path):
    assert list(faults_in_python(Path(path))) != []


def test_no_template_counts_without_looking():
    found = [fault for path in SOURCE.rglob("*.html") for fault in faults_in_template(path)]

    assert found == [], 'Say it by the filter: {{ pages|counted:"page" }}.'


def faults_in_python(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.JoinedStr):
            for value, words in zip(node.values, node.values[1:], strict=False):
                if (
                    isinstance(value, ast.FormattedValue)
                    and not never_one(value.value)
                    and isinstance(words, ast.Constant)
                    and is_plural(str(words.value))
                ):
                    yield f"{path}:{value.lineno}: {ast.unparse(value.value)}{str(words.value)[:20]}"


def faults_in_template(path):
    text = path.read_text()
    for found in re.finditer(r"\{\{ *([^}]*?) *\}\}( [a-z]+)", text):
        if "|counted:" not in found[1] and is_plural(found[2]):
            yield f"{path}: {found[0]}"
    if "pluralize" in text:
        yield f"{path}: pluralize"


def never_one(value):
    """A limit of the house's own has a name in capitals; what was counted says its own words."""
    return isinstance(value, ast.Constant) or (isinstance(value, ast.Name) and value.id.isupper())


def is_plural(words):
    word = re.match(r" ([a-z]+)\b", words)
    return word is not None and (
        word[1] in ELSEWHERE or (word[1].endswith("s") and word[1] not in NO_PLURALS)
    )
