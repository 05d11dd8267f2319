/* What lines never begin or end with, by script and language, and what they should not part. */
#include "text_fixture.h"

/* The text with its breaks put in: `|` allowed, `~` for a space with a hold, `^` a hold alone. */
static char *marked(struct fixture *f, const struct paragraph *p)
{
    char *out = arena_alloc(f->arena, p->cu_count * 4u + p->break_count + 1u);
    uint32_t cu = 0;
    for (uint32_t i = 0; i < p->break_count; i++) {
        struct slice part = utf8_of_utf16(f->arena, p->string + cu, p->breaks[i].cu - cu);
        strncat(out, part.bytes, part.length);
        cu = p->breaks[i].cu;
        size_t length = strlen(out);
        bool has_space = length > 0 && out[length - 1] == ' ';
        if (i + 1 < p->break_count && p->breaks[i].hold != HOLD_NONE && has_space)
            out[length - 1] = '~';
        else if (i + 1 < p->break_count)
            strcat(out, p->breaks[i].hold != HOLD_NONE ? "^" : "|");
    }
    return out;
}

struct marked_case {
    const char *language, *marked;
};

/* The text is the expectation without its marks. */
static void assert_marked(const struct marked_case *one)
{
    struct fixture *f = fixture_make(one->language);
    char *text = arena_alloc(f->arena, strlen(one->marked) + 1);
    for (const char *at = one->marked; *at; at++)
        if (!strchr("|^", *at))
            strncat(text, *at == '~' ? " " : at, 1);
    f->styles[STYLE_BODY].is_hyphenated = f->styles[STYLE_ITEM].is_hyphenated = false;
    fixture_add(f, BLOCK_PARAGRAPH, slice_of(text));
    fixture_shape(f); /* no face here has all scripts: an error, but no matter for breaks */
    const char *found = marked(f, &f->text.paragraphs[0]);
    ck_assert_msg(strcmp(found, one->marked) == 0, "%s: \"%s\", expected \"%s\"", one->language,
                  found, one->marked);
    fixture_end(f);
}

/* With a space typed before it and without. */
static const struct marked_case never_cases[] = {
    {"km", "គ្រប់ៗ|ប្រទេស"},
    {"km", "គ្រប់ ៗ |ប្រទេស ។ |ទេ ៕ |ទេ ៖ |ទេ ៚"},
    {"km", "ទេ។ |ទេ៕"},
    {"th", "ต่าง ๆ |กรุงเทพ ฯ |และ|อื่น ๆ ฯลฯ |มา"},
    {"th", "มา |ฯพณฯ |มา"}, /* His Excellency begins with the sign */
    {"km", "គោ |ក្របី ។ល។ |ទេ"},
    {"th", "จบ ๚ะ๛"},
    {"my", "လူ ၏ |လူ ၌ |လူ ၍ |လူ"},
    {"my", "လူ |၎င်း"},
    {"si", "වචන ෴ |වචන"},
    {"hy", "բառ ՝ |բառ ՞ |բառ ՜ |բառ"},
    {"lo", "ຕ່າງ ໆ |ມາ ຯ |ມາ"},
    {"hi", "है । |इसका ॥ |है। |है"},
    {"bn", "হয় । |তার"},
    {"pa", "ਹੈ । |ਇਸ"},
    {"my", "လူ ၊ |လူ ။ |လူ"},
    {"am", "ሰላም ። |ሰላም ፣ |ሰላም ፤ |ሰላም ፡ |ሰላም"},
    {"ti", "ሰላም፣ |ሰላም"},
    {"ur", "ہے ۔ |کیا ؟ |یہ ، |وہ ؛ |ہے"},
    {"ar", "ما ؟ |هذا ، |ذلك"},
    {"bo", "བོད་|ཡིག །"},
    {"hy", "բարև ։ |բարև"},
    {"el", "ναι · |όχι ; |ναι"},
    {"ja", "は 。|は ・|は 々|は"},
    {"zh-Hans", "人 ，|人 。|人 ）|人"},
    {"ne", "छ । |छ"},
    {"jv-Java", "ꦲ ꧇ |ꦲ ꧉"},
    {"en", "yes ! |no ? |so ; |and : |then , |well . |done ) |it ] |is"},
    {"en", "( yes |[ no"},
    {"en", "rose |5 % |more ‰ |still"},
    {"fr", "dit |« Dieu |est |bon » |et"},
    {"de", "sagt |»Ja« |und |»Nein« |oder"},
    {"de", "sagt |» Ja « |und |» Nein « |oder"},
    {"de-CH", "sagt |« Ja » |und"},
    {"de", "sagt |„ Ja “ |und"},
    {"en", "says |“ Yes ” |and |‘ No ’ |then"},
    {"es", "dice |« Sí » |y"},
    {"ru", "говорит |« Да » |тихо"},
    {"da", "siger |» Ja « |men |› Nej ‹ |mere"},
    {"hu", "az |» Igen « |szó"},
    {"cs", "slovo |„ Ano “ |ale"},
    {"pl", "rzekł |„ Tak ” |ale"},
    {"am", "አለ |« አዎ » |ግን"},
    {"de", "sagt |‹ Ja › |und"},
    {"en", "one—|two |three"},
    {"en", "one — |two"},
    {"es", "Sí |—dijo—. |No |—yo—, |no"},
    {"pt", "—Sim |–disse |ele"},
    {"fr", "— Oui, |dit-|il"},
    {"en", "– first |second"},
    {"zh-Hans", "人|——|人"},
    {"en", "and |so … |then |…and |5 ° |there"},
    {"de", "§ 5 |und |№ 7 |gilt"},
    {"ru", "дом |№ 7, |он … |да"},
    {"ja", "は ッ |人 ー |は ヽ |は"},
    {"hi", "डॉ ॰ |शर्मा"},
    {"ar", "قال |“ نعم ” |ثم"},
    {"ar", "قال |” نعم “ |ثم"},
    {"he", "אמר |« כן » |שם"},
    {"nqo", "ߒߞߏ ߸ |ߒߞߏ ߹ |ߒߞߏ"},
    {"lis", "ꓡꓲ ꓾ |ꓢꓴ ꓿ |ꓢꓴ"},
    {"ps", "هو ؟ |نه ، |نه ؛ |نه"},
    {"mr", "आहे । |हे ॥ |हे"},
    {"am", "ሰላም ፦ |ሰላም ፧ |ሰላም ፥ |ሰላም ፨ |ሰላም"},
    {"bo", "བོད ། |ཡིག ༎ |ཡིག"},
    {"mn-Mong", "ᠠ ᠂ |ᠠ ᠃ |ᠠ"},
};

