"""Sweeping a shared drive, beside reading the text of the same files alone.

Both read every file on all cores, in confined children.  The sweep is the whole command: it walks the folder, asks
the keeper of the roll about every word, keeps what it must remember, writes report and ledger.  The keeper is a
process of its own, as in any house, and has no core to itself.  The files are those of `bench/shared_drive`.
Words in pictures are not read: with them reading is so slow that asking costs next to nothing.
"""

from __future__ import annotations

import io
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from bench.measure import Promise, at_least, in_a_process, quick, side_by_side

MEGABYTES = 20 if quick() else 200
PEOPLE, MAILS = 100 if quick() else 1_000, 210
ROUNDS, WARM_UP = (1, 0) if quick() else (3, 1)
LIMIT = 0.8


def promises() -> Iterator[Promise]:
    """How much of the speed of reading is left when somebody asks what was read."""
    with tempfile.TemporaryDirectory(prefix="safehaven-bench-") as folder:
        found = in_a_process("bench.sweep", folder)
    size, times = found["bytes"], found["times"]
    speeds = {
        f"{name}, {found['files']:,} files of {size / 1e6:,.0f} MB, MB/s": [
            size / 1e6 / took for took in times[name]
        ]
        for name in times
    }
    speeds["files about people, of a hundred"] = [100 * found["about"] / found["files"]]
    kept = [
        reading / sweeping
        for reading, sweeping in zip(times["reading alone"], times["the sweep"], strict=True)
    ]
    yield at_least("speed of a sweep, as a part of reading alone", LIMIT, kept, speeds)


def main() -> None:
    """Fill a house and a drive, let reading and sweeping take turns, and print what was found as JSON."""
    folder = Path(sys.argv[1])
    _set_up(folder / "home")
    from bench.casework_mail.sets import mail_set  # noqa: PLC0415 - the environment comes first
    from bench.shared_drive.filling import fill  # noqa: PLC0415 - as above
    from bench.shared_drive.house import people_of  # noqa: PLC0415 - as above
    from safehaven.demo.running import kept_roll  # noqa: PLC0415 - as above

    mail = mail_set("held out", PEOPLE, MAILS)
    files, size = fill(folder / "drive", mail, MEGABYTES)
    people_of(mail)
    said: list[str] = []
    with kept_roll():
        alternatives = {
            "reading alone": lambda: _reading(folder / "drive"),
            "the sweep": lambda: _sweeping(folder / "drive", said),
        }
        times = side_by_side(alternatives, rounds=ROUNDS, warm_up=WARM_UP)
    about = int(said[-1].partition("files; ")[2].partition(" tell")[0].replace(",", ""))
    print(json.dumps({"times": times, "files": files, "bytes": size, "about": about}))


def _reading(drive: Path) -> float:
    from safehaven.sweep.running import OnThisMachine, cores  # noqa: PLC0415 - as above
    from safehaven.sweep.walking import walk  # noqa: PLC0415 - as above

    start = perf_counter()
    for _looked in OnThisMachine(cores())(drive, list(walk(drive))):
        pass
    return perf_counter() - start


def _sweeping(drive: Path, said: list[str]) -> float:
    from django.core.management import call_command  # noqa: PLC0415 - as above

    heard = io.StringIO()
    start = perf_counter()
    call_command("sweep", str(drive), "--again", stdout=heard)
    took = perf_counter() - start
    said.append(heard.getvalue())
    return took


def _set_up(home: Path) -> None:
    from safehaven.config.founding import make_home  # noqa: PLC0415 - needs no settings

    make_home(home)
    os.environ |= {
        "SAFEHAVEN_HOME": str(home),
        "SAFEHAVEN_ORIGIN": "http://testserver",
        "SAFEHAVEN_DATABASE_URL": "",
        "PATH": "",  # where the program is that reads words in pictures
    }
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "safehaven.config.settings")
    import django  # noqa: PLC0415 - the environment comes first

    django.setup()


if __name__ == "__main__":
    main()
