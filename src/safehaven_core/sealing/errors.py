"""Why something sealed cannot be opened.

The messages hold no content and no key, so they may be shown and logged.
"""


class CannotOpen(Exception):
    """Something sealed could not be opened; nothing of it was given out."""

    because = "This could not be opened."

    def __init__(self, because: str | None = None) -> None:
        """Take `because` in place of the class's own sentence, where more is known."""
        super().__init__(because or self.because)


class NotSealed(CannotOpen):
    """The bytes are not of this format, or of a version that this release does not know."""

    because = "This is not sealed in a way that this release can read. Was it written by a newer one?"


class OtherKey(CannotOpen):
    """The bytes are sealed, but with a key other than the one given."""

    because = "This was sealed with another key than the one given."


class AlteredOrMoved(CannotOpen):
    """The key is right, but the bytes were changed, cut, or moved from where they were sealed."""

    because = "This was changed after it was sealed, or moved from the place it was sealed for."


class NotARootKey(ValueError):
    """A text is not a root key.  The message says why and never repeats what was given."""
