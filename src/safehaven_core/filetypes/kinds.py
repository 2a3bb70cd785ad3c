"""The kinds of file that Safehaven knows: an allow-list; whatever is not on it is "unknown"."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a file is.  The words are stored, so they stay as they are."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    DOCM = "docm"
    XLSM = "xlsm"
    PPTM = "pptm"
    XLSB = "xlsb"
    LOCKED_OFFICE = "office-locked"
    DOC = "doc"
    XLS = "xls"
    PPT = "ppt"
    MSG = "msg"
    ODT = "odt"
    ODS = "ods"
    ODP = "odp"
    RTF = "rtf"
    JPEG = "jpeg"
    PNG = "png"
    GIF = "gif"
    TIFF = "tiff"
    WEBP = "webp"
    HEIC = "heic"
    BMP = "bmp"
    MP3 = "mp3"
    M4A = "m4a"
    WAV = "wav"
    OGG = "ogg"
    MP4 = "mp4"
    MOV = "mov"
    EML = "eml"
    HTML = "html"
    SVG = "svg"
    XML = "xml"
    CSV = "csv"
    TXT = "txt"
    ZIP = "zip"
    SEVEN_ZIP = "7z"
    RAR = "rar"
    GZ = "gz"
    TAR = "tar"
    PROGRAM = "program"
    SCRIPT = "script"
    SHORTCUT = "shortcut"
    UNKNOWN = "unknown"


class Shows(StrEnum):
    """What a safe preview of a file is made of."""

    PICTURES = "pictures"
    TEXT = "text"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Trait:
    """What is true of every file of a kind."""

    description: str
    media_type: str
    suffix: str
    shows: Shows = Shows.NOTHING


_OPEN = "application/vnd.openxmlformats-officedocument"
_FREE = "application/vnd.oasis.opendocument"
_MACROS = "macroEnabled.12"
_PLAIN = "application/octet-stream"

TRAITS: dict[Kind, Trait] = {
    Kind.PDF: Trait("PDF document", "application/pdf", "pdf", Shows.PICTURES),
    Kind.DOCX: Trait("Word document", f"{_OPEN}.wordprocessingml.document", "docx", Shows.TEXT),
    Kind.XLSX: Trait("Excel workbook", f"{_OPEN}.spreadsheetml.sheet", "xlsx", Shows.TEXT),
    Kind.PPTX: Trait("PowerPoint presentation", f"{_OPEN}.presentationml.presentation", "pptx", Shows.TEXT),
    Kind.DOCM: Trait(
        "Word document with macros", f"application/vnd.ms-word.document.{_MACROS}", "docm", Shows.TEXT
    ),
    Kind.XLSM: Trait(
        "Excel workbook with macros", f"application/vnd.ms-excel.sheet.{_MACROS}", "xlsm", Shows.TEXT
    ),
    Kind.PPTM: Trait(
        "PowerPoint presentation with macros",
        f"application/vnd.ms-powerpoint.presentation.{_MACROS}",
        "pptm",
        Shows.TEXT,
    ),
    Kind.XLSB: Trait("Excel binary workbook", f"application/vnd.ms-excel.sheet.binary.{_MACROS}", "xlsb"),
    Kind.LOCKED_OFFICE: Trait("Office file with a password", _PLAIN, "docx"),
    Kind.DOC: Trait("Word document (before 2007)", "application/msword", "doc"),
    Kind.XLS: Trait("Excel workbook (before 2007)", "application/vnd.ms-excel", "xls"),
    Kind.PPT: Trait("PowerPoint presentation (before 2007)", "application/vnd.ms-powerpoint", "ppt"),
    Kind.MSG: Trait("Outlook message", "application/vnd.ms-outlook", "msg"),
    Kind.ODT: Trait("OpenDocument text", f"{_FREE}.text", "odt", Shows.TEXT),
    Kind.ODS: Trait("OpenDocument spreadsheet", f"{_FREE}.spreadsheet", "ods", Shows.TEXT),
    Kind.ODP: Trait("OpenDocument presentation", f"{_FREE}.presentation", "odp", Shows.TEXT),
    Kind.RTF: Trait("Rich text document", "application/rtf", "rtf"),
    Kind.JPEG: Trait("JPEG picture", "image/jpeg", "jpg", Shows.PICTURES),
    Kind.PNG: Trait("PNG picture", "image/png", "png", Shows.PICTURES),
    Kind.GIF: Trait("GIF picture", "image/gif", "gif", Shows.PICTURES),
    Kind.TIFF: Trait("TIFF picture", "image/tiff", "tif", Shows.PICTURES),
    Kind.WEBP: Trait("WebP picture", "image/webp", "webp", Shows.PICTURES),
    Kind.HEIC: Trait("HEIC picture", "image/heic", "heic"),
    Kind.BMP: Trait("Bitmap picture", "image/bmp", "bmp", Shows.PICTURES),
    Kind.MP3: Trait("MP3 sound recording", "audio/mpeg", "mp3"),
    Kind.M4A: Trait("M4A sound recording", "audio/mp4", "m4a"),
    Kind.WAV: Trait("WAV sound recording", "audio/wav", "wav"),
    Kind.OGG: Trait("Ogg sound recording", "audio/ogg", "ogg"),
    Kind.MP4: Trait("MP4 film", "video/mp4", "mp4"),
    Kind.MOV: Trait("QuickTime film", "video/quicktime", "mov"),
    Kind.EML: Trait("E-mail message", "message/rfc822", "eml", Shows.TEXT),
    Kind.HTML: Trait("Web page", "text/html", "html", Shows.TEXT),
    Kind.SVG: Trait("SVG drawing", "image/svg+xml", "svg", Shows.TEXT),
    Kind.XML: Trait("XML file", "application/xml", "xml", Shows.TEXT),
    Kind.CSV: Trait("Table of values (CSV)", "text/csv", "csv", Shows.TEXT),
    Kind.TXT: Trait("Plain text", "text/plain", "txt", Shows.TEXT),
    Kind.ZIP: Trait("ZIP archive", "application/zip", "zip"),
    Kind.SEVEN_ZIP: Trait("7-Zip archive", "application/x-7z-compressed", "7z"),
    Kind.RAR: Trait("RAR archive", "application/vnd.rar", "rar"),
    Kind.GZ: Trait("Gzip archive", "application/gzip", "gz"),
    Kind.TAR: Trait("Tar archive", "application/x-tar", "tar"),
    Kind.PROGRAM: Trait("Program", _PLAIN, "bin"),
    Kind.SCRIPT: Trait("Script", "text/plain", "txt"),
    Kind.SHORTCUT: Trait("Shortcut", _PLAIN, "bin"),
    Kind.UNKNOWN: Trait("File of an unknown kind", _PLAIN, "bin"),
}

RUN = frozenset({Kind.PROGRAM, Kind.SCRIPT, Kind.SHORTCUT})
"""What does something on its own when somebody opens it."""

PACKAGES = frozenset(
    {
        Kind.ZIP,
        Kind.DOCX,
        Kind.XLSX,
        Kind.PPTX,
        Kind.DOCM,
        Kind.XLSM,
        Kind.PPTM,
        Kind.XLSB,
        Kind.ODT,
        Kind.ODS,
        Kind.ODP,
    }
)
"""What is a ZIP inside."""

READ_AS_TEXT = frozenset({Kind.TXT, Kind.CSV, Kind.XML, Kind.EML})


@dataclass(frozen=True, slots=True)
class FileType:
    """What one file turned out to be.

    `encrypted`: it opens only with a password, so nothing in it could be looked at.  For 7z and RAR
    this is known only where the list of entries is hidden too.
    `name_says`: the sentence to show where the file's name says something else, else "".
    `also`: what else the same bytes are, for programs that look in another place, else None.
    """

    kind: Kind
    encrypted: bool = False
    name_says: str = ""
    also: Kind | None = None
    suffix: str = ""

    @property
    def description(self) -> str:
        """What to call it in a sentence or a list."""
        return TRAITS[self.kind].description

    @property
    def media_type(self) -> str:
        return TRAITS[self.kind].media_type

    @property
    def usual_suffix(self) -> str:
        """How its name should end, without the full stop."""
        return self.suffix or TRAITS[self.kind].suffix

    @property
    def shows(self) -> Shows:
        """What a safe preview can be made of."""
        return Shows.NOTHING if self.encrypted else TRAITS[self.kind].shows

    @property
    def can_preview(self) -> bool:
        return self.shows is not Shows.NOTHING

    @property
    def runs(self) -> bool:
        """Whether opening it on a computer would run something."""
        return self.kind in RUN or self.also in RUN


def describe(kind: str) -> str:
    """What to call a kind that was stored; a word that is not a kind is of an unknown kind."""
    try:
        return TRAITS[Kind(kind)].description
    except ValueError:
        return TRAITS[Kind.UNKNOWN].description
