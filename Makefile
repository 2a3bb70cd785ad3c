# Everything here starts from a bare machine: python3 (3.11 or newer), make, git and a package index.
#   make test PYTHON=python3.12 VENV=/tmp/other     another Python, another place
#   make test T="tests/core -k sealing"             a part of the tests

PYTHON ?= python3
VENV   ?= .venv
T      ?=
PORT   ?= 8000

PY        := $(VENV)/bin/python
INSTALLED := $(VENV)/installed
SOURCES   := src tests bench checks requirements

# Browser journeys run where a browser is found. SAFEHAVEN_BROWSER_TESTS=0 leaves them out, 1 insists on them.
BROWSER := $(firstword $(foreach name,chromium chromium-browser google-chrome,$(shell command -v $(name))))
SAFEHAVEN_BROWSER_TESTS ?= $(if $(BROWSER),1,0)
TESTING := $(INSTALLED)/$(if $(filter 1,$(SAFEHAVEN_BROWSER_TESTS)),browser,dev).txt
export SAFEHAVEN_BROWSER_TESTS

# Tests start Python hundreds of times; without its cache each start compiles everything again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test test-postgres check fix lock bench docs clean
.PHONY: check-style check-types check-imports check-templates check-tree check-migrations

help:             ## list these commands
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name what; do \
	    printf '%-22s %s\n' "$$name" "$$what"; done

demo: $(INSTALLED)/demo.txt  ## a pretend organisation at http://127.0.0.1:8000
	$(PY) -m safehaven demo --port $(PORT)

test: $(TESTING)  ## everything that can be checked here; browser journeys where a browser is found
	$(PY) -m pytest -n auto --dist loadfile --no-loadscope-reorder $(T)

test-postgres: $(TESTING)  ## what has a database, on PostgreSQL; starts a throw-away server when none is named
	.ci/postgres $(PY) -m pytest -n auto --dist loadfile --no-loadscope-reorder --ignore=tests/core $(T)

check: check-style check-types check-imports check-templates check-tree check-migrations  ## read everything, change nothing

check-style: $(INSTALLED)/dev.txt
	$(PY) -m ruff check $(SOURCES)
	$(PY) -m ruff format --check $(SOURCES)

check-types: $(INSTALLED)/dev.txt
	$(PY) -m mypy

check-imports: $(INSTALLED)/dev.txt
	$(VENV)/bin/lint-imports

check-templates: $(INSTALLED)/dev.txt
	$(PY) -m djlint --lint --quiet src

check-tree: $(INSTALLED)/dev.txt
	$(PY) -m checks

check-migrations: $(INSTALLED)/dev.txt
	DJANGO_SETTINGS_MODULE=tests.settings $(PY) -m django makemigrations --check --dry-run

fix: $(INSTALLED)/dev.txt  ## mend what a program can mend: order of imports, layout
	$(PY) -m ruff check --fix $(SOURCES)
	$(PY) -m ruff format $(SOURCES)

docs: $(INSTALLED)/dev.txt  ## write the pages of docs/ that are made from the code
	$(PY) -m checks.pages --write

bench: $(INSTALLED)/bench.txt  ## what we promise about speed, measured beside the peers
	$(PY) -m bench

lock:             ## work out the locks again from pyproject.toml; needs uv; U=--upgrade takes newer versions
	requirements/lock $(U)

clean:            ## remove the environment, the demo and what the tools keep; never a deployment's folder
	rm -rf $(VENV) .demo .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist

$(INSTALLED)/%.txt: requirements/%.txt requirements/install.py
	@command -v "$(PYTHON)" >/dev/null || { echo "There is no $(PYTHON) here. Safehaven needs Python 3.11 or newer; say where: make test PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) requirements/install.py $(VENV) $*
