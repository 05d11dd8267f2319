/* The door to libqpdf: objects as they are asked for, and packing. Where the library is missing is
 * tested by scripts/faults.sh, with another program. */
#include "qpdf/qpdf.h"
#include "read_fixture.h"

struct opened {
    struct arena *arena;
    struct diag *diag;
    struct paper *paper;
    struct qpdf_file *file;
    struct qpdf_object thing; /* the catalog's /Thing, a dictionary of one of each kind */
};

static struct opened open_things(void)
{
    struct opened o = {.arena = arena_make(0), .paper = paper_make("q Q", "")};
    o.diag = diag_make(o.arena);
    o.paper->offsets[1] = ftell(o.paper->file);
    fputs("1 0 obj\n<</Type/Catalog/Pages 2 0 R/Thing 7 0 R>>\nendobj\n", o.paper->file);
    paper_add(o.paper, "<</Integer -42/Real 1.5/True true"
                       "/Name/A#20b/String(a\\(b\\)\\351)/Wide<FEFF041F>/Array[1[2]3]"
                       "/Dict<</In 1>>/Stream 8 0 R/Null null/Far 99 0 R/Self 7 0 R>>");
    paper_add_stream(o.paper, "/Key 5/Filter/ASCIIHexDecode", "48 69>");
    paper_end(o.paper, "");
    o.file =
        qpdf_open(o.arena, o.diag, "things.pdf", (struct slice){o.paper->bytes, o.paper->length});
    ck_assert_ptr_nonnull(o.file);
    o.thing = qpdf_find(o.file, qpdf_root(o.file), "/Thing");
    return o;
}

static void close_things(struct opened *o)
{
    arena_free(o->arena);
    paper_free(o->paper);
}

static struct qpdf_object thing(struct opened *o, const char *key)
{
    return qpdf_find(o->file, o->thing, key);
}

static void assert_slice(struct slice slice, const char *expected)
{
    ck_assert_msg(slice_is(slice, expected), "“%.*s” is not “%s”", SLICE_ARG(slice), expected);
}

START_TEST(objects_have_their_kinds)
{
    static const struct {
        const char *key;
        enum qpdf_kind kind;
    } rows[] = {{"/Integer", QPDF_NUMBER},  {"/Real", QPDF_NOTHING},  {"/True", QPDF_NOTHING},
                {"/Name", QPDF_NAME},       {"/String", QPDF_STRING}, {"/Array", QPDF_ARRAY},
                {"/Dict", QPDF_DICTIONARY}, {"/Stream", QPDF_STREAM}, {"/Null", QPDF_NOTHING},
                {"/Far", QPDF_NOTHING},     {"/None", QPDF_NOTHING},  {"", QPDF_NOTHING}};
    struct opened o = open_things();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(qpdf_kind(o.file, thing(&o, rows[i].key)) == rows[i].kind, "%s is a %d",
                      rows[i].key, (int)qpdf_kind(o.file, thing(&o, rows[i].key)));
    ck_assert_int_eq(qpdf_kind(o.file, (struct qpdf_object){0}), QPDF_NOTHING);
    close_things(&o);
}
END_TEST

