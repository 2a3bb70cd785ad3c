import os
from pathlib import Path

import pytest

from safehaven.keyring.providers import (
    KeyFile,
    RootKeyProblem,
    SystemdCredential,
    new_root_key_line,
    provider_for,
)
from safehaven_core.sealing import RootKey, root_key_from_text, root_key_text

LINE = root_key_text(RootKey(bytes(range(32))))
ID = root_key_from_text(LINE).id


def key_file(folder: Path, content: str = LINE + "\n", mode: int = 0o600, name: str = "root.key") -> Path:
    path = folder / name
    path.write_text(content)
    path.chmod(mode)
    return path


def credential(folder: Path, content: str = LINE, mode: int = 0o400) -> SystemdCredential:
    key_file(folder, content, mode, "safehaven-root-key")
    return SystemdCredential({"CREDENTIALS_DIRECTORY": str(folder)})


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_key_file_only_its_owner_can_read_gives_the_root_key(tmp_path, mode):
    assert KeyFile(key_file(tmp_path, mode=mode)).root_key().id == ID


def test_a_systemd_credential_gives_the_root_key(tmp_path):
    assert credential(tmp_path).root_key().id == ID


@pytest.mark.parametrize("mode", [0o640, 0o620, 0o604, 0o602, 0o644, 0o660, 0o666, 0o610, 0o601])
def test_a_key_file_others_can_get_at_is_refused(tmp_path, mode):
    path = key_file(tmp_path, mode=mode)

    with pytest.raises(RootKeyProblem, match=f"chmod 600 {path}"):
        KeyFile(path).root_key()


@pytest.mark.parametrize("mode", [0o404, 0o444, 0o406])
def test_a_credential_everybody_can_read_is_refused(tmp_path, mode):
    with pytest.raises(RootKeyProblem, match="Let systemd make it"):
        credential(tmp_path, mode=mode).root_key()


def test_a_missing_key_file_says_what_to_do(tmp_path):
    with pytest.raises(RootKeyProblem, match=r"run `safehaven init`.*put the root key back"):
        KeyFile(tmp_path / "root.key").root_key()


@pytest.mark.parametrize("environment", [{}, {"CREDENTIALS_DIRECTORY": ""}])
def test_a_service_without_credentials_says_what_to_do(environment):
    with pytest.raises(RootKeyProblem, match="LoadCredentialEncrypted=safehaven-root-key"):
        SystemdCredential(environment).root_key()


def test_credentials_without_ours_say_its_name(tmp_path):
    with pytest.raises(RootKeyProblem, match="none named safehaven-root-key"):
        SystemdCredential({"CREDENTIALS_DIRECTORY": str(tmp_path)}).root_key()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "is empty"),
        ("\n", "is empty"),
        (LINE[:-1], "Was it cut short"),
        (LINE[:40], "Was it cut short"),
        (LINE + LINE, "is something added"),
        (LINE[:-1] + ("A" if LINE[-1] != "A" else "B"), "typing mistake"),
        (LINE.replace("v1", "v9"), "version"),
        ("0123456789abcdef" * 4, "not a root key"),
        ("x" * 1_000_000, "not a root key"),
        ("\x00\x01\x02", "not a root key"),
        ("schlüssel", "not a root key"),
    ],
    ids=[
        "empty",
        "an empty line",
        "last letter missing",
        "cut in the middle",
        "twice",
        "a typing mistake",
        "version 9",
        "another key",
        "a large file",
        "bytes",
        "letters that are not ASCII",
    ],
)
def test_a_file_that_holds_no_root_key_says_why_and_what_to_do(tmp_path, content, why):
    with pytest.raises(RootKeyProblem, match=f"{why}.*Put the right one back") as refused:
        KeyFile(key_file(tmp_path, content)).root_key()

    assert LINE[22:40] not in str(refused.value)


def test_a_new_line_is_a_root_key_of_its_own(tmp_path):
    line = new_root_key_line()

    assert KeyFile(key_file(tmp_path, line)).root_key().id == root_key_from_text(line).id
    assert new_root_key_line() != line


def test_a_folder_where_the_key_file_should_be_is_refused(tmp_path):
    with pytest.raises(RootKeyProblem, match="not a plain file"):
        KeyFile(tmp_path).root_key()


def test_a_pipe_where_the_key_file_should_be_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "root.key", 0o600)

    with pytest.raises(RootKeyProblem, match="not a plain file"):
        KeyFile(tmp_path / "root.key").root_key()


@pytest.mark.skipif(os.geteuid() != 0, reason="Only root can give a file to another account.")
def test_a_key_file_of_another_account_is_refused(tmp_path):
    path = key_file(tmp_path)
    os.chown(path, 12345, -1)

    with pytest.raises(RootKeyProblem, match="belongs to another account"):
        KeyFile(path).root_key()


@pytest.mark.skipif(os.geteuid() == 0, reason="Root may read every file.")
def test_a_key_file_that_may_not_be_read_says_so(tmp_path):
    with pytest.raises(RootKeyProblem, match="cannot be opened: Permission denied"):
        KeyFile(key_file(tmp_path, mode=0o000)).root_key()


def test_the_setting_names_a_file_or_the_credential(tmp_path):
    path = key_file(tmp_path)

    assert provider_for(f"file:{path}").root_key().id == ID
    assert type(provider_for("systemd:safehaven-root-key")) is SystemdCredential


@pytest.mark.parametrize("setting", ["", "file:", "/etc/root.key", "systemd:", "systemd:other", "env:KEY"])
def test_any_other_setting_is_refused(setting):
    with pytest.raises(RootKeyProblem, match="SAFEHAVEN_ROOT_KEY should be file:"):
        provider_for(setting)
