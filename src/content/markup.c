/* The marks of a paragraph, found among its letters: links, then emphasis, then pseudonyms.
 *
 * In: letters as folded. Out: the same letters, marks hidden or noted. Links come first because
 * they bind tighter than emphasis; pseudonyms last, because an asterisk may follow a mark that is
 * not seen (`_Ruby_*`). SPEC, "Inline markup". */
#include "content/reader.h"

/* Tells of an asterisk that marks nothing; `was_told`: of one before it in the paragraph. */
static void report_asterisk(struct reader *reader, const struct letter *letters, size_t count,
                            size_t at, bool was_told)
{
    struct place place = letters[at].place;
    const struct letter *after = letter_after(letters, count, at);
    const struct letter *before = letter_before(letters, at);
    bool is_second = before && before->code_point == '*' && before->kind == LETTER_PLAIN;
    if (is_second && (was_told || !before->is_note_mark))
        return; /* told with the one before it, or with those at the other end: **so** */
    diag_error(reader->diag, place, "markup-asterisk",
               "this '*' marks nothing: it does not follow a letter or digit directly");
    if (after && after->code_point == '*')
        diag_hint(reader->diag, "strong is __so__; write '\\*' for an asterisk itself");
    else if (!before && after)
        diag_hint(reader->diag,
                  "the note that asterisks after names call is set by itself; words of "
                  "your own for it go to 'pseudonym_note:', without the asterisk");
    else
        diag_hint(reader->diag, "a pseudonym's asterisk stands directly after the name "
                                "(Priscilla*); emphasis is _so_; write '\\*' for an asterisk "
                                "itself");
}

static void report_note_mark(struct reader *reader, const struct letter *letter, const char *role)
{
    diag_error(reader->diag, letter->place, "markup-pseudonym",
               "no note can be called from here (%s)", role);
    diag_hint(reader->diag, "a pseudonym's asterisk stands in a section; write '\\*' for an "
                            "asterisk itself");
}

static void find_note_marks(struct reader *reader, struct letter *letters, size_t count,
                            const struct field *field)
{
    const struct letter *before = NULL;
    bool was_told = false;
    for (size_t at = 0; at < count; at++) {
        struct letter *letter = &letters[at];
        if (letter->kind == LETTER_PLAIN && letter->code_point == '*' && !letter->is_hidden) {
            enum character_class class = letter_class(before);
            if (class == CHARACTER_DIGIT &&
                letter_class(letter_after(letters, count, at)) == CHARACTER_DIGIT)
                continue; /* 5*3: a sum, not a name */
            bool is_after_name =
                class == CHARACTER_WORD || class == CHARACTER_DIGIT || class == CHARACTER_UNSPACED;
            if (!is_after_name)
                report_asterisk(reader, letters, count, at, was_told);
            else if (!field->has_pseudonyms)
                report_note_mark(reader, letter, field->role);
            else
                letter->is_note_mark = true;
            was_told |= !is_after_name;
            if (letter->is_note_mark && !reader->has_pseudonym) {
                reader->has_pseudonym = true;
                reader->pseudonym = letter->place;
            }
        }
        if (is_seen(letter))
            before = letter;
    }
}

void markup_find(struct reader *reader, struct letter *letters, size_t count,
                 const struct field *field)
{
    links_find(reader, letters, count);
    addresses_find(reader, letters, count);
    controls_check(reader, letters, count);
    emphasis_find(reader, letters, count);
    find_note_marks(reader, letters, count, field);
}
