"""The ledger's chain: lines, the Merkle tree over them, signed checkpoints, and the check of all three."""

from safehaven_core.chain.checkpoints import Checkpoint, open_checkpoint
from safehaven_core.chain.hashes import EMPTY_ROOT, leaf_hash, node_hash
from safehaven_core.chain.lines import Line, LineRefused, check_digest, compose, parse
from safehaven_core.chain.notes import NoteRefused, Signer, Verifier
from safehaven_core.chain.proofs import (
    prove_consistency,
    prove_inclusion,
    verify_consistency,
    verify_inclusion,
)
from safehaven_core.chain.tree import Frontier, Node, Tree

__all__ = [
    "EMPTY_ROOT",
    "Checkpoint",
    "Frontier",
    "Line",
    "LineRefused",
    "Node",
    "NoteRefused",
    "Signer",
    "Tree",
    "Verifier",
    "check_digest",
    "compose",
    "leaf_hash",
    "node_hash",
    "open_checkpoint",
    "parse",
    "prove_consistency",
    "prove_inclusion",
    "verify_consistency",
    "verify_inclusion",
]
