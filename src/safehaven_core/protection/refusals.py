"""Why a file was not protected, not proved or not opened.  Each sentence is fit to show, and quotes no file."""


class ProtectionFailed(Exception):
    """No protected file was made.  Nothing may leave."""


class AlreadyProtected(ProtectionFailed):
    """The file has a password of its own already."""


class Unreadable(ProtectionFailed):
    """The file is damaged, or is not what it was said to be."""


class UnfitName(ProtectionFailed):
    """A name inside a ZIP is readable by anyone, so it must be neutral, plain and the only one of its kind."""


class NotOurPassword(ProtectionFailed):
    """The password was not made by `new_password`."""


class NotProved(ProtectionFailed):
    """The protected file is not shown to be safe.  It must not be sent."""


class WrongPassword(Exception):
    """The file did not open with this password."""


class NotProtected(Exception):
    """The file opens without any password."""


REFUSALS = (
    AlreadyProtected,
    Unreadable,
    UnfitName,
    NotOurPassword,
    NotProved,
    ProtectionFailed,
    WrongPassword,
    NotProtected,
)
