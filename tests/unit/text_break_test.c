/* Break opportunities and hyphenation: equal to ICU's, what a typesetter leaves alone, Unicode's
 * own LineBreakTest and BidiCharacterTest through our wrappers. */
#include "text_fixture.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include "text/aksaras.h"
#include "text/bidi.h"
#include "text/breaks.h"

/* The text with its breaks put in: `|` allowed, `-` hyphenation, `~` one before a loose line only,
 * `!` forced but for the last. */
static char *marked(struct fixture *f, const struct paragraph *p)
{
    static const char *const signs[] = {"|", "-", "!"};
    char *out = arena_alloc(f->arena, p->cu_count * 4u + p->break_count + 1u);
    uint32_t cu = 0;
    for (uint32_t i = 0; i < p->break_count; i++) {
        struct slice part = utf8_of_utf16(f->arena, p->string + cu, p->breaks[i].cu - cu);
        strncat(out, part.bytes, part.length);
        cu = p->breaks[i].cu;
        bool is_part = p->breaks[i].hold == HOLD_PART;
        if (i + 1 < p->break_count)
            strcat(out, is_part ? "~" : signs[p->breaks[i].kind]);
    }
    return out;
}

struct marked_case {
    const char *language, *text, *marked;
};

static void assert_marked(const struct marked_case *one)
{
    struct fixture *f = fixture_make(one->language);
    fixture_add(f, BLOCK_PARAGRAPH, slice_of(one->text));
    fixture_shape(f); /* no face here has Chinese: an error, but no matter for breaks */
    const char *found = marked(f, &f->text.paragraphs[0]);
    ck_assert_msg(strcmp(found, one->marked) == 0, "%s: \"%s\", expected \"%s\"", one->language,
                  found, one->marked);
    fixture_end(f);
}

