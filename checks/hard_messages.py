"""What Safehaven says of twenty messages that a person finds hard to judge: a page for whoever must trust it."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

from safehaven_core.detection import Person, Roll, examine, explain

MESSAGES = Path(__file__).with_suffix(".toml")
HEAD = """# Twenty messages that are hard to judge

The roll holds nine people, who are invented and stand in `checks/hard_messages.toml`.
Each message is judged as the mail guard would, where a description must fit five people before it tells of nobody.
"""


def page() -> str:
    """Each message, why it is hard, and the reasons given for what was decided."""
    told = tomllib.loads(MESSAGES.read_text(encoding="utf-8"))
    roll = Roll(_person(f"person-{number}", said) for number, said in enumerate(told["people"], 1))
    text = HEAD
    for number, message in enumerate(told["messages"], 1):
        report = examine(message["text"], roll, k=5, today=told["today"])
        text += f"\n## {number}. {message['hard']}\n\n> {message['text']}\n\n"
        text += f"{'It identifies somebody.' if report.identifiable else 'It identifies nobody.'}\n\n"
        text += "".join(f"- {sentence}\n" for sentence in explain(report, message["text"]))
    return text


def _person(key: str, said: dict[str, Any]) -> Person:
    lists = {
        name: tuple(value) for name, value in said.items() if isinstance(value, list) and name != "facts"
    }
    facts = tuple((kind, value) for kind, value in said.get("facts", ()))
    known = {name: value for name, value in said.items() if name in {each.name for each in fields(Person)}}
    return Person(**{"key": key} | known | lists | {"facts": facts})
