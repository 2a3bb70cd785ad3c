"""`make check` reads the tree with rules of our own.  Each rule finds its fault, and is content without it."""

from pathlib import Path

import pytest

from checks import budgets, decisions, fiction, machine, names, reading, reasons
from checks.tree import Tree

ADR = """# {heading}. The ledger only grows

2026-11-21 · accepted · decided by: engineering

## What we faced
## What we decided
## What we gave up
## How we would know it was wrong
"""


@pytest.fixture
def plant(tmp_path):
    """Plant files, and get the tree that they make."""

    def planted(files: dict[str, str]) -> Tree:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return Tree(tmp_path)

    return planted


def found(rule, tree: Tree) -> list[str]:
    return list(rule.faults(tree))


def function_of(lines: int, name: str = "long") -> str:
    return f"def {name}():\n" + "    x = 1\n" * (lines - 1)


def test_a_long_function_is_found(plant):
    tree = plant({"a.py": function_of(41), "b.py": function_of(40)})

    assert found(budgets, tree) == [
        "a.py:1: long has 41 lines; 40 is the most. Give a part of it a name of its own."
    ]


def test_a_long_test_is_found(plant):
    tree = plant({"a.py": function_of(41, "test_all")})

    assert found(budgets, tree) == [
        "a.py:1: test_all has 41 lines; 40 is the most. Give a part of it a name of its own."
    ]


def test_a_long_file_is_found_and_only_code_counts(plant):
    comments = '"""What\nit\nis."""\n\n# why\n'
    tree = plant({"a.py": comments + "x = 1\n" * 301, "b.py": comments + "x = 1\n" * 300})

    assert found(budgets, tree) == ["a.py: 301 source lines; 300 is the most. Split it by what it is about."]


@pytest.mark.parametrize(
    ("file", "heading", "fault"),
    [
        ("docs/adr/0001-grows.md", 1, None),
        ("docs/adr/0001-grows.md", 2, "the first line must be '# 1. '"),
        ("docs/adr/one.md", 1, "name it like"),
        ("docs/adr/0002-grows.md", 2, "number 1 is missing"),
    ],
)
def test_a_misnumbered_decision_is_found(plant, file, heading, fault):
    faults = found(decisions, plant({file: ADR.format(heading=heading)}))

    assert [fault in one for one in faults] == ([True] if fault else [])


def test_two_decisions_with_one_number_are_found(plant):
    tree = plant(
        {"docs/adr/0001-grows.md": ADR.format(heading=1), "docs/adr/0001-shrinks.md": ADR.format(heading=1)}
    )

    assert found(decisions, tree) == ["docs/adr/: number 1 is taken 2 times"]


def test_a_decision_without_its_price_is_found(plant):
    text = ADR.format(heading=1).replace("## What we gave up\n", "")

    assert found(decisions, plant({"docs/adr/0001-grows.md": text})) == [
        "docs/adr/0001-grows.md: has no section '## What we gave up'"
    ]


def test_a_path_of_this_machine_is_found(plant, tmp_path):
    tree = plant({"a.md": f"see {tmp_path}/notes", "b.md": "see docs/notes"})

    assert found(machine, tree) == [f"a.md:1: a path of this machine: '{tmp_path}/'"]


def test_somebodys_home_folder_is_found(plant):
    tree = plant({"a.md": "\nsee /" + "home/robin/notes"})

    assert found(machine, tree) == ["a.md:2: somebody's home folder: '/" + "home/robin/'"]


@pytest.mark.parametrize(
    "line", ["--index-url https://packages.example/simple", "x @ file://x.whl", "  --pre"]
)
def test_a_host_in_a_lock_is_found(plant, line):
    lock = "django==5.2.19 \\\n    --hash=sha256:00\n"
    sound, faulty = {"requirements/dev.txt": lock}, {"requirements/dev.txt": lock + line}

    assert found(machine, plant(sound)) == []
    assert len(found(machine, plant(faulty))) == 1


