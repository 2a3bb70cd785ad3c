"""What is taken out says what the page says, in the form that it promises, and stands on the ledger."""

import io
import json
from dataclasses import replace
from datetime import datetime

import pikepdf
import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl.reader.excel import load_workbook
from trestle.oscal.assessment_results import Model

from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.models import Line
from safehaven.policies import coverage
from safehaven.policies.controls import CONTROLS, attention, holds
from safehaven.policies.exports import KINDS
from safehaven.policies.front import adopt, leave
from safehaven.policies.models import Adoption
from safehaven.policies.noting import note_how_clauses_stand
from safehaven.policies.operations import add_pack
from safehaven.policies.presenters import STATES
from tests.policies.test_own_packs import written

pytestmark = pytest.mark.django_db


def way(pack, kind):
    return reverse("policies:export", kwargs={"pack": pack, "kind": kind})


@pytest.fixture
def taken(ada, signed_in):
    """Takes an adopted policy out, as Ada."""
    browser = signed_in(ada)

    def take(kind, pack="ju"):
        adopt(pack, by=SYSTEM)
        answer = browser.get(way(pack, kind))
        assert answer.status_code == 200
        return answer

    return take


def findings_of(answer):
    """The findings of an export that compliance-trestle reads as OSCAL."""
    read = Model.model_validate(json.loads(answer.content)).assessment_results
    return {finding.title: finding for finding in read.results[0].findings}, read


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_export_is_an_act_on_the_ledger(taken, kind, ada):
    answer = taken(kind)

    line = Line.objects.latest("number")
    adoption = Adoption.objects.get()
    assert (line.act, line.by, line.about) == ("policies:exported", ada.ledger_name, adoption.ledger_name)
    assert answer["Content-Disposition"].startswith('attachment; filename="policy-ju-20')


@pytest.mark.parametrize(("pack", "kind"), [("ju", "pdf"), ("nobody", "pdf"), ("sj", "doc")])
def test_what_is_not_in_force_is_not_taken_out(ada, signed_in, pack, kind):
    adopt("sj", by=SYSTEM)
    before = Line.objects.filter(act="policies:exported").count()

    assert signed_in(ada).get(way(pack, kind)).status_code == 404
    assert Line.objects.filter(act="policies:exported").count() == before


def test_compliance_trestle_reads_it_as_oscal_with_every_clause(taken):
    findings, whole = findings_of(taken("oscal"))

    clauses = coverage.of_one("ju").clauses
    assert sorted(findings) == sorted(one.clause.id for one in clauses)
    assert whole.import_ap.href == f"#{whole.back_matter.resources[0].uuid}"
    observed = {one.uuid for one in whole.results[0].observations}
    assert {finding.related_observations[0].observation_uuid for finding in findings.values()} == observed


def test_only_what_holds_is_satisfied(taken):
    findings, _whole = findings_of(taken("oscal"))

    stands = {one.clause.id: one.evidence.state.value for one in coverage.of_one("ju").clauses}
    verdicts = {state: "satisfied" if state == "holds" else "not-satisfied" for state in stands.values()}
    assert {name: finding.props[0].value for name, finding in findings.items()} == stands
    assert set(verdicts.values()) == {"satisfied", "not-satisfied"}
    assert {
        (finding.props[0].value, finding.target.status.state.value) for finding in findings.values()
    } == set(verdicts.items())


def test_trestle_would_refuse_what_is_not_oscal(taken):
    spoilt = json.loads(taken("oscal").content)
    spoilt["assessment-results"]["results"][0]["findings"][0]["verdict"] = "fine"

    with pytest.raises(ValueError, match="verdict"):
        Model.model_validate(spoilt)


def test_a_clause_that_begins_with_a_digit_is_oscal_too(taken):
    add_pack(written(clause="4.1").encode(), by=SYSTEM)

    findings, _whole = findings_of(taken("oscal", "ours"))

    assert findings["4.1"].target.target_id == "clause-4.1"


