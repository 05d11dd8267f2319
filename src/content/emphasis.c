/* Emphasis among the letters of a paragraph: `_so_`, `__so__`, `___both___`.
 *
 * In: letters whose links are found. Out: the underscores that are marks hidden, and where emphasis
 * begins and ends. The rules are CommonMark's for `_` (0.30, 6.2), with what stands beside a run of
 * underscores deciding whether it can open or close:
 *
 *     it can open where no space follows, and close where none comes before;
 *     beside punctuation only on the side away from the word (`"_so_"`);
 *     between two letters or digits it is ordinary (`snake_case`).
 *
 * Two things differ. The last rule holds only in scripts that part words by spaces: in Chinese,
 * Thai or Korean a mark between two letters is the common case. And a run longer than three is a
 * line to write on. As only `_` is a mark and a run that can't open is never kept, what a closing
 * run matches is always the top of the stack: linear, without CommonMark's search ("openers
 * bottom") and its rule of three, which serves `*`. What is not closed stays ordinary.
 *
 * A link's text is a world of its own: marks inside it pair with each other only. Underscores
 * within a bare web address are ordinary. */
#include "content/reader.h"

enum { RUN_LONGEST = 3 };

/* Underscores that can open, at letters [at, at + count). */
struct opener {
    size_t at, count;
};
struct opener_list {
    struct opener *at;
    size_t count, room;
};

/* The walk over a paragraph. What stands before a run is kept, not looked for: marks already paired
 * are hidden, and looking back over them again and again would be quadratic. */
struct matcher {
    struct reader *reader;
    struct letter *letters;
    size_t count;
    struct opener_list stack;
    size_t base;                 /* of the stack, inside a link's text */
    enum character_class before; /* of the last letter that is seen, or of an underscore */
};

static bool is_underscore(const struct letter *letters, size_t count, size_t at)
{
    return at < count && letters[at].kind == LETTER_PLAIN && letters[at].code_point == '_' &&
           !letters[at].is_hidden;
}

static bool is_wordlike(enum character_class class)
{
    return class == CHARACTER_WORD || class == CHARACTER_DIGIT || class == CHARACTER_UNSPACED ||
           class == CHARACTER_OTHER;
}

/* Whether a run between `before` and `after` can open; turned round, whether it can close. */
static bool can_open(enum character_class before, enum character_class after)
{
    bool is_unspaced = before == CHARACTER_UNSPACED || after == CHARACTER_UNSPACED;
    return after != CHARACTER_SPACE && (!is_wordlike(before) || is_unspaced);
}

static void hide(struct letter *letters, size_t start, size_t count)
{
    for (size_t at = start; at < start + count; at++)
        letters[at].is_hidden = true;
}

/* Pairs a closing run of underscores at `at` with the openers on the stack; how many of it were
 * used. */
static size_t close_run(struct matcher *matcher, size_t at, size_t run)
{
    struct letter *letters = matcher->letters;
    size_t used = 0;
    while (used < run && matcher->stack.count > matcher->base) {
        struct opener *top = &matcher->stack.at[matcher->stack.count - 1];
        size_t width = top->count >= 2 && run - used >= 2 ? 2 : 1;
        top->count -= width;
        size_t open = top->at + top->count;
        hide(letters, open, width);
        hide(letters, at + used, width);
        if (width == 2) {
            letters[open].strong++;
            letters[at + used].strong--;
        } else {
            letters[open].emphasis++;
            letters[at + used].emphasis--;
        }
        used += width;
        matcher->stack.count -= top->count == 0;
    }
    return used;
}

static bool is_letter(const struct letter *letters, size_t count, size_t at, char c)
{
    return at < count && letters[at].kind <= LETTER_ESCAPED &&
           letters[at].code_point == (unsigned char)c;
}

static bool starts_with(const struct letter *letters, size_t count, size_t at, const char *text)
{
    for (; *text; text++, at++)
        if (!is_letter(letters, count, at, *text))
            return false;
    return true;
}

static bool is_trailing(uint32_t c)
{
    for (const char *at = "?!.,:;*_~'\")]"; *at; at++)
        if (c == (unsigned char)*at)
            return true;
    return false;
}

/* The letter after a bare web address that begins at `at`, without the punctuation that ends the
 * sentence; `at` where none begins. */
static size_t find_address_end(const struct letter *letters, size_t count, size_t at)
{
    if (!is_letter(letters, count, at, 'h') && !is_letter(letters, count, at, 'w'))
        return at;
    if (!starts_with(letters, count, at, "http://") &&
        !starts_with(letters, count, at, "https://") && !starts_with(letters, count, at, "www."))
        return at;
    size_t end = at;
    while (end < count && letters[end].kind <= LETTER_ESCAPED && !letters[end].is_hidden)
        end++;
    while (end > at && is_trailing(letters[end - 1].code_point))
        end--;
    return end;
}

/* Reads the run of underscores at `at`; the letter after it. */
static size_t read_run(struct matcher *matcher, size_t at)
{
    size_t run = 0, used = 0;
    while (is_underscore(matcher->letters, matcher->count, at + run))
        run++;
    enum character_class before = matcher->before;
    matcher->before = CHARACTER_PUNCTUATION;
    if (run > RUN_LONGEST)
        return at + run;
    enum character_class after =
        letter_class(letter_after(matcher->letters, matcher->count, at + run - 1));
    if (can_open(after, before))
        used = close_run(matcher, at, run);
    if (used < run && can_open(before, after))
        *array_add(matcher->reader->scratch, &matcher->stack) =
            (struct opener){at + used, run - used};
    return at + run;
}

/* Reads what is no underscore: a bare web address as a whole, else a letter. */
static size_t read_letter(struct matcher *matcher, size_t at)
{
    size_t end = find_address_end(matcher->letters, matcher->count, at);
    const struct letter *last = &matcher->letters[end > at ? end - 1 : at];
    if (is_seen(last))
        matcher->before = letter_class(last);
    return end > at ? end : at + 1;
}

void emphasis_find(struct reader *reader, struct letter *letters, size_t count)
{
    struct matcher matcher = {
        .reader = reader, .letters = letters, .count = count, .before = CHARACTER_SPACE};
    for (size_t at = 0; at < count;) {
        if (letters[at].scope > 0)
            matcher.base = matcher.stack.count;
        if (letters[at].scope < 0) {
            matcher.stack.count = matcher.base;
            matcher.base = 0;
        }
        at = is_underscore(letters, count, at) ? read_run(&matcher, at) : read_letter(&matcher, at);
    }
}
