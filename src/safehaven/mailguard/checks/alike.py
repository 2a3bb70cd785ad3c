"""Whether a domain is made to be taken for another one."""

from __future__ import annotations

import unicodedata

from safehaven_core.detection import one_slip

_SEEM = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("0", "o"), ("1", "l"), ("i", "l"), ("5", "s"))
# Letters of other scripts that look like ours: Cyrillic, Armenian, Greek.
_LETTERS = str.maketrans(
    {
        "\u0430": "a",
        "\u0435": "e",
        "\u043e": "o",
        "\u0440": "p",
        "\u0441": "c",
        "\u0443": "y",
        "\u0445": "x",
        "\u0455": "s",
        "\u0456": "i",
        "\u0458": "j",
    }
    | {
        "\u0501": "d",
        "\u04bb": "h",
        "\u04cf": "l",
        "\u0578": "n",
        "\u0261": "g",
        "\u03bd": "v",
        "\u03bf": "o",
        "\u03b1": "a",
        "\u03c1": "p",
        "\u03ba": "k",
    }
)


def looks_like(domain: str, known: str) -> bool:
    """Whether a domain that is not the known one could be taken for it."""
    domain, known = domain.lower().rstrip("."), known.lower()
    if domain == known or domain.endswith(f".{known}"):
        return False
    carries = domain.startswith(f"{known}.") or f".{known}." in domain or domain.endswith(f"-{known}")
    return carries or _as_seen(domain) == _as_seen(known) or one_slip(_shown(domain), known)


def _shown(domain: str) -> str:
    """The domain as a mail program shows it: letters of other scripts travel as xn--."""
    labels = []
    for label in domain.split("."):
        try:
            labels.append(label[4:].encode().decode("punycode") if label.startswith("xn--") else label)
        except UnicodeError:
            labels.append(label)
    return ".".join(labels)


def _as_seen(domain: str) -> str:
    plain = unicodedata.normalize("NFKD", _shown(domain)).lower().translate(_LETTERS)
    seen = "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("-", "")
    for written, read in _SEEM:
        seen = seen.replace(written, read)
    return seen
