"""The names of the set for judging only, and what else may be so of its people.

Common names are given out again and again, as in a town; of the rare ones most are borne by one person.
"""

OFTEN_WOMEN = """
    Emma Hannah Laura Joanna Fatima Chloe Lauren Claire Michelle Danielle Aisha Amelia Bethany Ella Agnieszka Maryam Manpreet
"""
OFTEN_MEN = """
    Matthew Ryan Mohammed Adam Luke Connor Joshua Nathan Aaron Jake Lewis Scott Jakub Omar Andrei Haris Kacper
"""
WOMEN = """
    Isabelle Sophia Tina Kerry Carly Beverley Marilyn Sheryl Kimberley Natalia Georgia Martha Cerys Mared Caítlín Róisín Ewelina
    Małgosia Mădălina Andreea Ileana Noor Hafsa Sumaya Khadija Ruqayyah Anjali Deepika Kavita Meena Neha Pooja Kulwinder
    Balvinder Paramjit Amaka Folake Bukola Adaora Akosua Abena Esi Adwoa Aminata Mariama Shanelle Tanisha Aleisha Jing Hui
    Ling Siu Layla Nour Zaynab Hala Anne-Marie Mary-Kate Sarah-Jane Lily-Mae Ellie-Mae Billie-Jo Ana-Maria Chloé Sigrún
    Concepción Inés Olha Oksana Iryna Selam Senait Mehret Hirut Ayaan Sagal Idil Nimco Hibo Parwana Zohra Shukria Gulnaz Soraya
    Parisa Nasrin Trúc Hạnh Jacquetta Philippa Marietta Marian Winsome Jessamy
"""
MEN = """
    Jonah Dean Spencer Toby Harvey Harrison Logan Tyler Hamish Ross Euan Owain Iestyn Oisín Pádraig Seán Fiachra Szymon Dawid
    Cătălin Przemysław Stanisław Ionuț Mícheál Alexandru Zain Adil Shahid Rohan Nikhil Vikas Suresh Arun Harjit Sukhdeep Segun
    Kola Babatunde Osagie Efe Ousmane Jermaine Devon Clinton Hao Xiaoming Kai Rami Yasir Jean-Paul Jean-Pierre Tommy-Lee René
    André Tomáš Jiří Björn Dmytro Mykola Taras Bohdan Hailu Tsegaye Abebe Liban Najib Ramin Kian Dariush Barnabie
    Zachariah Leopold Torquil
"""
GIVEN = (OFTEN_WOMEN + OFTEN_MEN) * 4 + WOMEN + MEN
WOMEN += OFTEN_WOMEN
COMMON = """
    Smith Jones Patel Khan Hussain Singh Thompson Ahmed O'Brien Robinson Barnes Davis Hayes Miles Myers Newman Watts Watkins
    Pollard Fuller Holden Davidson Rowe Stanley Townsend Madden Kenny Dillon McHugh McGowan McKenzie Muir Abubakar Akinola
    Okoye Adekunle Nwankwo Antwi Boakye Francis Henry Samuels Cheng Lin Dhaliwal Sidhu Grewal Miah Siddique Akter
    Farooq Nawaz Abdi Nur Osman Stoica Rusu Matei Król Kozłowski Jasiński Duda Khalil Issa
"""
RARE = """
    Aldridge Arrowsmith Atherton Auchterlonie Abernathy Aird Acquah Adjei Afolayan Ahluwalia Ahmadi Akande Akdeniz Akpan
    Al-Bayati Al-Hassan Al-Najjar Al-Rashid Al-Saadi Al-Tamimi Albu Aluko Amiri Annan Arain Asamoah Asfaw Atwal Azizi
    Baidoo Baillie Baldwin Barakat Barbu Bąk Begg Berhane Bergström Berry Bhandari Blake Bogle Boutros Bozkurt Bradbury
    Brathwaite Breen Brewster Brierley Brosnahan Bull Cafferty Cairns Camara Cargill Carstairs Cartwright Ceesay Çetin
    Chandler Chauhan Chikowore Chirwa Chiu Chmielewski Christie Ciocan Cojocaru Coogan Cosgrove Crossley Cumberbatch
    Czarnecki D'Angelo D'Costa da_Mota Darko De_Boer Deegan Delahunty Deol Dewar Dewsbury Diaconu Dickinson Dinu Dirie Donkor
    Dragomir Drew Duah Durojaiye Dvořáková Egbe Elmi Enahoro Erdoğan Fagbemi Fahy Faizi Fakhoury Fallon Farmer Fearnley
    Fernando Findlay Fisk Fong Foy Fyfe Gaffney Gajewski Ganesan Garcha Garner Gaunt Gemmell Geraghty Ghanem Gheorghiu
    Girmay Gitau Głowacki Goodwin Gould Gourlay Grabowski Grigore Guled Güler Gwynn Gyasi Habte Haigh Haldane Halliwell
    Hammond Haque Haywood Heaton Hebblethwaite Heggie Hersi Hession Hijazi Hinton Hirst Holness Holroyd Horváth Hothi
    Houghton Hrytsenko Iacob Ibekwe Ingham Iyer Jafari Jalloh Jaswal Jimale Josephs Kanu Karanja Kargbo Kassem Kay Keating
    Keita Kershaw Kidane Kilbride Kilpatrick Kimani Kinloch Kirby Kitchen Kołodziej Kovač Kravchenko Kurian Kwan Kyei Laidley
    Laing Lakhani Lawal Lazăr Leahy Leitch Leigh Lockwood Lord Luckhurst Lysenko MacArthur MacDougall MacFadyen MacLennan
    MacPhee Maddox Mahfouz Mahon Maitland Makoni Malinowski Mallinson Mannion Mansaray Marriott McAlpine McArdle McBurney
    McCloskey McCreadie McDaid McGlone McKechnie McLaren McNally McParland McQuaid McSherry McVeigh Meikle Melnyk Mengistu
    Menon Meredith Mocanu Møller Moorhouse Moradi Mowat Mulcahy Mulhern Murtagh Mutsvairo Muthoni Nakato Naylor Ncube
    Neagu Nembhard Niculescu Njeri Nkrumah Novotný Nugent Nuttall Nwachukwu Nyarko Nyathi O'Boyle O'Driscoll O'Halloran
    O'Kane O'Regan O'Riordan Oduro Ogbonna Ojukwu Okello Okyere Olaniyan Olszewski Omotoso Onwuka Oprea Oshodi Özdemir Page
    Panesar Păun Pemberton Perera Petrescu Pietrzak Pinnock Plummer Polishchuk Preda Priestley Protheroe Przybylski Purewal
    Qabbani Quaye Rahimi Rajan Ratcliffe Rawlings Redmond Rehman Rintoul Roble Rowley Rudenko Sadowski Sahota Samatar
    Sarpong Savchenko Sawicki Scrimgeour Scully Șerban Shackleton Shanahan Shonibare Sithole Sivakumar Slattery Slevin
    Sneddon Sobers Sokołowski Sönmez Speakman Stachowiak Stubbs Summers Talbot Tănase Tanner Tawiah Tekle Thakur Thorpe
    Tiernan Tkachenko Tomaszewski Toor Touray Trivedi Tully Țurcanu Twum Unsworth van_der_Linden Virdee Voicu Vyas Walcott
    Wall Waring Warner Waugh Weldu Wheatley Whitehead Whittaker Willmott Winstanley Wishart Włodarczyk Wojciechowski
    Woodhouse Woolfenden Worsley Woulfe Wyatt Yeomans Yıldız Yuen Zadran Zamfir Zeng Zheng Ziółkowski Zubairi
"""  # noqa: RUF001 - Turkish has a letter that looks like another
FAMILY = COMMON * 8 + RARE * 2
SHORT_FORMS = (
    "Matthew:Matt Joshua:Josh Nathan:Nate Isabelle:Izzie Sophia:Sophie Beverley:Bev Kimberley:Kim Natalia:Nat "
    "Bethany:Beth Danielle:Dani Michelle:Shell Lauren:Loz Spencer:Spence Alexandru:Alex Stanisław:Staszek "
    "Przemysław:Przemek Zachariah:Zach Philippa:Pippa Marietta:Etta Babatunde:Baba,Tunde "
    "Jermaine:Jay Marilyn:Lyn Kulwinder:Kully Manpreet:Manny Balvinder:Bal Amelia:Millie Mohammed:Mo Georgia:Georgie "
    "Leopold:Leo Agnieszka:Aga Jakub:Kuba Suresh:Sunny Oksana:Ksenia"
)
MIDDLE = "Grace Mae May Alan Glen Neve Beau Quinn"
STREETS = (
    "Wharfedale Road,Cobden Street,Thornhill Drive,Barley Close,Meadowbank Avenue,Salters Lane,St Aidan's Terrace,"
    "Parkfield Crescent,Weavers Court,Allotment Lane,Queensway Gardens,Hazelwood Road,Stanhope Street,Nursery Drive,"
    "Cemetery Road,Millfield Avenue"
)
TOWNS = (
    "Castlebeck,Ormsley,Wixcombe,Kilbraddan,Aberfelin,Dunstrae,Great Hollin,Withernby,Saltmarsh Bay,Coldharrow,"
    "Lisnabroe,Tarporth,Old Maxted"
)
AREAS = "HD4 TS18 SR6 DH7 PE21 CW8 ML5 SA12 BT36 LE17"
CONDITIONS = (
    "epilepsy,asthma,type 1 diabetes,autism,ADHD,dementia,schizophrenia,bipolar disorder,multiple sclerosis,"
    "cerebral palsy,COPD,depression"
)
ETHNICITIES = (
    "White British,Pakistani,Polish,Black African,Black Caribbean,Somali,Romanian,Indian,Chinese,Irish"
)
JOBS = "cleaner,care worker,delivery driver,teaching assistant,warehouse worker,chef,hairdresser,security guard,nurse,none"
OFFENCES = "burglary,assault,shoplifting,drink driving,fraud,none,none,none,none,none"
WORKERS = [
    "Emma Quillfeather",
    "Ryan Dunthorne-Vale",
    "Pooja Merrowby",
    "Segun Harcastle-Orr",
]  # first names of clients too
