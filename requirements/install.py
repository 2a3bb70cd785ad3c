"""Make a virtual environment that holds what a hash lock names, and put our own `src` into it.

    python3 requirements/install.py .venv dev

It needs nothing but Python: pip comes with it, and uv is used where it is found, because it is faster.
The locks stand in one another (runtime in demo, demo in dev, dev in browser and in bench), so a richer
one serves for a poorer, and adding to an environment never changes what is there.
Once a lock has changed, the environment is made again from nothing: what left the lock must not linger.
"""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

OLDEST = (3, 11)
HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "src"
SHIM = '#!/bin/sh\nexec "$(dirname "$0")/python" -m safehaven "$@"\n'


def main(place, name):
    """Bring the environment at `place` up to the lock called `name`."""
    if sys.version_info < OLDEST:
        sys.exit(
            "Safehaven needs Python 3.11 or newer, and this is {}.{}.\n"
            "Say where a newer one is, for example: make test PYTHON=python3.12".format(*sys.version_info[:2])
        )
    environment = Path(place).resolve()
    if not _is_current(environment):
        shutil.rmtree(environment, ignore_errors=True)
    for install in (_with_uv, _with_pip, _with_outside_pip):
        if install(environment, HERE / f"{name}.txt"):
            break
    else:
        sys.exit(
            "The packages could not be installed; the reasons stand above.\n"
            "It takes a package index that answers and Python's venv module (Debian: apt install python3-venv)."
        )
    _add_our_own(environment)
    _remember(environment, name)


def _is_current(environment):
    """Whether everything installed so far came from locks that are still the same."""
    installed = list((environment / "installed").glob("*.txt"))
    return bool(installed) and all(
        (HERE / lock.name).exists() and (HERE / lock.name).read_bytes() == lock.read_bytes()
        for lock in installed
    )


def _with_uv(environment, lock):
    """Install with uv, where there is one."""
    uv = shutil.which("uv")
    if uv is None:
        return False
    python = _python_in(environment)
    made = python.exists() or _ran(uv, "venv", "--quiet", "--python", sys.executable, str(environment))
    return made and _ran(uv, "pip", "install", "--quiet", "--python", str(python), *_from(lock))


def _with_pip(environment, lock):
    """Install with the environment's own pip."""
    if not _ran_quietly(_python_in(environment), "-m", "pip", "--version"):
        if not _ran_quietly(sys.executable, "-c", "import ensurepip"):
            return False
        venv.create(environment, clear=True, with_pip=True)
    return _ran(_python_in(environment), "-m", "pip", *_pip_install(lock))


def _with_outside_pip(environment, lock):
    """Install with the pip beside the Python we run on; some systems split ensurepip off."""
    if not _ran_quietly(sys.executable, "-m", "pip", "--version"):
        return False
    venv.create(environment, clear=True, with_pip=False)
    return _ran(sys.executable, "-m", "pip", "--python", str(_python_in(environment)), *_pip_install(lock))


def _pip_install(lock):
    return ("install", "--quiet", "--disable-pip-version-check", *_from(lock))


def _from(lock):
    """Exactly what the lock names, nothing that it does not, each file by its hash."""
    return ("--require-hashes", "--no-deps", "-r", str(lock))


def _python_in(environment):
    return environment / "bin" / "python"


def _ran(*command):
    return subprocess.run(command, check=False).returncode == 0


def _ran_quietly(program, *rest):
    if not Path(program).exists():
        return False
    return subprocess.run((program, *rest), check=False, capture_output=True).returncode == 0


def _add_our_own(environment):
    """Put `src` on the path and a `safehaven` command into `bin`: what an editable install does, without a build."""
    for packages in environment.glob("lib/python*/site-packages"):
        (packages / "safehaven.pth").write_text(f"{SOURCE}\n")
    shim = environment / "bin" / "safehaven"
    shim.write_text(SHIM)
    shim.chmod(0o755)


def _remember(environment, name):
    """Keep a copy of the lock, and of every lock that stands in it, as the mark for make."""
    (environment / "installed").mkdir(exist_ok=True)
    pins = _pins(HERE / f"{name}.txt")
    for lock in HERE.glob("*.txt"):
        if _pins(lock) <= pins:
            shutil.copyfile(lock, environment / "installed" / lock.name)


def _pins(lock):
    return {line.split()[0] for line in lock.read_text().splitlines() if line and not line.startswith(" ")}


if __name__ == "__main__":
    main(*sys.argv[1:])
