/* Places inside scalars: every byte of text is traced back to its byte in the source, in every
 * style. Cases are tables of sources and of the places expected; the property runs over made-up
 * scalars: a character that is neither folded white space nor an escape must be found, byte for
 * byte, at its place, and places never run backwards. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "yaml/yaml.h"

struct fixture {
    struct arena *arena;
    struct diag *diag;
    uint32_t source;
    const struct node *root;
};

static struct fixture read_yaml(struct slice bytes)
{
    struct fixture f = {.arena = arena_make(0)};
    f.diag = diag_make(f.arena);
    f.source = diag_add_source(f.diag, "test.yaml", slice_copy(f.arena, bytes));
    f.root = yaml_read(f.arena, f.diag, f.source);
    if (!f.root)
        diag_write(f.diag, stderr, DIAG_TEXT);
    return f;
}

struct place_case {
    const char *yaml; /* a mapping; its first value is looked at */
    const char *text;
    const char *sources; /* for each byte of text, the source from its place on begins with: */
};

/* `sources` names, byte for byte, the character expected at the place; '$' is a line break, '\\' an
 * escape's backslash. */
static const struct place_case cases[] = {
    {"a: one two\n", "one two", "one two"},
    {"a: one\n  two\n", "one two", "one$two"},
    {"a: one   \n   two\n", "one two", "one$two"},
    {"a: one\n\n  two\n", "one\ntwo", "one$two"},
    {"a: one\n\n\n  two\n", "one\n\ntwo", "one$$two"},
    {"a: one\r\n\r\n  two\r\n", "one\ntwo", "one$two"},
    {"a: 'it''s'\n", "it's", "it's"},
    {"a: 'x\n\n  y'\n", "x\ny", "x$y"},
    {"a: ' x \n  y '\n", " x y ", " x$y "},
    {"a: \"x\\ty\"\n", "x\ty", "x\\y"},
    {"a: \"\\u00e9x\"\n", "\xc3\xa9x", "\\\\x"},
    {"a: \"\\U0001F600\\x41\"\n",
     "\xf0\x9f\x98\x80"
     "A",
     "\\\\\\\\\\"},
    {"a: \"\\x85\\xa0\\u2028\\u2029\\x1b\"\n", "\xc2\x85\xc2\xa0\xe2\x80\xa8\xe2\x80\xa9\x1b",
     "\\\\\\\\\\\\\\\\\\\\\\"},
    {"a: \"one\\\n   two\"\n", "onetwo", "onetwo"},
    {"a: \"one \\\n\n   two\"\n", "one \ntwo", "one $two"},
    {"a: \"one\n   two\"\n", "one two", "one$two"},
    {"a: |\n  one\n  two\n", "one\ntwo\n", "one$two$"},
    {"a: |-\n  one\n   two\n", "one\n two", "one$ two"},
    {"a: |+\n  one\n\n\nb: x\n", "one\n\n\n", "one$$$"},
    {"a: |\n\n\n  one\n", "\n\none\n", "$$one$"},
    {"a: >+\n\n  \nb: x\n", "\n\n", "$$"},
    {"a: |2\n    one\n  two\n", "  one\ntwo\n", "  one$two$"},
    {"a: |2\n      \n  one\n", "    \none\n", "    $one$"},
    {"a: |\r\n  one\r\n  two\r\n", "one\ntwo\n", "one$two$"},
    {"a: >\n  one\n  two\n", "one two\n", "one$two$"},
    {"a: >-\n  one\n\n  two\n", "one\ntwo", "one$two"},
    {"a: >-\n  one\n\n\n  two\n", "one\n\ntwo", "one$$two"},
    {"a: >-\n  one\n   two\n  three\n", "one\n two\nthree", "one$ two$three"},
    {"a: >-\n  one\n\n   two\n\n  three\n", "one\n\n two\n\nthree", "one$$ two$$three"},
    {"a: >+\n  one\n\n\nb: x\n", "one\n\n\n", "one$$$"},
    {"a: >+\n  one\n\n", "one\n\n", "one$$"},
    {"a: >\n  one \n  two\n", "one  two\n", "one $two$"},
    {"a: >- # why\n  one\n  two", "one two", "one$two"},
    {"a: >2-\n    one\n  two\n", "  one\ntwo", "  one$two"},
    {"a:\n  - b: >-\n      one\n      two\n", NULL, "one$two"},
    {"a: !!str one\n", "one", "one"},
    {"a: !!str # why\n  'x''y'\n", "x'y", "x'y"},
    {"\xef\xbb\xbf"
     "a: \xc3\xa9t\n",
     "\xc3\xa9t", "\xc3\xa9t"},
    {"\xc3\xa9\xe6\x99\xae: b\n", "b", "b"},
    {"a: \"x\xc2\x85y\"\n", "x y", "x$y"},
    {"a: 'x\xe2\x80\xa8y'\n", "x\xe2\x80\xa8y", "x\xe2\x80\xa8y"},
};

