"""Who is told of in a set's mail: who is meant, who may be meant, and who is told of idly."""

from dataclasses import dataclass, field

from bench.casework_mail.habit import TODAY
from bench.casework_mail.judging import Score
from bench.casework_mail.sets import MailSet, on_roll
from safehaven_core.detection import Roll, Sureness, examine


@dataclass
class Told:
    """What was told of people in one set's mail.

    Who is meant must be found as likely or certain, and nobody else may be.  Who may be meant must be told, however
    surely.  Whoever else is told as possible costs a look, and the more so in mail that is about nobody.
    """

    meant: Score = field(default_factory=Score)
    may_be: Score = field(default_factory=Score)
    idly: float = 0

    def judge(
        self, case: str, meant: frozenset[str], may_be: tuple[str, ...], by: dict[str, Sureness]
    ) -> None:
        """Count one answer, which says of each person how sure it is."""
        sure = {key for key, how in by.items() if how is not Sureness.POSSIBLE}
        self.meant.judge(case, meant, sure - set(may_be))
        self.may_be.judge(case, may_be, by.keys() & set(may_be))


def told(mail: MailSet) -> Told:
    """What the detector tells of people in all mail of a set."""
    roll, answer, possible = Roll(map(on_roll, mail.people)), Told(), 0
    for one in (*mail.about, *mail.ordinary):
        report = examine(one.text, roll, today=TODAY)
        by = dict.fromkeys((key for few in report.all_pieced for key in few.people), Sureness.POSSIBLE)
        by |= {who.key: who.sure for who in report.people}
        answer.judge(one.case, one.people, one.may_be, by)
        if not one.people and not one.may_be:
            possible += sum(sure is Sureness.POSSIBLE for sure in by.values())
    answer.idly = possible * 100 / len(mail.ordinary)
    return answer
