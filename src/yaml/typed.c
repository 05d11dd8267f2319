/* Typed getters and the unknown-key check: a node becomes a text, a number, a length or a choice,
 * or a report that says what was expected and what was found. */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "yaml/internal.h"
#include "yaml/lines.h"
#include "yaml/yaml.h"

enum { SHOWN_BYTES = 40 }; /* of a wrong value, in a message */

const struct node *yaml_find(const struct node *mapping, const char *key)
{
    if (!mapping || mapping->kind != NODE_MAPPING)
        return NULL;
    for (const struct node *node = mapping->first; node; node = node->next)
        if (slice_is(node->key, key))
            return node;
    return NULL;
}

bool yaml_is_null(const struct node *node)
{
    if (!node)
        return true;
    if (node->kind != NODE_SCALAR || node->style != STYLE_PLAIN)
        return false;
    return node->text.length == 0 || slice_is(node->text, "~") || slice_is(node->text, "null");
}

/* A list whose dash is followed by what only looks like a space reads as a text. */
static bool report_strange_dash(struct diag *diag, const struct node *node)
{
    uint32_t c = 0;
    if (node->style != STYLE_PLAIN || !slice_starts_with(node->text, "-") ||
        strange_space(node->text, 1, &c) == 0)
        return false;
    diag_error(diag, yaml_place_in(diag, node, 1), "yaml-space",
               "%s (U+%04X) stands after the '-': it looks like a space and is none",
               strange_space_name(c), (unsigned)c);
    return true;
}

/* Reports that `node` is not what was expected; says what it is. */
static void report_expected(struct diag *diag, const struct node *node, const char *expected)
{
    static const char *const kinds[NODE_KIND_COUNT] = {"a text", "a list", "keys and values"};
    if (node->is_mended) {
        diag_skip(diag);
        return;
    }
    if (node->kind != NODE_SCALAR) {
        diag_error(diag, node->place, "yaml-type", "expected %s, found %s", expected,
                   kinds[node->kind]);
        return;
    }
    if (yaml_is_null(node)) {
        diag_error(diag, node->place, "yaml-type", "expected %s, found nothing", expected);
        diag_hint(diag, node->text.length > 0
                            ? "for YAML this word is nothing: put it between \" and \""
                            : "write it here, or delete the line");
        return;
    }
    if (report_strange_dash(diag, node))
        return;
    struct slice shown = utf8_whole(slice_part(node->text, 0, SHOWN_BYTES));
    diag_error(diag, node->place, "yaml-type", "expected %s, found '%.*s%s'", expected,
               SLICE_ARG(shown), shown.length < node->text.length ? "…" : "");
}

bool yaml_is_kind(struct diag *diag, const struct node *node, enum node_kind kind,
                  const char *expected)
{
    if (node->kind == kind)
        return true;
    report_expected(diag, node, expected);
    return false;
}

static bool has_space(struct slice text)
{
    return text.length > 0 && memchr(text.bytes, ' ', text.length) != NULL;
}

/* "https://example.org: see there". */
static bool is_address(struct slice key)
{
    return key.length > 3 && memmem(key.bytes, key.length, "://", 3) != NULL;
}

/* "name, note and items" of the keys there are. */
static void hint_known(struct diag *diag, const char *const *known, size_t known_count)
{
    char list[400];
    size_t used = 0;
    for (size_t i = 0; i < known_count && used < sizeof list; i++) {
        const char *before = i == 0 ? "" : i + 1 == known_count ? " and " : ", ";
        int written = snprintf(list + used, sizeof list - used, "%s%s", before, known[i]);
        used += written > 0 ? (size_t)written : 0;
    }
    if (used < sizeof list)
        diag_hint(diag, "the keys that can stand here: %s", list);
}

static bool is_in_braces(const struct diag *diag, const struct node *mapping)
{
    struct slice bytes = diag_source_bytes(diag, mapping->place.source);
    return mapping->place.byte < bytes.length && bytes.bytes[mapping->place.byte] == '{';
}

static bool is_known_key(const char *key, const char *const *known, size_t known_count)
{
    bool is_known = false;
    for (size_t i = 0; i < known_count; i++)
        is_known |= strcmp(known[i], key) == 0;
    return is_known;
}

/* "Uganda: Praise God …": a name before the text, in a mapping that has a key for it. */
static bool is_lead(const struct node *node, const char *const *known, size_t known_count)
{
    bool has_lead = is_known_key("lead", known, known_count);
    char first = node->key.length > 0 ? node->key.bytes[0] : 'a';
    return has_lead && node->kind == NODE_SCALAR && (first < 'a' || first > 'z');
}

