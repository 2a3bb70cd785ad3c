import base64
import csv
import hashlib
import io
import re

from safehaven.sweep import reporting
from safehaven.sweep.outcomes import Outcome
from safehaven.sweep.running import Swept
from safehaven.sweep.walking import Seen

CHANGED_NS = 1_790_000_000_000_000_000


def one(path: str, owner: str = "ada", **outcome) -> Swept:
    return Swept(Seen(path, 2048, CHANGED_NS, owner), Outcome(**outcome))


FOUND = [
    one("b/second.docx", certain=1, likely=2, somebody=True),
    one("b/first.docx", owner="grace", possible=1, somebody=True),
    one("a/clear.txt"),
    one("a/photo.jpg", unread={"picture": 2, "encrypted": 1}),
]


def table(found) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(reporting.as_table(found))))


def test_the_table_says_what_somebody_must_look_at_by_owner_and_folder():
    assert [(row["owner"], row["path"]) for row in table(FOUND)] == [
        ("ada", "a/photo.jpg"),
        ("ada", "b/second.docx"),
        ("grace", "b/first.docx"),
    ]
    assert table(FOUND)[1] == {
        "path": "b/second.docx",
        "folder": "b",
        "owner": "ada",
        "bytes": "2048",
        "changed": "2026-09-21",
        "people_certain": "1",
        "people_likely": "2",
        "people_possible": "0",
        "points_to_somebody": "yes",
        "not_read": "",
    }
    assert table(FOUND)[0]["not_read"] == "picture:2 encrypted:1"


def test_no_cell_is_a_formula():
    names = ["=1+1", "+1", "-1", "@x", "\t=1", "a,b", 'a"b', "a\nb", "'=1"]
    cells = [row["path"] for row in table([one(name, certain=1) for name in names])]

    assert len(cells) == len(names)
    assert [cell for cell in cells if cell[0] in "=+-@\t\r"] == []


def test_the_page_says_it_in_sentences(tmp_path):
    page, _ = reporting.write(FOUND, tmp_path / "drive", tmp_path)
    text = page.read_text()

    assert "4 files lie here. 2 tell of people, or may." in " ".join(text.split())
    assert "1 person we support (sure), 2 people we support (likely)" in text
    assert "It is a picture, and the words in it were not read. (2 parts)" in text
    assert "clear.txt" not in text
    assert page.stat().st_mode & 0o777 == 0o600


def test_a_name_cannot_write_into_the_page(tmp_path):
    hostile = "<script>x</script>\u202egnp.exe"
    page, _ = reporting.write([one(hostile, certain=1)], tmp_path, tmp_path)

    assert "<script" not in page.read_text()
    assert "\u202e" not in page.read_text()


def test_bytes_that_are_no_text_can_be_reported(tmp_path):
    page, sheet = reporting.write([one("caf\udce9.txt", certain=1)], tmp_path, tmp_path)

    assert "caf\ufffd.txt" in page.read_text()
    assert "caf\ufffd.txt" in sheet.read_text()


def test_the_same_findings_give_the_same_report(tmp_path):
    first = [path.read_bytes() for path in reporting.write(FOUND, tmp_path, tmp_path)]
    second = [path.read_bytes() for path in reporting.write(FOUND[::-1], tmp_path, tmp_path)]

    assert first == second


def test_nothing_found_says_so(tmp_path):
    page, _ = reporting.write([one("a.txt")], tmp_path, tmp_path)

    assert "Nothing here was found to tell of anybody" in page.read_text()


def test_the_page_allows_its_own_style_and_nothing_else(tmp_path):
    page, _ = reporting.write(FOUND, tmp_path, tmp_path)
    style = re.search(r"<style>(.*?)</style>", page.read_text(), re.DOTALL)[1]
    allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert f"default-src 'none'; style-src 'sha256-{allowed}'" in page.read_text()