static const struct node *first_scalar(const struct node *node)
{
    while (node->kind != NODE_SCALAR)
        node = node->first;
    return node;
}

static bool is_expected(struct slice source, size_t byte, char expected)
{
    char c = byte < source.length ? source.bytes[byte] : '\0';
    if (expected == '$')
        return c == '\n' || c == '\r' || c == '\xc2';
    return c == expected;
}

START_TEST(place_of_every_byte)
{
    const struct place_case *c = &cases[_i];
    struct fixture f = read_yaml(slice_of(c->yaml));
    ck_assert_msg(f.root != NULL, "case %d is not read: %s", _i, c->yaml);
    const struct node *node = first_scalar(f.root);
    if (c->text)
        ck_assert_msg(slice_is(node->text, c->text), "case %d: text is '%.*s'", _i,
                      SLICE_ARG(node->text));
    ck_assert_uint_eq(node->text.length, strlen(c->sources));
    struct slice source = diag_source_bytes(f.diag, f.source);
    for (size_t i = 0; i < node->text.length; i++) {
        struct place place = yaml_place_in(f.diag, node, i);
        ck_assert_uint_eq(place.source, f.source);
        ck_assert_msg(is_expected(source, place.byte, c->sources[i]),
                      "case %d, byte %zu of '%.*s': place %u, expected '%c' in:\n%s", _i, i,
                      SLICE_ARG(node->text), place.byte, c->sources[i], c->yaml);
    }
    arena_free(f.arena);
}
END_TEST

/* The place after the last byte is where the next character of the text would stand. */
START_TEST(place_of_the_end)
{
    static const struct {
        const char *yaml;
        uint32_t byte;
    } ends[] = {{"a: one\n", 6}, {"a: 'one'\n", 7}, {"a: |-\n  one\nb: x\n", 11}, {"a:\n", 2}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct fixture f = read_yaml(slice_of(ends[i].yaml));
        const struct node *node = first_scalar(f.root);
        ck_assert_uint_eq(yaml_place_in(f.diag, node, node->text.length).byte, ends[i].byte);
        arena_free(f.arena);
    }
}
END_TEST

/* --- the property --- */

enum { ROUNDS = 1200, SOUPS = 15000, SOURCE_ROOM = 2048 };

struct maker {
    uint64_t state;
    char bytes[SOURCE_ROOM];
    size_t length;
    const char *line_end;
};

static uint32_t draw(struct maker *maker, uint32_t below)
{
    maker->state = maker->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(maker->state >> 33) % below;
}

static void put(struct maker *maker, const char *text)
{
    size_t length = strlen(text);
    if (maker->length + length < SOURCE_ROOM) {
        memcpy(maker->bytes + maker->length, text, length);
        maker->length += length;
    }
}

static void put_spaces(struct maker *maker, uint32_t count)
{
    while (count-- > 0)
        put(maker, " ");
}

static void put_line_end(struct maker *maker)
{
    put(maker, maker->line_end);
}