/* What nobody sees in a key, which else looks right: a zero-width space, a mark of direction. */
static bool hint_hidden(struct diag *diag, struct slice key)
{
    for (size_t at = 0; at < key.length;) {
        uint32_t c = utf8_next(key, &at);
        bool is_hidden = c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
                         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069);
        bool is_quote = c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F);
        if (is_hidden)
            diag_hint(diag, "delete the character U+%04X in it, which nobody sees", (unsigned)c);
        else if (is_quote)
            diag_hint(diag, "write a key without quotation marks");
        if (is_hidden || is_quote)
            return true;
    }
    return false;
}

/* Other words for a key, where that key can stand. Those of an item whose key is what its `kind:`
 * says, and those of a section that stands among items, are told by sentences. */
static bool hint_meant(struct diag *diag, struct slice key, const char *const *known, size_t count)
{
    static const struct {
        const char *word, *key;
    } meant[] = {{"heading", "name"},
                 {"header", "name"},
                 {"headline", "name"},
                 {"title", "name"},
                 {"region", "name"},
                 {"text", "paragraphs"},
                 {"body", "paragraphs"},
                 {"letter", "paragraphs"},
                 {"intro", "paragraphs"},
                 {"requests", "items"},
                 {"prayers", "items"},
                 {"points", "items"},
                 {"list", "items"},
                 {"picture", "image"},
                 {"photo", "image"},
                 {"request", "text"},
                 {"content", "text"},
                 {"author", "by"},
                 {"from", "by"},
                 {"country", "lead"},
                 {"place", "lead"},
                 {"reference", "citation"},
                 {"source", "citation"},
                 {"path", "file"},
                 {"description", "alt"},
                 {"regions", "sections"},
                 {"organisation", "organization"},
                 {"chapters", "sections"},
                 {"lang", "language"},
                 {"left", "inner"},
                 {"right", "outer"}};
    bool is_item = is_known_key("lead", known, count);
    if (is_item && (slice_is(key, "name") || slice_is(key, "items"))) {
        diag_hint(diag,
                  "'%.*s:' belongs to a section: its '- name:' stands in the column of the "
                  "sections above, further left",
                  SLICE_ARG(key));
        return true;
    }
    struct slice end = slice_part(key, 1, key.length);
    if (is_item && (slice_is(end, "raise") || slice_is(end, "rayer")) &&
        strchr("pP", key.bytes[0])) {
        diag_hint(diag, "write 'kind: p%.*s', and on the next line 'text:' and the text",
                  SLICE_ARG(end));
        return true;
    }
    for (size_t i = 0; i < sizeof meant / sizeof *meant; i++)
        if (slice_is(key, meant[i].word) && is_known_key(meant[i].key, known, count)) {
            diag_hint(diag, "did you mean “%s”?", meant[i].key);
            return true;
        }
    return false;
}

/* An unknown key is a misspelt one, a word before a colon of prose, or what a comma in braces cut
 * off. */
static void report_unknown(struct diag *diag, const struct node *mapping, const struct node *node,
                           const char *const *known, size_t known_count)
{
    struct slice shown = utf8_whole(slice_part(node->key, 0, SHOWN_BYTES));
    const char *dots = shown.length < node->key.length ? "…" : "";
    bool is_cut = is_in_braces(diag, mapping) && yaml_is_null(node) && mapping->first != node;
    if (is_cut) {
        diag_error(diag, node->key_place, "yaml-unknown-key",
                   "the comma before '%.*s%s' ends the text, here between '{' and '}'",
                   SLICE_ARG(shown), dots);
        diag_hint(diag, "put the text that has a comma between \" and \", or write each key on a "
                        "line of its own, without braces");
        return;
    }
    diag_error(diag, node->key_place, "yaml-unknown-key", "unknown key '%.*s%s'", SLICE_ARG(shown),
               dots);
    hint_known(diag, known, known_count);
    if (has_space(node->key) && node->kind == NODE_SEQUENCE)
        diag_hint(diag,
                  "a list cannot stand within a text: write each point as an entry of its own, "
                  "or all of it as sentences");
    else if (has_space(node->key) || is_address(node->key))
        yaml_hint_block(diag, node->key_place);
    else if (hint_hidden(diag, node->key) || hint_meant(diag, node->key, known, known_count))
        return;
    else if (is_lead(node, known, known_count))
        diag_hint(diag, "write 'lead: %.*s', and on the next line 'text:' and the text",
                  SLICE_ARG(shown));
    else
        diag_hint_nearest(diag, node->key, known, known_count);
}

bool yaml_check_keys(struct diag *diag, const struct node *mapping, const char *const *known,
                     size_t known_count)
{
    if (!yaml_is_kind(diag, mapping, NODE_MAPPING, "keys and values (key: value)"))
        return false;
    bool are_known = true;
    for (const struct node *node = mapping->first; node; node = node->next) {
        bool is_known = false;
        for (size_t i = 0; i < known_count && !is_known; i++)
            is_known = slice_is(node->key, known[i]);
        if (is_known)
            continue;
        are_known = false;
        if (!mapping->is_mended && !node->is_mended)
            report_unknown(diag, mapping, node, known, known_count);
    }
    return are_known;
}

