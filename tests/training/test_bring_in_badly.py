"""Scores that no test gives, and a certificate that somebody would give themselves."""

import pytest

from safehaven.training.bringing_in import check
from safehaven.training.front import How, certify
from safehaven.training.models import Certificate
from safehaven.training.operations.importing import bring_in
from safehaven.training.rules import OwnCertificate
from tests.training.conftest import MAIN

pytestmark = pytest.mark.django_db

HEAD = "email,course,passed_on,score,reference\n"


def line(staff, score="91"):
    return f"{staff.email},{MAIN},2026-11-02,{score},LMS-0001\n"


@pytest.mark.parametrize("score", ["00991", "0100000", "0" * 5_000, "٩٩", "-91", "1e2"])
def test_a_score_is_a_number_up_to_a_hundred_however_it_is_written(ada, score):
    [problem] = check(HEAD + line(ada, score)).problems

    assert "whole number from 0 to 100" in problem.because


def test_nobody_brings_in_a_certificate_of_their_own(ada, dora):
    before = Certificate.objects.count()

    with pytest.raises(OwnCertificate, match="let a colleague bring it in"):
        bring_in(HEAD + line(ada) + line(dora), by=dora)
    with pytest.raises(OwnCertificate):
        certify(dora, MAIN, how=How.ELSEWHERE, by=dora)

    assert Certificate.objects.count() == before


def test_the_page_says_so(dora, signed_in):
    page = signed_in(dora).post("/training/bring-in/", {"text": HEAD + line(dora), "bring_in": "yes"})

    assert "You cannot bring in a certificate of your own" in page.content.decode()
