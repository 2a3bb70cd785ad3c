"""What the demo prints: who can sign in, and what each of them does."""

import re

import pytest

from safehaven.demo.organisation import make_organisation
from safehaven.demo.sign_in import arrange_sign_in

pytestmark = pytest.mark.django_db


def test_each_kind_of_watcher_has_a_line(tmp_path):
    arrange_sign_in(make_organisation(), tmp_path)

    said = (tmp_path / "how-to-sign-in.txt").read_text()
    lines = dict(re.findall(r"^ +(\w+)@harbourlane\.example +(.+?)  ", said, re.MULTILINE))

    assert lines == {
        "ada": "Caseworker",
        "grace": "Manager",
        "sam": "Caseworker",
        "ivy": "IT administrator",
        "dora": "Data protection officer",
        "callum": "Caldicott Guardian",
        "priya": "Senior information risk owner (SIRO)",
    }
