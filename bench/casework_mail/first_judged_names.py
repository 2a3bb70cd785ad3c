"""The names of the set that judged first, and what else may be so of its people.

Some family names are common and are given out often; the others are rare, and most who bear one bear it alone.
"""

WOMEN = """
    Adele Amélie Aneta Annabel Aoife Aurélie Beatriz Benazir Bláthnaid Blodwen Bushra Cecily Celeste Chiamaka Chloë Cliona
    Constance Danuta Deepa Delyth Eirlys Eleni Eleri Elinor Esme Eunice Ewa Fenella Fern Fionnuala Georgina Halina Harpreet
    Holly Huda Inês Iris Isobel Jade Jadwiga Janine Jocelyn Justyna Kamila Keziah Lara Leila Lena Leona Lynette Mabel
    Madeleine Mali Mariam Marta Matilda Maya Mónica Monika Nadine Nasreen Olena Olive Oluchi Poppy Prudence Rabia Rhona
    Rukhsana Sadie Salma Scarlett Senga Seren Shanice Shirin Sorcha Summer Swati Tahira Thandiwe Theresa Tirion Trudy
    Vivienne Wiktoria Xin Yewande Ying Zahra Zeynep
"""
MEN = """
    Abel Adeel Aleksander Alfie Alun Andrés Anil Ashraf Asif Bartholomew Bashir Basil Bernard Blake Bogusław Brett Bruno Bryn
    Cai Caleb Chukwuemeka Cillian Clive Cormac Cuthbert Dale Darius Darren Dewi Donal Donovan Dwayne Edmund Eifion Emlyn
    Emmanuel Eoin Errol Eugene Everton Felix Ferdinand Gábor Garfield Gilbert Guto Guy Harvinder Herbert Hywel Ikechukwu
    Ismail Jasper Joel Jörg José Jude Julian Kareem Kwabena Lance Leighton Leon Lorcan Luca Lucas Luís Maciej Magnus Marlon
    Mateusz Miles Muhammad Nabil Naveed Nikolai Noah Norman Nuno Oswald Paweł Pravin Rafał Ralph Reece Reginald Rodrigo
    Roland Ronan Roy Samir Sebastian Sylvester Tendai Tomos Troy Umar Victor Vincent Wayne Winston Wojciech Xiang Yakub
    Yaw Zane Zbigniew Zebedee
"""
GIVEN = WOMEN + MEN
COMMON = """
    Barker Barton Baxter Bishop Bolton Bowen Bryant Burgess Burton Carter Cole Cook Corbett Cross Curtis Dawson Dodd Drake
    Elliott Fletcher Fowler Freeman Fry Gardner Goddard Gough Griffin Hancock Harding Harper Harrison Hartley Harvey Hawkins
    Hewitt Hodgson Howard Howells Hurst Jackson Jennings Kemp Lamb Matthews Metcalfe Mills Morris Nicholson Norris O'Donnell
    O'Leary O'Shea Parker Parsons Pearce Perkins Perry Potter Preston Pugh Reynolds Richards Roberts Rogers Rowlands Simpson
    Spencer Stephens Stevens Sutton Thornton Tucker Turner Warren Waters Wilkinson Willis Woods Akram Bhatti Choudhury Das
    Desai Gupta Kumar Mistry Nair Parmar Qureshi Reddy Siddiqui Verma Abiola Afolabi Banda Kamau Moyo Ogunleye Okeke Sesay
    Tetteh Yeboah Adamczyk Kamiński Mazur Wróbel Cassidy Nolan McMahon McNamara McLean MacPherson Ritchie Abbas Saleh Chen
    Huang Leung Wong Costa Gomes Lopes
"""
RARE = """
    Ackroyd Agarwal Acheampong Al_Khatib Al_Masri Allbright Almeida Ampofo Ansah Ansari Anstruther ap_Gruffydd Applegarth
    Attwater Aziz Bagshaw Baird Bakri Bălan Barbosa Barnacle Beadle Bebb Bhogal Blossom Bondarenko Bottomley Brassington
    Brosnan Cadogan Calder Capstick Carvalho Castelló Catchpole Cheeseman Chikwanha Choi Chow Clancy Clutterbuck Coldwell
    Conceição Conneely Correia Cowgill Cripps Cullen Cunha da_Costa Dalrymple Darwish de_Souza Dingle Dlamini Dolan
    Đorđević dos_Santos Dudek Duggan Dunbar Dutta Dvořák Dwyer Eke El_Sayed Entwistle Erskine Fairweather Feeney Fishwick
    Fofanah Foley Fonseca Forsyth Fothergill Fung Galvin Gathercole Geddes Georgescu Gillies Giménez Gold Golightly Gotobed
    Greatorex Grimshaw Guo Gwynne Gyamfi Habib Haddock Haider Hamdan Hanrahan Hathersage Hazeldine Heron Hickey
    Higginbottom Ho Hogg Honeyball Hopkin Huckerby Ibáñez Innes Ionescu Isherwood Jaber Jallow Javed Jelley Jörgensen Judge
    Kaya Kazlauskas Keogh Khoury Kiely Killick Kinnaird Kovács Kubiak Kuznetsov Kwok Laidlaw Lal Lau Le_Roux Lefèvre
    Lenihan Lennox Liang Lightfoot Liu Llewellyn Loveday Ma MacAulay MacGillivray MacRae MacTavish Maddocks Magalhães Mahmud
    Mak Makepeace Mansour Marques McCulloch McEvoy McEwan McGovern McGuigan McPhail Menzies Michalak Mirza Moffat Moreira
    Mostyn Mudd Mulligan Mutasa Nagy Naidu Napier Nasser Nettleship Nightingale Nkosi Nogueira O'Connell O'Flaherty O'Toole
    Oakes Obeng Ojo Oliveira Onions Onyango Opoku Ormsby Öztürk Parfitt Pargeter Pawlak Peel Pepper Petrauskas Petrović
    Pickles Pilkington Piotrowski Pringle Probert Prosser Qasim Quaife Quick Rainbow Raja Ramsbottom Rankine Rao Ribeiro
    Rocha Rooney Rosser Ruck Şahin Sargent Satterthwaite Sethi Shaheen Sheehan Shufflebottom Sibanda Sidebottom Sikora
    Silverwood Simões Smallbone Snodgrass Sobczak Sohal Solanki St_John Stallybrass Strachan Sugden Suleiman Swindlehurst
    Szabó Tang Teixeira Temple Thistlewood Tidy Tinker Tobin Toogood Tregenza Treharne Trelawney Tremayne Tsang Tulloch
    Turay Twomey Uglow Urquhart Uzoma van_der_Meer van_Dijk Varley Vickers Vieira Waddilove Wagstaff Walczak Weeks Wekesa
    Wemyss Whitwham Wieczorek Wigglesworth Wildgoose Witkowski Wragg Xu Yallop Yang Yip Yorath Younghusband Zafar Zając Zhao
    Zhou Zhu Zidan
"""
FAMILY = COMMON * 5 + RARE
SHORT_FORMS = (
    "Aleksander:Alek,Olek Annabel:Annie,Bel Bartholomew:Bart Beatriz:Bea Bernard:Bernie Cecily:Cissie Constance:Connie "
    "Danuta:Danka Edmund:Ned,Eddie Emmanuel:Manny Eugene:Gene Ferdinand:Ferdie Fionnuala:Nuala,Finola Georgina:Georgie,Gina "
    "Gilbert:Gil Harpreet:Preet Herbert:Herb,Bertie Ikechukwu:Ike Isobel:Izzy,Bel Jocelyn:Joss Julian:Jules Lucas:Luke "
    "Madeleine:Maddy,Maddie Matilda:Tilly,Tilda Muhammad:Mo Nikolai:Nik,Kolya Norman:Norm Oswald:Ozzie Prudence:Prue "
    "Reginald:Reg,Reggie Sebastian:Seb Sylvester:Sly Thandiwe:Thandi Theresa:Tess,Tessa Victor:Vic Vincent:Vince,Vinny "
    "Vivienne:Viv Wojciech:Wojtek Yewande:Wande Zbigniew:Zbyszek Zebedee:Zeb"
)
MIDDLE = "Eve Faye Rhian Lyn Saul Rex Ida Otto"
STREETS = (
    "Ropewalk Court,Gravel Hill,Tinkers Brow,Almond Street,Bobbin Mill Lane,Curlew Rise,Forge Row,Upper Cross Street,"
    "Primrose Bank,The Paddocks,Viaduct Place,Lime Kiln Close"
)
TOWNS = (
    "Pontarfon,Kirk Ellerby,Strathcorrie,Ballynacree,Oxmarsh,St Wenna,Great Thornley,Fenwick Staithe,Hollin Bank,"
    "Castle Marren,Lower Quenby"
)
AREAS = "DN21 SY8 FK7 LD3 BT61 IP33 CA12"
CONDITIONS = (
    "Crohn's disease,sickle cell disease,motor neurone disease,anorexia,fibromyalgia,glaucoma,Tourette's,lupus,"
    "acquired brain injury,cystic fibrosis,psychosis"
)
ETHNICITIES = (
    "White Scottish,White Welsh,Nigerian,Ghanaian,Filipino,Sri Lankan,Afghan,Turkish Cypriot,Arab,Vietnamese"
)
JOBS = "roofer,postman,paramedic,lorry driver,childminder,fishmonger,call handler,gardener,plasterer,none"
OFFENCES = "handling stolen goods,criminal damage,benefit fraud,affray,perjury,none,none,none,none"
WORKERS = ["Cressida Holloway-Pym", "Tancred Ollerenshaw", "Ottilie Vandermolen", "Ifan Brackley-Nunn"]