static void put_word(struct maker *maker, enum node_style style)
{
    static const char *const words[] = {"Uganda", "é", "普里西拉", "ruach", "x", "שלום", "😀"};
    static const char *const escapes[] = {"\\t",  "\\u00e9",     "\\x41",
                                          "\\\"", "\\U0001F600", "\\xa0"};
    put(maker, words[draw(maker, 7)]);
    if (style == STYLE_SINGLE && draw(maker, 4) == 0)
        put(maker, "''");
    if (style == STYLE_DOUBLE && draw(maker, 4) == 0)
        put(maker, escapes[draw(maker, 6)]);
}

/* Words, blanks and breaks; further lines are indented by at least `indent`. */
static void put_lines(struct maker *maker, enum node_style style, uint32_t indent)
{
    bool is_block = style == STYLE_LITERAL || style == STYLE_FOLDED;
    uint32_t count = 1 + draw(maker, 6);
    for (uint32_t line = 0; line < count; line++) {
        if (line > 0 && style == STYLE_DOUBLE && draw(maker, 5) == 0)
            put(maker, "\\");
        if (line > 0)
            put_line_end(maker);
        for (uint32_t blank = draw(maker, 8); line > 0 && blank < 2; blank++) {
            put_spaces(maker, is_block ? draw(maker, indent + 1) : draw(maker, 5));
            put_line_end(maker);
        }
        if (line > 0 || is_block)
            put_spaces(maker, indent);
        if (line > 0 && draw(maker, 4) == 0)
            put_spaces(maker, 1 + draw(maker, 3));
        for (uint32_t word = 1 + draw(maker, 4); word > 0; word--) {
            put_word(maker, style);
            put_spaces(maker, word > 1 ? 1 + draw(maker, 2) : draw(maker, 2));
        }
    }
}

static void put_scalar(struct maker *maker, enum node_style style, uint32_t indent)
{
    static const char *const chomps[] = {"", "-", "+"};
    switch (style) {
    case STYLE_PLAIN:
        put_lines(maker, style, indent);
        break;
    case STYLE_SINGLE:
        put(maker, "'");
        put_lines(maker, style, indent);
        put(maker, "'");
        break;
    case STYLE_DOUBLE:
        put(maker, "\"");
        put_lines(maker, style, indent);
        put(maker, "\"");
        break;
    case STYLE_LITERAL:
    case STYLE_FOLDED:
        put(maker, style == STYLE_LITERAL ? "|" : ">");
        put(maker, chomps[draw(maker, 3)]);
        put_line_end(maker);
        for (uint32_t blank = draw(maker, 3); blank > 0; blank--)
            put_line_end(maker);
        put_lines(maker, style, indent);
        break;
    }
}

static void put_document(struct maker *maker)
{
    for (uint32_t i = 0, count = 1 + draw(maker, 3); i < count; i++) {
        static const char *const keys[] = {"a: ", "é: ", "c: "};
        put(maker, keys[i]);
        put_scalar(maker, (enum node_style)draw(maker, 5), 2 + draw(maker, 4));
        put_line_end(maker);
        for (uint32_t blank = draw(maker, 3); blank > 0; blank--)
            put_line_end(maker);
    }
}

/* Whether the character of text at `i` stands in the source as it is, rather than being a folded
 * break or an escape. */
static bool is_verbatim(struct slice source, size_t byte)
{
    return source.bytes[byte] != '\n' && source.bytes[byte] != '\r' && source.bytes[byte] != '\\' &&
           source.bytes[byte] !=
               '\xc2'; /* NEL, or a character that is checked byte by byte after it */
}

