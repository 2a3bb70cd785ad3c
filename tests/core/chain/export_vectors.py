"""Exports of ten lines with checkpoints at 4, 7 and 10: what holds, then one fault at a time.

An export is a folder; `expect.txt` names the findings, one `kind where` a line, and the two lines
`verifier:` and `checkpoint:` say what the reader knows from elsewhere, if anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tests.core.chain import by_the_spec as spec
from tests.core.chain.checkpoint_vectors import ANOTHER_SEED, ORIGIN, SEED
from tests.core.chain.line_vectors import FIELDS, KEY

SIZES = (4, 7, 10)


def _line(number: int, words: int = 12) -> bytes:
    facts = {"kind": "phone-call", "words": words}
    return spec.line(FIELDS | {"number": number, "facts": facts}, KEY)


def _signed(lines: list[bytes], size: int, seed: bytes = SEED) -> bytes:
    tree_root = spec.root([spec.leaf(line) for line in lines[:size]])
    return spec.note(spec.checkpoint(ORIGIN, size, tree_root), (ORIGIN, seed))


GOOD = [_line(number) for number in range(1, 11)]
EDITED = [*GOOD[:4], _line(5, words=99), *GOOD[5:]]
NOTES = [_signed(GOOD, size) for size in SIZES]


@dataclass(frozen=True)
class Export:
    """What stands in the folder, and what the reader knows."""

    lines: list[bytes] = field(default_factory=lambda: GOOD)
    leaves: list[bytes] = field(default_factory=lambda: [spec.leaf(line) for line in GOOD])
    notes: list[bytes] = field(default_factory=lambda: NOTES)
    seed: bytes = SEED
    trusted: bytes = b""
    outside: bytes = b""
    verifiers: bytes | None = None
    without: str = ""

    def files(self, expected: str) -> dict[str, bytes]:
        known = f"verifier: {spec.verifier(ORIGIN, self.trusted) if self.trusted else ''}".encode()
        named = f"{spec.verifier(ORIGIN, self.seed)}\n".encode()
        exported = {
            "lines.jsonl": b"".join(line + b"\n" for line in self.lines),
            "leaves.bin": b"".join(self.leaves),
            "checkpoints.txt": b"\n".join(self.notes),
            "verifier.txt": named if self.verifiers is None else self.verifiers,
        }
        exported.pop(self.without, None)
        beside = {"outside.txt": self.outside} if self.outside else {}
        return {**exported, "expect.txt": expected.encode() + b"\n" + known + b"\n", **beside}


def exports() -> Iterator[tuple[str, dict[str, bytes]]]:
    for cases in (
        _sound,
        _line_faults,
        _order_and_tail,
        _leaf_faults,
        _checkpoint_faults,
        _rewritten,
        _file_faults,
    ):
        for name, export, expected in cases():
            yield name, export.files(expected)


def _holding(lines: list[bytes]) -> Export:
    return Export(lines=lines)


def _resealed(lines: list[bytes], *sizes: int, seed: bytes = SEED) -> Export:
    """Lines, leaves and checkpoints all made to fit: what somebody with the key could do."""
    notes = [_signed(lines, size, seed) for size in sizes]
    return Export(lines, [spec.leaf(line) for line in lines], notes, seed)


def _sound() -> Iterator[tuple[str, Export, str]]:
    yield "holds", Export(), ""
    yield "holds_with_a_key_and_checkpoint_kept_outside", Export(trusted=SEED, outside=NOTES[1]), ""
    yield "holds_empty", Export([], [], []), ""
    gaps = [_line(number) for number in (1, 2, 5, 4, 9)]
    yield "holds_with_numbers_that_were_never_used", _resealed(gaps, 5), ""


def _line_faults() -> Iterator[tuple[str, Export, str]]:
    yield "line_edited", _holding(EDITED), "line_edited line 5\n"
    renumbered = [*GOOD[:4], _line(50), *GOOD[5:]]
    yield "line_renumbered", _holding(renumbered), "line_edited line 5\n"
    two = [_line(1, words=0), *GOOD[1:6], _line(7, words=0), *GOOD[7:]]
    yield "two_lines_edited", _holding(two), "line_edited line 1\nline_edited line 7\n"
    yield "line_garbled", _holding([*GOOD[:4], b"\xff\x00", *GOOD[5:]]), "line_edited line 5\n"
    returned = [*GOOD[:4], GOOD[4] + b"\r", *GOOD[5:]]
    yield "line_with_a_carriage_return", _holding(returned), "line_edited line 5\n"
    yield "first_line_missing", _holding(GOOD[1:]), "line_missing before line 2\n"
    yield "line_missing", _holding(GOOD[:4] + GOOD[5:]), "line_missing line 5\n"
    yield "three_lines_missing", _holding(GOOD[:4] + GOOD[7:]), "line_missing lines 5 to 7\n"
    added = [*GOOD[:5], _line(11), *GOOD[5:]]
    yield "line_added", _holding(added), "line_added line 11\n"
    yield "line_added_at_the_end", _holding([*GOOD, _line(11)]), "line_added line 11\n"
    yield "line_twice", _holding([*GOOD[:5], GOOD[4], *GOOD[5:]]), "line_added line 5\n"
    both = [*GOOD[:2], _line(3, words=0), *GOOD[3:7], *GOOD[8:]]
    yield "one_edited_one_missing", _holding(both), "line_edited line 3\nline_missing line 8\n"


def _order_and_tail() -> Iterator[tuple[str, Export, str]]:
    moved = [*GOOD[:2], GOOD[7], *GOOD[2:7], *GOOD[8:]]
    yield "line_moved", _holding(moved), "order_changed line 8\n"
    swapped = [*GOOD[:4], GOOD[5], GOOD[4], *GOOD[6:]]
    yield "lines_swapped", _holding(swapped), "order_changed line 6\n"
    block = [*GOOD[:1], *GOOD[7:], *GOOD[1:7]]
    yield "three_lines_moved", _holding(block), "order_changed lines 8 to 10\n"
    yield "tail_missing", _holding(GOOD[:8]), "tail_missing after line 8\n"
    short = Export(GOOD[:8], Export().leaves[:8])
    yield "tail_missing_with_its_leaves", short, "tail_missing after line 8\n"
    cut = Export(GOOD[:7], Export().leaves[:7], NOTES[:2])
    yield "tail_missing_with_its_checkpoint", replace(cut, outside=NOTES[2]), "tail_missing after line 7\n"
    yield "tail_missing_and_nothing_kept_outside", cut, ""
    gone = Export([], [], [], outside=NOTES[2])
    yield "everything_missing", gone, "tail_missing every line\n"


def _leaf_faults() -> Iterator[tuple[str, Export, str]]:
    leaves = Export().leaves
    altered = [*leaves[:4], spec.leaf(b"other"), *leaves[5:]]
    yield "leaf_altered", Export(leaves=altered), "leaves_altered line 5\n"
    yield "leaf_missing", Export(leaves=leaves[:4] + leaves[5:]), "leaves_altered line 5\n"
    yield "leaves_swapped", Export(leaves=[leaves[1], leaves[0], *leaves[2:]]), "leaves_altered line 2\n"
    yield "leaves_cut_short", Export(leaves=leaves[:8]), "leaves_altered lines 9 to 10\n"
    half = Export(leaves=[*leaves[:9], leaves[9][:16]])
    yield "leaf_cut_in_half", half, "leaves_altered leaves.bin\nleaves_altered line 10\n"
    together = Export(EDITED, [spec.leaf(line) for line in EDITED])
    yield "line_edited_with_its_leaf", together, "root_differs after line 4, up to line 7\n"


def _checkpoint_faults() -> Iterator[tuple[str, Export, str]]:
    wrong_key = [*NOTES[:2], _signed(GOOD, 10, ANOTHER_SEED)]
    yield (
        "newest_checkpoint_of_another_key",
        Export(notes=wrong_key),
        "checkpoint_forged checkpoint 3 (size 10)\nunsigned after line 7\n",
    )
    altered = [NOTES[0], NOTES[1].replace(b"\n7\n", b"\n6\n"), NOTES[2]]
    yield "checkpoint_altered", Export(notes=altered), "checkpoint_forged checkpoint 2 (size 6)\n"
    yield "checkpoint_garbled", Export(notes=[*NOTES, b"x\n\ny\n"]), "checkpoint_forged checkpoint 4\n"
    other = spec.checkpoint("other.example/ledger", 10, spec.root(Export().leaves))
    strange = Export(notes=[*NOTES, spec.note(other, (ORIGIN, SEED))])
    yield "checkpoint_of_another_ledger", strange, "checkpoint_forged checkpoint 4\n"
    yield "checkpoints_missing", Export(notes=[]), "unsigned every line\n"
    yield "newest_checkpoint_missing", Export(notes=NOTES[:2]), "unsigned after line 7\n"
    beyond = _resealed(GOOD, 4, 7)
    yield "lines_after_the_newest_checkpoint", beyond, "unsigned after line 7\n"


NO_KEY = (
    "verifier_differs verifier.txt\n"
    + "".join(f"checkpoint_forged checkpoint {n} (size {size})\n" for n, size in enumerate(SIZES, 1))
    + "unsigned every line\n"
)


def _rewritten() -> Iterator[tuple[str, Export, str]]:
    two = replace(_resealed(EDITED, 10), notes=[*NOTES[:2], _signed(EDITED, 10)])
    yield "history_rewritten_between_two_checkpoints", two, "history_rewritten checkpoint 2\n"
    again = _resealed(EDITED, *SIZES)
    outside = replace(again, outside=NOTES[2])
    yield "history_rewritten_and_one_kept_outside", outside, "history_rewritten the checkpoint kept outside\n"
    younger = replace(_resealed(EDITED, 4, 7), outside=NOTES[2])
    yield (
        "history_rewritten_and_a_newer_one_kept_outside",
        younger,
        "history_rewritten the checkpoint kept outside\n",
    )
    yield "history_rewritten_and_nothing_kept_outside", again, ""
    shrunk = Export(notes=[NOTES[0], NOTES[2], NOTES[1], NOTES[2]])
    yield "checkpoints_out_of_order", shrunk, "history_rewritten checkpoint 3\n"
    split = Export(notes=[*NOTES, _signed([*EDITED], 10)])
    yield "two_checkpoints_of_one_size", split, "history_rewritten checkpoint 4\n"
    new_key = replace(_resealed(EDITED, *SIZES, seed=ANOTHER_SEED), trusted=SEED)
    yield "all_made_anew_with_another_key", new_key, NO_KEY
    yield "all_made_anew_and_no_key_known", replace(new_key, trusted=b""), ""


def _file_faults() -> Iterator[tuple[str, Export, str]]:
    yield "verifier_garbled", Export(verifiers=b"no key\n"), NO_KEY
    yield "verifier_empty", Export(verifiers=b""), NO_KEY
    brought = Export(verifiers=b"", trusted=SEED)
    yield "verifier_empty_and_a_key_brought", brought, "verifier_differs verifier.txt\n"
    nothing = Export([], [], [], verifiers=b"")
    yield "verifier_empty_and_nothing_else_either", nothing, "verifier_differs verifier.txt\n"
    for name in ("lines.jsonl", "leaves.bin", "checkpoints.txt", "verifier.txt"):
        yield f"no_file_{name.partition('.')[0]}", Export(without=name), f"file_missing {name}\n"
