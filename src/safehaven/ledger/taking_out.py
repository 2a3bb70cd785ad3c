"""Take the ledger, or the proof of one line, out of the house, for people who check it without us."""

from __future__ import annotations

from pathlib import Path

from safehaven.foundation.actors import Actor
from safehaven.foundation.refusals import Refusal
from safehaven.ledger import operations, tree
from safehaven.ledger.checking import held_lines, stored_leaves
from safehaven.ledger.keys import verifier
from safehaven.ledger.models import Checkpoint, Leaf, Line, Node
from safehaven_core.chain import proofs
from safehaven_core.chain.export import write_export
from safehaven_core.chain.inclusion import Inclusion


class NotSealed(Refusal):
    """There is no leaf for this line."""


class TreeDamaged(Refusal):
    """A stored hash is gone, so there is no way from the line to the checkpoint."""


class FolderTaken(Refusal):
    """There is an export in the folder already."""


def export(folder: Path, *, by: Actor) -> int:
    """Write every sealed line, leaf and checkpoint into a folder, and say how many lines they are.

    Raises FolderTaken.  What is damaged is exported as it is: the export then shows the damage.
    """
    newest = Checkpoint.objects.order_by("-size").first()
    size = newest.size if newest else 0
    notes = Checkpoint.objects.filter(size__lte=size).order_by("id").values_list("note", flat=True)
    operations.note_export(by=by, size=size)
    try:
        write_export(
            folder,
            (entry for _, entry in held_lines(size)),
            (leaf for _, leaf in stored_leaves(size)),
            (note.encode() for note in notes.iterator()),
            [verifier()],
        )
    except FileExistsError as error:
        raise FolderTaken(f"There is an export in {folder} already.  Choose an empty folder.") from error
    return size


def prove(number: int, *, by: Actor) -> Inclusion:
    """The proof that a line is in the ledger, under the newest checkpoint.

    Raises NotSealed, and TreeDamaged where a hash that the proof needs is gone.
    """
    leaf = Leaf.objects.filter(number=number).first()
    newest = Checkpoint.objects.order_by("-size").first()
    line = Line.objects.filter(number=number).first()
    if leaf is None or line is None or newest is None or newest.size <= leaf.index:
        raise NotSealed(f"There is no sealed line {number}.  A new line is sealed within seconds of its act.")
    try:
        path = proofs.prove_inclusion(tree.read_node, leaf.index, newest.size)
    except (Leaf.DoesNotExist, Node.DoesNotExist):
        raise TreeDamaged("Part of the ledger's tree is gone.  Run: safehaven ledger verify") from None
    operations.note_proof(by=by, number=number)
    return Inclusion(line.entry.encode(), leaf.index, path, newest.note.encode())
