/* Reading aloud: see read.h. The tree is walked once, in order; a page's content is read when the
 * tree first points to it. An object of the tree that was walked is not walked again, so a tree
 * that runs in circles, or doubles at each level, costs no more than its objects. */
#include "read/read.h"

#include <string.h>

#include "base/ending.h"
#include "base/file.h"
#include "base/map.h"
#include "base/utf8.h"
#include "qpdf/qpdf.h"
#include "read/marked.h"

enum {
    FILE_LARGEST = 64 << 20, /* a book of 10,000 pages; a broken one takes seconds a megabyte */
    SECONDS_MOST = 60,       /* of work: libqpdf's repair of a broken file can take hours */
    DEPTH_MOST = 128,        /* of elements */
    ROLE_STEPS_MOST = 16     /* through a RoleMap */
};

struct line {
    char *at;
    size_t count, room;
};

struct walk {
    struct arena *arena;
    struct qpdf_file *file;
    FILE *out;
    struct marked_reader *contents;
    struct qpdf_object role_map;
    struct page_text *pages; /* by page, once read */
    bool *is_read;
    struct map page_numbers; /* of objects, their bytes -> page */
    struct map walked;       /* numbers of elements and lists of kids, the same -> 0 */
    uint32_t page_count, depth;
    bool has_circle;
    bool is_call;        /* in a note's call or label, whose link is the note's or the call's */
    uint32_t lost_count; /* marked contents that the tree has and the pages lack, */
    uint32_t lost_page;  /* and the first of them: its page from 1, or 0 */
    int64_t lost_number;
    struct line line;  /* of the block that is being read; text, escaped */
    struct slice head; /* what stands before it: its role; "" once that was written */
    uint32_t indent;
};

/* --- lines -------------------------------------------------------------------------------------
 */

static void add_raw(struct walk *walk, struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        *array_add(walk->arena, &walk->line) = text.bytes[i];
}

/* Controls and separators: what may neither reach a terminal nor part our lines. */
static bool is_space(uint32_t code_point)
{
    return code_point <= ' ' || (code_point >= 0x7F && code_point <= 0x9F) ||
           code_point == 0x2028 || code_point == 0x2029;
}

/* A fixed space from half to a quarter of the type's size: what parts a run-in head, a day, from
 * its text. */
static bool is_pause(uint32_t code_point)
{
    return code_point >= 0x2000 && code_point <= 0x2005;
}

/* A pause is heard: a dash, after a mark that is a pause itself nothing but a space. */
static void add_pause(struct walk *walk)
{
    char last = walk->line.count > 0 ? walk->line.at[walk->line.count - 1] : ' ';
    if (strchr(" .,:;!?", last))
        add_raw(walk, last == ' ' ? SLICE("") : SLICE(" "));
    else
        add_raw(walk, SLICE(" \xE2\x80\x94 "));
}

/* Text as it is read: soft hyphens and word joiners are nothing, runs of spaces one, our own
 * brackets escaped, and what is no UTF-8 U+FFFD. */
static void add_text(struct walk *walk, struct slice text)
{
    static const uint32_t soft_hyphen = 0x00AD;
    for (size_t at = 0; at < text.length;) {
        size_t start = at;
        uint32_t code_point = utf8_next(text, &at);
        bool is_at_space = walk->line.count == 0 || walk->line.at[walk->line.count - 1] == ' ';
        if (code_point == soft_hyphen || (is_space(code_point) && is_at_space))
            continue;
        if (is_pause(code_point)) {
            add_pause(walk);
            continue;
        }
        if (code_point == '[' || code_point == ']' || code_point == '\\')
            add_raw(walk, SLICE("\\"));
        if (is_space(code_point))
            add_raw(walk, SLICE(" "));
        else if (code_point == UTF8_INVALID)
            add_raw(walk, SLICE("\xEF\xBF\xBD"));
        else
            add_raw(walk, slice_part(text, start, at));
    }
}

