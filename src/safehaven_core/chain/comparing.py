"""The check itself: lines as they are held, leaves as they were sealed, checkpoints as they were signed.

Knows nothing of where the three come from, so an export and a database are checked by the same code.
While everything agrees it keeps 32 bytes per level of the tree; after a first difference it keeps the
number and the hash of every line that follows, to say what happened to which.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from safehaven_core.chain.differences import differences
from safehaven_core.chain.findings import Finding, Kind
from safehaven_core.chain.hashes import leaf_hash
from safehaven_core.chain.judging import Claim, Held, Tally, judge, number_of
from safehaven_core.chain.lines import Line, LineRefused, check_digest, parse

Pairs = Iterator[tuple[Held | None, Held | None]]


def compare(lines: Iterable[Held], leaves: Iterable[Held], claims: Sequence[Claim]) -> list[Finding]:
    """Everything that is wrong, or nothing.

    lines: (number or None, canonical line), in leaf order.  leaves: (number or None, stored leaf hash),
    in leaf order.  claims: the checkpoints whose signatures hold, in the order they were signed.
    """
    tally = Tally(claim.checkpoint.size for claim in claims)
    pairs: Pairs = zip_longest(lines, leaves)
    for line, leaf in pairs:
        if line is None or leaf is None or leaf_hash(line[1]) != leaf[1]:
            return _explain(chain([(line, leaf)], pairs), tally, claims)
        tally.append(leaf[1], line)
    return judge(claims, tally)


class NotOurs(ValueError):
    """A line that Safehaven did not write.  The message says how one can tell."""


def open_line(line: bytes, key_of: Callable[[str], bytes | None]) -> Line:
    """What a line says, where Safehaven wrote it.  Raises NotOurs.

    key_of: from the id that a line names to its digest key, or None where there is no such key.
    """
    try:
        read = parse(line)
    except LineRefused as refused:
        raise NotOurs("It is not in the form in which Safehaven writes lines.") from refused
    key = key_of(read.key)
    if key is None:
        raise NotOurs("It names a digest key that Safehaven does not have.")
    if not check_digest(line, key):
        raise NotOurs("Its digest does not fit: Safehaven did not write it like this.")
    return read


def _explain(rest: Pairs, tally: Tally, claims: Sequence[Claim]) -> list[Finding]:
    """Name the differences, and ask the checkpoints which side was tampered with."""
    after, by_lines = tally.last_number(), tally.fork()
    lines, leaves = [], []
    for line, leaf in rest:
        if line is not None:
            lines.append((number_of(line), leaf_hash(line[1])))
            by_lines.append(lines[-1][1], line)
        if leaf is not None:
            leaves.append(leaf)
            tally.append(leaf[1], leaf)
    judged = judge(claims, tally)
    if judged and claims and not judge(claims, by_lines):
        numbers = {leaf: number for number, leaf in lines}
        told = [(numbers.get(leaf), leaf) for _, leaf in leaves]
        return [_altered(finding) for finding in differences(told, lines, after)]
    return [*differences(lines, leaves, after), *judged]


def _altered(finding: Finding) -> Finding:
    """A difference in which the lines are as they were signed, and the stored leaves are not."""
    sentence = "The stored leaf hashes here were altered, or are gone.  The lines are as they were signed."
    return Finding(Kind.LEAVES_ALTERED, finding.where, sentence)
