/* Lint of quotation marks: those of the edition's language, and no others.
 *
 * Which marks a language has is language/'s word (CLDR), outer and inner. A ’ or ' right after a
 * letter, and a ‘ or " between two letters, is an apostrophe or a sign of its own (l’eau, o‘zbek,
 * ארה"ב), never a finding; the marks typed in a verse are made the language's own later, so the
 * double ones are none there. */
#include "base/utf8.h"
#include "po/lint.h"

static const uint32_t marks[] = {'"',    0x201C, 0x201D, 0x201E, 0x201F, 0xAB,
                                 0xBB,   0x2039, 0x203A, 0x2018, 0x2019, 0x201A,
                                 0x201B, 0x300C, 0x300D, 0x300E, 0x300F};

static bool is_mark(uint32_t c)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == c)
            return true;
    return false;
}

static bool has_character(struct slice text, uint32_t wanted)
{
    for (size_t at = 0; at < text.length;)
        if (utf8_next(text, &at) == wanted)
            return true;
    return false;
}

static bool is_own_mark(const struct quotation_marks *own, uint32_t c)
{
    return has_character(own->open, c) || has_character(own->close, c) ||
           has_character(own->inner_open, c) || has_character(own->inner_close, c);
}

static bool is_letter(const struct lint_text *text, size_t at)
{
    if (at >= text->count)
        return false;
    enum character_class class = text->letters[at].class;
    return class == CHARACTER_WORD || class == CHARACTER_UNSPACED || class == CHARACTER_DIGIT;
}

static bool is_apostrophe(const struct lint_text *text, size_t at)
{
    uint32_t c = text->letters[at].code_point;
    bool is_after = at > 0 && is_letter(text, at - 1), is_before = is_letter(text, at + 1);
    if (c == 0x2019)
        return is_after;
    return (c == 0x2018 || c == '"') && is_after && is_before;
}

void lint_quotes(const struct lint *lint)
{
    struct quotation_marks own = language_quotes(lint->language);
    bool is_verse = slice_is(lint->translation->role, "verse");
    for (size_t i = 0; i < lint->target.count; i++) {
        const struct lint_letter *letter = &lint->target.letters[i];
        uint32_t c = letter->code_point;
        if (!is_mark(c) || is_own_mark(&own, c) || is_apostrophe(&lint->target, i))
            continue;
        if (is_verse && c != 0x2018 && c != 0x2019)
            continue;
        struct place place = lint_place(lint, letter->byte);
        char bytes[4];
        size_t length = utf8_write(bytes, c);
        diag_warning(lint->diag, place, "po-quotes",
                     "the quotation mark %.*s (U+%04X) is not one of this language (%.*s)",
                     (int)length, bytes, c, SLICE_ARG(lint->language));
        diag_hint(lint->diag, "expected %.*s…%.*s, or within those %.*s…%.*s", SLICE_ARG(own.open),
                  SLICE_ARG(own.close), SLICE_ARG(own.inner_open), SLICE_ARG(own.inner_close));
    }
}
