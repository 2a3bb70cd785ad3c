"""XML that declares entities, which is how a few lines become gigabytes; no honest Office file does."""

from xml.parsers import expat

from safehaven_core.filetypes.refusals import Bomb, Damaged

PROLOGUE = 1 << 16


class _Began(Exception):
    """The first element has come: what may declare entities is over."""


def check_prologue(beginning: bytes) -> None:
    """Refuse (`Bomb`, `Damaged`) XML that declares entities or never begins, by its first bytes."""
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = refuse_entity
    parser.StartElementHandler = _begin
    try:
        parser.Parse(beginning, True)
    except _Began:
        return
    except expat.ExpatError:
        if beginning:
            raise Damaged(
                "Part of this file is not sound XML. Open it, save it again, then use that copy."
            ) from None


def refuse_entity(*_: object) -> None:
    """For a parser: refuse (`Bomb`) a declared entity."""
    raise Bomb(
        "This file declares XML entities, which can fill all memory when it is opened."
        " Open it in the program that made it, and save it again."
    )


def _begin(*_: object) -> None:
    raise _Began
