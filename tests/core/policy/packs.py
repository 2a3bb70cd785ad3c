"""A small vocabulary, and packs made of a few lines."""

from __future__ import annotations

from safehaven_core.policy import Agree, Chain, Least, Most, Order, Pack, Union, Vocabulary, read_pack

ORDERS: dict[str, Order] = {
    "update_hours": Least(1, 168),
    "password_length": Most(8, 64),
    "fax": Chain("allowed", "safe_haven_or_depersonalised", "safe_haven_only", "never"),
    "folder_label": Agree(shape=("{date}",)),
    "checked_devices": Union("laptop", "phone", "stick"),
}
KNOWN = Vocabulary(ORDERS, frozenset({"fax-gate", "record-timeliness", "password-strength"}))

TOP = 'format = 1\nid = "ours"\ntitle = "Our policy"\nversion = "2026.1"\n'
SECTION = '[[sections]]\nid = "1"\ntitle = "All of it"\n'


def clause(name: str, parameters: str = "{}", *, control: str = "fax-gate", more: str = "") -> str:
    """One clause in TOML."""
    return (
        f'[[sections.clauses]]\nid = "{name}"\ntext = "You keep to it."\ncontrol = "{control}"\n'
        f'mode = "prevent"\nparameters = {parameters}\n{more}\n'
    )


def toml(*clauses: str, top: str = TOP) -> bytes:
    """A pack with these clauses."""
    return (top + SECTION + "".join(clauses)).encode()


def pack(*clauses: str, name: str = "ours", extends: str = "[]") -> Pack:
    """A pack that was read."""
    top = TOP.replace('"ours"', f'"{name}"') + f"extends = {extends}\n"
    return read_pack(toml(*clauses, top=top), KNOWN)
