"""Names to invent people from: five sets that may be looked at, and two for judging only."""

from dataclasses import dataclass

from bench.casework_mail import first_judged_names as first_judged
from bench.casework_mail import judged_names as judged
from bench.casework_mail import second_judged_names as second_judged

GIVEN = {
    "seen": """
        Aileen Alan Alasdair Aled Alice Amina Andrew Angharad Anna Barbara Beatrice Bogdan Bridget Callum Catherine Ceri
        Charlotte Chidi Christopher Ciara Craig Daniel David Deborah Declan Donald Dorota Edward Eilidh Eleanor Elizabeth
        Emeka Emily Emma Farah Fatima Fiona Florence Francesca Gareth Geoffrey George Grace Graham Gwen Hamza Hannah Harriet
        Hassan Helen Henry Hope Ifeoma Imran Iona Isabella Ivan Iwan Jacob James Janet Jennifer Joan John Joseph Joy Judith
        Julie Katarzyna Kathleen Kenneth Kwame Laura Lesley Lily Linda Lloyd Lorraine Lucy Maeve Magdalena Malcolm Margaret
        Mark Martin Mary Matthew Maureen May Megan Mei Michael Mohammed Moira Morag Nadia Naomi Nia Niamh Nicholas Olivia
        Owen Padraig Pamela Patience Patricia Patrick Paul Peter Philip Priya Rachel Rajesh Rebecca Rhys Richard Robert Robin
        Rose Rosemary Ruth Ryan Samuel Sandra Sean Sheila Shona Sian Simon Siobhán Sophie Stephen Stuart Susan Tariq Teresa
        Thomas Timothy Tomasz Tracey Valerie Victoria Violet Wei Will William Yasmin Yusuf Zoë Zofia
    """,
    "held out": """
        Abdul Abigail Adaeze Agnes Aisling Alison Amber Amy Angela Anthony Archibald Arthur Aurelia Ayesha Benjamin Bernadette
        Blessing Brendan Bronagh Carol Carys Cedric Chantelle Cheng Clara Colin Conor Daisy Dafydd Davina Denise Dermot Diane
        Dilys Dominic Douglas Duncan Edith Elaine Elspeth Ernest Esther Eugenia Evelyn Ewan Faith Felicity Femi Finlay Frank
        Frederick Gabriela Gemma Gerald Glenn Gloria Gordon Gráinne Harold Hazel Heather Hilary Hugh Ian Ines Irene Isla Jack
        Jasmine Jean Jeremy Jessica Jonathan Josephine Karen Keith Khalid Lakshmi Lawrence Leah Leonard Leticia Louise Lydia
        Mairi Marek Marjorie Mehmet Melissa Mercy Miriam Mohini Muriel Natalie Neil Nigel Noreen Obinna Orla Oscar Paige Pauline
        Pearl Percy Phoebe Piotr Rania Raymond Rhiannon Roderick Roisín Ronald Rory Russell Sabina Sadia Sally Sanjay Sasha
        Sergiu Sharon Sinéad Stella Sunil Sylvia Tamsin Tegan Terence Theodore Una Usman Veronica Vikram Walter Wendy Winifred
        Yetunde Yvonne Zainab
    """,
    "first judged": first_judged.GIVEN,
    "second judged": second_judged.GIVEN,
    "judged": judged.GIVEN,
}
FAMILY = {
    "seen": """
        Abbott Adeyemi Ahmed Anderson Armstrong Bailey Baker Balogun Banks Barrett Bell Bevan Blackwood Booth Brannigan Brennan
        Brown Buchanan Burns Byrne Cahill Campbell Carmichael Chaudhry Cheung Clarke Cohen Connolly Cooper Crawford Cunningham
        D'Arcy Dalgleish Davies Dempsey Dhillon Docherty Donnelly Doyle Drummond Duffy Eastwood Edwards Ellis Evans Farrell
        Ferguson Fitzgerald Fleming Forde Foster Fox Galbraith Gallagher García Gibson Gill Gonçalves Gordon Graham Grant Green
        Griffiths Hall Hamilton Harkin Harris Hassan Hay Henderson Higgins Hill Hope Hughes Hunter Hussain Iqbal Jamieson Jenkins
        Jones Kaur Kelly Kennedy Khan King Kowalczyk Kowalski Lane Laverty Lawson Lewandowski Lewis Li Lloyd Long Lynch
        MacDonald MacLeod Maguire Malik Marsh Mbeki McBride McCarthy McGregor McIntyre McKenna Mensah Miller Mitchell Moore
        Morgan Morrison Müller Murphy Murray Nakamura Ng Novak Nowak Nwosu O'Brien O'Connor O'Neill O'Sullivan Okafor Okonkwo
        Owusu Park Parry Patel Patterson Pereira Popescu Powell Price Quigley Rafferty Rahman Reid Rice Robertson Rose Ross
        Sandhu Scott Shah Sharma Short Silva Singh Sinclair Smith Stewart Stone Sweeney Szymański Taylor Thomas Thompson
        Tierney Walker Wallace Walsh Wanjiru Ward Watson White Williams Wilson Wood Woźniak Wright Wu Yilmaz Young Zhang
    """,
    "held out": """
        Abara Agbaje Aitken Ali Allen Andrews Asante Aslam Atkinson Bains Bannerman Barclay Barlow Bartosz Bates Beattie Begum
        Bennett Bhatt Bird Boateng Boyle Bradley Brady Bright Brooks Bruce Burke Cameron Carey Carr Carroll Chambers Chan Chapman
        Chowdhury Coleman Collins Costello Cox Craig Curran Dąbrowski Daly Day Deane Devlin Dimitrov Dixon Dobson Dogan Doherty
        Douglas Duncan Dunne Ekwueme English Fagan Farah Field Finnegan Fisher Flanagan Flood Ford Fraser French Frost Gallacher
        Geoghegan Ghosh Gilchrist Gillespie Good Gray Guerrero Hagan Hale Hart Healy Hennessy Hobbs Hogan Holland Holt Horvat
        Hudson Humphreys Hurley Ibrahim Irvine Islam Jankowski Jarvis Johnson Joshi Kamara Keane Keegan Kerr Kilgallon Kirk Knight
        Krawczyk Lam Lambert Law Lee Little Logan Love Lowe Lungu Mackay Mackintosh MacNeil Mahmood Maloney Mann Marshall Mason
        McAllister McCabe McCann McDermott McFarlane McGrath McLaughlin McManus Mehta Mendes Molloy Monroe Mooney Moran Munro Nash
        Nesbitt Noble Núñez O'Callaghan O'Dowd O'Hara O'Reilly Obi Ogilvie Olsen Osei Oyelaran Paterson Pawar Payne Peacock Pham
        Phillips Poole Porter Power Quinn Ramsay Rashid Read Reilly Rhodes Rossi Rowan Sadiq Salmon Sanchez Savage Shaikh Shaw
        Shepherd Skinner Spence Stark Steele Strong Sutherland Swan Tait Tanaka Thapa Tran Turnbull Vaughan Wade Wainwright
        Wang Webster Wells West Winter Wise Wolfe Yeo Yusuf Żak
    """,
    "first judged": first_judged.FAMILY,
    "second judged": second_judged.FAMILY,
    "judged": judged.FAMILY,
}
SHORT_FORMS = {  # as people of each set are called
    "seen": (
        "Elizabeth:Liz,Beth,Betty William:Bill,Billy Robert:Bob,Rob Margaret:Maggie,Peggy Catherine:Cathy,Kate "
        "Thomas:Tom,Tommy James:Jim,Jimmy Richard:Dick,Rick Edward:Ted,Eddie Patricia:Pat,Tricia Michael:Mick,Mike "
        "Christopher:Chris,Kit Rebecca:Becky Andrew:Andy,Drew Jennifer:Jenny Kathleen:Kath Victoria:Vicky Susan:Sue "
        "Joseph:Joe Samuel:Sam David:Dave,Davie Stephen:Steve Matthew:Matt Deborah:Debbie Nicholas:Nick Timothy:Tim "
        "Kenneth:Ken Philip:Phil Daniel:Dan,Danny Patrick:Paddy,Pat Eleanor:Ellie,Nell Isabella:Bella"
    ),
    "held out": (
        "Anthony:Tony Benjamin:Ben Frederick:Fred,Freddie Arthur:Art Archibald:Archie Gerald:Gerry Leonard:Len,Lenny "
        "Jonathan:Jon Lawrence:Larry Ronald:Ron,Ronnie Theodore:Theo,Ted Raymond:Ray Douglas:Doug Dominic:Dom "
        "Abigail:Abby Jessica:Jess Josephine:Jo,Josie Natalie:Nat Veronica:Ronnie Winifred:Winnie Angela:Angie "
        "Pauline:Polly Felicity:Flick Terence:Terry Walter:Wally,Walt Russell:Russ Roderick:Rod,Roddy Harold:Harry "
        "Bernadette:Bernie Gabriela:Gabi Melissa:Mel Jeremy:Jerry"
    ),
    "first judged": first_judged.SHORT_FORMS,
    "second judged": second_judged.SHORT_FORMS,
    "judged": judged.SHORT_FORMS,
}
MIDDLE = {
    "seen": "Anne Louise Jane Ray Lee Marie Ali",
    "held out": "Rose Ellen Noor Francis Kay Dean Ruby",
    "first judged": first_judged.MIDDLE,
    "second judged": second_judged.MIDDLE,
    "judged": judged.MIDDLE,
}
STREETS = {
    "seen": "Harbour Lane,Mill Road,Church Street,Orchard Close,Victoria Terrace,Ferry Road,Kiln Way,Station Approach,Heron Drive",
    "held out": "Quay Street,Larch Avenue,Abbey Wynd,Canal Row,Beacon Hill,Ashgrove Gardens,Foundry Court,Tollgate Road",
    "first judged": first_judged.STREETS,
    "second judged": second_judged.STREETS,
    "judged": judged.STREETS,
}
TOWNS = {
    "seen": "Eastbrook,Harwick,Northmere,Saltley Bay,Kirkdale,Whinmoor,Ardshiel,Llanfair Cross,Portbeg,Marlow Green",
    "held out": "Stanmore Vale,Glenarrow,Tidewell,Brackenford,Penhallow,Easterhill,Coldstone,Ballyvarna,Rushmere End",
    "first judged": first_judged.TOWNS,
    "second judged": second_judged.TOWNS,
    "judged": judged.TOWNS,
}
AREAS = {
    "seen": "LS1 NE4 EH6 CF10 BT9 M14",
    "held out": "B33 G42 SA1 L8 N1 BN2",
    "first judged": first_judged.AREAS,
    "second judged": second_judged.AREAS,
    "judged": judged.AREAS,
}
CONDITIONS = [
    "epilepsy",
    "asthma",
    "diabetes",
    "autism",
    "depression",
    "multiple sclerosis",
    "dementia",
    "cerebral palsy",
]
ETHNICITIES = ["White British", "Somali", "Pakistani", "Roma", "Black African", "Polish", "Mixed heritage"]
JOBS = ["bus driver", "welder", "cleaner", "nursery nurse", "chef", "security guard", "hairdresser", "none"]
OFFENCES = ["shoplifting", "burglary", "assault", "none", "none", "none", "none"]


