"""The text of any file, part by part; and of each part that cannot be read, why.

    reading = read("letter.docx", source)
    reading.complete                          whether all of it was read: not read is not cleared
    for part in reading.parts: part.path, part.place, part.text, part.unread

Run it in a child process with limits: it parses what strangers sent.
"""

from safehaven_core.filetypes.reading._writing import words_of_page
from safehaven_core.filetypes.reading.budget import ReadingLimits
from safehaven_core.filetypes.reading.charsets import is_common
from safehaven_core.filetypes.reading.files import read
from safehaven_core.filetypes.reading.here import words_of_name
from safehaven_core.filetypes.reading.parts import Part, Place, Reading, Seen, Unread

__all__ = [
    "Part",
    "Place",
    "Reading",
    "ReadingLimits",
    "Seen",
    "Unread",
    "is_common",
    "read",
    "words_of_name",
    "words_of_page",
]
