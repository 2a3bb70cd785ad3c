"""ZIP, protected with WinZip's AES-256 (AE-2): the content is hidden, names and sizes are not."""

import shutil
import zipfile
import zlib
from collections.abc import Sequence
from typing import BinaryIO

import pyzipper

from safehaven_core.protection._clear import any_shows, pieces_of
from safehaven_core.protection.forms import Original
from safehaven_core.protection.refusals import NotProtected, NotProved, Unreadable, WrongPassword

PIECE = 1 << 20
STRENGTH_256 = 3
AE_2 = 2
"""The version that leaves out the checksum of the clear content, which would tell short contents apart."""

ROUND_ONE_ENTRY = 300
"""Bytes that one entry's headers take beside its name and content, at the most."""


def make(originals: Sequence[Original], password: str, sink: BinaryIO) -> None:
    """Write each original, encrypted, under its neutral name and without its date."""
    with pyzipper.AESZipFile(
        sink,
        "w",
        compression=pyzipper.ZIP_DEFLATED,
        encryption=pyzipper.WZ_AES,
        encryption_kwargs={"nbits": 256},
    ) as archive:
        archive.setpassword(password.encode())
        for original in originals:
            entry = archive.zipinfo_cls(
                original.name
            )  # dated 1980: when a file was made is nobody's business
            entry.compress_type = pyzipper.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as hole:
                shutil.copyfileobj(original.source, hole, PIECE)


def prove(protected: BinaryIO, password: str, wrong: str, originals: Sequence[Original]) -> None:
    """Refuse (`NotProved`) unless every entry is encrypted with AES-256, opens only so, and is complete."""
    with pyzipper.AESZipFile(protected) as archive:
        entries = archive.infolist()
        if [entry.filename for entry in entries] != [original.name for original in originals]:
            raise NotProved("The protected ZIP does not hold the same files as were chosen.")
        for entry in entries:
            _check_lock(entry)
            for refused in (None, b"", wrong.encode()):
                if _opens_with(archive, entry, refused):
                    raise NotProved("The protected ZIP opens without its password.")
        hidden = _nothing_else(protected, archive)
        for entry, original in zip(entries, originals, strict=True):
            _check_same(archive, entry, password, original)
            if any_shows(hidden, _pieces(original)):
                raise NotProved("Part of an original can be read in the protected ZIP without the password.")


def _check_lock(entry: pyzipper.zipfile_aes.AESZipInfo) -> None:
    locked = entry.flag_bits & 0x1 and entry.wz_aes_strength == STRENGTH_256 and entry.wz_aes_version == AE_2
    if not locked or entry.comment:
        raise NotProved("Part of the protected ZIP is not encrypted with AES-256.")


def _opens_with(
    archive: pyzipper.AESZipFile, entry: pyzipper.zipfile_aes.AESZipInfo, password: bytes | None
) -> bool:
    try:
        with archive.open(entry, pwd=password) as content:
            shutil.copyfileobj(content, _Nowhere(), PIECE)
    except (RuntimeError, zipfile.BadZipFile, pyzipper.BadZipFile, zlib.error, EOFError):
        return False
    return True


class _Nowhere:
    def write(self, piece: bytes) -> int:
        return len(piece)


def _nothing_else(protected: BinaryIO, archive: pyzipper.AESZipFile) -> bytes:
    """The whole ZIP, once its size leaves no room for anything but its entries."""
    protected.seek(0)
    hidden = protected.read()
    room = sum(
        entry.compress_size + 2 * len(entry.filename) + ROUND_ONE_ENTRY for entry in archive.infolist()
    )
    if archive.comment or len(hidden) > room + ROUND_ONE_ENTRY:
        raise NotProved("The protected ZIP holds something beside the encrypted files.")
    return hidden


def _check_same(
    archive: pyzipper.AESZipFile, entry: pyzipper.zipfile_aes.AESZipInfo, password: str, original: Original
) -> None:
    original.source.seek(0)
    with archive.open(entry, pwd=password.encode()) as content:
        while piece := content.read(PIECE):
            if piece != original.source.read(len(piece)):
                raise NotProved("The protected ZIP does not hold the same content as the originals.")
    if original.source.read(1):
        raise NotProved("The protected ZIP holds less than the originals.")


def _pieces(original: Original) -> list[bytes]:
    original.source.seek(0)
    return list(pieces_of(original.source.read()))


def open_plain(source: BinaryIO, password: str, most_bytes: int) -> list[tuple[str, bytes]]:
    """The name and content of each file in a protected ZIP, two of one name included.

    Refuses a ZIP that unpacks to more than `most_bytes`.
    """
    files = []
    room = most_bytes
    try:
        with pyzipper.AESZipFile(source) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if not any(entry.flag_bits & 0x1 for entry in entries):
                raise NotProtected("This ZIP has no password.")
            for entry in entries:
                with archive.open(entry, pwd=password.encode()) as content:
                    files.append((entry.filename, content.read(room + 1)))
                room -= len(files[-1][1])
                if room < 0:
                    raise Unreadable(
                        f"This ZIP unpacks to more than {most_bytes >> 20} MB. Ask for smaller files."
                    )
    except (zipfile.BadZipFile, pyzipper.BadZipFile, zlib.error, EOFError, NotImplementedError):
        raise Unreadable("This ZIP is damaged, or is not a ZIP. Ask for it to be sent again.") from None
    except RuntimeError:
        raise WrongPassword(
            "This password does not open the ZIP. Check it with the person who sent it."
        ) from None
    return files