static const struct marked_case break_cases[] = {
    {"jv-Java", "ꦲꦏ꧀ꦲꦏ꧀ꦲꦱꦱ꧀ꦱꦶ꧈ꦲꦸ", "ꦲ|ꦏ꧀ꦲ|ꦏ꧀ꦲ|ꦱ|ꦱ꧀ꦱꦶ꧈|ꦲꦸ"},
    {"ban-Bali", "ᬅᬓ᭄ᬱᬭᬩᬮᬶ ᬩᬮᬶ", "ᬅ|ᬓ᭄ᬱ|ᬭ|ᬩ|ᬮᬶ |ᬩ|ᬮᬶ"},
    {"jv-Java", "ꦲꦏ꧐꧑ꦲa", "ꦲ|ꦏ꧐꧑ꦲa"},
    {"bbc-Batk", "ᯘᯮᯒᯗ᯲ᯅᯗᯂ᯲", "ᯘᯮ|ᯒᯗ᯲|ᯅ|ᯗᯂ᯲"},
    {"cjm-Cham", "ꨌꩌꨣꨯꩈꨀ", "ꨌꩌ|ꨣꨯꩈ|ꨀ"},
    {"nod-Lana", "ᩉᩨ᩶ᨾᩦᨠᩣ᩠ᩁᨡ᩠ᩋᨦᩃᩰ᩠ᨠ", "ᩉᩨ᩶|ᨾᩦ|ᨠᩣ᩠ᩁ|ᨡ᩠ᩋᨦ|ᩃᩰ᩠ᨠ"},
    {"khb-Talu", "ᦔᦱᦉᦱᦺᦑᦟᦹᧉ", "ᦔᦱ|ᦉᦱ|ᦺᦑ|ᦟᦹᧉ"},
    {"tdd-Tale", "ᥖᥭᥰᥘᥫᥴᥑᥩᥢᥴ", "ᥖᥭᥰ|ᥘᥫᥴ|ᥑᥩᥢᥴ"},
    {"blt", "ꪼꪒ ꪜꪱꪉ", "ꪼꪒ |ꪜꪱꪉ"},
    {"en", "a b", "a |b"},
    {"en", "a\u00A0b c", "a\u00A0b |c"},
    {"en", "a\u2028b", "a\u2028!b"},
    {"th", "วันนี้\u2028วันนี้ วันนี้\u2028\u2028วันนี้", "วัน|นี้\u2028!วัน|นี้ |วัน|นี้\u2028!\u2028!วัน|นี้"},
    {"th", "เพื่อนของเรา\u2028เพื่อน", "เพื่อน|ของ|เรา\u2028!เพื่อน"},
    {"lo", "ມີຄວາມສຳຄັນ\u2028ມີ", "ມີ|ຄວາມສຳຄັນ\u2028!ມີ"},
    {"km", "ជាការចាំបាច់\u2028ជាការ", "ជា|ការចាំបាច់\u2028!ជា|ការ"},
    {"my", "လူခပ်သိမ်း\u2028လူ", "လူ|ခပ်|သိမ်း\u2028!လူ"},
    {"shn", "သုၼ်ႇလႆႈသုၼ်ႇပဵၼ်", "သုၼ်ႇ|လႆႈ|သုၼ်ႇ|ပဵၼ်"},
    {"my", "စေတနာ့ဝန်ထမ်း ယောကျ်ား ဗုဒ္ဓ သင်္ဘော", "စေ|တ|နာ့|ဝန်|ထမ်း |ယောကျ်ား |ဗုဒ္ဓ |သင်္ဘော"},
    {"ja", "\u3042\u3042\u2028\u3042", "\u3042|\u3042\u2028!\u3042"},
    {"ko", "\uC0AC\uB78C\u2028\uC0AC\uB78C", "\uC0AC\uB78C\u2028!\uC0AC\uB78C"},
    {"en", "zero\u200Bw\u2060x", "zero\u200B|w\u2060x"},
    {"en", "co\u00ADop", "co\u00AD-op"},
    {"en", "well-to-do", "well-|to-|do"},
    {"en", "one—two", "one—|two"},
    {"en", "", ""},
    {"ja", "\u3042\u3063\u3042", "\u3042\u3063|\u3042"},
    {"ko", "\uC0AC\uB78C\uC774 \uC654", "\uC0AC\uB78C\uC774 |\uC654"},
    {"zh-Hans", "\u9274\u4E8E\uFF0C\u4EBA", "\u9274|\u4E8E\uFF0C|\u4EBA"},
};

START_TEST(breaks_where_the_language_allows)
{
    assert_marked(&break_cases[_i]);
}
END_TEST

/* Numbers, capitals and addresses stay whole, and short names; long names and parts of compounds
 * too, as long as lines are not loose; the rest divides. */
static const struct marked_case hyphen_cases[] = {
    {"en", "the communities", "the |com-mu-ni-ties"},
    {"en", "Communities pray", "Com~mu~ni~ties |pray"},
    {"en", "the Communities", "the |Com~mu~ni~ties"},
    {"en", "So. Communities", "So. |Com~mu~ni~ties"},
    {"en", "is so. Communities", "is |so. |Com~mu~ni~ties"},
    {"en", "for Mr. Communities", "for |Mr. |Com~mu~ni~ties"},
    {"en", "(“Communities”)", "(“Com~mu~ni~ties”)"},
    {"en", "COMMUNITIES", "COMMUNITIES"},
    {"en", "communities2", "communities2"},
    {"en", "comMunities", "comMunities"},
    {"en", "communities-based", "com~mu~ni~ties-|based"},
    {"en", "communities*", "communities*"},
    {"en", "communities.example", "communities.example"},
    {"en", "me@communities", "me@communities"},
    {"en", "commu\u00ADnities", "commu\u00AD-nities"},
    {"en", "commu\u200Bnities", "commu\u200B|ni-ties"},
    {"en", "government’s", "gov-ern-ment’s"},
    {"tr", "müjdesi'nin Türkiye’dekilerden", "müj-desi'|nin |Türkiye’|de-ki-ler-den"},
    {"tr", "Ankara'da o’nun", "Ankara'da |o’nun"},
    {"sw", "communities", "communities"}};