@pytest.mark.parametrize("silence", ["# no" + "qa: S603", "# type" + ": ignore[misc]", "# no" + "qa"])
def test_silence_without_a_reason_is_found(plant, silence):
    tree = plant(
        {"a.py": f"x = 1  {silence}", "b.py": f"x = 1  {silence}  # a mark of ours", "pyproject.toml": ""}
    )

    assert found(reasons, tree) == [f"a.py:1: say why, like '{silence}  # starts git, nothing typed'"]


def test_a_dependency_without_a_reason_is_found(plant):
    listed = 'dependencies = [\n  "django>=5.2",  # the web\n  "leftpad>=1",\n]\n'

    assert found(reasons, plant({"pyproject.toml": listed})) == [
        'pyproject.toml: dependencies: "leftpad>=1", has no reason beside it'
    ]


@pytest.mark.parametrize("path", ["src/safehaven/utils.py", "src/common/paths.py"])
def test_a_junk_drawer_is_found(plant, path, monkeypatch):
    monkeypatch.setattr(names, "BORROWED_ENDINGS", {})

    assert [one.partition(": ")[2] for one in found(names, plant({path: ""}))] == [
        "name it for what it is about"
    ]


def test_an_empty_ending_is_found_and_so_is_an_excuse_nobody_needs(plant, monkeypatch):
    monkeypatch.setattr(names, "BORROWED_ENDINGS", {"UploadHandler": "Django's"})

    assert found(names, plant({"a.py": "class RecordManager: ..."})) == [
        "a.py:1: RecordManager: name it for what it does",
        "checks/names.py: UploadHandler is excused and not there",
    ]


def test_unfinished_work_is_found(plant, monkeypatch):
    monkeypatch.setattr(names, "BORROWED_ENDINGS", {})

    assert found(names, plant({"a.md": "TO" + "DO later"})) == [
        "a.md:1: finish it, or open an issue: TO" + "DO later"
    ]


@pytest.mark.parametrize(
    "written", ["robin@post" + ".uk", "07911 " + "123456", "+44 20 8" + "123 4567", "01223 " + "456789"]
)
def test_what_could_be_somebodys_is_found(plant, written):
    assert len(found(fiction, plant({"a.md": f"Reach me at {written}."}))) == 1


@pytest.mark.parametrize(
    "written",
    [
        "robin@example.org",
        "ivy@mail.test",
        "07700 900123",
        "020 7946 0018",
        "+44 1632 960 001",
        "99990000018",
    ],
)
def test_what_is_kept_for_fiction_is_let_be(plant, written):
    assert found(fiction, plant({"a.md": f"Reach me at {written}."})) == []


README = "make demo\nmake test\n"


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ({}, []),
        (
            {"README.md": README + "word " * 400},
            ["README.md: 404 words; keep it under 400 and link to the rest"],
        ),
        ({"README.md": "make demo"}, ["README.md: does not say `make test`"]),
        ({"docs/x.md": "[x](gone.md)"}, ["docs/x.md: links to gone.md, which is not there"]),
        (
            {"docs/x.md": "`tests/a.py::test_b`"},
            ["docs/x.md: names `tests/a.py::test_b`, which is not there"],
        ),
        ({"CHANGELOG.md": ""}, ["CHANGELOG.md: names no version, and the version comes from there"]),
        (
            {"CHANGELOG.md": "## Next"},
            ["CHANGELOG.md: '## Next' must read like '## 0.1.0 - 2026-11-21' or '... - not yet released'"],
        ),
        (
            {"docs/glossary.md": "**Seal**: x\n\n**Hold**: y\n"},
            ["docs/glossary.md: 'seal' is out of order; terms go by the alphabet"],
        ),
    ],
)
def test_a_document_that_promises_too_much_is_found(plant, files, fault):
    sound = {
        "README.md": README,
        "CHANGELOG.md": "## 0.1.0 - not yet released\n",
        "docs/glossary.md": "**Hold**: y\n",
        "docs/x.md": "[words](glossary.md)",
    }

    assert found(reading, plant(sound | files)) == fault


def test_this_tree_is_read_from_git_and_leaves_out_what_git_ignores():
    tree = Tree(Path(__file__).resolve().parents[2])

    assert Path("Makefile") in tree.files
    assert not [path for path in tree.files if ".venv" in path.parts]
