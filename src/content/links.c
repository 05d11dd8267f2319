/* Links among the letters of a paragraph: `[text](address "title")`.
 *
 * In: letters. Out: their marks hidden, their text under a link of the doc. Brackets nest and pair
 * as in any text; a pair with `(` directly after it is a link, whatever follows, so that a slip in
 * the address is told instead of printed. A pair without one, and a bracket alone, are ordinary.
 * Cost: linear; an address is looked for in at most LINK_LETTERS_LARGEST letters.
 *
 * Where a link is wrong it stays as ordinary text. SPEC, "Inline markup". */
#include "base/utf8.h"
#include "content/reader.h"

/* An opening bracket that is not closed yet. */
struct bracket {
    size_t at;
};
struct bracket_list {
    struct bracket *at;
    size_t count, room;
};

/* What follows a link's text. */
struct destination {
    struct byte_list address, title;
    size_t address_start, title_start, title_end; /* letters; the title with the space before it */
    size_t end;                                   /* the letter after `)` */
    bool has_title;
};

static bool is_plain(const struct letter *letters, size_t count, size_t at, char c)
{
    return at < count && letters[at].kind == LETTER_PLAIN &&
           letters[at].code_point == (unsigned char)c;
}

static bool is_white(const struct letter *letters, size_t count, size_t at)
{
    return at < count && (letters[at].kind == LETTER_SPACE || letters[at].kind == LETTER_BREAK);
}

static size_t skip_white(const struct letter *letters, size_t count, size_t at)
{
    while (is_white(letters, count, at))
        at++;
    return at;
}

static void add_character(struct reader *reader, struct byte_list *bytes, uint32_t code_point)
{
    char encoded[4];
    size_t length = utf8_write(encoded, code_point);
    for (size_t i = 0; i < length; i++)
        *array_add(reader->scratch, bytes) = encoded[i];
}

static struct slice slice_of_bytes(struct reader *reader, const struct byte_list *bytes)
{
    return slice_copy(reader->arena, (struct slice){bytes->at, bytes->count});
}

/* Reads letters up to a space or the `)` that closes; brackets in pairs belong to the address. */
static size_t read_address(struct reader *reader, const struct letter *letters, size_t count,
                           size_t at, struct byte_list *out)
{
    int depth = 0;
    for (; at < count && !is_white(letters, count, at); at++) {
        depth += is_plain(letters, count, at, '(');
        if (is_plain(letters, count, at, ')') && depth-- == 0)
            break;
        add_character(reader, out, letters[at].code_point);
    }
    return at;
}

/* Reads a title from its quote on; `at` of the closing quote, or `count`. */
static size_t read_title(struct reader *reader, const struct letter *letters, size_t count,
                         size_t at, struct byte_list *out)
{
    for (at++; at < count && !is_plain(letters, count, at, '"'); at++)
        add_character(reader, out, is_white(letters, count, at) ? ' ' : letters[at].code_point);
    return at;
}

/* Says what is wrong at letter `at` of a destination that began at `start`; `count` letters were
 * looked at. */
static void report_destination(struct reader *reader, const struct letter *letters, size_t count,
                               size_t start, size_t at, bool has_title)
{
    struct place place = letters[at < count ? at : start - 1].place;
    if (at >= count && count - start == LINK_LETTERS_LARGEST)
        diag_error(reader->diag, place, "markup-link",
                   "a link's address and title have more than %d characters", LINK_LETTERS_LARGEST);
    else if (at >= count)
        diag_error(reader->diag, place, "markup-link", "a link is not closed: expected ')'");
    else if (has_title)
        diag_error(reader->diag, place, "markup-link", "after a link's title expected ')'");
    else
        diag_error(reader->diag, place, "markup-link",
                   "after a link's address expected ')' or a title in straight double quotes");
    diag_hint(reader->diag, "a link is [text](address) or [text](address \"title\"); a space in "
                            "an address is %%20; write '\\[' for a bracket itself");
}

/* Reads what stands after `](`; `start` is the letter after it. Reports and returns false where
 * that is no destination. */
