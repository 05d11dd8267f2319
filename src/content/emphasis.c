/* Emphasis among the letters of a paragraph: `_so_`, `__so__`, `___both___`.
 *
 * In: letters whose links are found. Out: the underscores that are marks hidden, and where emphasis
 * begins and ends; those that mark nothing where a mark was meant are told. The rules are
 * CommonMark's for `_` (0.30, 6.2), with what stands beside a run of underscores deciding whether
 * it can open or close:
 *
 *     it can open where no space follows, and close where none comes before;
 *     beside punctuation only on the side away from the word (`"_so_"`);
 *     between two letters or digits it is ordinary (`snake_case`).
 *
 * Three things differ. The last rule holds only between letters of scripts with capitals: in
 * Chinese, Thai or Korean a mark between two letters is the common case, and in Hebrew, Amharic or
 * Tamil a prefix or an ending stands outside it. A run longer than three, and one of two or three
 * with no word beside it, is a line to write on. And nothing opens before what ends words, or
 * closes after what begins them, so that between two such lines (`__/__`) nothing is emphasised. As
 * only `_` is a mark and a run that can't open is never kept, what a closing run matches is always
 * the top of the stack: linear, without CommonMark's search ("openers bottom") and its rule of
 * three, which serves `*`.
 *
 * What is not paired stays an underscore. One inside a word (`snake_case`) is meant so, as are
 * those of a line to write on; anywhere else a partner was lost, which is told as of an asterisk.
 *
 * A link's text is a world of its own: marks inside it pair with each other only. Underscores
 * within a bare web or mail address, a hashtag or a name with @ are ordinary. */
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

/* A run that can be a mark, with what stands beside it. */
struct run {
    size_t at, count;
    enum character_class before, after;
};
struct run_list {
    struct run *at;
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
    uint32_t before_code;        /* that letter */
    size_t plain_until;          /* no mail address begins before it: looked for but once */
    struct run_list runs;
};

static bool is_underscore(const struct letter *letters, size_t count, size_t at)
{
    return at < count && letters[at].kind == LETTER_PLAIN && letters[at].code_point == '_' &&
           !letters[at].is_hidden && !letters[at].is_address;
}

static bool is_wordlike(enum character_class class)
{
    return class == CHARACTER_WORD || class == CHARACTER_DIGIT || class == CHARACTER_UNSPACED ||
           class == CHARACTER_OTHER;
}

/* A letter's class, where letters of a script without capitals stand for those of unspaced ones. */
static enum character_class class_beside(const struct letter *letter)
{
    enum character_class class = letter_class(letter);
    if (class != CHARACTER_WORD)
        return class;
    uint32_t script = letter->code_point < 0x80 ? 0 : character_script(letter->code_point);
    return script == 0 || script_has_capitals(script) ? class : CHARACTER_UNSPACED;
}

/* Whether a run between `before` and `after` can open; turned round, whether it can close. */
static bool can_open(enum character_class before, enum character_class after)
{
    bool is_unspaced = before == CHARACTER_UNSPACED || after == CHARACTER_UNSPACED;
    return after != CHARACTER_SPACE && (!is_wordlike(before) || is_unspaced);
}

