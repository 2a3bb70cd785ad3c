"""Measure the promises: `python -m bench`, or `python -m bench sealing_stream` for one of them.

Prints Markdown.  With `--write` the section goes into docs/performance.md as well.
Ends with 1 if a promise does not hold.
"""

import argparse
import importlib
import os
import pkgutil
import platform
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import bench
from bench.measure import CannotMeasure, quick, section

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
PAGE_TOP = (
    "# Performance\n\n"
    "What we promise about speed and memory, measured beside the peers in one run by `make bench`.\n"
    "Each number is the median of the rounds, with the least and the greatest.\n"
)


def main() -> int:
    """Measure what was asked for; 1 if a promise does not hold."""
    asked = _arguments()
    broken = False
    for module in _benches(asked.names):
        try:
            found = list(module.promises())
        except CannotMeasure as reason:
            print(f"## {_title(module)}\n\nNot measured: {reason}\n")
            continue
        text = section(_title(module), found) + f"\n{_circumstances()}\n"
        print(text, flush=True)
        broken |= any(promise.holds is False for promise in found)
        if asked.write and not quick():
            _put_into_page(module.__name__.removeprefix("bench."), text)
    return int(broken and not quick())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", help="which benches; all if none is named")
    parser.add_argument("--write", action="store_true", help="also put the result into docs/performance.md")
    return parser.parse_args()


def _benches(names: list[str]) -> Iterator[ModuleType]:
    known = sorted(module.name for module in pkgutil.iter_modules(bench.__path__))
    if unknown := set(names) - set(known):
        sys.exit(f"There is no bench named {', '.join(sorted(unknown))}. There are: {', '.join(known)}.")
    for name in names or known:
        if name not in {"__main__", "measure"}:
            module = importlib.import_module(f"bench.{name}")
            if hasattr(module, "promises"):
                yield module


def _title(module: ModuleType) -> str:
    return (module.__doc__ or module.__name__).partition("\n")[0].rstrip(".")


def _circumstances() -> str:
    size = "  **Small sizes only: this promises nothing.**" if quick() else ""
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {_processor()}, {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}, cryptography {version('cryptography')}; "
        f"load at the end {os.getloadavg()[0]:.1f}.{size}"
    )


def _processor() -> str:
    try:
        found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else platform.machine()


def _put_into_page(name: str, text: str) -> None:
    """Put a bench's section between its two marks, at the end of the page if it is new."""
    page = PAGE.read_text() if PAGE.exists() else PAGE_TOP
    marked = f"<!-- {name} -->\n{text}<!-- end of {name} -->\n"
    old = re.compile(rf"<!-- {name} -->\n.*?<!-- end of {name} -->\n", re.DOTALL)
    PAGE.write_text(old.sub(lambda _: marked, page) if old.search(page) else f"{page}\n{marked}")


if __name__ == "__main__":
    sys.exit(main())
