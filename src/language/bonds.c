/* Words that do not end a line, or do not begin one, in the custom of a language's printers.
 *
 * In: a tag. Out: lists of words, parted by spaces and in lower case; what a list names with a full
 * stop counts only with it. The rules are wishes: the breaker weighs them (lines/passes.c). What
 * UAX #14 and the shape of words tell needs no row: initials with names, z. B., a figure with
 * another, a book of the Bible with its chapter (text/line_ends.c).
 *
 * Where the rows come from:
 *
 *   every    ISO 80000-1, 7.1.4 and the SI Brochure, 5.4.3: a unit is not parted from its figure
 *   cs sk    ČSN 01 6910 and STN 01 6910: no line ends with a preposition or conjunction of one
 *            letter, an abbreviated title, a number without its unit
 *   de       DIN 5008; Duden, "Textverarbeitung": z. B., Nr. 7, titles, figures with their words
 *   en       New Hart's Rules, ch. 4 and 11; Chicago Manual of Style, "dividing" of names and
 *            numbers
 *   es ca    Ortografía de la lengua española (RAE 2010), "abreviaturas"; Fundéu
 *   fr       Lexique des règles typographiques en usage à l'Imprimerie nationale, "Coupures";
 *            OQLF, "Espacement", for Canada; Guide du typographe for Switzerland
 *   it       UNI 6461; Serianni, Prontuario
 *   nl       Schrijfwijzer; Taaladvies, "afkortingen"
 *   pl       Wolański, Edycja tekstów; PWN, "przenoszenie": one-letter words never end a line
 *   ru       Мильчин, Чельцова, Справочник издателя и автора, "Переносы"; uk be bg print alike
 *   sl       Slovenski pravopis: one-letter prepositions
 *   others   titles and abbreviations before names and numbers, as their own Bibles and papers
 *            print them */
#include "language/language.h"
#include "language/tag.h"

/* A dash between spaces ends its line and never begins one: Duden and DIN 5008 ask for it, New
 * Hart's Rules 2.2 and the Nordic, Dutch and Slavic handbooks print so. French, Spanish and
 * Portuguese have a dash that opens, which goes with its text. */
#define KEPT_DASH .is_dash_kept = true

