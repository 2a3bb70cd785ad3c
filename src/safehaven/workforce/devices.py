"""A device in plain words, from what its browser says about itself."""

from __future__ import annotations

# The first that is found counts: browsers name their relatives too.
BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrom": "Chrome",
    "Safari": "Safari",
}
MACHINES = {
    "iPhone": "an iPhone",
    "iPad": "an iPad",
    "Android": "an Android device",
    "Windows": "a Windows computer",
    "Macintosh": "a Mac",
    "CrOS": "a Chromebook",
    "Linux": "a Linux computer",
}


def in_plain_words(user_agent: str) -> str:
    """Such as "Firefox on a Windows computer".  What a browser says can be untrue; it is only shown."""
    browser = next((name for sign, name in BROWSERS.items() if sign in user_agent), "A browser")
    machine = next((name for sign, name in MACHINES.items() if sign in user_agent), "an unknown device")
    return f"{browser} on {machine}"