/* A name or a tag of the file, cleaned as text is. */
static struct slice clean(struct walk *walk, struct slice text)
{
    struct line line = walk->line;
    walk->line = (struct line){0};
    add_text(walk, text);
    struct slice out = {walk->line.at, walk->line.count};
    walk->line = line;
    return slice_part(out, 0, out.length - (out.length > 0 && out.bytes[out.length - 1] == ' '));
}

/* Writes the open block's role and what was said in it. */
static void end_line(struct walk *walk)
{
    while (walk->line.count > 0 && walk->line.at[walk->line.count - 1] == ' ')
        walk->line.count--;
    bool has_text = walk->line.count > 0;
    if (has_text || walk->head.length > 0) {
        fprintf(walk->out, "%*s%.*s", (int)(2 * walk->indent), "", SLICE_ARG(walk->head));
        if (has_text)
            fprintf(walk->out, ": %.*s", (int)walk->line.count, walk->line.at);
        fputc('\n', walk->out);
    }
    walk->line.count = 0;
    walk->head = SLICE("");
}

/* --- elements ----------------------------------------------------------------------------------
 */

static struct qpdf_object find(struct walk *walk, struct qpdf_object dict, const char *key)
{
    return qpdf_find(walk->file, dict, key);
}

static struct slice find_text(struct walk *walk, struct qpdf_object dict, const char *key)
{
    return qpdf_text(walk->file, find(walk, dict, key));
}

/* The standard role of an element, without its slash. */
static struct slice role_of(struct walk *walk, struct qpdf_object element)
{
    struct slice role = qpdf_name(walk->file, find(walk, element, "/S"));
    for (int i = 0; i < ROLE_STEPS_MOST; i++) {
        struct qpdf_object mapped = find(walk, walk->role_map, slice_terminated(walk->arena, role));
        struct slice next = qpdf_name(walk->file, mapped);
        if (next.length == 0 || slice_equal(next, role))
            break;
        role = next;
    }
    return clean(walk, slice_part(role, 1, role.length));
}

/* Roles within a line of text; all others begin one. ISO 32000-1, 14.8.4.4; a note is a block when
 * it is read. */
static bool is_inline(struct slice role)
{
    static const char *const roles[] = {"Span", "Quote",   "Reference", "BibEntry", "Code",
                                        "Link", "Annot",   "Ruby",      "RB",       "RT",
                                        "RP",   "Warichu", "WT",        "WP"};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (slice_is(role, roles[i]))
            return true;
    return false;
}

static void walk_kids(struct walk *walk, struct qpdf_object element, struct qpdf_object page);

/* The text that stands for an element's content, or what its kids say. An abbreviation is heard
 * expanded. */
static void say_content(struct walk *walk, struct qpdf_object element, struct qpdf_object page)
{
    struct qpdf_object told = find(walk, element, "/ActualText");
    struct qpdf_object expanded = find(walk, element, "/E");
    if (qpdf_kind(walk->file, told) == QPDF_STRING)
        add_text(walk, qpdf_text(walk->file, told));
    else if (qpdf_kind(walk->file, expanded) == QPDF_STRING)
        add_text(walk, qpdf_text(walk->file, expanded));
    else
        walk_kids(walk, element, page);
}

/* The same where an alternative comes first; a link's is its name, and said apart. */
static void say_alternative(struct walk *walk, struct qpdf_object element, struct qpdf_object page)
{
    struct slice alternative = find_text(walk, element, "/Alt");
    if (alternative.length > 0)
        add_text(walk, alternative);
    else
        say_content(walk, element, page);
}

/* The first annotation among the kids. */
static struct qpdf_object find_annotation(struct walk *walk, struct qpdf_object element)
{
    struct qpdf_object kids = find(walk, element, "/K");
    bool is_list = qpdf_kind(walk->file, kids) == QPDF_ARRAY;
    uint32_t count = is_list ? qpdf_count(walk->file, kids) : 1;
    for (uint32_t i = 0; i < count; i++) {
        struct qpdf_object kid = is_list ? qpdf_item(walk->file, kids, i) : kids;
        struct qpdf_object annotation = find(walk, kid, "/Obj");
        if (qpdf_kind(walk->file, annotation) == QPDF_DICTIONARY)
            return annotation;
    }
    return (struct qpdf_object){0};
}

