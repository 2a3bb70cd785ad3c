"""Which short and other forms of a given name mean the same person.

In English, Irish, Scots and Welsh use, and in that of families from Poland, Nigeria, India and elsewhere.
"""

from __future__ import annotations

_FORMS = """
aaron: ron ari | abigail: abi abbie abby gail | abraham: abe bram | adam: ad | adelaide: addie ada
adrian: ade | agnes: aggie nessie | aidan: aiden aodhan | alan: al allan allen alun | albert: al bert bertie albie
alexander: alex al sandy alec alick sasha xander lex ali eck | alexandra: alex sandra lexi sandy sasha lexie ali
alfred: alf alfie fred | alice: ali allie ally | alison: ali allie ally allison | alistair: ali al alasdair alastair alister
amanda: mandy manda | amelia: amy millie milly | andrew: andy drew dandy andra | andrea: andi andie
angela: angie ange | angus: gus aonghus | anna: ann annie anne nan | anne: ann annie anna nan nancy | annabel: bella annie bel
anthony: tony ant antony | antonia: toni tonia | archibald: archie baldie | arthur: art artie | ashley: ash
augustus: gus | barbara: barb babs barbie bab | barnaby: barney | bartholomew: bart | beatrice: bea trixie beattie
belinda: linda bel | benedict: ben | benjamin: ben benji benny | bernadette: bernie | bernard: bernie
bethany: beth | brendan: bren | brian: bryan bri | bridget: bridie biddy brid breda | bronwen: bron bronwyn
caitlin: cat kate caitlyn | calum: callum cal | cameron: cam | carl: karl | caroline: carol carrie caz lina carolyn
catherine: cath cathy kate katie kathy kit kitty cat katherine kathryn catharine kathleen katy kay cate kath
kathleen: kath kathy katie kate kay cathleen kathy katy | katherine: kath kate kathy katie katy kat kitty kay catherine kathryn | kathryn: kath kate kathy katie kat
charles: charlie chas chuck chay | charlotte: lottie charlie lotty char | christian: chris | christina: chris tina chrissie christine
christine: chris tina chrissie christina | christopher: chris kit topher kris | clare: claire clair | clement: clem
colin: col | connor: conor con | constance: connie | cornelius: con neily | craig: creag | cynthia: cindy
daniel: dan danny | danielle: dani | david: dave davy davie dai | deborah: deb debbie debs debra
declan: dec | denise: den | dennis: den denny denis | derek: del derrick deric | diana: di diane dianne
dominic: dom nic | donald: don donnie | donna: don | dorothy: dot dottie dolly dora | douglas: doug dougie
duncan: dunc | edith: edie | edmund: ed eddie ned | edward: ed eddie ted teddy ned | edwin: ed eddie | eileen: aileen
eleanor: ellie nell nellie ella | elizabeth: liz lizzie beth betty eliza libby lisa bess bessie betsy lisbeth lizzy elisabeth ellie tetty
emily: em emmie millie emmy | emma: em emmie | eric: erik rick | ernest: ernie | esther: hester essie
eugene: gene | eunice: una | evelyn: eve evie | ewan: euan ewen | fergus: gus | felicity: flick fliss flic | fiona: fi | florence: flo florrie
frances: fran frankie fanny frannie | francis: frank frankie fran | frederick: fred freddie freddy rick | gabriel: gabe
gabrielle: gabby gaby gabi | gabriela: gabby gaby gabi | gabriella: gabby gaby gabi bella ella | gareth: gary gaz garth | gavin: gav | geoffrey: geoff jeff jeffrey geoffry | george: georgie geordie
georgina: georgie gina george | gerald: gerry jerry ged | gerard: gerry ged jerry | geraldine: gerry | gillian: gill jill gilly jillian
gladys: glad | glenn: glen | gordon: gord | grace: gracie | graham: graeme grahame | gregory: greg | gwendolen: gwen gwendoline gwendolyn
gwyneth: gwen | hannah: hanna | harold: harry hal | harriet: hattie hatty harrie | heather: hev | helen: nell helena
henrietta: hattie etta | henry: harry hal hank | herbert: herb bert | hilary: hil | howard: howie | hugh: huw hughie shug
humphrey: humph | iain: ian | imogen: immy imo | isaac: ike zac | isabel: izzy bella issy isobel isabelle isabella ishbel bel tibby
isabella: izzy bella issy isabel isabelle | ivan: van | jacob: jake cob | jacqueline: jackie jacqui jaqui | james: jim jimmy jamie jem jimmie jas
jane: janie jayne janey jenny | janet: jan jessie | janice: jan | jason: jase jay | jean: jeanie | jemima: jem mima
jennifer: jen jenny jenni jennie | jeremy: jerry jez jem | jessica: jess jessie | joan: joanie | joanna: jo joanne
joanne: jo joanna | jocelyn: joss | john: jack johnny jon jock johnnie | jonathan: jon johnny jonny nathan jonathon
jordan: jord jordy jordie | joseph: joe joey jos | josephine: jo josie | joshua: josh | joyce: joy | judith: judy jude | julia: julie jules
julian: jules | juliet: jules julie | karen: kaz | katrina: kat trina | keith: kei | kelly: kel | kenneth: ken kenny
kerry: kez | kevin: kev | kieran: ciaran kieron | kimberley: kim kimberly | kirsten: kirsty | laura: laurie lori
lauren: loren | laurence: larry laurie lawrence lol | leah: lea | leonard: len lenny leo | leslie: les | lesley: les
lewis: lew lou | liam:  | lilian: lily lil lillian | linda: lin lindy lynda | lindsay: lin lyn lindsey | lorraine: lorri
louis: lou louie | louise: lou lulu | lucas: luke luca | lucy: lu luce | lydia: liddy | lynne: lyn lynn | madeleine: maddie maddy madeline
malcolm: mal | margaret: maggie meg peggy peg madge margie mags greta marge mysie
maria:  | marianne: mari | marie: mari | marion: mari | mark: marc | marjorie: marge madge margery
martha: marty mattie | martin: marty mart martyn | mary: molly polly may mamie minnie | mathilda: tilly mattie matilda
matilda: tilly mattie tilda | matthew: matt matty mat | maureen: mo | maurice: mo morris | maxwell: max | maximilian: max
melanie: mel | melissa: mel lissa | michael: mike mick mickey micky mikey micheal mitch | michelle: shell chelle michele | mildred: millie
millicent: millie milly | miriam: mim | mohammed: mo muhammad mohamed mohammad muhammed mohamad mohd md
moira: mo | morag: mo | mordecai: morty | naomi: nay | nancy: nan | natalie: nat tally | natasha: tasha nat | nathan: nat nate
nathaniel: nat nate nathan | neil: neal niall | nicholas: nick nicky nico nic nicolas | nicola: nicky nikki nic nicole | nigel: nige
nora: norah | norman: norm | oliver: ollie olly | olivia: liv livvy ollie | oscar: ossie | oswald: oz ossie | owen: owain
pamela: pam | patricia: pat patty tricia trish patsy paddy | patrick: pat paddy patsy rick | paul: pol | paula: paulie | pauline: paula
penelope: penny pen nell | percival: percy | peter: pete pedr | philip: phil pip phillip | philippa: pippa phil pip | phoebe: phebe
phyllis: phyl | priscilla: cilla | prudence: prue | rachel: rach rachael rae | raymond: ray | rebecca: becky becca bex beck becks rebekah
reginald: reg reggie | rhiannon: rhi | rhys: reece rees | richard: rick dick rich ricky richie dickie | robert: rob bob bobby robbie bert rab rabbie bobbie
robin:  | roderick: rod roddy | rodney: rod | roger: rog | roland: rolly | ronald: ron ronnie | rory: ruairi ruaridh
rosalind: ros rose roz | rosemary: rose rosie romy | rose: rosie | roseanne: rose rosie | rowena: ro | roy:  | rupert: rupe
russell: russ | ruth: ruthie | ryan:  | sally: sal | samantha: sam sammy sammie | samuel: sam sammy | sandra: sandy | sarah: sara sal sally sadie
scott: scottie | sean: shaun shawn | sebastian: seb bastian | seamus: shay shamus | shannon: shan | sharon: shaz shaz
sheila: shelagh sheelagh | shirley: shirl | sidney: sid sydney | simon: si | siobhan: shiv | sophia: sophie | sophie: sophia soph
stacey: stacy stace | stanley: stan | stella: stel | stephanie: steph steff stephie | stephen: steve steven stevie ste stephan
stuart: stu stewart | susan: sue susie suzie suzy susanna | susanna: sue susie susan susannah suzanne | suzanne: sue suzie suzy zanne
sylvia: sylvie | tabitha: tabby | tamara: tammy tam | teresa: terri tess tessa theresa terry | terence: terry tel terrence | theodore: theo ted teddy
theodora: dora theo thea | theresa: terri tess tessa terry | thomas: tom tommy tam thom | timothy: tim timmy | tobias: toby
tracey: tracy trace | trevor: trev | ursula: ursie | valerie: val | vanessa: nessa ness | vera: vee | veronica: ronnie vera roni
victor: vic | victoria: vicky vicki tori vikki vic | vincent: vince vinny | violet: vi | virginia: ginny ginnie | vivian: viv vivienne
walter: wally walt wat | wayne: way | wendy: wen | wilfred: wilf fred | william: will bill billy willie wills wullie
aleksandra: ola alex sasha | aleksander: alek alex olek | agnieszka: aga | katarzyna: kasia kate | malgorzata: gosia | magdalena: magda maggie lena | joanna: asia jo | tomasz: tomek tom | krzysztof: krzys chris | michal:  | pawel:  | piotr:  | jakub: kuba | muhammad: mo mohammed mohamed | ibrahim: ibby ibra | abdullah: abdul | fatima: fati | khadija: khadi | zainab: zee zai | priyanka: priya | jaspreet: jas jaz | harpreet: harp | gurpreet: gary guri | manpreet: manny mani | oluwaseun: seun | oluwatobi: tobi | emmanuel: manny | emanuel: manny
arabella: bella belle | annabelle: bella belle anna | augusta: gussie | augustine: gus austin | barry: baz bazza | bertram: bert bertie
cassandra: cass cassie sandra | clementine: clem clemmie | clifford: cliff | constantine: con costa | cordelia: delia | cornelia: nell corrie
desmond: des dez | edgar: ed eddie ned | edwina: eddie winnie ed | fernando: nando fern | francesca: fran frankie cesca chess | francisco: paco frank
frederica: freddie fred | gilbert: gil bert | giovanni: gianni gio vanni nino | harrison: harry | hubert: bert hugh | ignatius: iggy | isidore: izzy
jefferson: jeff | jerome: jerry jez | johannes: hans jo | julianne: jules julie | kayleigh: kay kayls | kendrick: ken | leopold: leo poldi
lorenzo: enzo renzo | lucinda: cindy lucy lu | marcella: marcie marcy | marcus: marc mark | marguerite: margo margot maggie daisy | marvin: marv
maxine: max maxie | melvin: mel | mitchell: mitch | montague: monty mont | montgomery: monty | mortimer: mort | neville: nev | octavia: tavy tavi
orlando: lando | quentin: quin | rafael: raf rafe rafi rafa | ramona: mona | randolph: randy dolph | reuben: rube ben | rosalie: rose rosie
rosamund: ros roz rose | rosanna: anna rosie rose roz | rudolph: rudi rudy | salvatore: sal toto | santiago: santi | serafina: fina | silvester: sly
solomon: sol solly | stefan: stef steve | thaddeus: thad ted | tiffany: tiff | valentina: val tina | valentine: val | vernon: vern | wesley: wes
wilhelmina: mina billie willa minnie | winston: win | xavier: xavi zavi | yolanda: yola landa | zachariah: zac zach zack
adebayo: bayo ade | adewale: wale ade | adetokunbo: tokunbo tokz | aishat: aisha | aisha: ayesha aysha | akinola: akin | aleksandr: sasha alek alex | aleksei: alyosha alex
alejandro: ale alex jandro | alexandru: alex sandu | alfonso: fonso alf | alicja: ala | amarjit: amar | amrit: amri | anastasia: nastya stacy ana anya | andrei: andy drei | andrzej: andy jedrek | anselm: ansel | antonio: tony toni nino
antoni: antek tolek | apolonia: pola | aurelia: relia | babatunde: tunde baba | balwinder: ballie | barbara: basia baska | bartosz: bartek bart | beatriz: bea trixie | beata: bea | benazir: bena | bernadeta: berni | bernard: bern | boguslaw: bogdan bodek | boleslaw: bolek
bolanle: bola | bronislaw: bronek | caoimhe: keeva | cecily: cis cissie cissy sis cecy ceci | cecilia: cis cissie cissy celia ceci | celestine: celeste tina | chidi: chi | chinedu: nedu edu chi | chinonso: nonso | chukwuemeka: emeka mekus | clodagh: clo | columba: colm
cristina: cris tina | cyril: cy | czeslaw: czesiek | danuta: danka danusia dana | dariusz: darek | davinder: dav | dimitri: dima mitya jimmy | dimitrios: dimitri jimmy | dominika: nika domi | dorota: dorka | dumitru: mitica | edyta: edytka | ekaterina: katya kat katie
elisaveta: liza | elzbieta: ela elka bietka | emeka: mekus | eugenia: gena genia | ewa: ewka | ezekiel: zeke | feliks: felek | ferdinand: ferdie ferdy nando fred | fionnuala: nuala finola fin | fionnbharr: finbar barra | florin: flo | folasade: sade fola
franciszek: franek | frantisek: franta | gabriele: gabi gabe | genevieve: gen viv ginny genny | genowefa: genia | georgios: george yorgos | gheorghe: gigi george | giorgos: george | giuseppe: pino beppe joe | grazyna: grazka | grzegorz: greg grzesiek grzes | guadalupe: lupe
guillermo: memo guille | gurdeep: gurds | gwenllian: gwen llian | halina: hala halinka | harjit: harj | harpreet: preet harry | hortense: horty | hyacinth: cinthy | ifeanyi: ify ifi | ikechukwu: ike iyk | ilona: ila | ioan: ion nelu | ioana: oana
irena: irka renia | monique: mo moni nique | sabrina: bri sabi brina | isobel: bel izzy issy isa isabel isabella isabelle | iwona: iwonka | izabela: iza bela | jacek: jacus | jadwiga: jadzia iga | jagoda: jaga | jan: janek jasiek | janusz: janek | jaroslaw: jarek | jerzy: jurek george | jesus: chucho | jianhua: jian | joao: jo johnny | jocasta: jo
joachim: jo chim achim | joginder: jogi | jorge: george coco | jozef: jozek joe | julianna: jules julie | justyna: justa | kamil: kamilek | karolina: karola | kathleen: kath | kazimierz: kazik | khadijah: khadi dija | konstantin: kostya | konstantinos: kostas costas dinos
krystyna: krysia krystia | kuldeep: kully dee | kulwinder: kully kul | kwabena: kobby | kwame: kwami | lakshmi: laxmi lucky | laszlo: laci les | lech: leszek | leszek: lech | ludmila: luda mila | luis: lou lucho | luiza: lu lulu | lukasz: luke lukas | lucjan: lutek
magda: madzia | maciej: maciek mac | malachy: mal mally | mandeep: mandy mannie | manjit: manj | margarita: rita margo | mariusz: marek mario | marta: martha | marzena: marzenka | mateusz: mati matt | mehmet: memo | mieczyslaw: mietek | mikolaj: miki nick | milica: mila
miguel: mickey mick migs | miroslaw: mirek | miroslava: mira | mircea: mircica | monika: mona moni nika | mordechai: motti | muhammad: muhammed mohamed mo | mustafa: mus musti | nadezhda: nadia | natalia: nat talia natasha nata | navdeep: nav | nikolai: nik kolya nick nico
nikolaos: nikos nick | ngozi: goz | nkechi: kechi | obinna: obi | olabisi: bisi ola | olga: olya | oluwafemi: femi | oluwadamilola: dami lola | oluwaseyi: seyi | oluwatoyin: toyin | oluwakemi: kemi | onyinye: onyi | ottilie: tilly ottie | parminder: parm mindy
paraskevi: voula evi | patrycja: patka | paulina: paula linka | petru: petre | praskovia: pasha | przemyslaw: przemek | rachael: rach | radoslaw: radek | rafal: raf | rajesh: raj | rajinder: raj | ranjit: jit | ravinder: ravi | renata: rena | roberto: rob berto
roisin: ro rosie | roksana: roxy | ruaraidh: rory | rupinder: rupi | ryszard: rysiek rich | sergei: seryozha serge | sergio: serge | shivani: shiv | sigismund: sig ziggy | slawomir: slawek | stanislaw: staszek stan stas | stanislava: stana
sukhdeep: sukhi suki | sukhwinder: sukhi suki | svetlana: sveta lana | sylvester: sly syl vester | szymon: szymek | tadeusz: tadek ted | tatiana: tanya tania | temitope: temi tope | teodora: teo dora | thandiwe: thandi | tomasina: tommie | ugochukwu: ugo | urszula: ula
ute: uta | uzoma: uzo | valentin: val | vasile: vasi | vasilios: bill vas | vijay: vij | viktor: vitya vic vik | viktoria: vika vicky | violeta: vio | vivienne: viv vivi | vladimir: vlad vova | waclaw: wacek | waldemar: waldek | wanda: wandzia | wieslaw: wiesiek
wiktoria: wika vicky | wladyslaw: wladek | wojciech: wojtek | xiaoming: ming | yaroslav: slava yarik | yevgeny: zhenya gene | yewande: wande | yusuf: joe yus | zbigniew: zbyszek zbych zibi | zdzislaw: zdzich zdzisiek | zebedee: zeb | zenobia: zena | zofia: zosia zoska sophie | zuzanna: zuza susie
ambrose: amby | aubrey: aub | bertha: bert bertie | clarence: clarrie | clarissa: clary clare rissa | columbine: colly | cuthbert: bert cuddy | drusilla: dru silla | ebenezer: eben ben | edmund: ned ted | elspeth: elsie beth eppie | emmeline: emmy emmie | ethelred: ethel
eugenie: gene genie | euphemia: effie phemie | ferelith: fez | gertrude: gertie trudy gert | griselda: zelda grizel | hepzibah: hep hepsy | hermione: hermy mione | hester: hetty essie | hezekiah: hez | horatio: harry ray | isambard: iz | jedidiah: jed | jeremiah: jerry jem miah
josiah: jos joe | kimberly: kim | lavinia: vinny vin | leander: lee | letitia: letty tisha lettice | lorelei: lori | lucasta: lucy | mabel: mabs may | marmaduke: duke | mehitabel: hitty | muriel: mur | myfanwy: fanny myf myfi | obadiah: obie | octavius: tavy
ophelia: philly | osbert: bert oz | oswald: oz ozzie ozzy ossie waldo | parthenia: thenie | peregrine: perry | persephone: percy seph | philomena: mena phil | prudence: pru prue | quintin: quin | rhiannon: rhian | rosamond: ros | rosalyn: ros roz lyn | rudyard: rudy
selina: lina sel | seraphina: sera fina | seumas: seamus | sheridan: sherry | siegfried: sig ziggy | silas: sy | sybil: syb | theobald: theo | theodosia: theo dosia | tristram: tris | ulysses: uly | venetia: vee netty | verity: vee | vincenzo: enzo vinny | wilhelm: will bill willi
winnifred: win winnie freda | zachary: zak | zedekiah: zed
winifred: win winnie freda | yvonne: eve von | yvette: eve | zachary: zac zach zack zak | zoe: zo zoey
"""