def test_the_spreadsheet_says_what_the_page_says(taken, monkeypatch):
    # Taking it out writes a line, so the ledger's own evidence changes meanwhile.
    quiet = replace(CONTROLS["access-ledger"], evidence=lambda: holds("Fine."))
    monkeypatch.setitem(CONTROLS, "access-ledger", quiet)
    book = load_workbook(io.BytesIO(taken("xlsx").content))

    rows = [[cell.value or "" for cell in row] for row in book["Clauses"].iter_rows(min_row=2)]
    clauses = coverage.of_one("ju").clauses
    assert [(row[0], row[2], row[4], row[5]) for row in rows] == [
        (one.clause.id, one.text, STATES[one.evidence.state].words, one.evidence.sentence) for one in clauses
    ]


def test_the_spreadsheet_holds_days_and_counts_that_can_be_reckoned_with(ada, signed_in):
    adopt("ju", by=SYSTEM)
    note_how_clauses_stand(by=SYSTEM)
    book = load_workbook(io.BytesIO(signed_in(ada).get(way("ju", "xlsx")).content))

    since = {cell.value for (cell,) in book["Clauses"].iter_rows(min_row=2, min_col=7, max_col=7)}
    about = dict(book["About"].iter_rows(values_only=True))
    counts = coverage.of_one("ju").counts
    assert {type(day) for day in since} == {datetime}
    assert {day.date() for day in since} == {timezone.localdate()}
    assert about["In force since"].date() == timezone.localdate()
    assert {STATES[state].words: about.get(STATES[state].words, 0) for state in counts} == {
        STATES[state].words: count for state, count in counts.items()
    }


def test_the_spreadsheet_holds_no_formula_and_no_link(taken):
    text = written().replace("You keep to it.", '=HYPERLINK(\\"https://example.com\\")')
    add_pack(text.encode(), by=SYSTEM)

    book = load_workbook(io.BytesIO(taken("xlsx", "ours").content))

    cell = book["Clauses"]["C2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (
        '=HYPERLINK("https://example.com")',
        "s",
        None,
    )


def words_of(content):
    pages = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def test_the_pdf_says_what_the_page_says(taken, monkeypatch):
    broken = replace(CONTROLS["separate-password"], evidence=lambda: attention("Two went too early."))
    monkeypatch.setitem(CONTROLS, "separate-password", broken)

    text = words_of(taken("pdf").content)

    assert "JU-2.4" in text
    assert "Needs attention. Two went too early." in text
    assert sum(one.clause.id in text for one in coverage.of_one("ju").clauses) == len(
        coverage.of_one("ju").clauses
    )


def test_the_pdf_is_tagged_titled_and_in_english(taken):
    with pikepdf.open(io.BytesIO(taken("pdf").content)) as pdf:
        root = pdf.Root
        assert (bool(root.MarkInfo.Marked), str(root.Lang), "/StructTreeRoot" in root) == (
            True,
            "en-GB",
            True,
        )
        with pdf.open_metadata() as told:
            assert (told["dc:title"], told["pdfuaid:part"]) == (
                "How “Data security in a casework charity” stands",
                "1",
            )


def test_text_that_looks_like_a_command_is_only_text_in_the_pdf(taken, monkeypatch):
    nasty = '#read("/etc/passwd") *bold* $x$ \\ <label> @ref'
    mended = replace(CONTROLS["folder-label"], evidence=lambda: holds(nasty))
    monkeypatch.setitem(CONTROLS, "folder-label", mended)
    add_pack(written().encode(), by=SYSTEM)

    assert nasty in words_of(taken("pdf", "ours").content)


def test_the_longest_policy_is_taken_out_in_every_form(taken):
    for kind in KINDS:
        assert len(taken(kind, "recommended").content) > 10_000
        leave("recommended", by=SYSTEM)
