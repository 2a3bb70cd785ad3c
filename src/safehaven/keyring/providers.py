"""Where the root key comes from: a file only its owner can read, or a systemd credential.

The root key is never in the database and never in a backup.  Each refusal says what to do.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from safehaven_core.sealing import NotARootKey, RootKey, root_key_from_text, root_key_text

CREDENTIAL = "safehaven-root-key"
_MOST_BYTES = 4096  # a key line has 71; whatever is longer than this is not one


class RootKeyProblem(Exception):
    """The root key cannot be used.  The message says why and what to do."""


class Provider(Protocol):
    """A place that a root key can come from."""

    def root_key(self) -> RootKey:
        """The root key, or RootKeyProblem."""


class KeyFile:
    """A file that holds the root key as one line, and that only its owner can read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def root_key(self) -> RootKey:
        """The key in the file.  Refuses one that others than this account, or root, could read or swap."""
        return _key_in(self.path, "root key file", _check_only_the_owner_reads, self._if_missing())

    def write_once(self, key: RootKey) -> None:
        """Write a key into this file, which only its owner can read, and wait until the disk has it.

        Raises RootKeyProblem where the file cannot be made, or is there already: it may hold a key.
        """
        try:
            handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        except FileExistsError:
            raise RootKeyProblem(f"There is a file {self.path} already.  Choose another name.") from None
        except OSError as error:
            raise RootKeyProblem(f"{self.path} cannot be made: {error.strerror}.") from None
        with os.fdopen(handle, "w") as file:
            file.write(root_key_text(key) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def _if_missing(self) -> str:
        return (
            f"There is no root key at {self.path}.  If this is a new deployment, run `safehaven init`.  If it is not, "
            "put the root key back from where you keep it safe: without it nothing that was sealed can be opened."
        )


class SystemdCredential:
    """The credential `safehaven-root-key`, which systemd hands to this service and to no other."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self.environment = environment

    def root_key(self) -> RootKey:
        """The key in the credential."""
        folder = self.environment.get("CREDENTIALS_DIRECTORY")
        if not folder:
            raise RootKeyProblem(
                "systemd gave this service no credentials.  Add a line such as "
                f"LoadCredentialEncrypted={CREDENTIAL}:/etc/credstore.encrypted/{CREDENTIAL} to the service's unit."
            )
        missing = (
            f"systemd gave this service credentials, but none named {CREDENTIAL}.  Give it exactly this name in the "
            "service's unit."
        )
        return _key_in(
            Path(folder) / CREDENTIAL, "root key credential", _check_only_the_service_reads, missing
        )


def provider_for(setting: str) -> Provider:
    """The provider that a setting names: `file:/path/to/root.key` or `systemd:safehaven-root-key`."""
    way, _, where = setting.partition(":")
    if way == "file" and where:
        return KeyFile(Path(where))
    if setting == f"systemd:{CREDENTIAL}":
        return SystemdCredential()
    raise RootKeyProblem(
        f"SAFEHAVEN_ROOT_KEY should be file: and the path of a file, or systemd:{CREDENTIAL}, but it is neither."
    )


def new_root_key_line() -> str:
    """A new root key as the one line that a key file or a credential holds."""
    return root_key_text(RootKey.generate())


class _AccessCheck(Protocol):
    def __call__(self, path: Path, found: os.stat_result, /) -> None: ...


def _key_in(path: Path, what: str, check_access: _AccessCheck, if_missing: str) -> RootKey:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except (FileNotFoundError, NotADirectoryError):
        raise RootKeyProblem(if_missing) from None
    except OSError as error:
        raise RootKeyProblem(f"The {what} {path} cannot be opened: {error.strerror}.") from None
    try:
        check_access(path, os.fstat(handle))
        content = os.read(handle, _MOST_BYTES)
    finally:
        os.close(handle)
    try:
        return root_key_from_text(content.decode("ascii", "replace"))
    except NotARootKey as reason:
        raise RootKeyProblem(
            f"The {what} {path} cannot be used.  {reason}  Put the right one back from where you keep it safe."
        ) from None


def _check_only_the_owner_reads(path: Path, found: os.stat_result) -> None:
    _check_plain_file_of_ours(path, found)
    if found.st_mode & 0o077:
        raise RootKeyProblem(
            f"Others can get at the root key file {path} (mode {stat.S_IMODE(found.st_mode):04o}).  "
            f"Run: chmod 600 {path}    If others have used this machine meanwhile, treat the key as known to them."
        )


def _check_only_the_service_reads(path: Path, found: os.stat_result) -> None:
    """Allow root's group: systemd grants a service user its credential by an ACL, which shows there."""
    _check_plain_file_of_ours(path, found)
    shared = found.st_mode & (0o007 if found.st_gid == 0 else 0o077)
    if shared:
        raise RootKeyProblem(
            f"Others on this machine can read the root key credential {path}.  "
            "Let systemd make it, with LoadCredential= or LoadCredentialEncrypted= in the service's unit."
        )


def _check_plain_file_of_ours(path: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise RootKeyProblem(f"{path} should be a file that holds the root key, but it is not a plain file.")
    if found.st_uid not in {os.geteuid(), 0}:
        raise RootKeyProblem(
            f"{path} belongs to another account (number {found.st_uid}), who could read or swap the root key.  "
            f"Run: chown {os.geteuid()} {path}"
        )
