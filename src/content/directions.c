/* Which way the texts of each language run.
 *
 * In: a doc as read. Out: doc.directions and doc.direction. The tag tells (its script, or that
 * which the language is usually written in); but a text is to be read as it is written, so where
 * most of its letters run the other way it wins, and the reader of the messages is told: as a rule
 * the tag lacks its script. A tag that tells nothing leaves it to the text alone. */
#include "base/utf8.h"
#include "content/reader.h"

/* Letters that speak against a tag which tells: a name or two do not; and two thirds must run the
 * other way, since names, posts and addresses of an office may well be half of a short text. Where
 * no letter at all runs from left to right, few are enough: nothing else is on the page; but a
 * first draft in a right-to-left language may be all in Latin letters. */
enum { LETTERS_LEAST = 50 };

struct letter_counts {
    size_t ltr, rtl;
    struct place place; /* of the first block */
};

/* Adds the letters of a part of a text; those of pseudo-locales are turned round by an override. */
static void count_letters(struct slice text, struct letter_counts *counts)
{
    bool is_turned = false;
    for (size_t at = 0; at < text.length;) {
        uint32_t c = utf8_next(text, &at);
        is_turned = c == 0x202E || (is_turned && c != 0x202C);
        switch (character_direction(c)) {
        case LETTER_LTR:
            counts->ltr += !is_turned;
            counts->rtl += is_turned;
            break;
        case LETTER_RTL:
            counts->rtl++;
            break;
        case LETTER_NONE:
            break;
        }
    }
}

static struct letter_counts *count_all(struct arena *scratch, const struct doc *doc)
{
    struct letter_counts *counts = arena_alloc_items(scratch, doc->language_count, sizeof *counts);
    for (uint32_t i = 0; i < doc->language_count; i++)
        counts[i].place = NO_PLACE;
    for (uint32_t i = 0; i < doc->block_count; i++) {
        const struct block *block = &doc->blocks[i];
        for (uint32_t s = 0; s < block->span_count; s++) {
            const struct span *span = &block->spans[s];
            if (span->role != SPAN_TEXT && span->role != SPAN_LEAD)
                continue;
            struct letter_counts *of = &counts[span->language];
            if (of->ltr + of->rtl == 0)
                of->place = block->place;
            count_letters(slice_part(block->text, span->byte_start, span->byte_end), of);
        }
    }
    return counts;
}

static void report(struct diag *diag, struct slice language, bool is_rtl,
                   const struct letter_counts *counts)
{
    static const char *const ways[] = {"left to right", "right to left"};
    diag_warning(
        diag, counts->place, "direction",
        "the language %.*s is written from %s, but %zu of the %zu letters of its texts run "
        "from %s: the pages follow the texts",
        SLICE_ARG(language), ways[!is_rtl], is_rtl ? counts->rtl : counts->ltr,
        counts->ltr + counts->rtl, ways[is_rtl]);
    diag_hint(diag,
              "write the script into the tag, such as %.*s-%s, or name the texts' own language",
              SLICE_ARG(language_base(language)), is_rtl ? "Arab" : "Latn");
}

void directions_settle(struct arena *arena, struct arena *scratch, struct diag *diag,
                       struct doc *doc)
{
    const struct letter_counts *counts = count_all(scratch, doc);
    doc->directions = arena_alloc_items(arena, doc->language_count, sizeof *doc->directions);
    for (uint32_t i = 0; i < doc->language_count; i++) {
        bool is_known;
        bool is_told_rtl = language_direction_of(doc->languages[i], &is_known) == DIRECTION_RTL;
        bool is_rtl = counts[i].rtl > counts[i].ltr;
        size_t count = counts[i].rtl + counts[i].ltr;
        size_t for_it = is_rtl ? counts[i].rtl : counts[i].ltr;
        bool is_clear = count >= LETTERS_LEAST && 3 * for_it >= 2 * count;
        bool is_all_rtl = is_rtl && counts[i].ltr == 0;
        bool is_judged = counts[i].rtl != counts[i].ltr && (!is_known || is_clear || is_all_rtl);
        if (!is_judged)
            is_rtl = is_told_rtl;
        else if (is_known && is_rtl != is_told_rtl)
            report(diag, doc->languages[i], is_rtl, &counts[i]);
        doc->directions[i] = is_rtl ? DIRECTION_RTL : DIRECTION_LTR;
    }
    doc->direction = doc->directions[0];
}

enum direction doc_direction(const struct doc *doc, uint32_t language)
{
    return doc->directions ? doc->directions[language]
                           : language_direction(doc->languages[language]);
}