static const struct bond_row {
    const char *tags;
    const char *words[BOND_COUNT]; /* next, lightly; number next; number before; before; name */
    bool is_dash_kept;
} rows[] = {
    {"af",
     {"mnr. mev. mej. dr. prof. ds. st.", NULL,
      "nr. bl. p. h. hfst. v. vs. art. ps. ca. hoofstuk vers psalm bladsy",
      "miljoen miljard uur persent rand", "ens.", "meneer mevrou pastoor sint"},
     KEPT_DASH},
    {"be",
     {"у і й а з св. вул.", "аб на не ні па за да", "№ с. гл. арт. т. псалом",
      "тыс млн млрд руб г. гг ст стагоддзя", "б бы ж жа", "сп. святы святая айцец"},
     KEPT_DASH},
    {"bg",
     {"в с к о у и а св. г-н г-жа д-р проф. ул.", "във със на не по за до от",
      "№ бр. стр. с. гл. ст. т. тел. ок. псалом", "хил млн млрд лв г. г век в.", "ли",
      "господин госпожа свети света отец"},
     KEPT_DASH},
    {"ca",
     {"sr. sra. srta. dr. dra. st. sta. mn. fr. prof.", NULL,
      "núm. pàg. p. cap. v. art. vol. segle salm capítol verset", "mil milió milions euros h", NULL,
      "sant santa san don dona senyor senyora pare mare germà germana"},
     false},
    {"cs",
     {"k s v z o u a i sv. p. pí sl. dr. mgr. ing. prof. doc. bc. ul. nám. např. tzv. br. sr.",
      NULL, "č. čís. str. s. kap. odst. čl. sv. roč. obr. tab. cca žalm kapitola verš",
      "kč mil mld tis hod h. korun procent r. l století kapitola verš", NULL,
      "svatý svatá svatého pan pana paní pán otec bratr sestra farář biskup"},
     KEPT_DASH},
    {"da nb nn no sv",
     {"dr. prof. st. s:t s:ta hr. fr. frk. pastor bl. fl.", NULL,
      "nr nr. nummer s. side sid. kap. kapitel kapittel v. vers art. vol. kl. ca. ca salme psalm",
      "mio mia mill mkr kr kronor kroner miljon miljoner miljard miljarder million millioner "
      "milliard milliarder procent prosent",
      NULL, "hr fru herr frøken fröken sankt biskop søster syster bror pater"},
     KEPT_DASH},
    {"de gsw lb nds",
     {"dr. prof. hr. hrn. fr. frl. st. hl. sel. ev. kath. pf. pfr. ing. dipl.", NULL,
      "nr. nrn. s. bd. bde. kap. v. vv. abs. abschn. art. abb. tab. ps. ca. seite vers kapitel "
      "psalm",
      "mio mrd tsd million millionen milliarde milliarden uhr prozent euro franken jh jahrhundert "
      "jahrhunderts std sek f ff",
      "usw. usf.",
      "herr herrn frau fräulein sankt pater bruder schwester bischof papst pfarrer pfarrerin "
      "pastor pastorin"},
     KEPT_DASH},
    {"cy",
     {"mr mrs dr dr. parch. parch", NULL, "rhif t. tud. pennod adnod salm",
      "mil miliwn biliwn y.b y.p", NULL, "sant santes syr"},
     false},
    {"el",
     {"κ. κα κος δρ. αγ. άγ. π. καθ.", NULL, "αρ. σελ. σ. κεφ. εδ. τ. τηλ. ψαλμός",
      "εκατ δισ χιλ π.μ μ.μ", NULL, "κύριος κυρία άγιος αγία πατήρ πατέρας"},
     false},
    {"en",
     {"mr mrs ms dr mr. mrs. ms. dr. prof. rev. revd fr. sr. br. st. mt. gen. col. capt. lt. hon. "
      "messrs. st fr",
      NULL,
      "no. nos. p. pp. ch. chs. vol. vols. v. vv. ver. fig. figs. art. sec. ps. c. ca. ext. ext ad "
      "a.d. pt. pts. para. cl. fl. chapter chapters verse verses page pages psalm",
      "million billion trillion bn a.m p.m am pm percent per bc ad bce ce b.c b.c.e a.d "
      "century sh shs lb lbs oz ft yd mi hr hrs",
      NULL,
      "rev revd prof sir dame lord lady father brother sister pastor bishop pope saint canon"},
     KEPT_DASH},
    {"es gl",
     {"sr. sra. srta. sres. sras. dr. dra. prof. profa. d. dña. sto. sta. fr. mons. pbro. rvdo. "
      "hno. hna. ing. lic. ee. ff. aa. rr. jj.",
      NULL,
      "n.º núm. núms. pág. págs. p. pp. cap. caps. v. vv. art. vol. fig. siglo siglos capítulo "
      "versículo salmo "
      "página",
      "mil millón millones a. p. h horas euros pesos dólares", "etc.",
      "san santa santo don doña fray sor padre madre hermano hermana señor señora señorita pastor "
      "pastora papa"},
     false},
    {"et",
     {"hr pr dr prof", NULL, "nr lk ptk art kl u psalm", "eurot miljonit miljardit tuhat protsenti",
      NULL, "püha härra proua piiskop"},
     KEPT_DASH},
    {"fi",
     {"tri prof. st. pastori", NULL, "nro s. luku luvun jae jakeet psalmi klo n. puh. puh",
      "miljoona miljoonaa miljardi miljardia euroa prosenttia", NULL,
      "herra rouva pyhä pastori piispa"},
     KEPT_DASH},
    {"fr ht",
     {"m. mm. mme mmes mlle mlles mgr dr dre pr me st ste sts stes fr. sr. av.", NULL,
      "n° no nos nᵒ p. pp. vol. t. chap. ch. v. art. fig. tabl. env. page verset chapitre psaume",
      "mille million millions milliard milliards h heure heures euros dollars francs fcfa f "
      "siècle siècles",
      "etc.",
      "saint sainte saints saintes père mère frère sœur soeur abbé monsieur madame mademoiselle "
      "monseigneur pasteur pape don dom"},
     false},
    {"he yi",
     {"ד״ר ד\"ר פרופ׳ פרופ' מר גב׳ גב' רח׳ רח' שד׳ ר׳ ר'", NULL,
      "מס׳ מס' עמ׳ עמ' טל׳ טל' פרק פסוק סעיף תהילים תהלים",
      "אלף מיליון מיליארד ק״מ ק\"מ ש״ח ש\"ח אחוז אחוזים", NULL, "הרב אדון גברת האב האחות"},
     false},
    {"am ti",
     {NULL, NULL, "ቁጥር ቁ. ገጽ ምዕራፍ ስልክ ስልኪ", "ሺህ ሚሊዮን ቢሊዮን ብር በመቶ ሰዓት ዓ.ም", NULL,
      "አቶ ኣቶ ወ/ሮ ወ/ት ዶ/ር ቄስ አባ ኣባ ቅዱስ ቅድስት"},
     false},
    {"ar",
     {"د. أ. م. ق. و", NULL, "رقم ص. ص صفحة آية باب ت. هاتف تلفون سنة",
      "ألف مليون مليار كم ريال جنيه دينار ليرة دولار يورو", NULL,
      "السيد السيدة الآنسة الدكتور الدكتورة القديس القديسة القس الأخت المطران البابا الشيخ"},
     false},
    {"ckb fa",
     {"د. و", NULL, "شماره ص. صفحه آیه باب تلفن سال ژمارە تەلەفۆن",
      "هزار میلیون میلیارد تومان ریال دلار درصد هەزار ملیۆن", NULL,
      "آقای خانم بەڕێز خاتوو دکتر قدیس کشیش اسقف"},
     false},
    {"ps sd ug ur",
     {"د. و", NULL, "نمبر ص. صفحہ آیت باب فون تلیفون تېلېفون",
      "ہزار لاکھ کروڑ ملین ارب روپے ڈالر فیصد", NULL,
      "جناب ښاغلی ئەپەندىم محترم محترمہ ڈاکٹر مسز مسٹر سینٹ پادری بشپ مقدس حضرت"},
     false},
    {"bn as",
     {NULL, NULL, "নং পৃ. পৃষ্ঠা অধ্যায় পদ ফোন", "হাজার লাখ লক্ষ কোটি টাকা কিমি শতাংশ জন", NULL,
      "ড. ডা. মি. জনাব শ্রী শ্রীমতী মিসেস সাধু ফাদার সিস্টার বিশপ রেভা."},
     false},
    {"gu",
     {NULL, NULL, "રૂ. રૂ નં. પૃ. અધ્યાય", "હજાર લાખ કરોડ રૂપિયા ટકા", NULL,
      "શ્રી શ્રીમતી ડૉ. ડો. સંત ફાધર"},
     false},
    {"hi bho mag mai mr ne",
     {"डॉ. श्री श्रीमती सुश्री प्रो. पं. मो.", NULL, "पृ. रु. रु रू. अध्याय पद भजन भजनसंहिता फ़ोन फोन",
      "हज़ार हजार लाख करोड़ किमी प्रतिशत रुपये", NULL, "संत पादरी बिशप फादर सिस्टर सेंट डॉक्टर"},
     false},
    {"hu",
     {"dr. prof. özv. szt. ifj. id.", NULL, "sz. old. o. fej. v. zsoltár kb.",
      "ezer millió milliárd ft forint euró század fejezet vers zsoltár", "úr asszony atya",
      "szent"},
     KEPT_DASH},
    {"hy",
     {NULL, NULL, "հեռ. էջ գլ. թ.", "դրամ հազար միլիոն", NULL, "պարոն տիկին սուրբ տեր"},
     KEPT_DASH},
    {"hr bs",
     {"dr. prof. sv. g. gđa gosp. vlč. fra", NULL, "br. str. gl. čl. sv. psalam poglavlje",
      "tis mil mlrd eura kn km st stoljeća stoljeće vijeka", "li",
      "sveti sveta svetog gospodin gospođa otac fra don časna"},
     KEPT_DASH},
    {"id ms",
     {"bpk. sdr. dr. prof. pdt. st. h. hj. ust.", NULL, "no. hlm. hal. pasal ayat mazmur rp. rp",
      "ribu juta miliar rupiah persen", NULL,
      "bapak ibu pak bu pendeta santo santa pastor romo suster bruder tuan nyonya"},
     false},
    {"it",
     {"sig. sig.ra sig.na sigg. dott. dott.ssa prof. prof.ssa ing. avv. mons. fr. s. ss.", NULL,
      "n. nn. p. pp. pag. pagg. cap. capp. v. vv. art. vol. fig. sal. sec. capitolo versetto salmo "
      "pagina",
      "mila milione milioni miliardo miliardi euro ore secolo secoli", "ecc.",
      "san santo santa don padre madre suor fra frate papa signor signora signorina monsignor"},
     false},
    {"ka",
     {NULL, NULL, "ტელ. გვ. თავი", "ლარი ათასი მილიონი წელი", NULL, "ბატონი ქალბატონი წმინდა მამა"},
     KEPT_DASH},
    {"kk ky",
     {"г. ул. д. проф.", NULL, "№ с. б. т.", "мың млн млрд теңге тг тг. сом ж. г.", NULL},
     KEPT_DASH},
    {"km",
     {NULL, NULL, "លេខ ទំព័រ ជំពូក ទូរស័ព្ទ", "រៀល នាក់ ឆ្នាំ ភាគរយ", NULL, "លោក លោកស្រី អ្នកស្រី ដុកទ័រ"},
     false},
    {"kn", {NULL, NULL, "ರೂ. ಸಂ. ಅಧ್ಯಾಯ", "ಸಾವಿರ ಲಕ್ಷ ಕೋಟಿ ರೂಪಾಯಿ", NULL, "ಶ್ರೀ ಶ್ರೀಮತಿ ಡಾ. ಸಂತ"}, false},
    {"ko",
     {NULL, NULL, "제 약",
      "년 월 일 시 분 초 원 명 장 절 개 개월 세 살 번 회 차 주 층 호 쪽 만 천 억 조 퍼센트 달러 "
      "가정 곳",
      "씨 님 목사 목사님 선생 선생님 형제 자매 집사 장로 전도사 선교사 권사 신부", NULL},
     false},
    {"lo", {NULL, NULL, "ຂໍ້ ບົດທີ ໜ້າ ເລກທີ ໂທ. ໂທ", "ກີບ ບາດ ລ້ານ ຄົນ ປີ", NULL, "ທ່ານ ນາງ"}, false},
    {"lt",
     {"a. šv. kun. dr. prof. p. g.", NULL, "nr. psl. p. sk. str.", "mln mlrd tūkst eurų proc m.",
      NULL, "šventasis šventoji ponas ponia"},
     KEPT_DASH},
    {"lv",
     {"sv. dr. prof. māc. k.", NULL, "nr. nod. tālr. tālr",
      "milj mljrd tūkst eiro lpp. lpp g. gads gada", NULL, "svētais svētā kungs"},
     KEPT_DASH},
    {"mk sr",
     {"г-дин г-ѓа г. г-ђа др проф. св. ул. g. gđa dr prof. sv. ul.", NULL,
      "№ бр. стр. с. гл. т. br. str. gl. t.",
      "хил хиљ млн млрд г. год дин века hilj mln mlrd god din veka", "ли li",
      "свети света отац господин госпођа г-ѓа sveti sveta otac gospodin gospođa"},
     KEPT_DASH},
    {"ml",
     {NULL, NULL, "രൂ. നം. അധ്യായം", "ആയിരം ലക്ഷം കോടി രൂപ ശതമാനം", NULL, "ശ്രീ ശ്രീമതി ഡോ. വിശുദ്ധ"},
     false},
    {"my", {NULL, NULL, "ဖုန်း အမှတ် အခန်း", "ကျပ် ယောက် ဦး နှစ် ရာခိုင်နှုန်း", NULL, NULL}, false},
    {"mt",
     {NULL, NULL, "nru nru. paġna kap.", "elf miljun ewro", NULL,
      "dun sur sinjura is-sur is-sinjura santu santa san patri"},
     false},
    {"nl",
     {"dhr. mevr. mw. dr. drs. ds. ir. mr. prof. st. fam. past.", NULL,
      "nr. nrs. blz. p. pp. h. hfst. v. vs. art. afb. ps. ca. hoofdstuk vers psalm bladzijde",
      "miljoen miljard mln mld euro uur procent", "enz.",
      "sint heer meneer mevrouw pater zuster broeder dominee bisschop paus pastoor"},
     KEPT_DASH},
    {"pa",
     {NULL, NULL, "ਰੁ. ਨੰ. ਪੰਨਾ", "ਹਜ਼ਾਰ ਲੱਖ ਕਰੋੜ ਰੁਪਏ", NULL, "ਸ਼੍ਰੀ ਸ੍ਰੀ ਸ਼੍ਰੀਮਤੀ ਸ੍ਰੀਮਤੀ ਡਾ. ਸੰਤ"},
     false},
    {"pl",
     {"a i o u w z ks. św. bł. bp. bp abp. abp kard. br. dr prof. mgr inż. ul. al. pl. gen. np. "
      "tzn. tj.",
      NULL, "nr str. s. rozdz. art. ust. pkt t. tab. rys. ok. godz. ps rozdział werset psalm",
      "mln mld tys zł gr r. w. godz. godz proc wiek wieku wieków", NULL,
      "pan pana panu panem pani panią panna święty święta świętego świętej ojciec ojca brat "
      "siostra siostry ksiądz księdza biskup"},
     KEPT_DASH},
    {"pt",
     {"sr. sra. srs. sras. dr. dra. prof. profa. d. sto. sta. pe. ir. rev. pr. eng.", NULL,
      "n.º nº n. pág. págs. p. pp. cap. caps. v. vv. art. vol. fig. r$ séc. século séculos "
      "capítulo "
      "versículo salmo "
      "página",
      "mil milhão milhões bilhão bilhões h horas reais euros", "etc.",
      "são santo santa dom dona frei irmã irmão padre pastor pastora senhor senhora bispo papa"},
     false},
    {"ro",
     {"dl. dna. dr. prof. sf. pr. d-l d-na", NULL,
      "nr. p. pag. cap. vol. art. v. secolul psalmul capitolul",
      "mii milion milioane miliard miliarde lei euro", "etc.",
      "sfântul sfânta domnul doamna părintele"},
     KEPT_DASH},
    {"ru",
     {"в к с о у и а я г. гг. ул. св. свв. прот. свящ. еп. архиеп. митр. им. тов. проф. акад. "
      "др. пр.",
      "во ко со об на не ни но по за до из от",
      "№ стр. с. д. гл. ст. п. пп. т. рис. табл. ч. кн. вып. пс. тел. ок. псалом глава стих",
      "тыс млн млрд трлн руб коп г. гг. г гг в. вв. век века веке веку км кг чел ч мин",
      "бы б же ж ли ль",
      "г-н г-жа г-да святой святая святого святых господин госпожа отец отца брат сестра епископ"},
     KEPT_DASH},
    {"si",
     {NULL, NULL, "රු. අංක පිටුව", "දහස් ලක්ෂ මිලියන රුපියල්", NULL,
      "ශ්‍රී ශාන්ත ගරු ආචාර්ය"},
     false},
    {"sk",
     {"k s v z o u a i sv. p. pí dr. mgr. ing. prof. doc. ul. nám. napr. tzv. br. sr.", NULL,
      "č. str. s. kap. odst. čl. obr. tab. žalm kapitola verš",
      "mil mld tis hod eur r storočie storočia storočí", NULL,
      "svätý svätá svätého pán pani otec brat sestra"},
     KEPT_DASH},
    {"sl",
     {"s z k h v o u a g. ga. dr. prof. sv. ul.", NULL, "št. str. pogl. čl. psalm",
      "mio mrd tisoč evrov odstotkov", NULL, "sveti sveta gospod gospa oče brat sestra"},
     KEPT_DASH},
    {"sw",
     {"bw. bi. dkt. dk. mch. prof. mt.", NULL,
      "na. uk. km asilimia tsh. shs simu shilingi sura mlango mstari zaburi ukurasa",
      "elfu laki milioni bilioni", NULL,
      "bwana bibi mzee mama baba ndugu dada mtakatifu mchungaji askofu padre"},
     false},
    {"ta",
     {NULL, NULL, "ரூ. ரூ எண் எண். பக். அதிகாரம் வசனம்", "ஆயிரம் லட்சம் கோடி மில்லியன் ரூபாய் கிமீ சதவீதம்", NULL,
      "திரு. திரு திருமதி டாக்டர் புனித"},
     false},
    {"te",
     {NULL, NULL, "రూ. రూ సం.", "వేల లక్షల కోట్ల కోట్లు రూపాయలు శాతం", NULL, "శ్రీ శ్రీమతి డా. డాక్టర్ పునీత"},
     false},
    {"th",
     {NULL, NULL, "ข้อ บทที่ หน้า เลขที่ โทร. โทร", "บาท กม. กม ล้าน ล้านคน คน ปี น.", NULL,
      "นาย นาง นางสาว ดร. คุณ อาจารย์ นักบุญ"},
     false},
    {"tl ceb ilo",
     {"g. gng. bb. dr. dra. atty. sta. sto. st. rev.", NULL, "blg. p. php p kabanata talata salmo",
      "libo milyon bilyon piso", NULL, "san santa santo ginoong ginang pastor padre kuya ate"},
     false},
    {"tr az",
     {"dr. prof. doç. sn. hz. av. st.", NULL,
      "no no. s. sf. sayfa bölüm ayet mezmur m.ö. m.s. mö ms", "bin milyon milyar tl lira manat",
      NULL, "bay bayan aziz azize papaz"},
     false},
    {"uk",
     {"в у і й а з о м. вул. св. о. ім. проф. акад. ред.", "із зі об на не ні по за до від",
      "№ с. стор. гл. ст. п. т. рис. табл. ч. кн. пс. тел. бл. псалом розділ вірш",
      "тис млн млрд трлн грн коп р. рр. р ст. століття століть км кг год хв", "б би ж же",
      "г-н святий свята святого пан пані отець брат сестра"},
     KEPT_DASH},
    {"uz",
     {NULL, NULL, "№ b.", "so‘m soʻm so'm so’m ming million foiz", NULL, "janob xonim"},
     KEPT_DASH},
    {"vi",
     {"tp. tx. gs. ts. lm. ms.", NULL, "số tr. trang câu chương điều đt đt. sđt",
      "nghìn ngàn triệu tỷ tỉ đồng đ phần", NULL, "ông bà anh chị cô thầy thánh cha"},
     false},
};