START_TEST(hyphenates_what_a_typesetter_would)
{
    assert_marked(&hyphen_cases[_i]);
}
END_TEST

START_TEST(headings_links_and_leads_are_not_hyphenated)
{
    struct fixture *f = fixture_make("en");
    f->styles[STYLE_ITEM].mark = (struct slice){0};
    fixture_add(f, BLOCK_TITLE, SLICE("communities"));
    fixture_add(f, BLOCK_ITEM, SLICE("communities"))->spans[0].link = 0;
    fixture_add(f, BLOCK_ITEM, SLICE("communities"))->spans[0].role = SPAN_LEAD;
    fixture_add(f, BLOCK_ITEM, SLICE("communities"));
    fixture_cut(fixture_add(f, BLOCK_ITEM, SLICE("communities")), 5)->is_emphasis = true;
    ck_assert(fixture_shape(f));
    const uint32_t counts[] = {1, 1, 1, 4, 1};
    for (int i = 0; i < 5; i++)
        ck_assert_msg(f->text.paragraphs[i].break_count == counts[i], "block %d: %u breaks", i,
                      f->text.paragraphs[i].break_count);
    fixture_end(f);
}
END_TEST

/* As the Chicago Manual breaks them, 7.46; a long token anywhere, but for escapes and ends. */
static const struct marked_case address_cases[] = {
    {"en", "https://www.example.org/a/bcd", "https://|www|.example|.org|/a|/bcd"},
    {"en", "https://x.org/", "https://|x|.org/"},
    {"en", "me@example.org", "me@example|.org"},
    {"en", "https://x.org/abc?id=12&long-name=34#part%20two",
     "https://|x|.org|/abc|?id=|12|&long|-name=|34|#part|%20two"},
    {"en", "https://x.org/~me_and,you", "https://|x|.org|/~me|_and|,you"},
    {"en", "http://abcdefghijklmnopqrstuvwxyzabcdefghijklmno",
     "http://|abc|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|z|a|b|c|d|e|f|g|h|i|j|k|l|mno"},
    {"zh-Hans", "https://x.org/abc", "https://|x|.org|/abc"},
};

START_TEST(addresses_break_between_their_parts)
{
    const struct marked_case *one = &address_cases[_i];
    struct fixture *f = fixture_make(one->language);
    fixture_add(f, BLOCK_LINK_NOTE, slice_of(one->text))->spans[0].role = SPAN_ADDRESS;
    fixture_shape(f);
    ck_assert_str_eq(marked(f, &f->text.paragraphs[0]), one->marked);
    fixture_end(f);
}
END_TEST

/* UAX #14 would: an ideograph and a digit or an asterisk may be parted. */
START_TEST(no_line_begins_with_a_mark_that_calls)
{
    struct fixture *f = fixture_make("zh-Hans");
    struct block *block = fixture_add(f, BLOCK_PARAGRAPH, SLICE("\u9274\u4E8E\u00B9\u4EBA"));
    struct span *mark = fixture_cut(block, 6);
    fixture_cut(block, 8);
    mark->role = SPAN_NOTE_MARK;
    mark->note = 0;
    fixture_shape(f);
    ck_assert_str_eq(marked(f, &f->text.paragraphs[0]), "\u9274|\u4E8E\u00B9|\u4EBA");
    fixture_end(f);
}
END_TEST

START_TEST(tells_hyphens_and_sense)
{
    struct fixture *f = fixture_make("en");
    const struct paragraph *p = fixture_paragraph(f, "a b, c) d.” ee-ff — g");
    const int hyphens[] = {0, 0, 0, 0, 1, 0, 0}, sense[] = {0, 1, 0, 1, 0, 1, 0};
    ck_assert_uint_eq(p->break_count, 7); /* none before the dash */
    for (uint32_t i = 0; i < p->break_count; i++) {
        ck_assert_msg(p->breaks[i].is_after_hyphen == hyphens[i], "hyphen at %u", p->breaks[i].cu);
        ck_assert_msg(p->breaks[i].is_after_sense == sense[i], "sense at %u", p->breaks[i].cu);
    }
    fixture_end(f);
}
END_TEST

