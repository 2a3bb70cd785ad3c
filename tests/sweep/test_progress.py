import io

from safehaven.sweep.outcomes import Outcome
from safehaven.sweep.progress import Progress


def test_the_line_counts_what_was_known_before_and_what_may_tell_of_somebody():
    sink = io.StringIO()
    with Progress(sink) as progress:
        progress.count(Outcome(certain=1))
        progress.count(Outcome(unread={"picture": 1}))
        progress.tell(3, 3, Outcome(possible=1))

    assert "looked at 3 of 3; 2 tell of people, or may; 1 not read whole" in sink.getvalue()