static const struct bond_row every = {
    "",
    {NULL, NULL,
     "n° nº n.º nᵒ № § §§ # no. nr. p. pp. art. vol. fig. ca. ca c. tel. tel tél. tél fax ph. mob. "
     "cell whatsapp тел. тел r fr. sfr. rs. rs ksh. tsh tsh. ush sh. sh shs. shs rp rp. rm",
     "km m cm mm µm kg g mg t l dl cl ml ha h min s ms kw kwh mw gw kb mb gb tb hz khz mhz ghz "
     "°c °f km² m² m³ cm² cm³ km/h mph kr kč zł ft fcfa f cfa",
     "jr jr. jnr jnr. esq esq.",
     "saint san santa santo são sankt sint st. st mr mrs ms dr mr. mrs. ms. dr. prof. rev. revd "
     "fr. sr. br. msgr. mgr herr frau"},
    false,
};

static int row_match(struct tag_parts parts, const char *tags)
{
    char name[16];
    size_t length = 0;
    for (const char *at = tags;; at++) {
        if (*at && *at != ' ') {
            name[length++] = *at;
            continue;
        }
        name[length] = '\0';
        length = 0;
        if (tag_match(parts, name) > 0)
            return 1;
        if (!*at)
            return 0;
    }
}

static const struct bond_row *find_row(struct slice tag)
{
    struct tag_parts parts = tag_parts_of(tag);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (row_match(parts, rows[i].tags))
            return &rows[i];
    return NULL;
}

struct bound_words language_bound_words(struct slice tag, enum bond bond)
{
    const struct bond_row *row = find_row(tag);
    const char *own = row ? row->words[bond] : NULL, *common = every.words[bond];
    return (struct bound_words){own ? own : "", common ? common : ""};
}

bool language_keeps_dashes(struct slice tag)
{
    const struct bond_row *row = find_row(tag);
    return row && row->is_dash_kept;
}