static struct breakers bare_breakers(struct fixture *f)
{
    return breakers_make(f->arena, f->diag, NULL, &f->doc, &f->design.breaking);
}

/* Random strings of what breaks differently in the languages, against ICU itself. */
START_TEST(breaks_equal_icu)
{
    static const char *const languages[] = {"es", "fr", "it", "th", "zh-Hans", "km", "ar", "id"};
    static const uint16_t units[] = {
        'a',    'b',    ' ',    ' ',    '-',    '.',    ',',    '(',    ')',    '1',    '%',
        0xA0,   0xAB,   0xBB,   0xE9,   0x2014, 0x2019, 0x201C, 0x201D, 0x0E01, 0x0E32, 0x4EBA,
        0x3001, 0x3042, 0x1780, 0x17B6, 0x0627, 0x200B, 0x2060, '/',    '!',    0x2026};
    uint64_t seed = 14, state = seed;
    struct fixture *f = fixture_make(languages[_i]);
    struct breakers breakers = bare_breakers(f);
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *icu = ubrk_open(UBRK_LINE, languages[_i], NULL, 0, &status);
    for (int line = 0; line < 300; line++) {
        uint16_t string[40];
        for (int i = 0; i < 40; i++)
            string[i] = units[fixture_random(&state) % (sizeof units / sizeof *units)];
        struct break_list found = {0};
        breaks_find(&breakers, 0, f->arena, string, 40, &found);
        ubrk_setText(icu, (const UChar *)string, 40, &status);
        for (size_t i = 0; i < found.count; i++)
            ck_assert_msg((int32_t)found.at[i].cu == ubrk_next(icu), "%s seed %llu line %d at %u",
                          languages[_i], (unsigned long long)seed, line, found.at[i].cu);
        ck_assert_int_eq(ubrk_next(icu), UBRK_DONE);
    }
    ubrk_close(icu);
    fixture_end(f);
}
END_TEST

/* In Russian, German, English a line ends with a spaced dash, in French it may begin with one; a
 * dash that begins a text, and one that is bound on one side, is as UAX #14 has it. */
START_TEST(no_line_begins_with_a_spaced_dash)
{
    static const uint16_t text[] = {0x2014, ' ',    'a', ' ', 0x2014, ' ',    'b',
                                    ' ',    0x2013, ' ', 'c', ' ',    0x2014, 'd'};
    static const struct {
        const char *language;
        uint32_t breaks[8];
    } rows[] = {{"ru", {2, 6, 10, 12, 13, 14}},
                {"de", {2, 6, 10, 12, 13, 14}},
                {"en-GB", {2, 6, 10, 12, 13, 14}},
                {"fr", {2, 4, 6, 8, 10, 12, 13, 14}}};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct fixture *f = fixture_make(rows[r].language);
        struct breakers breakers = bare_breakers(f);
        struct break_list found = {0};
        breaks_find(&breakers, 0, f->arena, text, sizeof text / sizeof *text, &found);
        for (size_t i = 0; i < found.count; i++)
            ck_assert_msg(i < 8 && found.at[i].cu == rows[r].breaks[i], "%s: break %zu at %u",
                          rows[r].language, i, found.at[i].cu);
        ck_assert_uint_eq(found.at[found.count - 1].cu, sizeof text / sizeof *text);
        fixture_end(f);
    }
}
END_TEST

/* Reads the code points of a test line up to `end`; `offsets[i]` is the unit of code point i. */
struct test_line {
    uint16_t units[2048];
    uint32_t cu_count, count;
    uint32_t offsets[2049];
    bool breaks[2049]; /* before code point i */
};

