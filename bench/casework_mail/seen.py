"""The set of mail to look at: its names and its sentences."""

SEED = 20_261_101
GIVEN = """
    Aileen Alan Alasdair Aled Alice Amina Andrew Angharad Anna Barbara Beatrice Bogdan Bridget Callum Catherine Ceri
    Charlotte Chidi Christopher Ciara Craig Daniel David Deborah Declan Donald Dorota Edward Eilidh Eleanor Elizabeth
    Emeka Emily Emma Farah Fatima Fiona Florence Francesca Gareth Geoffrey George Grace Graham Gwen Hamza Hannah Harriet
    Hassan Helen Henry Hope Ifeoma Imran Iona Isabella Ivan Iwan Jacob James Janet Jennifer Joan John Joseph Joy Judith
    Julie Katarzyna Kathleen Kenneth Kwame Laura Lesley Lily Linda Lloyd Lorraine Lucy Maeve Magdalena Malcolm Margaret
    Mark Martin Mary Matthew Maureen May Megan Mei Michael Mohammed Moira Morag Nadia Naomi Nia Niamh Nicholas Olivia
    Owen Padraig Pamela Patience Patricia Patrick Paul Peter Philip Priya Rachel Rajesh Rebecca Rhys Richard Robert Robin
    Rose Rosemary Ruth Ryan Samuel Sandra Sean Sheila Shona Sian Simon Siobhán Sophie Stephen Stuart Susan Tariq Teresa
    Thomas Timothy Tomasz Tracey Valerie Victoria Violet Wei Will William Yasmin Yusuf Zoë Zofia
"""
FAMILY = """
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
"""
SHORT_FORMS = (
    "Elizabeth:Liz,Beth,Betty William:Bill,Billy Robert:Bob,Rob Margaret:Maggie,Peggy Catherine:Cathy,Kate "
    "Thomas:Tom,Tommy James:Jim,Jimmy Richard:Dick,Rick Edward:Ted,Eddie Patricia:Pat,Tricia Michael:Mick,Mike "
    "Christopher:Chris,Kit Rebecca:Becky Andrew:Andy,Drew Jennifer:Jenny Kathleen:Kath Victoria:Vicky Susan:Sue "
    "Joseph:Joe Samuel:Sam David:Dave,Davie Stephen:Steve Matthew:Matt Deborah:Debbie Nicholas:Nick Timothy:Tim "
    "Kenneth:Ken Philip:Phil Daniel:Dan,Danny Patrick:Paddy,Pat Eleanor:Ellie,Nell Isabella:Bella"
)
MIDDLE = "Anne Louise Jane Ray Lee Marie Ali"
STREETS = "Harbour Lane,Mill Road,Church Street,Orchard Close,Victoria Terrace,Ferry Road,Kiln Way,Station Approach,Heron Drive"
TOWNS = (
    "Eastbrook,Harwick,Northmere,Saltley Bay,Kirkdale,Whinmoor,Ardshiel,Llanfair Cross,Portbeg,Marlow Green"
)
AREAS = "LS1 NE4 EH6 CF10 BT9 M14"
WORKERS = [  # none of these family names is on a roll
    "Ottoline Vexley",
    "Barnabas Quill",
    "Perpetua Thrale",
    "Ignatius Mossop",
]
OPENINGS = [
    "Hi {worker},",
    "Dear {worker},",
    "Morning {worker}",
    "Hello all,",
    "Dear colleague,",
    "{worker} -",
    "Good afternoon {worker},",
    "Dear Sir or Madam,",
]
CLOSINGS = [
    "Thanks,\n{worker}",
    "Best wishes\n{worker}\nFamily support worker",
    "Kind regards,\n{worker}",
    "Many thanks - {worker}",
    "Yours sincerely,\n{worker}\nEastbrook Outreach",
    "Cheers, {worker}",
]
ABOUT = [  # one of these names the person
    "I met {who} at the office yesterday and we went through the plan.",
    "Could you send me the latest review for {who} before the panel?",
    "{who} did not come to the appointment and the phone rang out.",
    "Just to let you know that {who} has moved into the new flat.",
    "Please add this to the file of {who} and ring me back.",
    "We have had a letter about {who} from the landlord.",
    "The school rang about {who} and is worried about attendance.",
    "Re: {who}\n\nThe housing officer agreed to a payment plan.",
    "I am writing on behalf of {who} to ask for the decision to be looked at again.",
    "Attached is the support plan for {who}; page two has changed.",
    "{who} asked whether the grant had come through.",
    "After our talk on Tuesday I saw {who} with the duty worker.",
]
AROUND = [
    "The meeting room is booked from ten until noon.",
    "I will be on leave from Thursday and back the week after.",
    "The bus was late, so we started without the minutes.",
    "There is a new form on the shared drive for this.",
    "Let me know if the date does not suit you.",
    "The budget line for travel has been used up for this quarter.",
    "I have asked the office to order more folders.",
    "We agreed three actions and I have two of them.",
    "The next drop-in is on 14 March 2026 at the community centre.",
    "Nobody minded waiting because there was tea.",
    "The heating is off in the east wing until Monday.",
    "Will you be at the training on Wednesday?",
    "I may be five minutes late.",
    "Our target for this year is to answer within ten days.",
    "The chair thanked everybody for coming.",
    "This has been a long week for the whole team.",
    "I hope that the weekend was kind to you.",
    "Please mark the register when you come in.",
    "The lease ends on 31/08/2027 and has to be renewed by then.",
    "The grant pays for two sessions a week.",
]
SPEAKS_OF = {
    "health": [
        "The consultant changed the epilepsy medication.",
        "There is a diagnosis of diabetes in the file.",
    ],
    "criminal": [
        "The case goes to the magistrates' court because of an assault.",
        "There was an arrest for shoplifting.",
    ],
    "safeguarding": [
        "We made a safeguarding referral because of domestic abuse.",
        "The children are on a child protection plan.",
    ],
    "religion": [
        "The family is Muslim and asks for visits outside Ramadan.",
        "Sunday is kept free for the Catholic Mass.",
    ],
    "ethnicity": ["The ethnic origin on the form is Somali.", "The family is of mixed heritage."],
    "sex life": [
        "There was bullying about being gay.",
        "The support group for transgender young people has a place.",
    ],
    "politics": [
        "The bullying began after leaving the Labour Party.",
        "Posters of the Green Party were torn down at the flat.",
    ],
    "union": ["The trade union rep came to the meeting.", "The dispute is about being a Unison member."],
    "genetic": ["The genetic test came back last week.", "A DNA test was asked for."],
    "biometric": ["The hostel takes fingerprints at the door.", "The gate uses facial recognition."],
}
MEANS_NOTHING = [
    "Positive feedback on the open day keeps coming in.",
    "The tennis court can be booked again.",
    "There is a depression in the road by the gate.",
    "She has catholic tastes in music, so any band will do.",
    "Please use blind copy for the newsletter.",
    "By a stroke of luck the printer works.",
    "The service charge went up and nobody is in charge of it.",
    "Proceed with caution: wet paint.",
    "Chinese New Year falls on a Tuesday.",
    "The church hall has new chairs.",
]
TELLING = {
    "age": ("{noun}, {age},", "a {age}-year-old {noun}"),
    "town": ("from {town}", "who lives in {town}"),
    "condition": ("with {condition}", "who has {condition}"),
    "job": ("working as a {job}", "who is a {job}"),
    "ethnicity": ("of {ethnicity} origin", "({ethnicity})"),
    "family": ("with {count} children", "raising {count} children"),
    "begin": ("We support {these}.", "The panel heard about {these}.", "Can anybody advise on {these}?"),
}