@dataclass(frozen=True)
class Names:
    """The names of one set, and what else may be so of its people."""

    given: list[str]
    family: list[str]
    short: dict[str, list[str]]
    middle: list[str]
    streets: list[str]
    towns: list[str]
    areas: list[str]
    conditions: list[str]
    ethnicities: list[str]
    jobs: list[str]
    offences: list[str]
    women: frozenset[str] = frozenset()  # where a given name says who is a woman


def names(which: str) -> Names:
    """All names of a set."""
    its = {
        "first judged": first_judged,
        "second judged": second_judged,
        "judged": judged,
    }.get(which)
    pairs = (entry.split(":") for entry in SHORT_FORMS[which].split())
    return Names(
        GIVEN[which].split(),
        [name.replace("_", " ") for name in FAMILY[which].split()],
        {formal: short.split(",") for formal, short in pairs},
        MIDDLE[which].split(),
        STREETS[which].split(","),
        TOWNS[which].split(","),
        AREAS[which].split(),
        its.CONDITIONS.split(",") if its else CONDITIONS,
        its.ETHNICITIES.split(",") if its else ETHNICITIES,
        its.JOBS.split(",") if its else JOBS,
        its.OFFENCES.split(",") if its else OFFENCES,
        women=frozenset(getattr(its, "WOMEN", "").split()),
    )