START_TEST(values_are_what_the_file_has)
{
    struct opened o = open_things();
    ck_assert_int_eq(qpdf_integer(o.file, thing(&o, "/Integer")), -42);
    assert_slice(qpdf_name(o.file, thing(&o, "/Name")), "/A b");
    assert_slice(qpdf_text(o.file, thing(&o, "/String")), "a(b)\xC3\xA9");
    assert_slice(qpdf_text(o.file, thing(&o, "/Wide")), "\xD0\x9F");
    struct qpdf_object array = thing(&o, "/Array");
    ck_assert_uint_eq(qpdf_count(o.file, array), 3);
    ck_assert_int_eq(qpdf_integer(o.file, qpdf_item(o.file, array, 2)), 3);
    ck_assert_uint_eq(qpdf_count(o.file, qpdf_item(o.file, array, 1)), 1);
    assert_slice(qpdf_stream(o.file, thing(&o, "/Stream")), "Hi");
    ck_assert_int_eq(qpdf_integer(o.file, qpdf_find(o.file, thing(&o, "/Stream"), "/Key")), 5);
    ck_assert_uint_eq(qpdf_number_of(o.file, o.thing), 7);
    ck_assert_uint_eq(qpdf_number_of(o.file, thing(&o, "/Self")), 7);
    ck_assert_uint_eq(qpdf_number_of(o.file, thing(&o, "/Dict")), 0);
    ck_assert_uint_eq(qpdf_page_count(o.file), 1);
    ck_assert_uint_eq(qpdf_number_of(o.file, qpdf_page(o.file, 0)), 3);
    assert_slice(slice_part(qpdf_content(o.file, qpdf_page(o.file, 0)), 0, 3), "q Q");
    assert_slice(qpdf_damage(o.file), "");
    close_things(&o);
}
END_TEST

START_TEST(other_kinds_than_asked_for_are_empty)
{
    static const char *const keys[] = {"/Real", "/True",   "/Name", "/String", "/Array",
                                       "/Dict", "/Stream", "/Null", "/Far",    "/None"};
    struct opened o = open_things();
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct qpdf_object object = thing(&o, keys[i]);
        enum qpdf_kind kind = qpdf_kind(o.file, object);
        ck_assert_int_eq(qpdf_integer(o.file, object), 0);
        ck_assert(kind == QPDF_NAME || qpdf_name(o.file, object).length == 0);
        ck_assert(kind == QPDF_STRING || qpdf_text(o.file, object).length == 0);
        ck_assert(kind == QPDF_ARRAY || qpdf_count(o.file, object) == 0);
        ck_assert_int_eq(qpdf_kind(o.file, qpdf_item(o.file, object, UINT32_MAX)), QPDF_NOTHING);
        ck_assert_int_eq(qpdf_kind(o.file, qpdf_find(o.file, object, "/X")), QPDF_NOTHING);
        ck_assert(kind == QPDF_STREAM || qpdf_stream(o.file, object).length == 0);
    }
    close_things(&o);
}
END_TEST

START_TEST(damage_is_told)
{
    struct opened o = open_things();
    struct slice cut = {o.paper->bytes, o.paper->length - 40}; /* in the middle of the trailer */
    struct qpdf_file *file = qpdf_open(o.arena, o.diag, "cut.pdf", cut);
    ck_assert(!file || qpdf_damage(file).length > 0);
    ck_assert_uint_eq(diag_count(o.diag, SEVERITY_ERROR), file ? 0 : 1);
    close_things(&o);
}
END_TEST

/* --- packing -----------------------------------------------------------------------------------
 */

/* A file of many small objects. */
static struct paper *make_large(void)
{
    struct paper *p = paper_make("/P<</MCID 0>>BDC BT (kept)Tj ET EMC", "/K 7 0 R");
    paper_add(p, "<</S/P/Pg 3 0 R/P 5 0 R/K 0/Kept 8 0 R>>");
    for (int i = 0; i < 300; i++)
        paper_add(p, "<</Number %d/Next %u 0 R/Words(the same words again)>>", i, p->count + 2);
    paper_add(p, "null");
    paper_end(p, "");
    return p;
}

