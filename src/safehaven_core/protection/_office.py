"""Word, Excel and PowerPoint files, protected as Office does it (MS-OFFCRYPTO, agile): AES-256, SHA-512."""

import os
import zipfile
import zlib
from io import BytesIO
from typing import Any, BinaryIO, cast

import msoffcrypto
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.container.ecma376_encrypted import ECMA376Encrypted
from msoffcrypto.method.ecma376_agile import ECMA376Agile

from safehaven_core.protection._clear import any_shows, pieces_of
from safehaven_core.protection.refusals import (
    AlreadyProtected,
    NotProtected,
    NotProved,
    Unreadable,
    WrongPassword,
)

SPINS = 100_000
"""How often the password is hashed: what Office itself writes."""

KEY_BYTES = 32
SECTOR = 512
SHORTEST_STREAM = 4112
"""A compound file keeps streams under 4096 bytes elsewhere, which the library's writer does not do."""

EXPECTED_STREAMS = {
    "EncryptedPackage",
    "EncryptionInfo",
    "\x06DataSpaces/DataSpaceInfo/StrongEncryptionDataSpace",
    "\x06DataSpaces/DataSpaceMap",
    "\x06DataSpaces/TransformInfo/StrongEncryptionTransform/\x06Primary",
    "\x06DataSpaces/Version",
}
DAMAGED = (
    "This Office file is damaged, or is not what its type says. Open it, save it again, then use that copy."
)


def make(source: BinaryIO, password: str, sink: BinaryIO) -> None:
    """Write the document, byte for byte, into an encrypted compound file."""
    _check_whole_and_plain(source)
    described, _ = ECMA376Agile.generate_encryption_parameters(password, spin_count=SPINS)
    # The library's own key has 16 random bytes and 16 that are always the same (0x36).  What decrypts
    # from 32 random bytes under the password is 32 random bytes, so that is our key instead.
    described.encryptedKeyValue = os.urandom(KEY_BYTES)
    locked = described.encryptedKey
    key = ECMA376Agile.makekey_from_password(
        password, locked.saltValue, locked.hashName, described.encryptedKeyValue, SPINS, locked.keyBits
    )

    source.seek(0)
    package = ECMA376Agile.encrypt_payload(source, locked, key, described.keyData.saltValue)
    package += os.urandom(max(0, SHORTEST_STREAM - len(package)))
    information = ECMA376Agile.get_encryption_information(described, package, key)
    ECMA376Encrypted(package, information).write_to(sink)


def _check_whole_and_plain(source: BinaryIO) -> None:
    try:
        office = OOXMLFile(source)
        if office.is_encrypted():
            raise AlreadyProtected(
                "This Office file has a password already. Save a copy without the password, then use that copy."
            )
        with zipfile.ZipFile(source) as parts:
            broken = parts.testzip()
    except (
        FileFormatError,
        ParseError,
        DecryptionError,
        OSError,
        ValueError,
        zipfile.BadZipFile,
        zlib.error,
    ):
        raise Unreadable(DAMAGED) from None
    if broken is not None:
        raise Unreadable(DAMAGED)


def prove(protected: BinaryIO, password: str, wrong: str, original: BinaryIO) -> None:
    """Refuse (`NotProved`) unless the file is encrypted with a full key, opens only so, and is complete."""
    office = OOXMLFile(protected)
    _check_lock(office)
    for refused in ("", wrong):
        if _opens_with(office, refused):
            raise NotProved("The protected Office file opens without its password.")
    if not _opens_with(office, password):
        raise NotProved("The protected Office file does not open with its password.")

    office.load_key(password=password)
    if len(office.secret_key) != KEY_BYTES or office.secret_key[16:] == office.secret_key[16:17] * 16:
        raise NotProved("The key of the protected Office file is shorter than it should be.")
    content, meant = BytesIO(), original.read()
    office.decrypt(content, verify_integrity=True)
    if content.getbuffer() != meant:
        raise NotProved("The protected Office file does not hold the same document as the original.")
    described = office.file.openstream("EncryptionInfo").read()  # in clear by design, and boilerplate
    if any_shows(_all_of(protected), (piece for piece in pieces_of(meant) if piece not in described)):
        raise NotProved("Part of the original can be read in the protected Office file without the password.")


def _all_of(protected: BinaryIO) -> bytes:
    protected.seek(0)
    whole = protected.read()
    if len(whole) % SECTOR:
        raise NotProved("The end of the protected Office file is missing.")
    return whole


def _check_lock(office: Any) -> None:
    if not office.is_encrypted() or office.type != "agile":
        raise NotProved("The Office file is not encrypted.")
    info = office.info
    strength = (info["passwordKeyBits"], info["passwordHashAlgorithm"], info["keyDataHashAlgorithm"])
    if strength != (256, "SHA512", "SHA512") or info["spinValue"] < SPINS:
        raise NotProved("The protected Office file is not encrypted with AES-256 and SHA-512.")
    if {"/".join(path) for path in office.file.listdir()} != EXPECTED_STREAMS:
        raise NotProved("The protected Office file holds something beside the encrypted document.")


def _opens_with(office: Any, password: str) -> bool:
    info = office.info
    return cast(
        "bool",
        ECMA376Agile.verify_password(
            password,
            info["passwordSalt"],
            info["passwordHashAlgorithm"],
            info["encryptedVerifierHashInput"],
            info["encryptedVerifierHashValue"],
            info["spinValue"],
            info["passwordKeyBits"],
        ),
    )


def open_plain(source: BinaryIO, password: str) -> bytes:
    """The Office file without its password; old Word, Excel and PowerPoint files too."""
    sink = BytesIO()
    try:
        office = msoffcrypto.OfficeFile(source)
        if not office.is_encrypted():
            raise NotProtected("This Office file has no password.")
        office.load_key(password=password)
        office.decrypt(sink)
    except (InvalidKeyError, DecryptionError):
        raise WrongPassword(
            "This password does not open the Office file. Check it with the person who sent it."
        ) from None
    except (FileFormatError, ParseError, OSError, ValueError):
        raise Unreadable(DAMAGED) from None
    return sink.getvalue()
