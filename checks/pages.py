"""Pages of docs/ that are made from the code, so that they cannot drift from it.

`make docs` writes them; `make check` compares.
"""

import importlib
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from importlib.util import find_spec
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import django
from django.apps import AppConfig, apps
from django.db.models import Choices

from checks import hard_messages
from checks.tree import Tree
from safehaven.policies.catalogue import Entry, entries
from safehaven.policies.parameters import MEANINGS as PARAMETERS
from safehaven.workforce.roles import MEANINGS as ROLES
from safehaven_core.policy import Pack

MADE_BY = "<!-- Made from the code by `make docs`; edit the code instead. -->\n"


def faults(tree: Tree) -> Iterator[str]:
    """Pages that say something else than the code does."""
    for path, text in pages(tree).items():
        if not tree.has(path) or tree.text(path) != text:
            yield f"{path}: the code has changed since; run `make docs` and read the difference"


def write(tree: Tree) -> None:
    """Write every page anew."""
    for path, text in pages(tree).items():
        (tree.root / path).parent.mkdir(parents=True, exist_ok=True)
        (tree.root / path).write_text(text, encoding="utf-8")


def pages(tree: Tree) -> dict[str, str]:
    """Each page by its path."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    ours = [app for app in apps.get_app_configs() if app.name.startswith("safehaven.")]
    made = {
        "docs/adr/README.md": _decisions(tree),
        "docs/reference/columns.md": _columns(ours),
        "docs/reference/controls.md": _controls(),
        "docs/reference/hard-messages.md": hard_messages.page(),
        "docs/reference/moves.md": _moves(ours),
        "docs/reference/policy-settings.md": _policy_settings(),
        "docs/reference/roles.md": _roles(),
    }
    schemas = {"docs/reference/policy-pack.schema.json": _schema_of_packs()}
    return {path: MADE_BY + text for path, text in made.items()} | schemas


def _decisions(tree: Tree) -> str:
    rows = [
        f"- [{tree.text(path).splitlines()[0].removeprefix('# ')}]({path.name})"
        for path in tree.ours(".md")
        if str(path).startswith("docs/adr/") and path.name != "README.md"
    ]
    return "# Decisions\n\nWhy it is like this, in the order in which it was decided.\n\n" + _lines(rows)


def _columns(ours: list[AppConfig]) -> str:
    text = "# What each column would tell a stranger\n\nSomebody who has the database and no key reads this and no more.\n"
    for app in ours:
        for model in app.get_models():
            tells: Mapping[str, Enum] = getattr(model, "tells", {})
            rows = [(f"`{column}`", str(told.value)) for column, told in tells.items()]
            if rows:
                text += f"\n## {model._meta.label}\n\n{_summary(model)}\n\n" + _table(
                    ("Column", "Tells"), rows
                )
    return text


def _controls() -> str:
    text = (
        "# What carries the clauses\n\n"
        "Each control: what it sees to, what of it Safehaven does, where, and which clauses and settings call on it.\n"
    )
    for area, listed in groupby(entries(), key=attrgetter("area")):
        text += f"\n## {area.capitalize()}\n"
        for entry in listed:
            text += f"\n### `{entry.name}`\n\n{entry.sees_to}\n\n{_of_control(entry)}"
    return text


def _of_control(entry: Entry) -> str:
    clauses = ", ".join(call.clause.id for call in entry.calls)
    settings = ", ".join(f"`{parameter}`" for parameter in entry.parameters)
    rows = [f"- Called by {clauses}."] if clauses else []
    rows += [f"- Settings: {settings}."] if settings else []
    if entry.built is None:
        return _lines([*rows, "- **Not built.**"])
    places = ", ".join(f"`{place.removeprefix('safehaven.')}`" for place in entry.built.acts_in)
    rows += [f"- {entry.built.does}", f"- Acts in {places}."]
    rows += [f"- Not for {clause}: {missing}" for clause, missing in entry.built.not_for.items()]
    return _lines(rows)


def _moves(ours: list[AppConfig]) -> str:
    text = "# What may become what\n\nMoves that are not here are refused.\n"
    for app in ours:
        for name, moves in _move_tables(app):
            rows = [(str(before.label), _labels(after)) for before, after in moves.items()]
            text += f"\n## {app.label}: {name}\n\n" + _table(("From", "To"), rows)
    return text


def _labels(states: frozenset[Choices]) -> str:
    return ", ".join(sorted(str(state.label) for state in states)) or "nothing more"


def _move_tables(app: AppConfig) -> Iterator[tuple[str, Mapping[Choices, frozenset[Choices]]]]:
    if find_spec(f"{app.name}.states"):
        for name, value in vars(importlib.import_module(f"{app.name}.states")).items():
            if name == "MOVES" or name.endswith("_MOVES"):
                state = type(next(iter(value))).__name__
                yield state, value


def _policy_settings() -> str:
    rows = [
        (f"`{name}`", meaning.title, f"`{meaning.default}`", meaning.looks_like)
        for name, meaning in PARAMETERS.items()
    ]
    return "# What a policy may set\n\n" + _table(("Name", "Sets", "Until chosen", "May be"), rows)


def _schema_of_packs() -> str:
    """The shape of a policy pack, for editors and other programs.  JSON has no place to say what it was made from."""
    return json.dumps(Pack.model_json_schema(), indent=2, ensure_ascii=False) + "\n"


def _roles() -> str:
    text = "# Roles and what they allow\n\nA role says what somebody may do; the caseload says with whose record.\n"
    for role, meaning in ROLES.items():
        allowed = ", ".join(f"`{capability}`" for capability in sorted(meaning.allows)) or "nothing"
        text += f"\n## {role.label}\n\n{meaning.plainly}\n\nAllows {allowed}.\n"
    return text


def _summary(model: type) -> str:
    return (model.__doc__ or "").strip().splitlines()[0]


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return _lines(["| " + " | ".join(line) + " |" for line in lines])


def _lines(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    write(Tree(Path(__file__).resolve().parent.parent))
