"""Whether a place is told of something else than where the person lives: "the training is in Leith", "was offered Leith"."""

import re

_BACK = 70
_OFFICE = re.compile(  # a place of those who write, or what is only named after one
    r" (?:(?:office|branch|team|hub|depot|reception)s?|library|station|market|town hall|social work|council|police|jobcentre"
    r"|job centre|court|museum|theatre|road|street|lane|avenue|roundabout|by pass|bypass)(?![a-z])"
)
_GIVEN_UP = re.compile(
    r",? (?:was|is|were|had been) (?:offered|refused|turned down|declined|rejected|too far|not suitable|unsuitable|full|ruled out)(?![a-z])"
    r"|,? (?:but|and|so) (?:(?:she|he|they) )?(?:said no|refused|turned (?:it|that) down|declined|rejected it|didn t (?:want|like) it"
    r"|does not want it|doesn t want it|said it was too far)(?![a-z])"
)
_WISH = (
    r"offered|refused|declined|rejected|turned down|considered|viewed|viewing|bid on|bid for|bidding on|bidding for"
    r"|applied for|applied to|applying for|waiting for|hoping for|hopes for|hoped for|asked for|asked about|asking for"
    r"|would like|d like|d prefer|d rather have|would prefer|prefers|looking at|looking for|looking in|nominated for|wants|wanted|want|suggested|considering"
    r"|hopes to move to|wants to move to|want to move to|would like to move to|hoping to move to|can t move to|won t move to"
)
_FORMER = (
    r"no longer lives|no longer living|no longer|used to live|used to stay|grew up|brought up|moved from|moved here from"
    r"|moved away from|came here from|left|fled|rang from|rings from|called from|calls from|calling from|phoned from|wrote from"
    r"|visited|visiting|visits|day out|day trip|trip|holiday|weekend|works|worked|working|shops|shopping|went missing"
)
_OF_A_HOME = (
    r"an?|the|some|another|one|two|his|her|their|first|place|places|flat|room|house|property|bungalow|bedsit|studio|bed|tenancy"
    r"|accommodation|hostel|move|transfer|home|in|at|to|over|near|out|of|from|on|side|beds?"
)
_EVENT = (
    r"training|course|meeting|conference|session|workshop|event|seminar|away day|team day|open day|day|fair|hearing|tribunal"
    r"|interview|venue|drop in|office|offices|hub|branch|base|depot|clinic|roadshow|forum|panel|match|show|festival|concert"
    r"|webinar|agm|visit|lunch|party|appointment|stall|market"
)
_ELSEWHERE = re.compile(
    rf"(?<![a-z])(?:(?:{_WISH})(?: (?:{_OF_A_HOME})){{0,5}}|(?:{_FORMER})(?: (?:in|at|to|from|of|over in|near)){{0,2}}"
    rf"|(?:{_EVENT})(?: [a-z]+){{0,3}} (?:is|are|was|were|will be|s|held|takes place|based)(?: now| held| on [a-z]+)?"
    r" (?:in|at|near|over in|out at)) $"
)


def is_elsewhere(text: str, begin: int, end: int) -> bool:
    """Whether the words around a place say that somebody does not live there, or that it is no home."""
    if _OFFICE.match(text, end) or _GIVEN_UP.match(text, end):
        return True
    before = text[max(0, begin - _BACK) : begin]
    return _ELSEWHERE.search(before, before.rfind(". ") + 1) is not None
