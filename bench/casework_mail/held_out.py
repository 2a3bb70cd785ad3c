"""The set of mail that was held out, until it was looked at: its names and its sentences."""

SEED = 20_261_177
GIVEN = """
    Abdul Abigail Adaeze Agnes Aisling Alison Amber Amy Angela Anthony Archibald Arthur Aurelia Ayesha Benjamin Bernadette
    Blessing Brendan Bronagh Carol Carys Cedric Chantelle Cheng Clara Colin Conor Daisy Dafydd Davina Denise Dermot Diane
    Dilys Dominic Douglas Duncan Edith Elaine Elspeth Ernest Esther Eugenia Evelyn Ewan Faith Felicity Femi Finlay Frank
    Frederick Gabriela Gemma Gerald Glenn Gloria Gordon Gráinne Harold Hazel Heather Hilary Hugh Ian Ines Irene Isla Jack
    Jasmine Jean Jeremy Jessica Jonathan Josephine Karen Keith Khalid Lakshmi Lawrence Leah Leonard Leticia Louise Lydia
    Mairi Marek Marjorie Mehmet Melissa Mercy Miriam Mohini Muriel Natalie Neil Nigel Noreen Obinna Orla Oscar Paige Pauline
    Pearl Percy Phoebe Piotr Rania Raymond Rhiannon Roderick Roisín Ronald Rory Russell Sabina Sadia Sally Sanjay Sasha
    Sergiu Sharon Sinéad Stella Sunil Sylvia Tamsin Tegan Terence Theodore Una Usman Veronica Vikram Walter Wendy Winifred
    Yetunde Yvonne Zainab
"""
FAMILY = """
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
"""
SHORT_FORMS = (
    "Anthony:Tony Benjamin:Ben Frederick:Fred,Freddie Arthur:Art Archibald:Archie Gerald:Gerry Leonard:Len,Lenny "
    "Jonathan:Jon Lawrence:Larry Ronald:Ron,Ronnie Theodore:Theo,Ted Raymond:Ray Douglas:Doug Dominic:Dom "
    "Abigail:Abby Jessica:Jess Josephine:Jo,Josie Natalie:Nat Veronica:Ronnie Winifred:Winnie Angela:Angie "
    "Pauline:Polly Felicity:Flick Terence:Terry Walter:Wally,Walt Russell:Russ Roderick:Rod,Roddy Harold:Harry "
    "Bernadette:Bernie Gabriela:Gabi Melissa:Mel Jeremy:Jerry"
)
MIDDLE = "Rose Ellen Noor Francis Kay Dean Ruby"
STREETS = (
    "Quay Street,Larch Avenue,Abbey Wynd,Canal Row,Beacon Hill,Ashgrove Gardens,Foundry Court,Tollgate Road"
)
TOWNS = "Stanmore Vale,Glenarrow,Tidewell,Brackenford,Penhallow,Easterhill,Coldstone,Ballyvarna,Rushmere End"
AREAS = "B33 G42 SA1 L8 N1 BN2"
WORKERS = [  # none of these family names is on a roll
    "Hepzibah Crane-Otley",
    "Lysander Bodkin",
    "Araminta Fewtrell",
    "Crispin Tolliver",
]
OPENINGS = [
    "Hello {worker},",
    "{worker},",
    "Afternoon {worker},",
    "To whom it may concern,",
    "Hi team,",
    "Dear {worker}",
    "Hiya {worker},",
    "Evening all,",
]
CLOSINGS = [
    "Regards,\n{worker}",
    "Warm wishes,\n{worker}\nTenancy sustainment",
    "Thank you. {worker}",
    "All the best,\n{worker}",
    "Speak soon,\n{worker}\nWellbeing team",
    "Ta, {worker}",
]
ABOUT = [  # one of these names the person
    "The visit to {who} went ahead as agreed and nobody else was in.",
    "Can we talk about {who} at supervision?",
    "I have closed the referral for {who} because the waiting list is shorter elsewhere.",
    "{who} turned up without an appointment and was seen straight away.",
    "The council wants proof of income for {who} by Friday.",
    "Subject: {who}\n\nNo change since the last review.",
    "Would you mind calling {who} back about the furniture?",
    "A neighbour reported noise from the home of {who} again.",
    "It was good to see {who} looking so much better this week.",
    "We will be discharging {who} from the group at the end of term.",
    "My notes on {who} are below, with two actions for you.",
    "{who} signed the form in front of me and kept a copy.",
]
AROUND = [
    "Parking is free after six.",
    "I will ring the agency first thing.",
    "The agenda went round on Monday.",
    "We are short of a driver for the minibus.",
    "Nothing else to report from this side.",
    "The kitchen will be closed for cleaning on 2 June 2026.",
    "Could somebody bring the projector?",
    "The auditors come in the last week of May.",
    "I have had no answer yet but will chase.",
    "The new carpet has been laid and looks fine.",
    "Please bear with us while the system is updated.",
    "There were nine people in the group, which is a record.",
    "The deadline is 17/09/2026 at noon.",
    "Rose bushes have been planted by the front door.",
    "I would grant them another fortnight if it were up to me.",
    "Frank discussion helps, and so does cake.",
    "We should hope for dry weather.",
    "Can you cover the desk at lunch?",
    "The lift is out of order once more.",
    "It is a pleasure to work with this group.",
]
SPEAKS_OF = {
    "health": ["The dialysis is three times a week now.", "Schizophrenia was mentioned by the ward."],
    "criminal": [
        "Probation has asked for an update before sentencing at the Crown Court.",
        "The burglary charge was dropped after the arrest.",
    ],
    "safeguarding": [
        "The social worker is worried about neglect.",
        "There are signs of sexual exploitation.",
    ],
    "religion": ["A Sikh chaplain is wanted.", "They are Jehovah's Witnesses and refused it."],
    "ethnicity": [
        "They describe themselves as Black Caribbean.",
        "The monitoring form says Bangladeshi.",
    ],
    "sex life": [
        "The new partner is a same-sex partner.",
        "There is talk at school about being bisexual.",
    ],
    "politics": [
        "They stood for Plaid Cymru last year.",
        "The threats are about political activity with Sinn Fein.",
    ],
    "union": ["The shop steward will sit in.", "The NASUWT wrote to the head."],
    "genetic": [
        "A chromosome condition is being looked into.",
        "The hereditary condition runs in the family.",
    ],
    "biometric": ["An iris scan is needed at the centre.", "The biometric permit has run out."],
}
MEANS_NOTHING = [
    "The squash court has a new floor.",
    "An Atlantic depression will bring rain.",
    "My account was disabled on Monday.",
    "Venetian blinds were fitted in the office.",
    "We got free of charge delivery.",
    "It is in our DNA to say thank you.",
    "Bangers and mash for lunch today.",
    "Black Friday offers are on the second page.",
    "Good faith is all we can ask.",
    "The credit union opens at nine.",
]
TELLING = {
    "age": ("a {noun} aged {age}", "a {noun} ({age})"),
    "town": ("living in {town}", "in {town}"),
    "condition": ("diagnosed with {condition}", "who lives with {condition}"),
    "job": ("a {job} by trade", "employed as a {job}"),
    "ethnicity": ("ethnicity {ethnicity}", "describing the family as {ethnicity}"),
    "family": ("and {count} kids", "and a parent of {count}"),
    "begin": (
        "I have somebody on my list: {these}.",
        "The case concerns {these}.",
        "An example: {these}.",
    ),
}