START_TEST(no_line_begins_or_ends_with_what_may_not)
{
    assert_marked(&never_cases[_i]);
}
END_TEST

static const struct marked_case bound_cases[] = {
    /* words of one letter, prepositions, particles */
    {"pl", "będą |z~nami |i~w~domu, |a~on |I~tak"},
    {"cs", "šel |k~lesu |v~Praze |A~pak |o~tom"},
    {"sk", "šiel |k~lesu |s~nami |V~dome"},
    {"ru", "был |в~доме |и~на~земле |С~ним |не~знал~бы |что~же"},
    {"uk", "був |у~домі |і~на~землі"},
    {"sl", "gre |s~nami |v~mesto"},
    {"en", "a |man |I |am"},
    /* titles and names */
    {"en", "with |J.~R.~R.~Tolkien |and |Mr.~Smith |St.~Paul |Dr~Who"},
    {"en", "for |Anna~M. |from |Benedict~XVI |is |Elizabeth~II, |but |MIX |Civil |CIVIL"},
    {"fr", "avec |M.~Dupont, |Mme~Durand |et |Mgr~Romero"},
    {"de", "mit |Dr.~Müller |und |Fr.~Maier"},
    {"ru", "с~А.~С.~Пушкиным |и~г.~Москва"},
    {"pl", "nasz |ks.~Jan |i~abp~Oscar"},
    {"hi", "यह |डॉ.~शर्मा |और |श्री~वर्मा"},
    {"en", "Saint~Paul, |King~Jr., |Davis,~Jr., |Revd~Canon~Ann, |Sir~Elton, |a |saint |was"},
    {"en", "in |São~Paulo |and |San~José |with |Frau~Huber |and |Herr~Maier"},
    {"de", "mit |Frau~Maier, |der |Frau |von |Sankt~Pauli, |Herrn~Huber |und |Pater~Anselm"},
    {"fr", "avec |saint~Pierre, |sœur~Claire |et |le |père |de |Père~Pedro"},
    {"es", "con |San~Pablo, |don~Juan, |doña~Ana |y |la |madre |de |sor~Inés"},
    {"it", "con |San~Paolo, |don~Bosco |e |suor~Anna"},
    {"pt-BR", "em |São~Paulo |com |Dom~Hélder |e |Frei~Tito"},
    {"nl", "met |mevrouw~Jansen, |meneer~Smit |en |Sint~Nicolaas"},
    {"pl", "był |pan~Kowalski |z~panią~Ewą, |święty~Jan |i~tak"},
    {"ru", "был |г-н~Иванов |и~святой~Павел |и~г-жа~Иванова"},
    {"bg", "д-р~Петров |дойде"},
    {"am", "እና |ዶ/ር~አልማዝ |ሄደ"},
    {"th", "กับ |คุณ~สมชาย |มา"},
    {"sv", "med |herr~Svensson |och |S:t~Paulus"},
    {"sw", "na |Bibi~Asha, |Mtakatifu~Paulo |na |mama |yake"},
    {"vi", "cùng |ông~Minh |và |bà |con"},
    {"tl", "kay |San~Pablo |at |Aling |Rosa"},
    {"tr", "ve |Bay~Kaya |ile"},
    {"ar", "مع |السيد~محمد |والقديس |بولس"},
    {"ur", "اور |ڈاکٹر~احمد |نے"},
    {"ta", "மற்றும் |திருமதி~லதா |வந்தார்"},
    {"am", "እና |አቶ~ከበደ |ሄደ"},
    {"ko", "그리고 |김~목사님은 |말했다"},
    /* abbreviations of single letters */
    {"de", "wie |z.~B. |hier, |d.~h. |so, |i.~d.~R.~usw."},
    {"ru", "так |т.~е. |это |и~т.~д. |и~др."},
    {"es", "como |p.~ej. |esto |a.~C. |y"},
    {"pl", "są |m.~in. |one"},
    /* figures */
    {"en", "¹~The |way |was |long; |²~it |was |dry² |and |³"}, /* verses; not the call of a note */
    {"en", "walk |10~km |in |5~May |at |7~a.m. |for |5~million |people"},
    {"en", "over |1,500 |people |In |2027 |they |for |20 |years"},
    {"en", "on |February~5 |or |May |2027 |see |p.~5, |No.~7, |Article~5, |Room~12"},
    {"fr", "le |5~mai, |le |1er~mai, |à |10~h, |p.~5, |n°~4, |5~km, |10~millions"},
    {"de", "am |1.~Februar |und |5.~Mai, |Nr.~7, |S.~5, |5~km, |3~Mio. |Leute, |10~Uhr"},
    {"es", "el |5~de~mayo, |n.º~7, |pág.~5, |10~km"},
    {"pl", "dnia |5~maja |2027~r., |nr~7, |5~zł"},
    {"cs", "dne |5.~května, |č.~7, |5~Kč, |10~000~Kč"},
    {"ru", "5~мая |2027~г. |и~№ 7, |10~км, |5~млн~руб."},
    {"en", "pay |$~500 |or |500~€, |KES~5000, |5000~USD |and |§ 5"},
    {"pt-BR", "custa |R$~50 |em |5~de~maio"},
    {"sw", "watu |1,500 |kutoka |sura~5"},
    {"fr", "de |10~000~F~CFA |et |500~francs~CFA |et |Tél. :~01~23~45~67~89 |ici"},
    {"es", "de |10~000~F~CFA |y |Tel.:~91~123~45~67 |o |c.~1850 |y"},
    {"en", "Tel.:~555~1234 |or |Tel:~5551234, |c.~1850, |fl.~1200, |pt.~2, |200~Sh |or |Shs~200"},
    {"de", "Tel.:~030~123456 |und |Art.~5"},
    {"pt-BR", "Tel.:~(11)~1234-5678 |e |séc.~XX"},
    {"ru", "тел.:~8~495~123-45-67, |ок.~1850~г. |там"},
    {"hi", "यह |रु.~500 |और |रु~500 |है"},
    {"vi", "ĐT:~091~234~567 |và |500~đồng |thôi"},
    {"he", "טל׳~03-1234567 |או |500~ש״ח |שם"},
    {"tr", "MÖ~50 |ve |500~TL |olan"},
    {"ko", "그는 |5~월~3~일에~500~원을 |제~5~장"},
    {"el", "στο |τηλ.:~210~1234567 |και"},
    {"de", "Tel.:~030 /~123~45~67 |oder"},
    {"hu", "és |Kovács~úr |és"},
    {"ur", "فون:~0300-1234567 |یا |1,500~روپے؛ |پھر"},
    {"am", "ስልክ~011~123~4567 ፤ |500~ብር ።"},
    {"lo", "ລາຄາ |500~ກີບ |ກັບ"},
    {"km", "តម្លៃ |១.៥០០~រៀល ។"},
    {"ka", "ფასი |1,500~ლარი |არის"},
    {"hy", "արժե |1,500~դրամ ։ |Այո"},
    {"uz", "narxi |500~so‘m |edi"},
    {"en", "ring |1-800-^FLOWERS |or |learn |C++ |and |F# |today"},
    /* groups of a number */
    {"fr", "aux |1~500 |personnes |et |12~345~678 |autres"},
    {"en", "ring |+254~700~123~456 |or |(020)~7946~0958 |today"},
    {"en", "in |2027 |300 |people |came"},
    {"de", "am |14.~2.~2027 |und |5~Mio.~€, |S.~5~f., |Fr.~500 |oder |10 –~12 |Leute"},
    {"cs", "dne |14.~2.~2027 |a~3.~5. |šel"},
    {"fr", "au |XXe~siècle, |Louis~XIV, |12~h~30, |no~5, |50~$~US, |500~F |ici"},
    {"en", "5~ft~3 |in, |Rs.~500, |US$~500, |5~½ |cups, |AD~70, |J.~van |den |Berg |sat"},
    {"es", "de |10~–~12 |años |siglo~XX |en |EE.~UU. |y"},
    {"ru", "в~XX~веке |5~тыс.~руб. |там |20-^й |дом"},
    {"hu", "a |május~3. |és |5-^én, |XX.~század"},
    {"en", "at |−5 °C |and |-3~km |now"},
    {"sl", "dne |3.~maja |in"},
    {"sr", "дана |3.~маја |и"},
    {"hr", "dr.~Ana |na |str.~5"},
    {"el", "στη |Α΄~Κορ.~13:4 |είναι"},
    {"en", "his |T-^shirt |and |first-|rate"},
    {"de", "auf |DE89~3704~0044~0532~0130~00 |ein"},
    {"en", "see~3:16–^17 |and |10–^12"},
    /* Bible references */
    {"en", "see |1~John~4:8 |and |Psalm~23 |and |Job~36:3 |I~Kings~3:4 |II~Peter~1:2"},
    {"en", "Song |of |Songs~2:4"},
    {"de", "vgl. |1.~Korinther~13,4 |und |Hiob~36,3"},
    {"fr", "voir |1~Jean~4.8 |et |Ps~23"},
    {"de", "vgl. |Joh.~3,~16 |und |1.~Kor.~13,~4–^7 |und |Röm.~8 |und |heute, |16 |Leute"},
    {"fr", "voir |Jn~3,~16 |et |1~Co~13,~4 |et |Mt~5,~3 |et |les |3, |16 |ou |20"},
    {"nl", "zie |Joh.~3,~16 |en |1~Kor.~13:4"},
    {"pl", "por. |J~3,~16 |i~Ps~23,~1"},
    {"ru", "см. |Ин.~3,~16 |и~Мк.~5,~3"},
    {"vi", "xem |Ga~3,~16 |nhé"},
    {"en", "see |John~3 :~16 |and |on |May~3, |16 |people |gave |KES~500, |200 |more"},
    {"he", "ראו |יוחנן~ג׳,~16 |שם"},
    {"ar", "في |متى~3:16 |يقول"},
    {"ar", "في |متى~٣:١٦ |يقول"},
    {"ar", "في |متى~٣:~١٦ |يقول"},
    {"he", "ראו |יוחנן~3:16 |שם"},
    {"th", "ดู |โยบ~36:3 |นะ"},
    {"ko", "욥기~36:3 |말씀"},
    {"am", "ዮሐንስ~3፥16 |ይላል"},
    {"ka", "იოანე~3,~16 |ამბობს"},
    {"ja", "ヨ|ハ|ネ^3,~16"},
    {"zh-Hans", "约|伯|记^36:3"},
};

START_TEST(what_belongs_together_is_held)
{
    assert_marked(&bound_cases[_i]);
}
END_TEST

/* One letter holds more firmly than a preposition of two. */
START_TEST(short_prepositions_are_held_lightly)
{
    struct fixture *f = fixture_make("ru");
    const struct paragraph *p = fixture_paragraph(f, "на земле в доме");
    ck_assert_uint_eq(p->break_count, 4);
    ck_assert_int_eq(p->breaks[0].hold, HOLD_LIGHT);
    ck_assert_int_eq(p->breaks[1].hold, HOLD_NONE);
    ck_assert_int_eq(p->breaks[2].hold, HOLD_FIRM);
    fixture_end(f);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("ends");
    tcase_add_loop_test(tests, no_line_begins_or_ends_with_what_may_not, 0,
                        sizeof never_cases / sizeof *never_cases);
    tcase_add_loop_test(tests, what_belongs_together_is_held, 0,
                        sizeof bound_cases / sizeof *bound_cases);
    tcase_add_test(tests, short_prepositions_are_held_lightly);
    Suite *suite = suite_create("text_line_ends");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
