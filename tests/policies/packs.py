"""Packs of one clause, as if Safehaven brought them along."""

from safehaven.policies import library, queries
from safehaven.policies.library import VOCABULARY, Edition
from safehaven_core.policy import read_pack

# Loaded beforehand: a module that loads while the packs are replaced would keep the false ones for good.
READERS = (library, queries)


def edition(name, parameters="{}", *, control="folder-label", extends=""):
    """A pack with one clause."""
    content = (
        f'format = 1\nid = "{name}"\ntitle = "The policy of {name}"\nversion = "1"\n'
        + (f'extends = ["{extends}"]\n' if extends else "")
        + f'[[sections]]\nid = "1"\ntitle = "All"\n[[sections.clauses]]\nid = "{name.upper()}-1"\n'
        f'text = "You keep to it."\ncontrol = "{control}"\nmode = "prevent"\nparameters = {parameters}\n'
    )
    return Edition(read_pack(content.encode(), VOCABULARY), content)


def bring_along(monkeypatch, extends=None, **parameters):
    """Make these the only packs, by name, with what their one clause asks for."""
    below = extends or {}
    editions = {name: edition(name, asked, extends=below.get(name, "")) for name, asked in parameters.items()}
    for module in READERS:
        monkeypatch.setattr(module, "shipped", lambda: editions)
    return editions