static void check_scalar(const struct fixture *f, const struct node *node, const char *yaml)
{
    struct slice source = diag_source_bytes(f->diag, f->source);
    size_t *offsets = arena_alloc_items(f->arena, node->text.length + 1, sizeof *offsets);
    struct place *places = arena_alloc_items(f->arena, node->text.length + 1, sizeof *places);
    for (size_t i = 0; i <= node->text.length; i++)
        offsets[i] = i;
    yaml_places_in(f->diag, node, offsets, places, node->text.length + 1);
    for (size_t i = 0; i < node->text.length; i++) {
        uint32_t byte = places[i].byte;
        ck_assert_msg(i == 0 || byte >= places[i - 1].byte, "places run backwards in\n%s", yaml);
        char c = node->text.bytes[i];
        if (!is_verbatim(source, byte)) {
            bool is_break = source.bytes[byte] != '\\';
            ck_assert_msg(!is_break || c == ' ' || c == '\n' || c == source.bytes[byte],
                          "'%c' comes from a break in\n%s", c, yaml);
            continue;
        }
        ck_assert_msg(source.bytes[byte] == c, "byte %zu ('%c') is placed at %u ('%c') in\n%s", i,
                      c, byte, source.bytes[byte], yaml);
        ck_assert_msg(c == ' ' || i == 0 || byte > places[i - 1].byte, "a place twice in\n%s",
                      yaml);
    }
}

START_TEST(characters_stand_at_their_places)
{
    uint32_t scalar_count = 0;
    for (uint64_t round = 0; round < ROUNDS; round++) {
        struct maker maker = {.state = 20270201 + round};
        maker.line_end = draw(&maker, 4) == 0 ? "\r\n" : "\n";
        put_document(&maker);
        struct fixture f = read_yaml((struct slice){maker.bytes, maker.length});
        ck_assert_msg(f.root != NULL, "round %lu is not read:\n%s", (unsigned long)round,
                      maker.bytes);
        for (const struct node *node = f.root->first; node; node = node->next, scalar_count++)
            check_scalar(&f, node, maker.bytes);
        arena_free(f.arena);
    }
    ck_assert_uint_gt(scalar_count, ROUNDS);
}
END_TEST

static void check_tree(const struct fixture *f, const struct node *node, const char *yaml)
{
    if (node->kind == NODE_SCALAR)
        check_scalar(f, node, yaml);
    for (const struct node *child = node->first; child; child = child->next)
        check_tree(f, child, yaml);
}

/* Tokens of YAML in any order: most are refused, some are read in ways that nobody would write. */
START_TEST(soups_stand_at_their_places)
{
    static const char *const tokens[] = {
        "a",   "b: ",   "- ",           "\n",       "  ",   "\n  ", "\n    ", "'",    "\"",
        "|\n", "> ",    ">-\n",         "|2\n",     ">+\n", " ",    "\t",     "\r\n", "é",
        "\\n", "\\\n",  "\xe2\x80\xa8", "\xc2\x85", "#",    " #",   "[",      "]",    "{",
        "}",   ",",     ": ",           "---\n",    "%",    "x y",  "\n\n",   "''",   "\\u00e9",
        "k: ", "\nk: ", "\nj: ",        "\n- "};
    uint32_t read_count = 0;
    for (uint64_t round = 0; round < SOUPS; round++) {
        struct maker maker = {.state = 20270301 + round};
        put(&maker, draw(&maker, 2) ? "q: " : "");
        for (uint32_t count = draw(&maker, 24); count > 0; count--)
            put(&maker, tokens[draw(&maker, sizeof tokens / sizeof *tokens)]);
        struct fixture f = {.arena = arena_make(0)};
        f.diag = diag_make(f.arena);
        f.source = diag_add_source(f.diag, "t", (struct slice){maker.bytes, maker.length});
        f.root = yaml_read(f.arena, f.diag, f.source);
        ck_assert_msg(!f.root == (diag_count(f.diag, SEVERITY_ERROR) > 0), "round %lu:\n%s",
                      (unsigned long)round, maker.bytes);
        read_count += f.root != NULL;
        if (f.root)
            check_tree(&f, f.root, maker.bytes);
        arena_free(f.arena);
    }
    ck_assert_uint_gt(read_count, SOUPS / 20);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("yaml_place");
    TCase *tcase = tcase_create("places");
    tcase_add_loop_test(tcase, place_of_every_byte, 0, (int)(sizeof cases / sizeof *cases));
    tcase_add_test(tcase, place_of_the_end);
    tcase_add_test(tcase, characters_stand_at_their_places);
    tcase_add_test(tcase, soups_stand_at_their_places);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
