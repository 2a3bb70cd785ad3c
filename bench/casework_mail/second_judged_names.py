"""The names of the set that judged second, and what else may be so of its people.

Some names are common and are given out often; the others are rare, and many who bear such a family name bear it alone.
"""

WOMEN = """
    Adela Aerona Agathe Ailish Alexandra Alina Althea Amaya Ameera Andrea Antonia Arwa Astrid Aylin Azadeh Bahar
    Beata Berivan Bernice Betty Bozena Brenda Bridie Caoimhe Carmel Catrin Celia Charmaine Chinwe Christine
    Claudette Cristina Dalia Daniela Deirdre Delia Dionne Doina Donna Dorcas Dympna Ebru Edna Elen Elena
    Elżbieta Emilia Emine Eszter Ezinne Fadumo Faiza Fatou Filsan Flora Frances Gail Ghazala Glenda Glenys
    Goretti Grażyna Hadiza Halima Hayat Hodan Hülya Ioana Irena Jodie Juanita Karolina Katie Keeley Kemi Kinga
    Latoya Leanne Liliana Linh Lynsey Mandy Manisha Maria Marlene Mavis Małgorzata Meinir Merve Mihaela Miranda
    Monique Moya Myra Natasha Nicola Nkechi Nora Omolara Patrycja Paula Peggy Precious Priscilla Raluca Rashida
    Razia Rekha Rita Sabrina Safiya Samira Sarah Shabnam Shelagh Shirley Simone Sioned Stacey Stephanie Sushila
    Teleri Temitope Thu Tiffany Uzma Verity Virginia Wangari Wilma Xiu Yaa Özlem
"""
MEN = """
    Abdulaziz Adebayo Adem Adnan Ajay Akwasi Amadou Amit Anand Angus Antoni Antonio Aodhán Arif Arjun Azad Baran
    Bartłomiej Berat Brian Calum Carl Cathal Chibuzo Chukwudi Ciarán Costel Cuong Cyril Damilola Deniz Dennis
    Derek Derrick Diarmuid Diego Dilip Dumitru Dylan Edgar Edwin Elijah Emre Emyr Enda Ethan Faisal Ferhat Filip
    Florin Francis Gary Geraint Gheorghe Giles Girma Glyn Graeme Grzegorz Hakan Hamid Hari Haroon Henryk Hussein
    Huw Iain Ioan Jabulani Jamal Janusz Jason Javed Jordan João Juma Kamil Karim Karwan Kazimierz Kelvin Kevin
    Konrad Krzysztof Kweku Kyle Lamin Liam Lionel Louis Luis Mahesh Mamadou Manoj Marcin Marcus Marius Martyn
    Maurice Melvin Mervyn Michał Minh Mirosław Mohan Murdo Mustafa Naeem Oliver Oluwaseun Osman Pedro Qasim
    Quang Radu Rahul Ravi Rebwar Ricardo Rizwan Rodney Roger Saqib Serhat Shane Shaun Sidney Silas Sipho Stefan
    Steven Struan Suleiman Surinder Tarek Tayo Thabo Tiago Tristan Tuan Vasile Viktor Vinod Waseem Yahya Yousef
    Zafar Zenon Zubair
"""
OFTEN = " Sarah Stephanie Nicola Maria Katie Kevin Steven Brian Liam Jordan Mohan Hussein Kamil Viktor"
GIVEN = WOMEN + MEN + OFTEN * 4
COMMON = """
    Adams Akinwale Chaudhary Demir Ellison Fernandes Gibbons Haynes Holmes Hutchinson Jama Johnston MacKenzie
    Malhotra McCormack McDonald McKay McMillan Mohamed Mohammed Newton Nguyen O'Doherty Ofori Palmer Pearson
    Popa Russell Santos Thomson Walters Webb Weston Wheeler Wiśniewski Yates
"""
RARE = """
    Abdel-Rahman Abdullahi Abercrombie Achieng Addo Adebisi Agyeman Aksoy Al-Hashimi Al-Jubouri Allardyce
    Amankwah Anyanwu ap_Gruffudd Appleyard Arkwright Arslan Aspinall Aydın Bagnall Balderstone Balfour Bangura
    Barraclough Beckford Bekele Beynon Bhattacharya Bickerdike Blenkinsop Bonsu Boothroyd Brearley Broadhurst
    Buchan Bullivant Butterworth Bùi Błaszczyk Carnegie Catterall Chakraborty Chohan Chopra Cieślak Ciobanu
    Colquhoun Conteh Coughlan Cowperthwaite Critchlow D'Cruz da_Silva Danquah Danso Dasgupta de_la_Rosa
    de_Oliveira de_Vries Deshpande Dinwiddie Doğan Duckworth Dumitrescu Dunlop Dương Earnshaw Eckersley
    El_Khatib El-Sayed Farquharson Figueiredo Florea Fogarty Frimpong Gallimore Garside Gayle Gebremariam
    Georgiev Gilhooly Grandison Gurung Guthrie Gwilym Górski Güneş Haile Hawrami Heptinstall Higginbotham
    Honeyghan Horrocks Hosseini Hoàng Huỳnh Illingworth Imrie Ingram Jabłoński Karimi Kariuki Kaźmierczak
    Kiprono Koroma Kovalenko Koç Kucharski Kulkarni Kılıç Lamont Lamplough le_Roux Ledgard Limbu Lindo Lofthouse
    Longbottom Lourenço Lowther Luo Lupu Lê MacFarlane MacInnes MacSween Mahajan Marinescu McAnespie McCrindle
    McGettigan McGonagle McNulty McWhirter Midgley Mirani Moldovan Molyneux Moncrieff Mullings Mulvaney Munteanu
    Murgatroyd N'Diaye Nascimento Ngô Njoroge Nowicki Nsubuga Ní_Bhriain O'Hagan O'Loughlin O'Mahony O'Meara
    Obaseki Ochieng Olatunji Oldroyd Openshaw Osborne Ostrowski Otieno Otterburn Pawłowski Phạm Pillai Pirie
    Piątek Polat Postlethwaite Pottinger Prendergast Quayle Rathore Rattray Rigby Rostami Rădulescu Scanlon
    Sheridan Shervington Shwani Slingsby Smethurst Stringfellow Stănescu Stępień Subramaniam Sultana Talukdar
    Tamang Tesfaye Thelwell Thistlethwaite Traoré Trần Tuohy Twelvetrees Underwood Ungureanu Uttley van_den_Berg
    van_Rensburg Vasilescu von_Hagen Võ Vũ Wagstaffe Wambui Wanyama Whitworth Wolstenholme Wysocki Wójcik Yavuz
    Yeung Yohannes Zalewski Zawadzki Zebari Çelik Ó_Súilleabháin Đặng
"""  # noqa: RUF001 - Turkish has a letter that looks like another
FAMILY = COMMON * 12 + RARE
SHORT_FORMS = (
    "Alexandra:Lexi,Sandra Antonia:Toni Andrea:Andie Bernice:Bernie Brenda:Bren Christine:Chris,Chrissie Daniela:Dani "
    "Frances:Fran,Frankie Francis:Frank,Frankie Stephanie:Steph Steven:Steve,Ste Nicola:Nicky,Nic Oliver:Ollie "
    "Priscilla:Cilla Rodney:Rod Sidney:Sid Tiffany:Tiff Tristan:Tris Virginia:Ginny Kevin:Kev Martyn:Marty Melvin:Mel "
    "Temitope:Temi Damilola:Dami Oluwaseun:Seun Derek:Del Dennis:Den Małgorzata:Gosia Mirosław:Mirek Bartłomiej:Bartek "
    "Sabrina:Bri Jordan:Jordy Katie:Kate Monique:Mo Viktor:Vik Stacey:Stace Liliana:Lily Ricardo:Ricky "
    "Mustafa:Musti Abdulaziz:Aziz Surinder:Suri Edwin:Eddie Marcus:Marc Nkechi:Kechi"
)
MIDDLE = "Mai Skye Lyle Elsie Bree Amos Zuri Quincy"
STREETS = (
    "Dyers Passage,Larkspur Close,Old Tannery Road,Sheepfold Lane,Crossgates Avenue,Signal Box Way,Pump Street,"
    "Hopfield Terrace,Bramble Bank,Lock Keepers Row,Low Moor Road,Chapel Brae,Glebe Crescent,The Shambles"
)
TOWNS = (
    "Marsh Haddon,Craigendale,Llanerfyn,Ballymoyle,Thorpe Wellow,Sedgebarrow Cross,Inverleddie,Nether Aske,Port Severin,"
    "Wrenbury Heath,Tolcarne Mouth,Highbeck"
)
AREAS = "SK14 TD9 LL53 BT47 NR33 DT4 WV10 PA20"
CONDITIONS = (
    "osteoporosis,narcolepsy,coeliac disease,Down's syndrome,ulcerative colitis,dyspraxia,chronic kidney disease,"
    "muscular dystrophy,postnatal depression,Huntington's disease,hearing loss,endometriosis"
)
ETHNICITIES = (
    "White English,Sudanese,Ukrainian,Jamaican,Tamil,Eritrean,Portuguese,Syrian,Hong Kong Chinese,Bengali"
)
JOBS = "scaffolder,dental nurse,forklift driver,dinner lady,tailor,baker,courier,park ranger,bookkeeper,none"
OFFENCES = (
    "arson,drink driving,harassment,possession of cannabis,breach of a restraining order,none,none,none,none"
)
WORKERS = ["Thomasina Birdwhistle-Ayre", "Caradoc Venables", "Ngaire Fotheringay", "Obadiah Sprake"]
PARTNERS = ("Denholm", "Philomena", "Orlando", "Leocadia", "Casimir", "Rosalba")  # on no roll
OTHER_NAMES = ("Applethwaite", "Corrigall", "Dunmore", "Eastlake", "Featherby", "Osgood")  # nor these