static bool is_one_of(uint32_t c, const char *characters)
{
    for (const char *at = characters; *at; at++)
        if (c == (unsigned char)*at)
            return true;
    return false;
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

/* [at, end) without the punctuation that ends the sentence. */
static size_t trim_end(const struct letter *letters, size_t at, size_t end)
{
    while (end > at && is_one_of(letters[end - 1].code_point, "?!.,:;*_~'\")]"))
        end--;
    return end;
}

static bool is_web_start(const struct letter *letters, size_t count, size_t at)
{
    return (is_letter(letters, count, at, 'h') || is_letter(letters, count, at, 'w')) &&
           (starts_with(letters, count, at, "http://") ||
            starts_with(letters, count, at, "https://") || starts_with(letters, count, at, "www."));
}

/* A letter of a hashtag, of a name with @ or of a mail address's part before the @. */
static bool is_name_letter(const struct letter *letters, size_t count, size_t at)
{
    if (at >= count || letters[at].kind > LETTER_ESCAPED || letters[at].is_hidden)
        return false;
    uint32_t c = letters[at].code_point;
    return c == '_' || c == '.' || c == '-' || c == '+' || is_wordlike(character_class_of(c));
}

/* The letter after a hashtag or a name with @ that begins at `at`. */
static size_t find_tag_end(const struct letter *letters, size_t count, size_t at)
{
    size_t end = at + 1;
    while (is_name_letter(letters, count, end))
        end++;
    return trim_end(letters, at, end);
}

/* The letter after a bare mail address that begins at `at`; `at` where none begins, and none does
 * before `plain_until`. */
static size_t find_mail_end(const struct letter *letters, size_t count, size_t at,
                            size_t *plain_until)
{
    size_t end = at;
    while (is_name_letter(letters, count, end))
        end++;
    *plain_until = end;
    if (end == at || !is_letter(letters, count, end, '@') ||
        !is_name_letter(letters, count, end + 1))
        return at;
    for (end++; is_name_letter(letters, count, end);)
        end++;
    return trim_end(letters, at, end);
}

/* The letter after what begins at `at` and has underscores of its own: a bare address, a hashtag;
 * `at` where nothing like that begins. */
static size_t find_address_end(struct matcher *matcher, size_t at)
{
    const struct letter *letters = matcher->letters;
    size_t count = matcher->count, end = at;
    if (is_wordlike(matcher->before))
        return at;
    if (is_letter(letters, count, at, '#') || is_letter(letters, count, at, '@'))
        return find_tag_end(letters, count, at);
    if (!is_web_start(letters, count, at))
        return at < matcher->plain_until ? at
                                         : find_mail_end(letters, count, at, &matcher->plain_until);
    while (end < count && letters[end].kind <= LETTER_ESCAPED && !letters[end].is_hidden)
        end++;
    return trim_end(letters, at, end);
}

/* Reads the run of underscores at `at`; the letter after it. */
static size_t read_run(struct matcher *matcher, size_t at)
{
    struct arena *scratch = matcher->reader->scratch;
    size_t run = 0, used = 0;
    while (is_underscore(matcher->letters, matcher->count, at + run))
        run++;
    enum character_class before = matcher->before;
    matcher->before = CHARACTER_PUNCTUATION;
    if (run > RUN_LONGEST)
        return at + run;
    const struct letter *next = letter_after(matcher->letters, matcher->count, at + run - 1);
    enum character_class after = class_beside(next);
    bool ends_words = next && is_one_of(next->code_point, "/,;:!?)]}");
    bool begins_words = is_one_of(matcher->before_code, "/([{");
    matcher->before_code = '_';
    *array_add(scratch, &matcher->runs) = (struct run){at, run, before, after};
    if (!begins_words && can_open(after, before))
        used = close_run(matcher, at, run);
    if (used < run && !ends_words && can_open(before, after))
        *array_add(scratch, &matcher->stack) = (struct opener){at + used, run - used};
    return at + run;
}

/* Reads what is no underscore: an address as a whole, where a word begins, else a letter. */
static size_t read_letter(struct matcher *matcher, size_t at)
{
    size_t end = find_address_end(matcher, at);
    const struct letter *last = &matcher->letters[end > at ? end - 1 : at];
    if (is_seen(last)) {
        matcher->before = class_beside(last);
        matcher->before_code = last->code_point;
    }
    return end > at ? end : at + 1;
}

/* Whether a run that marks nothing is told, where the one before it was or was not. */
static bool is_suspicious(const struct run *run, bool was_told)
{
    bool is_before = is_wordlike(run->before), is_after = is_wordlike(run->after);
    bool is_uncased = run->before == CHARACTER_UNSPACED || run->after == CHARACTER_UNSPACED;
    if (is_before && is_after)
        return is_uncased || (run->count == 2 && !was_told); /* two are of no name: __so__s */
    return is_before || is_after || run->count == 1;
}

/* Tells of the underscores of a run that are no marks; whether there are any. */
static bool report_run(struct reader *reader, const struct letter *letters, const struct run *run)
{
    size_t start = run->at, count = 0;
    for (size_t at = run->at; at < run->at + run->count; at++) {
        start = count == 0 ? at : start;
        count += !letters[at].is_hidden;
    }
    if (count == 0)
        return false;
    diag_warning(reader->diag, letters[start].place, "markup-emphasis",
                 "this '%.*s' marks nothing: it has no partner at the other end of the words",
                 (int)count, "___");
    diag_hint(reader->diag,
              "emphasis is _so_, strong is __so__, round whole words; write '\\_' for "
              "an underscore itself");
    return true;
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
    bool was_told = false;
    for (size_t i = 0; i < matcher.runs.count; i++)
        was_told = is_suspicious(&matcher.runs.at[i], was_told) &&
                   report_run(reader, letters, &matcher.runs.at[i]);
}
