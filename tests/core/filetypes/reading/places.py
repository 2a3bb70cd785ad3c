"""Every hiding place in files of every kind."""

from collections.abc import Callable

from tests.core.filetypes.reading.archives import PICTURES, TEXTS, ZIP
from tests.core.filetypes.reading.excel_files import EXCEL, POWERPOINT
from tests.core.filetypes.reading.mail_files import EML, HTML
from tests.core.filetypes.reading.open_documents import OPEN_DOCUMENT
from tests.core.filetypes.reading.outlook import MSG
from tests.core.filetypes.reading.pdf_files import PDF
from tests.core.filetypes.reading.rich_texts import RTF
from tests.core.filetypes.reading.word_files import WORD

PLACES: dict[str, dict[str, Callable[[], bytes]]] = {
    "msg": MSG,
    "docx": WORD,
    "xlsx": EXCEL,
    "pptx": POWERPOINT,
    "odt": OPEN_DOCUMENT,
    "pdf": PDF,
    "rtf": RTF,
    "html": HTML,
    "eml": EML,
    "zip": ZIP,
    **TEXTS,
    **PICTURES,
}


EVERYWHERE = [(kind, place) for kind, places in PLACES.items() for place in places]
