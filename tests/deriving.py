"""The key of an Office file is derived once: by design that takes a tenth of a second for each password tried.

Tests make a file, prove it, open it and look at it with the same few passwords, in the same process.  What comes out is
what the library works out; the files of others, and whatever a child works on, are derived as ever.
"""

from functools import lru_cache

from msoffcrypto.method.ecma376_agile import ECMA376Agile


def derive_once() -> None:
    """From now on and for the life of this process."""
    derive = ECMA376Agile._derive_iterated_hash_from_password
    ECMA376Agile._derive_iterated_hash_from_password = staticmethod(lru_cache(maxsize=1000)(derive))