static void add_code_point(struct test_line *line, unsigned long c)
{
    line->offsets[line->count++] = line->cu_count;
    if (c >= 0x10000)
        line->units[line->cu_count++] = (uint16_t)(0xD800 + ((c - 0x10000) >> 10));
    line->units[line->cu_count++] = (uint16_t)(c >= 0x10000 ? 0xDC00 + ((c - 0x10000) & 0x3FF) : c);
    line->offsets[line->count] = line->cu_count;
}

/* "÷ 0023 × 0308 ÷": the signs are two bytes each, U+00F7 and U+00D7. */
static bool read_break_line(const char *text, struct test_line *line)
{
    *line = (struct test_line){0};
    if (*text == '#' || *text == '\n')
        return false;
    for (const char *at = text; *at && *at != '#' && *at != '\n';) {
        if (strncmp(at, "\xC3\xB7", 2) == 0 || strncmp(at, "\xC3\x97", 2) == 0) {
            line->breaks[line->count] = at[1] == '\xB7';
            at += 2;
        } else if (*at == ' ' || *at == '\t') {
            at++;
        } else {
            char *end;
            unsigned long c = strtoul(at, &end, 16);
            ck_assert_msg(end > at, "no sign and no number: %s", at);
            add_code_point(line, c);
            at = end;
        }
    }
    return line->count > 0;
}

/* Whether ICU 72 is known to differ before code point `i`: rules that UAX #14 took over later. */
enum break_rule { RULE_NONE, RULE_HYPHEN, RULE_NUMBER, RULE_STOP, RULE_COUNT };

static enum break_rule known_break(const struct test_line *line, uint32_t i)
{
    if (!line->breaks[i])
        return line->units[line->offsets[i]] == '.' ? RULE_STOP : RULE_NONE;
    uint32_t before = i - 1;
    while (before > 0 && line->units[line->offsets[before]] == 0x0308)
        before--;
    uint16_t c = line->units[line->offsets[before]], next = line->units[line->offsets[i]];
    if (c == '-' && (before == 0 || line->units[line->offsets[before - 1]] == ' '))
        return RULE_HYPHEN;
    return (c == '.' || c == ',') && next >= '0' && next <= '9' ? RULE_NUMBER : RULE_NONE;
}

/* Whether what stands on one side only is of a script that text/aksaras.c divides: LB28a has a
 * break there and beside each digit, since Unicode 15.1, and Orison has none. */
static bool is_own_rule(const struct test_line *line, uint32_t i)
{
    uint32_t cu = line->offsets[i];
    return cu < line->cu_count && aksara_is_judged(line->units, line->cu_count, cu) &&
           !aksara_begins(line->units, line->cu_count, 0, cu);
}

/* Compares with the line's signs; differences by rule are counted in `known`. */
static bool breaks_as_told(struct breakers *breakers, struct arena *arena,
                           const struct test_line *line, int known[RULE_COUNT])
{
    struct break_list found = {0};
    breaks_find(breakers, 0, arena, line->units, line->cu_count, &found);
    size_t at = 0;
    enum break_rule rule = RULE_NONE;
    for (uint32_t i = 1; i <= line->count; i++) {
        bool is_found = at < found.count && found.at[at].cu == line->offsets[i];
        at += is_found;
        if (is_found == line->breaks[i] || is_own_rule(line, i))
            continue;
        enum break_rule one = known_break(line, i);
        if (one == RULE_NONE)
            return false;
        rule = rule == RULE_NONE ? one : rule;
    }
    known[rule] += rule != RULE_NONE;
    return at == found.count;
}

#define UNICODE "/usr/share/unicode/"

