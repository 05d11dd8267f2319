/* The spaces that French sets by its marks: before ; : ! ? and inside guillemets.
 *
 * In: letters of a paragraph. Out: what a typed space by such a mark becomes, and what is put where
 * none is typed. A colon in an hour or an address, and marks that stand together (?!), get nothing:
 * a mark that is set off follows a word and ends it. */
#include "content/reader.h"

static bool is_high(uint32_t c)
{
    return c == ';' || c == '!' || c == '?' || (c >= 0x203C && c <= 0x203D) ||
           (c >= 0x2047 && c <= 0x2049);
}

static bool opens(uint32_t c)
{
    return c == 0xAB || c == 0x2039;
}

static bool closes(uint32_t c)
{
    return c == 0xBB || c == 0x203A;
}

/* A space, of whatever kind was typed. */
static bool is_space(const struct letter *letter)
{
    return letter && (letter->kind == LETTER_SPACE ||
                      (letter->kind == LETTER_PLAIN &&
                       character_class_of(letter->code_point) == CHARACTER_SPACE));
}

static uint32_t code_of(const struct letter *letter)
{
    return letter && letter->kind <= LETTER_ESCAPED ? letter->code_point : ' ';
}

static struct mark_space space_of(const struct mark_spaces *spaces, uint32_t mark)
{
    if (is_high(mark))
        return spaces->high;
    if (mark == ':')
        return spaces->colon;
    return closes(mark) ? spaces->quotes : (struct mark_space){{NULL, 0}, false};
}

struct slice spacing_of_space(const struct mark_spaces *spaces, const struct letter *letters,
                              size_t count, size_t at)
{
    if (spaces->quotes.space.length == 0 || !is_space(&letters[at]))
        return SLICE("");
    uint32_t before = code_of(letter_before(letters, at));
    uint32_t after = code_of(letter_after(letters, count, at));
    if (opens(before))
        return spaces->quotes.space;
    return space_of(spaces, after).space;
}

/* Whether a mark follows a word, or what closes one. */
static bool follows_word(uint32_t before)
{
    enum character_class class = character_class_of(before);
    if (class == CHARACTER_WORD || class == CHARACTER_DIGIT)
        return true;
    return before == ')' || before == ']' || before == '.' || before == '%' || before == '*' ||
           before == 0xB0 || before == 0x2019 || before == 0x201D || before == 0x2026 ||
           closes(before);
}

/* Whether what follows a mark lets it end a word: a space, the end, another mark that closes. */
static bool ends_word(uint32_t after)
{
    return character_class_of(after) == CHARACTER_SPACE || after == ')' || after == ']' ||
           after == 0x2019 || after == 0x201D || after == '"' || after == 0x2026 ||
           is_high(after) || closes(after);
}

struct slice spacing_before(const struct mark_spaces *spaces, const struct letter *letters,
                            size_t count, size_t at)
{
    uint32_t mark = code_of(&letters[at]);
    struct mark_space space = space_of(spaces, mark);
    if (!space.is_added || !is_seen(&letters[at]))
        return SLICE("");
    uint32_t before = code_of(letter_before(letters, at));
    bool is_set_off = follows_word(before) && ends_word(code_of(letter_after(letters, count, at)));
    if (closes(mark))
        is_set_off = character_class_of(before) != CHARACTER_SPACE && !opens(before);
    return is_set_off ? space.space : SLICE("");
}

struct slice spacing_after(const struct mark_spaces *spaces, const struct letter *letters,
                           size_t count, size_t at)
{
    const struct letter *after = letter_after(letters, count, at);
    bool is_tight = spaces->quotes.is_added && opens(code_of(&letters[at])) && after &&
                    after->kind <= LETTER_ESCAPED && !is_space(after);
    return is_tight ? spaces->quotes.space : SLICE("");
}
