"""The examples on the pages of docs/spec are true."""

import re
from pathlib import Path

from tests.core.chain import by_the_spec as spec
from tests.core.chain.checkpoint_vectors import LEDGER, ORIGIN
from tests.core.chain.line_vectors import FIELDS, KEY
from tests.core.chain.proof_vectors import LEAVES

SPEC = Path(__file__).parents[3] / "docs" / "spec"


def _block(page: str, kind: str) -> str:
    found: list[str] = re.findall(rf"```{kind}\n(.*?)```", (SPEC / page).read_text(), re.DOTALL)
    return found[0]


def _example(page: str) -> dict[str, str]:
    lines = _block(page, "example").splitlines()
    return {name.strip(): value for name, _, value in (line.partition(" = ") for line in lines)}


def test_the_example_of_a_line_is_true():
    assert _example("ledger-line.md") == {"digest key": KEY.hex(), "line": spec.line(FIELDS, KEY).decode()}


def test_the_example_of_a_tree_is_true():
    assert _example("ledger-tree.md") == {
        "leaf 0": LEAVES[0].hex(),
        "leaf 1": LEAVES[1].hex(),
        "leaf 2": LEAVES[2].hex(),
        "node": spec.node(LEAVES[0], LEAVES[1]).hex(),
        "root": spec.root(LEAVES[:3]).hex(),
        "seed": LEDGER[1].hex(),
        "verifier": spec.verifier(*LEDGER),
    }


def test_the_example_of_a_checkpoint_is_true():
    text = spec.checkpoint(ORIGIN, 3, spec.root(LEAVES[:3]))

    assert _block("ledger-tree.md", "checkpoint") == spec.note(text, LEDGER).decode()
