/* Addresses typed without brackets: https://…, www.…, name@site, mailto:…, tel:+…. And characters
 * that turn the direction of a text, or hide in it.
 *
 * In: letters whose links are found. Out: bare addresses noted, and made links; an address that is
 * the words of a link is only noted. An address begins where a word does and ends before a space, a
 * mark of quotation or what no address has; the punctuation that ends the sentence is not of it,
 * nor a bracket that it does not open. Letters of scripts without spaces end it, since the sentence
 * goes on with them. "mailto:" and a letter's query are not shown, nor "tel:". Cost: linear. */
#include <string.h>

#include "base/utf8.h"
#include "content/reader.h"

static bool is_plain(const struct letter *letters, size_t count, size_t at)
{
    return at < count && letters[at].kind <= LETTER_ESCAPED && !letters[at].is_hidden;
}

static uint32_t code_at(const struct letter *letters, size_t count, size_t at)
{
    return is_plain(letters, count, at) ? letters[at].code_point : ' ';
}

static bool is_ascii_word(uint32_t c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool starts_with(const struct letter *letters, size_t count, size_t at, const char *text)
{
    for (; *text; text++, at++) {
        uint32_t c = code_at(letters, count, at);
        if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != (unsigned char)*text)
            return false;
    }
    return true;
}

/* A character that an address may have. */
static bool is_of_address(uint32_t c)
{
    if (c < 0x80)
        return c > ' ' && c != 0x7F && !strchr("<>\"{}|\\^`", (char)c);
    enum character_class class = character_class_of(c);
    return class == CHARACTER_WORD || class == CHARACTER_DIGIT;
}

/* [start, end) without the punctuation of the sentence; brackets in pairs stay. */
static size_t trim(const struct letter *letters, size_t start, size_t end)
{
    int depth = 0;
    for (size_t i = start; i < end; i++)
        depth += (letters[i].code_point == '(') - (letters[i].code_point == ')');
    while (end > start) {
        uint32_t c = letters[end - 1].code_point;
        if (c == ')' && depth >= 0)
            break;
        if (!(c < 0x80 && c && strchr("?!.,:;*_~'\")]", (char)c)))
            break;
        depth += c == ')';
        end--;
    }
    return end;
}

/* The end of "mailto:name@site?subject=…" or "tel:+254700" at `at`; `at` where none begins. */
static size_t schemed_end(const struct letter *letters, size_t count, size_t at, size_t *next)
{
    bool is_mail = starts_with(letters, count, at, "mailto:");
    bool is_tel = starts_with(letters, count, at, "tel:+");
    if (!is_mail && !is_tel)
        return at;
    size_t start = at + (is_mail ? 7 : 5), end = start, wanted = 0;
    for (; letters[end].link == letters[at].link; end++) {
        uint32_t c = code_at(letters, count, end);
        bool is_digit = c >= '0' && c <= '9';
        if (is_mail ? !is_of_address(c) : !is_digit && c != '-' && c != '.')
            break;
        wanted += is_mail ? c == '@' : is_digit;
    }
    end = trim(letters, at, end);
    if (wanted < 1 || letters[start].code_point == '@' || letters[end - 1].code_point == '@' ||
        end - at > LINK_LETTERS_LARGEST)
        return at;
    *next = end;
    return end;
}

/* The end of a web address at `at`; `at` where none begins. `*next` is where another can begin. */
static size_t web_end(const struct letter *letters, size_t count, size_t at, size_t *next)
{
    size_t host = at;
    if (starts_with(letters, count, at, "https://"))
        host += 8;
    else if (starts_with(letters, count, at, "http://"))
        host += 7;
    else if (starts_with(letters, count, at, "www."))
        host += 4;
    else
        return at;
    size_t end = host, dots = 0;
    while (is_of_address(code_at(letters, count, end)) && letters[end].link == letters[at].link)
        end++;
    *next = end;
    end = trim(letters, at, end);
    for (size_t i = host; i < end && letters[i].code_point != '/'; i++)
        dots += letters[i].code_point == '.';
    bool is_host = end > host && (host != at + 4 || dots > 0) &&
                   character_class_of(letters[host].code_point) != CHARACTER_PUNCTUATION;
    return is_host && end - at <= LINK_LETTERS_LARGEST ? end : at;
}

static bool is_of_mailbox(uint32_t c)
{
    return is_ascii_word(c) || c == '.' || c == '_' || c == '+' || c == '-' || c == '%' ||
           (c >= 0x80 && character_class_of(c) == CHARACTER_WORD);
}

