"""Fetch the accessibility checker that the browser tests run inside each page.

python tests/vendor/refresh.py
"""

from pathlib import Path

from safehaven.interface.vendor import Package, refresh, without_source_map

AXE = Package(
    name="axe-core",
    version="4.14.1",
    licence="MPL-2.0",
    kept={"axe.min.js": without_source_map, "LICENSE": str, "LICENSE-3RD-PARTY.txt": str},
)

if __name__ == "__main__":
    refresh(AXE, Path(__file__).parent / AXE.name)