static bool read_destination(struct reader *reader, const struct letter *letters, size_t all,
                             size_t start, struct destination *out)
{
    size_t count = all - start < LINK_LETTERS_LARGEST ? all : start + LINK_LETTERS_LARGEST;
    size_t at = skip_white(letters, count, start);
    out->address_start = at;
    at = out->title_start = out->title_end =
        read_address(reader, letters, count, at, &out->address);
    at = skip_white(letters, count, at);
    if (at > out->title_start && is_plain(letters, count, at, '"')) {
        at = out->title_end = read_title(reader, letters, count, at, &out->title) + 1;
        out->has_title = true;
        at = skip_white(letters, count, at);
    }
    out->end = at + 1;
    if (is_plain(letters, count, at, ')'))
        return true;
    report_destination(reader, letters, count, start, at, out->has_title);
    return false;
}

static bool has_visible(const struct letter *letters, size_t start, size_t end)
{
    for (size_t at = start; at < end; at++)
        if (letters[at].kind == LETTER_PLAIN || letters[at].kind == LETTER_ESCAPED)
            return true;
    return false;
}

/* Hides the marks of a link whose brackets stand at `open` and `close`. */
static void set_link(struct letter *letters, size_t open, size_t close,
                     const struct destination *destination, uint32_t link)
{
    letters[open].is_hidden = true;
    letters[open].scope = 1;
    letters[close].scope = -1;
    for (size_t at = open + 1; at < close; at++)
        letters[at].link = link;
    for (size_t at = close; at < destination->end; at++)
        letters[at].is_hidden = true;
    for (size_t at = destination->title_start; at < destination->title_end; at++)
        letters[at].is_untold = destination->has_title;
}

/* The words of a link as they are read. */
static struct slice words_of(struct reader *reader, const struct letter *letters, size_t start,
                             size_t end)
{
    struct byte_list bytes = {0};
    for (size_t at = start; at < end; at++)
        if (letters[at].kind <= LETTER_ESCAPED || letters[at].kind == LETTER_SPACE)
            add_character(reader, &bytes,
                          letters[at].kind == LETTER_SPACE ? ' ' : letters[at].code_point);
    return (struct slice){bytes.at, bytes.count};
}

/* Makes the link that closes at `close` and opens at `open`; returns the letter to go on from. */
static size_t make_link(struct reader *reader, struct letter *letters, size_t count, size_t open,
                        size_t close)
{
    struct destination destination = {0};
    struct place place = letters[open].place;
    if (!has_visible(letters, open + 1, close)) {
        diag_error(reader->diag, place, "markup-link", "a link has no text");
        diag_hint(reader->diag, "write what is to be read between '[' and ']'");
        return close + 1;
    }
    if (!read_destination(reader, letters, count, close + 2, &destination))
        return close + 2;
    place = letters[destination.address_start].place;
    struct slice written = {destination.address.at, destination.address.count}, address;
    if (!address_make(reader, written, place, &address))
        return destination.end;
    address_check_words(reader, words_of(reader, letters, open + 1, close), address, place);
    uint32_t index = (uint32_t)reader->links.count;
    *array_add(reader->arena, &reader->links) = (struct link){
        .address = address, .title = slice_of_bytes(reader, &destination.title), .place = place};
    set_link(letters, open, close, &destination, index);
    return destination.end;
}

/* `](` that closes nothing: hardly prose, so it is told, but it may stand. */
static void warn_of_loose_end(struct reader *reader, const struct letter *letter)
{
    diag_warning(reader->diag, letter->place, "markup-link",
                 "'](' ends no link: there is no '[' before it");
    diag_hint(reader->diag, "a link is [text](address); write '\\]' for a bracket itself");
}

void links_find(struct reader *reader, struct letter *letters, size_t count)
{
    struct bracket_list open = {0};
    size_t last_link = 0; /* the letter after the last link's opening bracket */
    for (size_t at = 0; at < count;) {
        bool is_link_end =
            is_plain(letters, count, at, ']') && is_plain(letters, count, at + 1, '(');
        if (is_plain(letters, count, at, '['))
            array_add(reader->scratch, &open)->at = at;
        if (is_plain(letters, count, at, ']') && open.count > 0) {
            size_t start = open.at[--open.count].at;
            if (is_link_end && last_link > start) {
                diag_error(reader->diag, letters[start].place, "markup-link",
                           "a link stands inside the text of another");
                at += 2;
            } else if (is_link_end) {
                at = make_link(reader, letters, count, start, at);
                last_link = start + 1;
            } else {
                at++;
            }
            continue;
        }
        if (is_link_end)
            warn_of_loose_end(reader, &letters[at]);
        at++;
    }
}