bool yaml_text(struct diag *diag, const struct node *node, struct slice *out)
{
    if (node->kind == NODE_SCALAR && !yaml_is_null(node)) {
        *out = node->text;
        return true;
    }
    report_expected(diag, node, "a text");
    struct slice source = diag_source_bytes(diag, node->place.source);
    bool is_dashed = node->kind == NODE_SEQUENCE && node->place.byte < source.length &&
                     source.bytes[node->place.byte] == '-';
    if (is_dashed)
        diag_hint(diag,
                  "a list cannot stand within a text: write each point as an entry of its own, "
                  "or all of it as sentences");
    else if (node->kind != NODE_SCALAR)
        yaml_hint_block(diag, node->place);
    return false;
}

bool yaml_bool(struct diag *diag, const struct node *node, bool *out)
{
    bool is_true = node->kind == NODE_SCALAR && slice_is(node->text, "true");
    bool is_false = node->kind == NODE_SCALAR && slice_is(node->text, "false");
    if (!is_true && !is_false) {
        report_expected(diag, node, "true or false");
        return false;
    }
    *out = is_true;
    return true;
}

/* Whether it would be a length if it were not beyond the largest. */
static bool is_long(const struct node *node)
{
    size_t length = node->text.length;
    double number;
    unit nothing;
    if (node->kind != NODE_SCALAR || length < 3 ||
        !number_parse(slice_part(node->text, 0, length - 2), &number))
        return false;
    const char probe[3] = {'0', node->text.bytes[length - 2], node->text.bytes[length - 1]};
    return unit_parse((struct slice){probe, sizeof probe}, &nothing);
}

bool yaml_length(struct diag *diag, const struct node *node, unit *out)
{
    if (node->kind == NODE_SCALAR && unit_parse(node->text, out))
        return true;
    if (is_long(node)) {
        report_expected(diag, node, "at most 5080mm, which is 200in");
        return false;
    }
    report_expected(diag, node, "a length such as 12pt or 16mm");
    if (node->kind == NODE_SCALAR && !node->is_mended && node->text.length > 0)
        diag_hint(
            diag,
            "a length is a number, with a point and not a comma, and its unit: mm, cm, in or pt");
    double number;
    if (node->kind == NODE_SCALAR && number_parse(node->text, &number))
        diag_hint(diag, "name the unit: %.*spt, %.*smm, %.*scm or %.*sin", SLICE_ARG(node->text),
                  SLICE_ARG(node->text), SLICE_ARG(node->text), SLICE_ARG(node->text));
    return false;
}

/* "a number from 0 to 1" in `out`. */
static void describe_range(char out[96], const char *what, double least, double largest)
{
    char low[32], high[32];
    number_write(low, least, 3);
    number_write(high, largest, 3);
    snprintf(out, 96, "%s from %s to %s", what, low, high);
}

bool yaml_number(struct diag *diag, const struct node *node, double least, double largest,
                 double *out)
{
    double number;
    if (node->kind == NODE_SCALAR && number_parse(node->text, &number) && number >= least &&
        number <= largest) {
        *out = number;
        return true;
    }
    char expected[96];
    describe_range(expected, "a number", least, largest);
    report_expected(diag, node, expected);
    return false;
}

bool yaml_integer(struct diag *diag, const struct node *node, int64_t least, int64_t largest,
                  int64_t *out)
{
    double number;
    bool is_plain = node->kind == NODE_SCALAR && node->text.length > 0 &&
                    !memchr(node->text.bytes, '.', node->text.length);
    if (is_plain && number_parse(node->text, &number) && number >= (double)least &&
        number <= (double)largest) {
        *out = llround(number);
        return true;
    }
    char expected[96];
    describe_range(expected, "a whole number", (double)least, (double)largest);
    report_expected(diag, node, expected);
    return false;
}

/* "a, b or c" in `out`, cut where it does not fit. */
static void describe_choice(char *out, size_t room, const char *const *names, size_t count)
{
    size_t used = 0;
    out[0] = '\0';
    for (size_t i = 0; i < count && used < room; i++) {
        const char *before = i == 0 ? "" : i + 1 == count ? " or " : ", ";
        int written = snprintf(out + used, room - used, "%s%s", before, names[i]);
        used += written > 0 ? (size_t)written : 0;
    }
}

bool yaml_choice(struct diag *diag, const struct node *node, const char *const *names,
                 size_t name_count, uint32_t *out)
{
    for (uint32_t i = 0; node->kind == NODE_SCALAR && i < name_count; i++)
        if (slice_is(node->text, names[i])) {
            *out = i;
            return true;
        }
    char expected[400];
    describe_choice(expected, sizeof expected, names, name_count);
    report_expected(diag, node, expected);
    if (node->kind == NODE_SCALAR)
        diag_hint_nearest(diag, node->text, names, name_count);
    return false;
}
