"""The packs that Safehaven brings along: read once, and checked at start-up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

from safehaven.policies.control_names import CONTROL_NAMES
from safehaven.policies.parameters import ORDERS
from safehaven_core.policy import Pack, PackRefused, Vocabulary, read_pack, with_those_it_extends

# A name that was once in the vocabulary stays: packs that were adopted long ago must still be read.
VOCABULARY = Vocabulary(ORDERS, CONTROL_NAMES)
FOLDER = Path(__file__).parent / "packs"


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a pack, with the text that it was read from.

    `digest` tells this content from any other.  It is worked out once: every request asks for it.
    """

    pack: Pack
    content: str
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", digest_of(self.content))

    @property
    def facts(self) -> dict[str, str]:
        """Which one it is, as a line of the ledger says it."""
        return {
            "policy": self.pack.id,
            "version": f"v{self.pack.version}",
            "digest": f"sha256:{self.digest}",
        }


def digest_of(content: str) -> str:
    """SHA-256 over the text of a pack, in hexadecimal digits."""
    return sha256(content.encode()).hexdigest()


@cache
def shipped() -> Mapping[str, Edition]:
    """The packs that Safehaven brings along, by name.  Raises PackRefused where one is wrong."""
    editions = {}
    for path in _files(FOLDER):
        edition = _edition(path)
        editions[edition.pack.id] = edition
    return editions


def faults_in(folder: Path) -> list[str]:
    """Whatever is wrong with the packs of a folder, each with the file that it is in."""
    faults: list[str] = []
    packs: dict[str, Pack] = {}
    for path in _files(folder):
        try:
            pack = _edition(path).pack
        except PackRefused as refused:
            faults += [f"{path.name}: {fault}" for fault in refused.faults]
            continue
        if pack.id != path.stem:
            faults.append(f"{path.name}: the pack calls itself “{pack.id}”; the two names must be the same.")
        packs[pack.id] = pack
    return faults or _faults_between(packs)


def _faults_between(packs: Mapping[str, Pack]) -> list[str]:
    try:
        with_those_it_extends(packs, packs)
    except PackRefused as refused:
        return list(refused.faults)
    return []


def _files(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.glob("*.toml")))


def _edition(path: Path) -> Edition:
    content = path.read_bytes()
    pack = read_pack(content, VOCABULARY)
    return Edition(pack, content.decode())
