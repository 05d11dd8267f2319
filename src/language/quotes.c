/* Quotation marks, the spaces that French sets by its marks, and the dash of a citation.
 *
 * In: a tag. Out: CLDR's delimiters (release 42, as ICU 72 has them: a test compares every row
 * with ICU), in a table of our own so that no locale data is opened for them. Marks that CLDR gives
 * without the inner spaces that the language sets have them here: French and the languages that
 * follow it part guillemets from the words by a narrow no-break space (U+202F). */
#include "language/language.h"
#include "language/tag.h"

#define NARROW "\xE2\x80\xAF" /* U+202F */

/* Rows with the same marks stand together; `tags` is a list parted by spaces. */
struct quotes_row {
    const char *tags;
    const char *open, *close, *inner_open, *inner_close;
};

static const struct quotes_row quotes_rows[] = {
    {"fr ht", "«" NARROW, NARROW "»", "«" NARROW, NARROW "»"},
    {"fr-CA", "«" NARROW, NARROW "»", "“", "”"}, /* CLDR 42 has the inner pair turned round */
    {"fr-CH", "«" NARROW, NARROW "»", "‹" NARROW, NARROW "›"},
    {"ca el es eu it kk mg pt-PT sq ti", "«", "»", "“", "”"},
    {"es-419 es-AR es-BO es-BR es-BZ es-CL es-CO es-CR es-CU es-DO es-EC es-GT es-HN es-MX es-NI "
     "es-PA es-PE es-PR es-PY es-SV es-UY es-VE",
     "“", "”", "‘", "’"},
    {"fi he rn se sn sv yi", "”", "”", "’", "’"},
    {"cs de et hr is lb mk sk sl", "„", "“", "‚", "‘"},
    {"bs", "„", "”", "‘", "’"},
    {"sr", "„", "“", "‘", "‘"},
    {"hy", "«", "»", "«", "»"},
    {"am fa", "«", "»", "‹", "›"},
    {"ug", "»", "«", "›", "‹"},
    {"ar ur", "”", "“", "’", "‘"},
    {"ja zh-Hant", "「", "」", "『", "』"},
    {"pl ro", "„", "”", "«", "»"},
    {"be ky ru uk", "«", "»", "„", "“"},
    {"bg lt", "„", "“", "„", "“"},
    {"hu", "„", "”", "»", "«"},
    {"ka", "„", "“", "«", "»"},
    {"nb nn no rw", "«", "»", "‘", "’"},
    {"nl", "‘", "’", "‘", "’"},
    {"uz", "“", "”", "’", "‘"},
    {"tk", "“", "”", "“", "”"},
};

/* CLDR's root, which most languages share (en bn da gu hi id km ko ta te th tr vi zh …). */
static const struct quotes_row quotes_root = {"", "“", "”", "‘", "’"};

/* How well the best tag of a row's list matches. */
static int row_match(struct tag_parts parts, const char *tags)
{
    int best = 0;
    for (const char *at = tags; *at;) {
        char name[16];
        size_t length = 0;
        for (; *at && *at != ' '; at++)
            name[length++] = *at;
        name[length] = '\0';
        at += *at == ' ';
        int match = tag_match(parts, name);
        best = match > best ? match : best;
    }
    return best;
}

struct quotation_marks language_quotes(struct slice tag)
{
    struct tag_parts parts = tag_parts_of(tag);
    const struct quotes_row *row = &quotes_root;
    int best = 0;
    for (size_t i = 0; i < sizeof quotes_rows / sizeof *quotes_rows; i++) {
        int match = row_match(parts, quotes_rows[i].tags);
        if (match > best) {
            best = match;
            row = &quotes_rows[i];
        }
    }
    return (struct quotation_marks){slice_of(row->open), slice_of(row->close),
                                    slice_of(row->inner_open), slice_of(row->inner_close)};
}

/* French spaces. France (Lexique des règles typographiques en usage à l'Imprimerie nationale,
 * "Ponctuation"): thin before ; ! ? and a word's before the colon; inside guillemets thin, as
 * CLDR's users and this program's own marks have it. Canada (OQLF, "Espacement avant et après les
 * signes de ponctuation") sets none before ; ! ?; where one is typed it is thin. Switzerland (Guide
 * du typographe): thin everywhere. Readers there expect the spaces whether typed or not; languages
 * written beside French get what their writers type. */
#define FULL "\xC2\xA0" /* U+00A0 */

static const struct spaces_row {
    const char *tags;
    const char *high, *colon, *quotes;
    bool is_high_added, is_added;
} spaces_rows[] = {
    {"fr", NARROW, FULL, NARROW, true, true},
    {"fr-CA", NARROW, FULL, NARROW, false, true},
    {"fr-CH fr-LI", NARROW, NARROW, NARROW, true, true},
    {"br co ht oc wa", NARROW, FULL, NARROW, false, false},
};

struct mark_spaces language_mark_spaces(struct slice tag)
{
    struct tag_parts parts = tag_parts_of(tag);
    const struct spaces_row *row = NULL;
    int best = 0;
    for (size_t i = 0; i < sizeof spaces_rows / sizeof *spaces_rows; i++) {
        int match = row_match(parts, spaces_rows[i].tags);
        if (match > best) {
            best = match;
            row = &spaces_rows[i];
        }
    }
    if (!row)
        return (struct mark_spaces){{SLICE(""), false}, {SLICE(""), false}, {SLICE(""), false}};
    return (struct mark_spaces){{slice_of(row->high), row->is_high_added},
                                {slice_of(row->colon), row->is_added},
                                {slice_of(row->quotes), row->is_added}};
}

/* Chinese and Japanese: punctuation fills a square of its own. */
static bool is_square(struct slice tag)
{
    struct slice base = language_base(tag);
    return tag_is(base, "zh") || tag_is(base, "ja");
}

/* Chinese (GB/T 15834) and Japanese set the dash over two squares and no space after it. Scripts
 * whose typography has no dash, and whose fonts mostly lack it, set the citation alone. */
struct slice language_citation_dash(struct slice tag)
{
    static const char *const none[] = {"am", "bo", "dz", "km", "lo", "my", "ti"};
    struct slice base = language_base(tag);
    if (is_square(tag))
        return SLICE("——");
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (tag_is(base, none[i]))
            return SLICE("");
    return SLICE("— ");
}

struct slice language_head_space(struct slice tag)
{
    return is_square(tag) ? SLICE("\xE3\x80\x80") : SLICE(" "); /* U+3000 */
}

struct brackets language_brackets(struct slice tag)
{
    if (is_square(tag))
        return (struct brackets){SLICE("（"), SLICE("）")};
    return (struct brackets){SLICE(" ("), SLICE(")")};
}
