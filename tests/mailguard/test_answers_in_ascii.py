"""What a mail program is told is in letters that every one of them shows."""

from safehaven.mailguard.smtp.door import _in_ascii


def test_quotes_stay_quotes():
    assert _in_ascii("Go to “Before you start”. It’s there – look…") == (
        'Go to "Before you start". It\'s there - look...'
    )
