"""What a file is by the bytes it begins with."""

from safehaven_core.filetypes.kinds import Kind

HEAD = 8192

_BEGINNINGS: list[tuple[bytes, Kind]] = [
    (b"%PDF-", Kind.PDF),
    (b"{\\rtf", Kind.RTF),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"GIF87a", Kind.GIF),
    (b"GIF89a", Kind.GIF),
    (b"II*\0", Kind.TIFF),
    (b"MM\0*", Kind.TIFF),
    (b"II+\0", Kind.TIFF),
    (b"MM\0+", Kind.TIFF),
    (b"ID3", Kind.MP3),
    (b"OggS", Kind.OGG),
    (b"7z\xbc\xaf\x27\x1c", Kind.SEVEN_ZIP),
    (b"Rar!\x1a\x07", Kind.RAR),
    (b"\x1f\x8b\x08", Kind.GZ),
    (b"\x7fELF", Kind.PROGRAM),
    (b"\xca\xfe\xba\xbe", Kind.PROGRAM),  # Java, and Mach-O for several processors
    (b"\xfe\xed\xfa\xce", Kind.PROGRAM),
    (b"\xfe\xed\xfa\xcf", Kind.PROGRAM),
    (b"\xce\xfa\xed\xfe", Kind.PROGRAM),
    (b"\xcf\xfa\xed\xfe", Kind.PROGRAM),
    (b"\0asm", Kind.PROGRAM),
    (b"dex\n0", Kind.PROGRAM),
    (b"ITSF\x03", Kind.PROGRAM),  # compiled help runs scripts
    (b"MSCF\0\0\0\0", Kind.PROGRAM),  # cabinets hold installers
    (b"L\0\0\0\x01\x14\x02\0", Kind.SHORTCUT),
]

_BRANDS = {b"M4A ": Kind.M4A, b"M4B ": Kind.M4A, b"qt  ": Kind.MOV}
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"}
_WAVES = {b"WAVE": Kind.WAV, b"WEBP": Kind.WEBP}


def by_beginning(head: bytes) -> Kind | None:
    """The kind that the first bytes name, if they name one."""
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    return _in_a_frame(head) or _by_more_than_its_beginning(head)


def _in_a_frame(head: bytes) -> Kind | None:
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return Kind.HEIC if brand in _HEIC_BRANDS else _BRANDS.get(brand, Kind.MP4)
    if head[:4] == b"RIFF":
        return _WAVES.get(head[8:12])
    if head[4:8] in (b"moov", b"mdat", b"wide") and len(head) > 16:
        return Kind.MOV
    return None


def _by_more_than_its_beginning(head: bytes) -> Kind | None:
    """Two letters are not enough: text may begin with them too."""
    if head[:2] == b"MZ" and (b"\0" in head[:64] or b"This program" in head[:256]):
        return Kind.PROGRAM
    if head[:2] == b"BM" and head[14:18] in (b"\x28\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0", b"\x0c\0\0\0"):
        return Kind.BMP
    if head[257:262] == b"ustar":
        return Kind.TAR
    if len(head) > 3 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2 and head[2] & 0xF0 not in (0x00, 0xF0):
        return Kind.MP3
    return None