def _table() -> dict[str, tuple[str, ...]]:
    formal: dict[str, list[str]] = {}
    for group in _FORMS.replace("\n", "|").split("|"):
        name, colon, forms = group.strip().partition(": ")
        if colon:
            for form in forms.split():
                formal.setdefault(form, []).append(name)
    return {form: tuple(sorted(set(names))) for form, names in formal.items()}


FORMAL = _table()
"""The full names that a short form may stand for."""


def _short_forms() -> dict[str, tuple[str, ...]]:
    short: dict[str, list[str]] = {}
    for form, names in FORMAL.items():
        for name in names:
            short.setdefault(name, []).append(form)
    return {name: tuple(forms) for name, forms in short.items()}


SHORT = _short_forms()
"""The short and other forms of each full name."""


def every_form(given: str) -> tuple[str, ...]:
    """The name itself, and each full name that it may stand for."""
    return (given, *FORMAL.get(given, ()))


def may_be(written: str, given: str) -> bool:
    """Whether somebody called `given` may be written so: itself, its short forms, or its full name."""
    return written == given or given in FORMAL.get(written, ()) or written in FORMAL.get(given, ())


def is_cut_off(written: str, given: str) -> bool:
    """Whether it is cut off from the name, as Sol, Monty and Rosie are, or Nuala: most such forms are in no list."""
    if len(written) > 3 and given.endswith(written):
        return written != given
    bare = written.removesuffix("ie").removesuffix("y")
    stems = {
        written,
        bare,
        bare[:-1] if bare[-1:] == bare[-2:-1] else bare,
    }  # Kay, Mont of Monty, Jer of Jerry
    return any(2 < len(stem) < len(given) and given.startswith(stem) for stem in stems)


def may_also_be(written: str, given: str) -> bool:
    """Whether both are forms of one full name: somebody entered as Will may be written Bill."""
    return may_be(written, given) or bool(set(FORMAL.get(written, ())) & set(FORMAL.get(given, ())))