static struct slice number_key(const uint32_t *number)
{
    return (struct slice){(const char *)number, sizeof *number};
}

/* Where a link leads: an address, "page 3", or "nowhere". */
static struct slice goal_of(struct walk *walk, struct qpdf_object annotation, bool *is_inside)
{
    struct qpdf_object action = find(walk, annotation, "/A"), goal = find(walk, action, "/D");
    struct slice address = find_text(walk, action, "/URI");
    if (qpdf_kind(walk->file, goal) != QPDF_ARRAY)
        goal = find(walk, annotation, "/Dest");
    *is_inside = false;
    if (address.length > 0 || qpdf_kind(walk->file, goal) != QPDF_ARRAY)
        return address.length > 0 ? address : SLICE("nowhere");
    uint32_t number = qpdf_number_of(walk->file, qpdf_item(walk->file, goal, 0)), i;
    *is_inside = map_find(&walk->page_numbers, number_key(&number), &i);
    return *is_inside ? slice_format(walk->arena, "page %u", i + 1) : SLICE("nowhere");
}

/* [link “name”: text → address]. A call's is the note that is announced with it. */
static void say_link(struct walk *walk, struct qpdf_object element, struct qpdf_object page)
{
    struct qpdf_object annotation = find_annotation(walk, element);
    struct slice name = find_text(walk, element, "/Alt");
    bool is_inside;
    struct slice goal = goal_of(walk, annotation, &is_inside);
    if (is_inside && walk->is_call) {
        say_content(walk, element, page);
        return;
    }
    if (name.length == 0)
        name = find_text(walk, annotation, "/Contents");
    add_raw(walk, SLICE("[link"));
    if (name.length > 0) {
        add_raw(walk, SLICE(" “"));
        add_text(walk, name);
        add_raw(walk, SLICE("”"));
    }
    add_raw(walk, SLICE(": "));
    say_content(walk, element, page);
    add_text(walk, SLICE(" "));
    add_raw(walk, SLICE("→ "));
    add_text(walk, goal);
    add_raw(walk, SLICE("]"));
}

static void say_inline(struct walk *walk, struct qpdf_object element, struct slice role,
                       struct qpdf_object page)
{
    struct slice language = find_text(walk, element, "/Lang");
    if (language.length > 0) {
        add_raw(walk, SLICE("["));
        add_text(walk, language);
        add_raw(walk, SLICE(": "));
    }
    if (slice_is(role, "Link")) {
        say_link(walk, element, page);
    } else if (slice_is(role, "Reference")) {
        add_raw(walk, SLICE("[note: "));
        walk->is_call = true;
        say_alternative(walk, element, page);
        walk->is_call = false;
        add_raw(walk, SLICE("]"));
    } else {
        say_alternative(walk, element, page);
    }
    if (language.length > 0)
        add_raw(walk, SLICE("]"));
}

static void say_block(struct walk *walk, struct qpdf_object element, struct slice role,
                      struct qpdf_object page)
{
    struct slice language = clean(walk, find_text(walk, element, "/Lang"));
    end_line(walk);
    walk->head = language.length > 0 ? slice_format(walk->arena, "%.*s [%.*s]", SLICE_ARG(role),
                                                    SLICE_ARG(language))
                                     : role;
    walk->is_call = slice_is(role, "Lbl");
    say_alternative(walk, element, page);
    walk->is_call = false;
    end_line(walk);
}

static void note_lost(struct walk *walk, uint32_t page_no, int64_t number)
{
    if (walk->lost_count++ > 0)
        return;
    walk->lost_page = page_no;
    walk->lost_number = number;
}