START_TEST(packing_keeps_what_is_said_and_saves_bytes)
{
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    struct paper *p = make_large();
    struct slice packed, again, bytes = {p->bytes, p->length};
    ck_assert(qpdf_pack(arena, diag, "large.pdf", bytes, &packed));
    ck_assert_msg(packed.length * 4 < bytes.length, "%zu of %zu bytes", packed.length,
                  bytes.length);
    ck_assert(slice_starts_with(packed, "%PDF-1.7"));
    ck_assert_msg(!memmem(packed.bytes, packed.length, "(kept)Tj", 8), "plain streams are packed");
    ck_assert(memmem(packed.bytes, packed.length, "/ObjStm", 7));
    ck_assert(memmem(packed.bytes, packed.length, "/XRef", 5));
    struct heard heard = hear(packed.bytes, packed.length);
    ck_assert_msg(heard.is_fine, "%s", heard.messages);
    ck_assert_str_eq(heard.text, "language: en\nP: kept\n");
    heard_free(&heard);
    ck_assert(qpdf_pack(arena, diag, "another name.pdf", bytes, &again));
    ck_assert_msg(slice_equal(packed, again), "the same objects give the same bytes");
    paper_free(p);
    arena_free(arena);
}
END_TEST

START_TEST(packing_hashes_the_content)
{
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    struct slice packed[2];
    for (int i = 0; i < 2; i++) {
        struct paper *p = paper_make(i ? "q Q q Q" : "Q q Q q", "");
        paper_end(p, "");
        ck_assert(qpdf_pack(arena, diag, "a.pdf", (struct slice){p->bytes, p->length}, &packed[i]));
        paper_free(p);
    }
    const char *ids[2];
    for (int i = 0; i < 2; i++)
        ids[i] = memmem(packed[i].bytes, packed[i].length, "/ID [", 5);
    ck_assert(ids[0] && ids[1]);
    ck_assert_msg(memcmp(ids[0], ids[1], 38) != 0, "one identifier for two files");
    arena_free(arena);
}
END_TEST

START_TEST(what_cannot_be_packed_is_a_system_error)
{
    static const char *const files[] = {"", "no PDF", "%PDF-1.7\ntrailer<<>>"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct arena *arena = arena_make(0);
        struct diag *diag = diag_make(arena);
        struct slice out = SLICE("untouched");
        ck_assert(!qpdf_pack(arena, diag, "own.pdf", slice_of(files[i]), &out));
        ck_assert_uint_eq(diag_system_count(diag), 1);
        assert_slice(out, "untouched");
        arena_free(arena);
    }
}
END_TEST

/* What the library mends in our own bytes, it mends by leaving out. */
START_TEST(what_the_library_mends_is_not_packed)
{
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    struct slice out = SLICE("untouched");
    struct paper *p = paper_make("/P<</MCID 0>>BDC BT (lost)Tj ET EMC", "/K 7 0 R");
    paper_add(p, "<</S/P/Pg 3 0 R/P 5 0 R/K 0/Broken (not ended>>");
    paper_end(p, "");
    ck_assert(!qpdf_pack(arena, diag, "own.pdf", (struct slice){p->bytes, p->length}, &out));
    ck_assert_uint_eq(diag_system_count(diag), 1);
    assert_slice(out, "untouched");
    paper_free(p);
    arena_free(arena);
}
END_TEST

START_TEST(two_files_may_be_open)
{
    struct opened a = open_things(), b = open_things();
    ck_assert_int_eq(qpdf_integer(a.file, thing(&a, "/Integer")), -42);
    close_things(&a);
    ck_assert_int_eq(qpdf_integer(b.file, thing(&b, "/Integer")), -42);
    close_things(&b);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("qpdf");
    TCase *tests = tcase_create("qpdf");
    tcase_add_test(tests, objects_have_their_kinds);
    tcase_add_test(tests, values_are_what_the_file_has);
    tcase_add_test(tests, other_kinds_than_asked_for_are_empty);
    tcase_add_test(tests, damage_is_told);
    tcase_add_test(tests, packing_keeps_what_is_said_and_saves_bytes);
    tcase_add_test(tests, packing_hashes_the_content);
    tcase_add_test(tests, what_cannot_be_packed_is_a_system_error);
    tcase_add_test(tests, what_the_library_mends_is_not_packed);
    tcase_add_test(tests, two_files_may_be_open);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}