static bool is_of_host(uint32_t c)
{
    return is_ascii_word(c) || c == '.' || c == '-' ||
           (c >= 0x80 && character_class_of(c) == CHARACTER_WORD);
}

/* The end of a mail address at `at`, or `at`; `*next` is where the next can begin. */
static size_t mail_end(const struct letter *letters, size_t count, size_t at, size_t *next)
{
    size_t end = at, last_dot = 0;
    *next = at + 1;
    if (!is_of_host(code_at(letters, count, at)))
        return at; /* a mark before it: _me@site.org_ */
    while (is_of_mailbox(code_at(letters, count, end)) && letters[end].link == letters[at].link)
        end++;
    *next = end;
    if (end == at || code_at(letters, count, end) != '@' || letters[at].code_point == '.')
        return at;
    size_t host = ++end;
    while (is_of_host(code_at(letters, count, end)) && letters[end].link == letters[at].link)
        end++;
    end = trim(letters, at, end);
    for (size_t i = host; i < end; i++)
        last_dot = letters[i].code_point == '.' ? i : last_dot;
    bool has_top = last_dot > host && end > last_dot + 2 &&
                   character_class_of(letters[end - 1].code_point) != CHARACTER_DIGIT;
    bool is_mail = has_top && letters[host].code_point != '.' && end - at <= LINK_LETTERS_LARGEST;
    return is_mail ? end : at;
}

static void add_link(struct reader *reader, struct letter *letters, size_t start, size_t end,
                     const char *scheme)
{
    struct byte_list bytes = {0};
    for (const char *c = scheme; *c; c++)
        *array_add(reader->scratch, &bytes) = *c;
    for (size_t at = start; at < end; at++) {
        char encoded[4];
        size_t length = utf8_write(encoded, letters[at].code_point);
        for (size_t i = 0; i < length; i++)
            *array_add(reader->scratch, &bytes) = encoded[i];
    }
    struct slice address, written = {bytes.at, bytes.count};
    if (!address_make_bare(reader, written, letters[start].place, &address))
        return;
    uint32_t link = (uint32_t)reader->links.count;
    *array_add(reader->arena, &reader->links) = (struct link){
        .address = address, .title = SLICE(""), .place = letters[start].place, .is_bare = true};
    for (size_t at = start; at < end; at++)
        letters[at].link = link;
}

/* Notes the address [start, end), and makes it a link where it stands in none. */
static void note_address(struct reader *reader, struct letter *letters, size_t start, size_t end,
                         const char *scheme)
{
    if (letters[start].link == NO_INDEX)
        add_link(reader, letters, start, end, scheme);
    for (size_t at = start; at < end; at++)
        letters[at].is_address = letters[start].link != NO_INDEX;
}

/* Hides of an address with a scheme what no reader needs: "mailto:" and the query of a letter,
 * "tel:". Where that has a capital it is a word of the sentence. */
static void hide_scheme(struct letter *letters, size_t start, size_t end)
{
    enum { MAILTO = 7, TEL = 4 };
    bool is_mail = starts_with(letters, end, start, "mailto:");
    bool is_label = letters[start].code_point == 'T';
    if (letters[start].link == NO_INDEX || (!is_mail && is_label))
        return;
    for (size_t at = start; at < start + (is_mail ? MAILTO : TEL); at++)
        letters[at].is_hidden = true;
    size_t query = start;
    while (query < end && letters[query].code_point != '?')
        query++;
    for (; is_mail && query < end; query++)
        letters[query].is_hidden = true;
}

/* Whether a word begins at `at`. */
static bool begins_word(const struct letter *letters, size_t at)
{
    const struct letter *before = at > 0 ? &letters[at - 1] : NULL;
    if (!before || before->kind > LETTER_ESCAPED || before->is_hidden)
        return true;
    uint32_t c = before->code_point;
    enum character_class class = character_class_of(c);
    return class != CHARACTER_WORD && class != CHARACTER_DIGIT && c != '@' && c != '/' &&
           c != '.' && c != '-' && c != '+' && c != '%';
}

/* Whether there may be an address at all: most paragraphs have none. */
static bool may_have_address(const struct letter *letters, size_t count)
{
    for (size_t at = 0; at + 1 < count; at++) {
        uint32_t c = letters[at].code_point;
        if (c == '@' || (c == ':' && letters[at + 1].code_point == '+') ||
            (c == '/' && letters[at + 1].code_point == '/') ||
            ((c | 0x20) == 'w' && (letters[at + 1].code_point | 0x20) == 'w'))
            return true;
    }
    return false;
}