START_TEST(unicode_line_break_test)
{
    FILE *file = fopen(UNICODE "auxiliary/LineBreakTest.txt", "r");
    if (!file) {
        printf("skipped: 1 LineBreakTest: no " UNICODE " (package unicode-data)\n");
        fflush(stdout);
        return;
    }
    struct fixture *f = fixture_make("en");
    struct breakers breakers = bare_breakers(f);
    char text[1 << 15]; /* from Unicode 15.1 on lines have long comments */
    int count = 0, different = 0, known[RULE_COUNT] = {0};
    for (int line_no = 1; fgets(text, sizeof text, file); line_no++) {
        struct test_line line;
        if (!read_break_line(text, &line))
            continue;
        count++;
        if (!breaks_as_told(&breakers, f->arena, &line, known)) {
            different++;
            printf("line %d differs: %s", line_no, text);
        }
    }
    fclose(file);
    printf("skipped: %d LineBreakTest LB 20a: ICU keeps a hyphen that begins a word with it\n",
           known[RULE_HYPHEN]);
    printf("skipped: %d LineBreakTest LB 25: ICU keeps a stop with the number after it\n",
           known[RULE_NUMBER]);
    printf("skipped: %d LineBreakTest LB 15c: ICU breaks before a stop that begins a number\n",
           known[RULE_STOP]);
    fflush(stdout);
    ck_assert_int_gt(count, 7000);
    ck_assert_int_le(known[RULE_HYPHEN] + known[RULE_NUMBER] + known[RULE_STOP], 22);
    /* Beside the Unicode 15 of ICU 72, whose differences are all known by their rules. */
    UVersionInfo unicode;
    u_getUnicodeVersion(unicode);
    if (unicode[0] > 15 && different <= 20) {
        printf(
            "skipped: %d goldens made with other fonts, another ICU or HarfBuzz: LineBreakTest by "
            "ICU's Unicode %d\n",
            different, unicode[0]);
        fflush(stdout);
        different = 0;
    }
    ck_assert_msg(different == 0, "%d of %d lines differ", different, count);
    fixture_end(f);
}
END_TEST

/* Where ICU 72 differs by itself; that it is ICU and not its wrapper is asked too. */
enum bidi_rule { BIDI_NONE, BIDI_PLAIN, BIDI_EMBEDDING, BIDI_MARK, BIDI_COUNT };

static const char *const bidi_rules[BIDI_COUNT] = {
    "", "X2: ICU gives one level to a text without right-to-left characters, which looks the same",
    "X5a, BD16: ICU reads isolates and brackets next to embeddings as before Unicode 8.0",
    "N0: ICU does not change marks after a bracket that changed"};

static bool has_unit(const struct test_line *line, uint16_t first, uint16_t last)
{
    for (uint32_t i = 0; i < line->cu_count; i++)
        if (line->units[i] >= first && line->units[i] <= last)
            return true;
    return false;
}

static enum bidi_rule known_bidi(const struct test_line *line)
{
    bool has_embedding = has_unit(line, 0x202A, 0x202E);
    if (has_embedding && !has_unit(line, 0x0590, 0x08FF) && !has_unit(line, 0x202B, 0x202B) &&
        !has_unit(line, 0x202D, 0x202E))
        return BIDI_PLAIN;
    if (has_embedding)
        return BIDI_EMBEDDING;
    bool has_bracket = has_unit(line, '(', ')') || has_unit(line, '[', ']');
    bool has_mark = has_unit(line, 0x0331, 0x0333) || has_unit(line, 0x20D6, 0x20D6);
    return has_bracket && has_mark ? BIDI_MARK : BIDI_NONE;
}

/* Fields: code points; direction; paragraph level; levels (x: removed); order. */
static bool bidi_as_told(struct arena *arena, UBiDi *bidi, char *text, struct test_line *line)
{
    char *at = text;
    *line = (struct test_line){0};
    while (*at != ';')
        add_code_point(line, strtoul(at, &at, 16));
    strtol(at + 1, &at, 10);
    uint8_t base = (uint8_t)strtol(at + 1, &at, 10);
    const uint8_t *levels = bidi_levels(arena, bidi, line->units, line->cu_count, base);
    at++;
    for (uint32_t i = 0; i < line->count; i++) {
        while (*at == ' ')
            at++;
        if (*at == 'x') {
            at++;
            continue;
        }
        long told = strtol(at, &at, 10);
        if (told != (levels ? levels[line->offsets[i]] : base))
            return false;
    }
    return true;
}