static void say_contents(struct walk *walk, struct qpdf_object page, int64_t content)
{
    uint32_t number = qpdf_number_of(walk->file, page), i;
    if (!map_find(&walk->page_numbers, number_key(&number), &i)) {
        note_lost(walk, 0, content);
        return;
    }
    if (!walk->is_read[i])
        walk->pages[i] = marked_read(walk->contents, qpdf_page(walk->file, i));
    walk->is_read[i] = true;
    struct slice text;
    if (marked_find(&walk->pages[i], content, &text))
        add_text(walk, text);
    else
        note_lost(walk, i + 1, content);
}

/* Notes that an object of the tree is walked; false where it was before. A direct object can be
 * reached in one way only. */
static bool begin_object(struct walk *walk, struct qpdf_object object)
{
    uint32_t number = qpdf_number_of(walk->file, object), found;
    if (number == 0)
        return true;
    bool is_new = !map_find(&walk->walked, number_key(&number), &found);
    if (is_new)
        map_add(&walk->walked, number_key(&number), 0);
    walk->has_circle |= !is_new;
    return is_new;
}

static void walk_element(struct walk *walk, struct qpdf_object element, struct qpdf_object page)
{
    walk->has_circle |= walk->depth == DEPTH_MOST;
    if (walk->depth == DEPTH_MOST || !begin_object(walk, element))
        return;
    walk->depth++;
    struct slice role = role_of(walk, element);
    struct qpdf_object own = find(walk, element, "/Pg");
    if (qpdf_kind(walk->file, own) == QPDF_DICTIONARY)
        page = own;
    if (is_inline(role)) {
        say_inline(walk, element, role, page);
    } else {
        uint32_t indent = walk->indent;
        end_line(walk);
        walk->indent = walk->depth - 1;
        say_block(walk, element, role, page);
        walk->indent = indent;
    }
    walk->depth--;
}

/* A kid is a number, a reference to content or to an object, or an element. */
static void walk_kid(struct walk *walk, struct qpdf_object kid, struct qpdf_object page)
{
    if (qpdf_kind(walk->file, kid) == QPDF_NUMBER) {
        say_contents(walk, page, qpdf_integer(walk->file, kid));
        return;
    }
    struct qpdf_object content = find(walk, kid, "/MCID");
    if (qpdf_kind(walk->file, find(walk, kid, "/Stm")) == QPDF_STREAM)
        return; /* a form's */
    if (qpdf_kind(walk->file, content) == QPDF_NUMBER) {
        struct qpdf_object own = find(walk, kid, "/Pg");
        bool has_own = qpdf_kind(walk->file, own) == QPDF_DICTIONARY;
        say_contents(walk, has_own ? own : page, qpdf_integer(walk->file, content));
        return;
    }
    if (qpdf_kind(walk->file, find(walk, kid, "/S")) == QPDF_NAME)
        walk_element(walk, kid, page);
}

static void walk_kids(struct walk *walk, struct qpdf_object element, struct qpdf_object page)
{
    struct qpdf_object kids = find(walk, element, "/K");
    if (qpdf_kind(walk->file, kids) != QPDF_ARRAY) {
        walk_kid(walk, kids, page);
        return;
    }
    if (!begin_object(walk, kids))
        return;
    uint32_t count = qpdf_count(walk->file, kids);
    for (uint32_t i = 0; i < count; i++)
        walk_kid(walk, qpdf_item(walk->file, kids, i), page);
}

/* --- the file ----------------------------------------------------------------------------------
 */

static void find_pages(struct walk *walk)
{
    walk->page_count = qpdf_page_count(walk->file);
    walk->pages = arena_alloc_items(walk->arena, walk->page_count, sizeof *walk->pages);
    walk->is_read = arena_alloc_items(walk->arena, walk->page_count, sizeof *walk->is_read);
    walk->page_numbers = map_make(walk->arena);
    for (uint32_t i = 0; i < walk->page_count; i++) {
        uint32_t number = qpdf_number_of(walk->file, qpdf_page(walk->file, i)), found;
        if (!map_find(&walk->page_numbers, number_key(&number), &found))
            map_add(&walk->page_numbers, number_key(&number), i);
    }
}

