"""Words that mean something else as often as they mean a person, and words around names."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Too frequent in any text to be looked for by themselves: a name such as "Will" is reached by its other half.
FUNCTION_WORDS = _words(
    """
    a about after all also am an and any are as at be been before but by can could did do does for from
    get go had has have he her here him his how i if in into is it its just like may me more most much
    must my new no not now of off on one only or other our out over own said say see she should so some
    such than that the their them then there these they this those to too under up us very was way we
    well were what when where which while who why will with would yes you your
    """
)

# A name that is also one of these needs a capital letter or a second fact.
COMMON_WORDS = FUNCTION_WORDS | _words(
    """
    abbey abbot ace alder amber angel apple april archer art ash august autumn bacon bail bailey baker
    ball banks bar barber barker barn baron basil bass bay beach bean bell belt bench berry best bill
    bird bishop black bloom blue bob bolt bond bonny boot boss bow bowl bowls brand bridge bridges
    bright broad brook brown brush buck bud bull bunch burn burns bush butcher butler camp candy cane
    cannon cant care carol carpenter case cash castle chad chambers chance chapel charity chase cherry
    child chin chip chuck church clay clean clear cliff close coach coal coffin constable cook cooper
    coral cotton couch counsel court cover craft crane crisp crook cross crow crystal curry daily daisy
    dale dance dark dash dawn day deal dean death destiny dew diamond dickens dock doe dot dove drake
    draper drew drink duck duke dusty dwelling early east ebony eden ember end eve fair faith fall
    farmer fawn fear fell fender fern field fielding fields finch first fish fisher fitting flint flood
    flower flowers foot ford forest foster fox frank free french friend frost fry full fuller gale game
    garden gardener gates gay gentle gill ginger glass glen gold golden good gore grace grand grant gray
    green grey ground grove guard guest guy hair hale hall ham hammer hand hardy harm harmony harvest
    haste haven hawk hay hazel head heath heather heaven herb hill hills holiday holly home honey honour
    hood hook hope horn house hunt hunter hurt iris iron ivory ivy jack jade jay jean jewel jolly joy
    judge june junior justice keen key keys kind king kings kite knight lake lamb lance land lane lark
    laurel law leader leaf lean lee lever light lily links list little lock lodge loft london long lord
    love lovely low luck lucky mace main major male man manor maple marble march mark market marks marsh
    mason max mayor mead meadow melody mercy merit merry middle miles mill miller mint mist misty money
    moon moor moral morning moss moth mount nail neat neighbour nick night noble norm north nurse oak
    oaks ocean olive opal orchard organ pack page pain painter pansy parent paris parish park parker
    parson pat patch patience peace pearl peel peg penny pepper perry pick pickles pike pine pipe piper
    pitt plant player plum pool poole poor pope poppy porter post potter pound pounds power powers
    precious price pride priest prince prior prudence quick quirk race rain ram rank rash raven raw ray
    read reader ready reason rector reed reef reeve rice rich ridge ring rise river rivers road rob
    robin rock rod rook root rose rosemary round rowan royal ruby rudd rue rush rust rusty saffron sage
    sale salt same sand sandy savage sayer sea season self senior shade sharp shell shepherd sheriff
    ship shore short side silver simple singer skip skipper sky slack slaughter small smart smith snow
    south spark sparrow spear speed spice spring square stable stage stamp star steed steel step stern
    stew still stock stone storm stout street stringer strong style sue summer summers sun sunny swallow
    swan sweet swift tab tad tailor tanner tapper teal ted tell temple thick thorn tiger tim time tiny
    toll tower towers trace trainer treasure tree trinity trip true trust tucker turn tutor twist usher
    valley vine violet voice wait walk walker wall walls want ward warden warm waters wayne weeks wells
    west whale wheat wheeler white wick wild willow wills win wing winner winter winters wise wish wolf
    wood woods work workman world worth wren yard year young
    """
)

TITLES = _words(
    """
    cllr councillor dame dc dr ds father fr insp lady lord master messrs miss mister mr mrs ms mssrs mx
    pc prof professor rev reverend sgt sir sister sr
    """
)

# What a form says before each half of a name; the "s" is that of "first name(s)".
LABELS = _words("christian family first forename forenames given last middle name names s surname surnames")

# Parts of a family name that are no name alone.
PARTICLES = _words(
    """
    ab abu af al ap av ben bin bint d da das de del della den der di dos du e el ferch fitz ibn l la le
    m mac mc ni nic o saint san santa st ten ter ui van von y zu zur
    """
)

# After a name these make it a place or a firm; before it, a house number does.
PLACES_AND_FIRMS = _words(
    """
    academy arms associates ave avenue award bridge building buildings center centre chapel charity
    church clinic close college court crescent cup drive estate farm foundation gardens grove hall hill
    hospital hotel house inc inn lane library limited llp ln lodge ltd memorial park partners place plc
    practice prize pub rd road school solicitors square st stadium station street surgery terrace trust
    university ward way wing wood woods
    """
)

STREETS = {
    "ave": "avenue", "av": "avenue", "cl": "close", "clo": "close", "cres": "crescent", "cresc": "crescent", "crt": "court",
    "ct": "court", "dr": "drive", "drv": "drive", "est": "estate", "gdns": "gardens", "gdn": "garden", "grn": "green", "gr": "grove",
    "la": "lane", "ln": "lane", "pk": "park", "pl": "place", "rd": "road", "sq": "square", "st": "street", "str": "street",
    "ter": "terrace", "terr": "terrace", "wlk": "walk", "wy": "way",
}  # fmt: skip
STREET_WORDS = frozenset(STREETS.values()) | _words(
    "bank brae end gate hill loan mews parade quay rise row side vale view wharf wynd yard"
)
