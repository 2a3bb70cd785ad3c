import io
import shutil
import subprocess

import pytest
import pyzipper
from hypothesis import given, settings
from hypothesis import strategies as st

from safehaven_core.protection import NotProtected, Unreadable, WrongPassword, new_password, opened
from tests.core.protection.originals import (
    TEXT,
    Protected,
    make_docx,
    make_pdf,
    package,
    protected_from,
)


def test_a_protected_file_opens_to_what_it_was(protected: Protected):
    files = opened(protected.file, protected.password)

    if protected.form == "pdf":  # written anew, so the same pages and not the same bytes
        assert files[0].content[:5] == b"%PDF-"
    else:
        assert [file.content for file in files] == protected.clear


def test_a_file_opens_with_no_other_password(protected: Protected):
    with pytest.raises(WrongPassword):
        opened(protected.file, new_password())


@pytest.mark.parametrize("make", [make_pdf, make_docx, lambda: package({"a.xml": "<a/>"}, "a.xml", "x")])
def test_a_file_without_a_password_says_so(make):
    with pytest.raises(NotProtected):
        opened(io.BytesIO(make()), "password")


def test_a_zip_that_unpacks_to_too_much_is_not_opened():
    made = protected_from(("txt", bytes(3 << 20), "document-1.txt"), ("txt", b"a", "document-2.txt"))

    with pytest.raises(Unreadable, match="more than 2 MB"):
        opened(made.file, made.password, most_bytes=2 << 20)


@pytest.mark.servers
def test_a_zip_with_the_older_lock_opens(tmp_path):
    program = shutil.which("7z") or shutil.which("7zz")
    if program is None:
        pytest.skip("7z is not installed here; .ci/run installs it")
    (tmp_path / "a.txt").write_text(TEXT)
    make = [program, "a", "-tzip", "-mem=ZipCrypto", "-psecret", tmp_path / "a.zip", tmp_path / "a.txt"]
    subprocess.run(make, check=True, capture_output=True, timeout=60)
    file = io.BytesIO((tmp_path / "a.zip").read_bytes())

    assert [(one.name, one.content) for one in opened(file, "secret")] == [("a.txt", TEXT.encode())]
    with pytest.raises((WrongPassword, Unreadable)):
        opened(file, "another")


def test_a_zip_of_which_a_part_is_locked_opens_whole():
    sink = io.BytesIO(package({}, "a.xml", "x"))
    with pyzipper.AESZipFile(sink, "a", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"secret")
        archive.writestr("locked.txt", b"locked")

    assert opened(sink, "secret")[-1].content == b"locked"


def test_two_files_of_one_name_in_a_zip_are_both_kept():
    sink = io.BytesIO()
    with pyzipper.AESZipFile(sink, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"secret")
        archive.writestr("scan.txt", b"first")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("scan.txt", b"second")

    assert [file.content for file in opened(sink, "secret")] == [b"first", b"second"]


HEADS = st.sampled_from([b"", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\3\4"])


@settings(max_examples=150, deadline=None)
@given(HEADS, st.binary(max_size=3000))
def test_any_bytes_are_refused_by_name(head, content):
    with pytest.raises((Unreadable, WrongPassword, NotProtected)):
        opened(io.BytesIO(head + content), "password")