/* Reports what the library had to repair or leave out; false where there is none. */
static bool report_damage(struct walk *walk, struct diag *diag, const char *path)
{
    struct slice damage = qpdf_damage(walk->file);
    if (damage.length > 0)
        diag_error_path(diag, path, "pdf-damaged",
                        "the PDF is damaged and was read as far as it goes: %.*s",
                        SLICE_ARG(damage));
    return damage.length > 0;
}

/* What was found amiss on the way; false where anything was. */
static bool check(struct walk *walk, struct diag *diag, const char *path)
{
    bool is_damaged = report_damage(walk, diag, path);
    if (walk->has_circle)
        diag_error_path(diag, path, "pdf-structure",
                        "the structure tree is deeper than %d, runs in circles, or reaches an "
                        "element twice",
                        DEPTH_MOST);
    if (walk->lost_count > 0)
        diag_error_path(diag, path, "pdf-content",
                        "the structure tree points %u times to marked content that is not there, "
                        "first to number %lld of page %u",
                        walk->lost_count, (long long)walk->lost_number, walk->lost_page);
    return !walk->has_circle && walk->lost_count == 0 && !is_damaged;
}

static void report_untagged(struct walk *walk, struct diag *diag, const char *path)
{
    if (report_damage(walk, diag, path))
        return;
    diag_error_path(diag, path, "pdf-untagged",
                    "the PDF has no structure tree: a screen reader has to guess its order");
    diag_hint(diag, "a layout with `standard: ua`, such as screen, makes a tagged PDF");
}

bool read_bytes(struct arena *arena, struct diag *diag, const char *path, struct slice bytes,
                FILE *out)
{
    struct walk walk = {.arena = arena, .out = out, .walked = map_make(arena), .head = SLICE("")};
    walk.file = qpdf_open(arena, diag, path, bytes);
    if (!walk.file)
        return false;
    struct qpdf_object catalog = qpdf_root(walk.file);
    struct qpdf_object root = find(&walk, catalog, "/StructTreeRoot");
    if (qpdf_kind(walk.file, root) != QPDF_DICTIONARY) {
        report_untagged(&walk, diag, path);
        return false;
    }
    walk.contents = marked_reader_make(arena, walk.file);
    walk.role_map = find(&walk, root, "/RoleMap");
    find_pages(&walk);
    struct slice language = clean(&walk, find_text(&walk, catalog, "/Lang"));
    fprintf(out, "language: %.*s\n", SLICE_ARG(language));
    walk_kids(&walk, root, (struct qpdf_object){0});
    end_line(&walk);
    return check(&walk, diag, path);
}

bool read_aloud(struct arena *arena, struct diag *diag, const char *path, FILE *out)
{
    struct slice bytes;
    if (!file_read(arena, diag, path, FILE_LARGEST, &bytes))
        return false;
    ending_limit_work(SECONDS_MOST, path, "takes too long to read: it is damaged, or too large");
    bool is_fine = read_bytes(arena, diag, path, bytes, out);
    ending_limit_work(0, NULL, NULL);
    return is_fine;
}

struct slice *read_pages(struct arena *arena, struct diag *diag, const char *path,
                         struct slice bytes, uint32_t *page_count)
{
    struct walk walk = {.arena = arena, .file = qpdf_open(arena, diag, path, bytes)};
    if (!walk.file)
        return NULL;
    *page_count = qpdf_page_count(walk.file);
    struct slice *texts = arena_alloc_items(arena, *page_count, sizeof *texts);
    struct marked_reader *reader = marked_reader_make(arena, walk.file);
    for (uint32_t i = 0; i < *page_count; i++)
        texts[i] = marked_read_all(reader, qpdf_page(walk.file, i));
    return report_damage(&walk, diag, path) ? NULL : texts;
}
