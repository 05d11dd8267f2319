/* Typed quotation marks inside a verse: which are they, and does one open or close?
 *
 * In: letters. Out: a decision for each double mark that an author may have typed, straight or
 * curly, of any language: the outer marks round a verse are the language's, so marks inside it are
 * nested ones and become the language's inner marks. What stands beside a mark decides; where that
 * is no help (scripts without spaces), marks open and close in turn. SPEC, "Inline markup". */
#include "base/utf8.h"
#include "content/reader.h"

static const uint32_t typed_quotes[] = {'"',  0x201C, 0x201D, 0x201E, 0x201F,
                                        0xAB, 0xBB,   0x300C, 0x300D};

static bool is_among(uint32_t c, const uint32_t *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == c)
            return true;
    return false;
}

bool is_typed_quote(const struct letter *letter)
{
    return letter->kind == LETTER_PLAIN && !letter->is_hidden &&
           is_among(letter->code_point, typed_quotes, sizeof typed_quotes / sizeof *typed_quotes);
}

/* Dashes and brackets that a quotation follows directly. */
static bool is_opener(uint32_t c)
{
    static const uint32_t openers[] = {'(',    '[',    '{',  0x2013, 0x2014, 0x2015, 0x2018,
                                       0x201A, 0x2039, 0xBF, 0xA1,   0xFF08, 0x300E};
    return is_among(c, openers, sizeof openers / sizeof *openers);
}

bool is_opening_quote(const struct letter *letters, size_t count, size_t at, bool is_quoting)
{
    const struct letter *before = letter_before(letters, at);
    const struct letter *after = letter_after(letters, count, at);
    bool can_open = letter_class(before) == CHARACTER_SPACE || is_opener(before->code_point);
    enum character_class class = letter_class(after);
    bool can_close = class == CHARACTER_SPACE ||
                     (class == CHARACTER_PUNCTUATION && !is_opener(after->code_point));
    if (can_open != can_close)
        return can_open;
    return !is_quoting;
}

/* Two marks at the two ends are a pair round the whole; four could be two quotations. */
void quotes_check_verse(struct reader *reader, const struct letter_list *letters)
{
    size_t quote_count = 0;
    for (size_t at = 0; at < letters->count; at++)
        quote_count += is_typed_quote(&letters->at[at]);
    if (quote_count != 2 || !is_typed_quote(&letters->at[0]) ||
        !is_typed_quote(&letters->at[letters->count - 2])) /* the last is a LETTER_END */
        return;
    diag_warning(reader->diag, letters->at[0].place, "verse-quotes",
                 "the marks round the verse are set as well: these become marks inside them");
    diag_hint(reader->diag, "leave out the quotation marks round a verse");
}