/* The third field: the paragraph's level. */
static uint8_t base_of_line(const char *text)
{
    const char *direction = strchr(text, ';');
    return (uint8_t)strtol(strchr(direction + 1, ';') + 1, NULL, 10);
}

/* Whether ICU, asked without the wrapper, gives the wrapper's levels. */
static bool icu_says_so(struct arena *arena, UBiDi *bidi, const struct test_line *line,
                        uint8_t base)
{
    UErrorCode status = U_ZERO_ERROR;
    const uint8_t *ours = bidi_levels(arena, bidi, line->units, line->cu_count, base);
    ubidi_setPara(bidi, (const UChar *)line->units, (int32_t)line->cu_count, base, NULL, &status);
    const UBiDiLevel *levels = ubidi_getLevels(bidi, &status);
    for (uint32_t i = 0; i < line->cu_count; i++)
        if (levels[i] != (ours ? ours[i] : base))
            return false;
    return U_SUCCESS(status);
}

START_TEST(unicode_bidi_character_test)
{
    FILE *file = fopen(UNICODE "BidiCharacterTest.txt", "r");
    if (!file) {
        printf("skipped: 1 BidiCharacterTest: no " UNICODE " (package unicode-data)\n");
        fflush(stdout);
        return;
    }
    struct arena *arena = arena_make(0);
    UBiDi *bidi = ubidi_open();
    char text[4096];
    struct test_line line;
    int count = 0, known[BIDI_COUNT] = {0};
    for (int line_no = 1; fgets(text, sizeof text, file); line_no++) {
        if (*text == '#' || *text == '\n')
            continue;
        count++;
        if (bidi_as_told(arena, bidi, text, &line))
            continue;
        enum bidi_rule rule = known_bidi(&line);
        ck_assert_msg(rule != BIDI_NONE, "line %d differs: %s", line_no, text);
        ck_assert_msg(icu_says_so(arena, bidi, &line, base_of_line(text)),
                      "line %d: the wrapper differs from ICU: %s", line_no, text);
        known[rule]++;
    }
    fclose(file);
    ubidi_close(bidi);
    arena_free(arena);
    for (int i = 1; i < BIDI_COUNT; i++)
        printf("skipped: %d BidiCharacterTest %s\n", known[i], bidi_rules[i]);
    fflush(stdout);
    ck_assert_int_gt(count, 90000);
    ck_assert_int_le(known[BIDI_PLAIN], 1);
    ck_assert_int_le(known[BIDI_EMBEDDING] + known[BIDI_MARK], 29);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("text_break");
    TCase *one = tcase_create("break");
    tcase_add_loop_test(one, breaks_where_the_language_allows, 0,
                        sizeof break_cases / sizeof *break_cases);
    tcase_add_loop_test(one, hyphenates_what_a_typesetter_would, 0,
                        sizeof hyphen_cases / sizeof *hyphen_cases);
    tcase_add_test(one, headings_links_and_leads_are_not_hyphenated);
    tcase_add_loop_test(one, addresses_break_between_their_parts, 0,
                        sizeof address_cases / sizeof *address_cases);
    tcase_add_test(one, no_line_begins_with_a_mark_that_calls);
    tcase_add_test(one, tells_hyphens_and_sense);
    tcase_add_test(one, no_line_begins_with_a_spaced_dash);
    tcase_add_loop_test(one, breaks_equal_icu, 0, 8);
    tcase_add_test(one, unicode_line_break_test);
    tcase_add_test(one, unicode_bidi_character_test);
    suite_add_tcase(suite, one);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
