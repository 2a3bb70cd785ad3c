"""A policy of the organisation's own: added, mended where it is wrong, made newer, adopted like any other."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from safehaven.policies import queries
from safehaven.policies.front import Parameter, adopt, in_force, leave
from safehaven.policies.library import VOCABULARY, Edition, shipped
from safehaven.policies.models import Adoption, OwnPack
from safehaven.policies.operations import add_pack
from safehaven.policies.rules import ClauseTwice, PackNotRight
from safehaven.workforce.front import Role
from safehaven_core.policy import read_pack

pytestmark = pytest.mark.django_db


def written(name="ours", *, version="1", clause="OUR-1", control="folder-label", parameters="{}", extends=""):
    """The text of a policy of one clause."""
    return (
        f'format = 1\nid = "{name}"\ntitle = "Our own policy"\nversion = "{version}"\n'
        + (f'extends = ["{extends}"]\n' if extends else "")
        + '[[sections]]\nid = "1"\ntitle = "All"\n[[sections.clauses]]\n'
        f'id = "{clause}"\ntext = "You keep to it."\ncontrol = "{control}"\nmode = "prevent"\n'
        f"parameters = {parameters}\n"
    )


def add(text, by=SYSTEM):
    return add_pack(text.encode(), by=by)


@pytest.fixture
def sid(member, signed_in):
    """The browser of the senior information risk owner, who sets the policy."""
    return signed_in(member("Sid Irons", Role.SIRO))


def test_adding_says_who_what_and_when_and_changes_nothing_in_force(grace):
    added = add(written(parameters='{ fax = "never", idle_lock_minutes = 2 }'), by=grace)

    line = Line.objects.latest("number")
    assert (added.pack, added.version, added.added_by) == ("ours", "1", grace.ledger_name)
    assert (line.act, line.by, line.about) == ("policies:added", grace.ledger_name, added.ledger_name)
    assert (Adoption.objects.count(), in_force(Parameter.IDLE_LOCK_MINUTES)) == (0, "5")


def test_it_is_adopted_like_any_other_and_holds():
    add(written(parameters="{ idle_lock_minutes = 2 }"))

    adopt("ours", by=SYSTEM)

    assert in_force(Parameter.IDLE_LOCK_MINUTES) == "2"


def test_it_may_stand_on_one_that_safehaven_brings_along():
    add(written(extends="pg"))

    adopt("ours", by=SYSTEM)

    assert {one.pack for one in queries.adoptions_in_force()} == {"ours", "pg"}
    assert in_force(Parameter.FAX) == "safe_haven_only"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            written(control="folder-lable"),
            "clause OUR-1, control: there is no control “folder-lable”.",
        ),
        (
            written(parameters="{ idle_lock_minutes = 0 }"),
            "clause OUR-1, parameters, idle_lock_minutes: 0 is not a whole number from 1 to 60.",
        ),
        (
            written(parameters="{ idel_lock_minutes = 5 }"),
            "clause OUR-1, parameters: there is no parameter “idel_lock_minutes”.",
        ),
        (written().replace("mode", "mood"), "clause OUR-1, mood: is not a key of a pack; look for a typing"),
        (written(extends="nobody"), "pack ours, extends: there is no pack “nobody”."),
        (written(extends="ours"), "pack ours: packs extend one another in a circle: ours → ours."),
        (written(name="ju"), "id: Safehaven itself brings a pack “ju”. Give yours another name."),
        (written(name="settings"), "id: “settings” is the address of another page."),
        (written(name="add"), "id: “add” is the address of another page."),
        (written(clause="JU-2.4"), "clause JU-2.4: pack “ju” has one of this name. Give it another."),
        ("[[[", "The file is not TOML: "),
        ("", "format: is missing."),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(text, told):
    with pytest.raises(PackNotRight) as refused:
        add(text)

    assert any(fault.startswith(told) for fault in refused.value.faults), refused.value.faults
    assert OwnPack.objects.count() == 0


def test_all_faults_are_told_at_once():
    text = written(control="folder-lable", parameters="{ idle_lock_minutes = 0 }")

    with pytest.raises(PackNotRight) as refused:
        add(text)

    assert len(refused.value.faults) == 2


def test_packs_of_ones_own_cannot_stand_on_each_other_in_a_circle():
    add(written("one", clause="A-1"))
    add(written("two", clause="B-1", extends="one"))

    with pytest.raises(PackNotRight, match="in a circle: one → two → one"):
        add(written("one", version="2", clause="A-1", extends="two"))


@pytest.mark.parametrize("version", ["1.9", "1", "1.9.0", "0.10"])
def test_a_version_that_is_not_higher_is_refused(version):
    add(written(version="1.9"))

    with pytest.raises(PackNotRight, match=r"must be higher than 1\.9"):
        add(written(version=version))


def test_a_newer_version_changes_nothing_until_it_is_adopted():
    add(written(version="1.9", parameters="{ idle_lock_minutes = 3 }"))
    adopt("ours", by=SYSTEM)

    add(written(version="1.10", parameters="{ idle_lock_minutes = 2 }"))
    before = in_force(Parameter.IDLE_LOCK_MINUTES)
    adopt("ours", by=SYSTEM)

    assert (before, in_force(Parameter.IDLE_LOCK_MINUTES)) == ("3", "2")
    assert queries.adoptions_in_force().get().version == "1.10"


def test_an_adopted_policy_of_ones_own_is_left_like_any_other():
    add(written(parameters="{ idle_lock_minutes = 2 }"))
    adopt("ours", by=SYSTEM)

    leave("ours", by=SYSTEM)

    assert in_force(Parameter.IDLE_LOCK_MINUTES) == "5"


def test_a_clause_that_a_later_release_gives_to_another_policy_stops_the_adoption(monkeypatch):
    add(written())
    taken = shipped()["ju"].content.replace('id = "JU-2.4"', 'id = "OUR-1"')
    release = {"ju": Edition(read_pack(taken.encode(), VOCABULARY), taken)}
    monkeypatch.setattr(queries, "shipped", lambda: release)
    adopt("ju", by=SYSTEM)

    with pytest.raises(ClauseTwice, match="Clause OUR-1: pack “ju” has one of this name"):
        adopt("ours", by=SYSTEM)


def test_a_release_that_brings_a_pack_of_the_same_name_comes_first(monkeypatch):
    add(written())
    monkeypatch.setattr(queries, "shipped", lambda: {"ours": shipped()["ju"]})

    assert queries.on_offer()["ours"] is shipped()["ju"]


@operation
def added_behind_our_back():
    write("tests:added", by=SYSTEM)
    OwnPack.objects.create(
        pack="ours", version="1", digest="", content="", added_at=timezone.now(), added_by="x"
    )


def test_the_database_itself_knows_each_version_once():
    add(written())

    with pytest.raises(IntegrityError, match=r"UNIQUE|policy_of_our_own_has_each_version_once"):
        added_behind_our_back()


def test_it_is_added_by_pasting_it(sid):
    page = sid.post(reverse("policies:add"), {"content": written().replace("\n", "\r\n")}, follow=True)

    assert "Our own policy" in page.content.decode()
    assert OwnPack.objects.get().content == written()


def test_it_is_added_as_a_file(sid):
    file = SimpleUploadedFile("ours.toml", written().encode())

    sid.post(reverse("policies:add"), {"file": file, "content": ""})

    assert OwnPack.objects.get().content == written()


@pytest.mark.parametrize("way", ["pasted", "as a file"])
def test_what_was_typed_is_kept_beside_what_is_wrong_with_it(sid, way):
    text = written(control="folder-lable", parameters="{ idle_lock_minutes = 0 }")
    given = {"content": text} if way == "pasted" else {"file": SimpleUploadedFile("a.toml", text.encode())}

    page = sid.post(reverse("policies:add"), given)

    form = page.context["form"]
    assert form["content"].value() == text
    assert len(form.errors["content"]) == 2
    assert "Clause OUR-1, control: there is no control “folder-lable”." in page.content.decode()


@pytest.mark.parametrize(
    ("given", "field", "told"),
    [
        (dict, "content", "Paste the text of the policy, or choose its file"),
        (lambda: {"file": SimpleUploadedFile("a", b"\xff")}, "file", "must be text in UTF-8. Byte 1 is not"),
        (lambda: {"file": SimpleUploadedFile("a", b"#" * 2_000_001)}, "file", "must be 2 MB or smaller"),
    ],
)
def test_what_is_no_text_is_refused_beside_its_field(sid, given, field, told):
    form = sid.post(reverse("policies:add"), given()).context["form"]

    assert told in str(form.errors[field])
    assert OwnPack.objects.count() == 0


def test_whoever_only_reads_policy_adds_none(ada, signed_in):
    answer = signed_in(ada).post(reverse("policies:add"), {"content": written()})

    assert (answer.status_code, OwnPack.objects.count()) == (403, 0)


def test_a_title_that_is_markup_is_only_text(sid):
    text = written().replace("Our own policy", "<script>alert(1)</script>")

    page = sid.post(reverse("policies:add"), {"content": text}, follow=True).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("pack", ["ju", "ours"])
def test_each_policy_can_be_taken_as_a_start(ada, signed_in, pack):
    add(written())

    answer = signed_in(ada).get(reverse("policies:download", kwargs={"pack": pack}))

    assert answer.content.decode() == queries.on_offer()[pack].content
    assert answer["Content-Disposition"] == f'attachment; filename="{pack}.toml"'


def test_on_the_command_line_it_is_checked_and_added(tmp_path):
    file, out = tmp_path / "ours.toml", io.StringIO()
    file.write_text(written())

    call_command("policy", "check", str(file), stdout=out)
    checked = OwnPack.objects.count()
    call_command("policy", "add", str(file), stdout=out)

    assert out.getvalue().splitlines() == [
        "“Our own policy”, version 1, can be added: 1 clause.",
        "Added “ours”, version 1. Nothing changes until it is adopted.",
    ]
    assert (checked, OwnPack.objects.count()) == (0, 1)
    assert Line.objects.latest("number").by == "system:command_line"


@pytest.mark.parametrize("act", ["check", "add"])
def test_on_the_command_line_every_fault_is_told_with_its_place(tmp_path, act):
    file = tmp_path / "ours.toml"
    file.write_text(written(control="folder-lable", parameters="{ idle_lock_minutes = 0 }"))

    with pytest.raises(CommandError) as refused:
        call_command("policy", act, str(file))

    assert len(str(refused.value).splitlines()) == 2
    assert OwnPack.objects.count() == 0


def test_on_the_command_line_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match=r"cannot be read: No such file or directory\."):
        call_command("policy", "check", str(tmp_path / "none.toml"))
