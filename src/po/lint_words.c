/* Lint of words: two scripts in one, and letters that are not the language's.
 *
 * A word is a run of letters and marks, joiners included. Two scripts in it are a slip where they
 * look alike (Latin, Greek, Cyrillic, Armenian, Cherokee) or neither is Latin; a Latin name with an
 * ending in another script ("IJM은", "الـIJM") is how many languages write. Scripts that part no
 * words by spaces stand beside names at once, so they are no party to a mixture.
 *
 * Letters are held against CLDR's exemplars: a Ukrainian "і" in Russian is seen by nobody on the
 * screen and by everybody who searches. A word of another script is a slip only where the source
 * does not have it too. */
#include <string.h>

#include "base/utf8.h"
#include "po/lint.h"

enum { LATIN = 'L' << 24 | 'a' << 16 | 't' << 8 | 'n' };

/* Letters [start, end) of the target. */
struct lint_word {
    size_t start, end;
};

static bool is_word_letter(const struct lint_letter *letter)
{
    return letter->class == CHARACTER_WORD || letter->class == CHARACTER_UNSPACED ||
           letter->class == CHARACTER_FORMAT;
}

static struct slice text_of(const struct lint *lint, struct lint_word word)
{
    const struct lint_text *target = &lint->target;
    size_t byte_end =
        word.end < target->count ? target->letters[word.end].byte : target->text.length;
    const struct lint_letter *last = &target->letters[word.end - 1];
    size_t last_end = last->byte;
    utf8_next(target->text, &last_end);
    return slice_part(target->text, target->letters[word.start].byte,
                      last_end < byte_end ? last_end : byte_end);
}

static bool is_in_source(const struct lint *lint, struct lint_word word)
{
    struct slice text = text_of(lint, word), source = lint->source.text;
    return memmem(source.bytes, source.length, text.bytes, text.length) != NULL;
}

static bool looks_like_latin(uint32_t script)
{
    return script == ('C' << 24 | 'y' << 16 | 'r' << 8 | 'l') ||
           script == ('G' << 24 | 'r' << 16 | 'e' << 8 | 'k') ||
           script == ('A' << 24 | 'r' << 16 | 'm' << 8 | 'n') ||
           script == ('C' << 24 | 'h' << 16 | 'e' << 8 | 'r');
}

static bool is_mixture(uint32_t a, uint32_t b)
{
    if (a == LATIN)
        return looks_like_latin(b);
    return b == LATIN ? looks_like_latin(a) : true;
}

/* Reports the first letter whose script does not go with the word's first; whether there is one. */
static bool check_scripts(const struct lint *lint, struct lint_word word)
{
    uint32_t first = 0;
    for (size_t i = word.start; i < word.end; i++) {
        const struct lint_letter *letter = &lint->target.letters[i];
        uint32_t script = character_script(letter->code_point);
        if (letter->class != CHARACTER_WORD || script == 0)
            continue;
        if (first == 0)
            first = script;
        if (script == first || !is_mixture(first, script))
            continue;
        diag_warning(lint->diag, lint_place(lint, letter->byte), "po-mixed-scripts",
                     "letters of two scripts in one word, “%.*s”: %c%c%c%c and %c%c%c%c (U+%04X)",
                     SLICE_ARG(text_of(lint, word)), (int)(first >> 24), (int)(first >> 16 & 0xFF),
                     (int)(first >> 8 & 0xFF), (int)(first & 0xFF), (int)(script >> 24),
                     (int)(script >> 16 & 0xFF), (int)(script >> 8 & 0xFF), (int)(script & 0xFF),
                     letter->code_point);
        return true;
    }
    return false;
}

static void report_letter(const struct lint *lint, struct lint_word word, size_t at, bool is_script)
{
    const struct lint_letter *letter = &lint->target.letters[at];
    char bytes[4];
    size_t length = utf8_write(bytes, letter->code_point);
    struct place place = lint_place(lint, letter->byte);
    if (is_script)
        diag_warning(lint->diag, place, "po-script",
                     "“%.*s” is in a script that %.*s is not written in, and the source lacks it",
                     SLICE_ARG(text_of(lint, word)), SLICE_ARG(lint->language));
    else
        diag_warning(lint->diag, place, "po-letter",
                     "“%.*s” (U+%04X) in “%.*s” is no letter of this language (%.*s)", (int)length,
                     bytes, letter->code_point, SLICE_ARG(text_of(lint, word)),
                     SLICE_ARG(lint->language));
}

/* The letters of one foreign script from `at` on, marks included: "IJM" of "IJM은". */
static struct lint_word foreign_part(const struct lint *lint, struct lint_word word, size_t at)
{
    struct lint_word part = {at, at + 1};
    uint32_t script = character_script(lint->target.letters[at].code_point);
    while (part.end < word.end) {
        uint32_t next = character_script(lint->target.letters[part.end].code_point);
        if (next != script && next != 0)
            break;
        part.end++;
    }
    return part;
}

static void check_letters(const struct lint *lint, struct lint_word word)
{
    for (size_t at = word.start; at < word.end;) {
        enum letter_fit fit =
            language_letter_fit(lint->alphabet, lint->target.letters[at].code_point);
        struct lint_word part = {at, at + 1};
        if (fit == LETTER_OF_OTHER_SCRIPT)
            part = foreign_part(lint, word, at);
        const struct lint_word shown = fit == LETTER_OF_OTHER_SCRIPT ? part : word;
        if (fit != LETTER_FITS && !is_in_source(lint, shown)) {
            report_letter(lint, shown, at, fit == LETTER_OF_OTHER_SCRIPT);
            return;
        }
        at = part.end;
    }
}

void lint_words(const struct lint *lint)
{
    const struct lint_text *target = &lint->target;
    for (size_t at = 0; at < target->count;) {
        struct lint_word word = {at, at};
        while (word.end < target->count && is_word_letter(&target->letters[word.end]))
            word.end++;
        at = word.end + (word.end == at);
        if (word.end > word.start && !check_scripts(lint, word) && lint->alphabet)
            check_letters(lint, word);
    }
}