void addresses_find(struct reader *reader, struct letter *letters, size_t count)
{
    if (!may_have_address(letters, count))
        return;
    for (size_t at = 0, next; at < count; at = next) {
        next = at + 1;
        if (!is_plain(letters, count, at) || !begins_word(letters, at))
            continue;
        size_t end = schemed_end(letters, count, at, &next);
        bool is_schemed = end > at;
        if (end == at)
            end = web_end(letters, count, at, &next);
        bool has_scheme = end > at && (letters[at].code_point | 0x20) != 'w';
        if (end > at) {
            note_address(reader, letters, at, end, has_scheme ? "" : "https://");
            if (is_schemed)
                hide_scheme(letters, at, end);
            next = end;
            continue;
        }
        if (next > at + 1)
            continue;
        end = mail_end(letters, count, at, &next);
        if (end > at) {
            note_address(reader, letters, at, end, "mailto:");
            next = end;
        }
        next = next > at ? next : at + 1;
    }
}

/* --- characters that hide ----------------------------------------------------------------------
 */

static bool is_tag(uint32_t c)
{
    return c == 0xE0001 || (c >= 0xE0020 && c <= 0xE007F);
}

static bool is_embedding(uint32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_hidden_control(uint32_t c)
{
    return is_tag(c) || is_embedding(c) || c == 0x200E || c == 0x200F || c == 0x061C;
}

static void warn_of_hidden(struct reader *reader, const struct letter *letter, const char *what)
{
    diag_warning(reader->diag, letter->place, "hidden-character",
                 "U+%04X stands here, which nobody sees: %s", (unsigned)letter->code_point, what);
    diag_hint(reader->diag, "delete it; a number or an address in a right-to-left text needs none");
}

/* What closes the controls that are open at the end of the letters, the last opened first, as UAX
 * #9 would at the end of a paragraph (X8; BD8 to BD13). */
struct slice controls_closing(struct arena *arena, const struct letter *letters, size_t count)
{
    enum { DEPTH_LARGEST = 125, CLOSER_BYTES = 3 }; /* UAX #9, BD2: deeper ones do nothing */
    bool is_isolate[DEPTH_LARGEST];
    size_t depth = 0;
    for (size_t at = 0; at < count; at++) {
        uint32_t c = letters[at].code_point;
        if (c < 0x202A || !is_embedding(c) || letters[at].kind > LETTER_ESCAPED)
            continue;
        size_t twin = depth;
        if (c == 0x2069) {
            while (twin > 0 && !is_isolate[twin - 1])
                twin--;
            depth = twin > 0 ? twin - 1 : depth;
        } else if (c == 0x202C) {
            depth -= depth > 0 && !is_isolate[depth - 1];
        } else if (depth < DEPTH_LARGEST) {
            is_isolate[depth++] = c >= 0x2066;
        }
    }
    char *closers = depth > 0 ? arena_alloc_raw(arena, depth * CLOSER_BYTES) : NULL;
    for (size_t i = 0; i < depth; i++)
        memcpy(closers + i * CLOSER_BYTES,
               is_isolate[depth - 1 - i] ? "\xE2\x81\xA9" : "\xE2\x80\xAC", CLOSER_BYTES);
    return (struct slice){closers, depth * CLOSER_BYTES};
}

void controls_check(struct reader *reader, const struct letter *letters, size_t count)
{
    int depth = 0;
    const struct letter *open = NULL, *flag = NULL, *tag = NULL, *override = NULL;
    for (size_t at = 0; at < count; at++) {
        uint32_t c = letters[at].code_point;
        if (c < 0x202A || letters[at].kind > LETTER_ESCAPED)
            continue;
        bool is_end = c == 0x202C || c == 0x2069;
        if (c == 0x1F3F4)
            flag = &letters[at];
        if (is_tag(c) && !(flag && flag + 8 > &letters[at]) && !tag)
            tag = &letters[at];
        if ((c == 0x202D || c == 0x202E) && !override)
            override = &letters[at];
        if (is_embedding(c)) {
            depth += is_end ? -1 : 1;
            open = depth != 0 && !open ? &letters[at] : depth == 0 ? NULL : open;
        }
    }
    if (tag)
        warn_of_hidden(reader, tag, "a tag character");
    if (override)
        warn_of_hidden(reader, override, "it turns the order of the letters round");
    else if (open)
        warn_of_hidden(reader, open, "it turns the direction and has no partner");
}
