"""Why a file may not come in, or cannot be shown.  Each sentence is fit to show, and quotes no file."""


class FileRefused(Exception):
    """The file may not come in.  Each kind of reason is a class of its own."""


class TooLarge(FileRefused):
    """More bytes than are taken, packed or unpacked."""


class TooDeep(FileRefused):
    """Archives inside archives inside archives."""


class TooMany(FileRefused):
    """More entries, or more objects, than any honest file has."""


class Bomb(FileRefused):
    """Made so that opening it takes all memory or time."""


class Damaged(FileRefused):
    """Its own table of contents cannot be read."""


class Runs(FileRefused):
    """A program or a script."""


class NoPreview(Exception):
    """There is nothing safe to show of this file.  The sentence says why."""


REFUSALS = (TooLarge, TooDeep, TooMany, Bomb, Damaged, Runs, FileRefused, NoPreview)
