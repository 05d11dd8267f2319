/* A page's content, read for its text: see marked.h. ISO 32000-1, 9.4, 14.6, 14.9.4.
 *
 * In: content streams. Out: text by MCID. Kept of the graphics state: the font, over q and Q.
 * Marked content nests; the innermost MCID owns the text, and an ActualText (or Alt, or E), once
 * said, silences what is within. Cost: linear in the stream, whatever its numbers say. Words are
 * parted by space characters alone, as tagged PDF wants (14.8.2.5): no space is guessed from a gap.
 */
#include "read/marked.h"

#include <string.h>

#include "base/index.h"
#include "base/utf8.h"
#include "read/cmap.h"
#include "read/tokens.h"

struct font {
    const struct cmap *cmap; /* NULL: none */
    uint32_t code_bytes;
};

struct font_list {
    struct font *at;
    size_t count, room;
};

struct cmap_list {
    struct cmap **at;
    size_t count, room;
};

struct marked_reader {
    struct arena *arena;
    struct qpdf_file *file;
    struct map numbers; /* of a map's stream, its bytes -> index in cmaps */
    struct cmap_list cmaps;
};

struct operand_list {
    struct token *at;
    size_t count, room;
};

struct text_buffer {
    char *at;
    size_t count, room;
};

struct text_list {
    struct text_buffer *at;
    size_t count, room;
};

struct mark {
    uint32_t text;        /* of the MCID in force: index in texts; NO_INDEX: none, or an artifact */
    bool is_told;         /* an ActualText around says it */
    bool is_reversed;     /* characters stand as seen, from right to left (14.8.2.3.3) */
    size_t reversed_from; /* in the text: where they begin; SIZE_MAX: not with this mark */
};

struct mark_list {
    struct mark *at;
    size_t count, room;
};

/* One page being read. */
struct reading {
    struct marked_reader *reader;
    struct qpdf_object resources;
    struct operand_list operands;
    struct map indices; /* of numbers, in texts */
    struct text_list texts;
    struct mark_list marks; /* around; what is in force is last, and the first none at all */
    struct font_list fonts; /* saved by q; the same */
    bool is_all;            /* everything is one text, and forms are read */
    uint32_t depth;         /* of forms */
};

struct marked_reader *marked_reader_make(struct arena *arena, struct qpdf_file *file)
{
    struct marked_reader *reader = arena_alloc(arena, sizeof *reader);
    *reader = (struct marked_reader){.arena = arena, .file = file, .numbers = map_make(arena)};
    return reader;
}

/* --- fonts -------------------------------------------------------------------------------------
 */

static const struct cmap *find_cmap(struct marked_reader *reader, struct qpdf_object stream)
{
    uint32_t number = qpdf_number_of(reader->file, stream), index;
    struct slice key = {(const char *)&number, sizeof number};
    if (map_find(&reader->numbers, key, &index))
        return reader->cmaps.at[index];
    struct cmap *cmap = cmap_read(reader->arena, qpdf_stream(reader->file, stream));
    map_add(&reader->numbers, key, (uint32_t)reader->cmaps.count);
    return *array_add(reader->arena, &reader->cmaps) = cmap;
}

static struct font find_font(struct reading *reading, struct slice name)
{
    struct marked_reader *reader = reading->reader;
    struct slice key = slice_format(reader->arena, "/%.*s", SLICE_ARG(name));
    struct qpdf_object fonts = qpdf_find(reader->file, reading->resources, "/Font");
    struct qpdf_object dict = qpdf_find(reader->file, fonts, slice_terminated(reader->arena, key));
    struct slice type = qpdf_name(reader->file, qpdf_find(reader->file, dict, "/Subtype"));
    struct qpdf_object map = qpdf_find(reader->file, dict, "/ToUnicode");
    struct font font = {.code_bytes = slice_is(type, "/Type0") ? 2 : 1};
    if (qpdf_kind(reader->file, map) == QPDF_STREAM)
        font.cmap = find_cmap(reader, map);
    return font;
}

/* --- text --------------------------------------------------------------------------------------
 */

static struct mark *mark_in_force(const struct reading *reading)
{
    return &reading->marks.at[reading->marks.count - 1];
}

static struct font *font_in_force(const struct reading *reading)
{
    return &reading->fonts.at[reading->fonts.count - 1];
}

/* The text of an MCID, made where it is new. */
static uint32_t open_text(struct reading *reading, int64_t number)
{
    struct slice key = {(const char *)&number, sizeof number};
    uint32_t index = (uint32_t)reading->texts.count;
    if (map_find(&reading->indices, key, &index))
        return index;
    map_add(&reading->indices, key, index);
    *array_add(reading->reader->arena, &reading->texts) = (struct text_buffer){0};
    return index;
}

static void add_text(struct reading *reading, struct slice text)
{
    uint32_t index = mark_in_force(reading)->text;
    if (index == NO_INDEX)
        return;
    for (size_t i = 0; i < text.length; i++)
        *array_add(reading->reader->arena, &reading->texts.at[index]) = text.bytes[i];
}

/* A simple font without a map, and no font at all: codes are taken for PDFDocEncoding. */
static void show(struct reading *reading, struct slice string)
{
    struct arena *arena = reading->reader->arena;
    const struct font *font = font_in_force(reading);
    if (mark_in_force(reading)->is_told)
        return;
    if (!font->cmap && font->code_bytes == 1) {
        add_text(reading, text_plain(arena, string));
        return;
    }
    for (size_t i = 0; i + font->code_bytes <= string.length; i += font->code_bytes) {
        uint32_t code = 0;
        for (uint32_t b = 0; b < font->code_bytes; b++)
            code = code << 8 | (unsigned char)string.bytes[i + b];
        add_text(reading, cmap_text(font->cmap, arena, code));
    }
}

static void show_operands(struct reading *reading)
{
    for (size_t i = 0; i < reading->operands.count; i++)
        if (reading->operands.at[i].kind == TOKEN_STRING)
            show(reading, reading->operands.at[i].text);
}

/* --- marks -------------------------------------------------------------------------------------
 */

/* Turns the characters of a text from byte `start` on round. */
static void turn_round(struct arena *arena, struct text_buffer *text, size_t start)
{
    struct slice whole = {text->count > start ? text->at + start : "", text->count - start};
    if (whole.length == 0)
        return;
    char *copy = arena_alloc_raw(arena, whole.length);
    for (size_t at = 0, end = whole.length; at < whole.length;) {
        size_t from = at;
        utf8_next(whole, &at);
        end -= at - from;
        memcpy(copy + end, whole.bytes + from, at - from);
    }
    memcpy(text->at + start, copy, whole.length);
}

/* The end of a mark: what stands as seen in it is turned round as a whole, string by string and
 * character by character, as it is written by all who write it. */
static void pop_mark(struct reading *reading)
{
    struct mark mark = *mark_in_force(reading);
    if (mark.reversed_from != SIZE_MAX && mark.text != NO_INDEX)
        turn_round(reading->reader->arena, &reading->texts.at[mark.text], mark.reversed_from);
    reading->marks.count -= reading->marks.count > 1;
}

static struct mark *push_mark(struct reading *reading)
{
    struct mark mark = *mark_in_force(reading);
    mark.reversed_from = SIZE_MAX;
    const struct operand_list *operands = &reading->operands;
    bool has_tag = operands->count > 0 && operands->at[0].kind == TOKEN_NAME;
    if (has_tag && !reading->is_all && slice_is(operands->at[0].text, "Artifact"))
        mark.text = NO_INDEX;
    if (has_tag && slice_is(operands->at[0].text, "ReversedChars") && mark.text != NO_INDEX &&
        !mark.is_reversed) {
        mark.is_reversed = true;
        mark.reversed_from = reading->texts.at[mark.text].count;
    }
    *array_add(reading->reader->arena, &reading->marks) = mark;
    return mark_in_force(reading);
}

/* The value after a key of the property list that stands among the operands; what is nested in it
 * is passed over. */
static const struct token *find_property(const struct reading *reading, const char *key)
{
    const struct operand_list *operands = &reading->operands;
    uint32_t depth = 0;
    bool is_key = true;
    for (size_t i = 0; i + 1 < operands->count; i++) {
        const struct token *token = &operands->at[i];
        if (token->kind == TOKEN_DICTIONARY || token->kind == TOKEN_ARRAY) {
            depth++;
            continue;
        }
        if (token->kind == TOKEN_DICTIONARY_END || token->kind == TOKEN_ARRAY_END)
            depth -= depth > 0;
        if (depth == 1 && is_key && token->kind == TOKEN_NAME && slice_is(token->text, key))
            return token + 1;
        if (depth == 1)
            is_key = !is_key;
    }
    return NULL;
}

/* A property list among the resources, named by the last operand. */
static struct qpdf_object find_named_properties(struct reading *reading)
{
    struct marked_reader *reader = reading->reader;
    size_t count = reading->operands.count;
    if (count < 2 || reading->operands.at[count - 1].kind != TOKEN_NAME)
        return (struct qpdf_object){0};
    struct slice key =
        slice_format(reader->arena, "/%.*s", SLICE_ARG(reading->operands.at[count - 1].text));
    return qpdf_find(reader->file, qpdf_find(reader->file, reading->resources, "/Properties"),
                     slice_terminated(reader->arena, key));
}

/* What is said in place of the content, and where it is known from: ISO 32000-1, 14.9.3 to 5. */
static bool find_told(struct reading *reading, struct qpdf_object named, struct slice *out)
{
    static const char *const keys[][2] = {
        {"ActualText", "/ActualText"}, {"Alt", "/Alt"}, {"E", "/E"}};
    struct marked_reader *reader = reading->reader;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct token *own = find_property(reading, keys[i][0]);
        struct qpdf_object other = qpdf_find(reader->file, named, keys[i][1]);
        bool is_own = own && own->kind == TOKEN_STRING;
        if (is_own)
            *out = text_string(reader->arena, own->text);
        else
            *out = qpdf_text(reader->file, other);
        if (is_own || qpdf_kind(reader->file, other) == QPDF_STRING)
            return true;
    }
    return false;
}

static void begin_mark(struct reading *reading)
{
    struct marked_reader *reader = reading->reader;
    const struct token *content = find_property(reading, "MCID");
    struct qpdf_object named = find_named_properties(reading);
    struct qpdf_object named_content = qpdf_find(reader->file, named, "/MCID");
    struct mark *mark = push_mark(reading);
    if (reading->is_all)
        mark->text = 0;
    else if (content && content->kind == TOKEN_NUMBER)
        mark->text = open_text(reading, content->number);
    else if (qpdf_kind(reader->file, named_content) == QPDF_NUMBER)
        mark->text = open_text(reading, qpdf_integer(reader->file, named_content));
    struct slice told;
    if (mark->is_told || !find_told(reading, named, &told))
        return;
    size_t start = mark->text != NO_INDEX ? reading->texts.at[mark->text].count : 0;
    add_text(reading, told);
    if (mark->is_reversed && mark->text != NO_INDEX) /* it is given as read */
        turn_round(reader->arena, &reading->texts.at[mark->text], start);
    mark->is_told = true;
}

/* --- operators ---------------------------------------------------------------------------------
 */

static void set_font(struct reading *reading)
{
    if (reading->operands.count > 0 && reading->operands.at[0].kind == TOKEN_NAME)
        *font_in_force(reading) = find_font(reading, reading->operands.at[0].text);
}

static void save_state(struct reading *reading)
{
    struct font font = *font_in_force(reading);
    *array_add(reading->reader->arena, &reading->fonts) = font;
}

static void run_operator(struct reading *reading, struct slice name)
{
    if (slice_is(name, "Tj") || slice_is(name, "TJ") || slice_is(name, "'") || slice_is(name, "\""))
        show_operands(reading);
    else if (slice_is(name, "Tf"))
        set_font(reading);
    else if (slice_is(name, "BDC"))
        begin_mark(reading);
    else if (slice_is(name, "BMC"))
        push_mark(reading);
    else if (slice_is(name, "EMC"))
        pop_mark(reading);
    else if (slice_is(name, "q"))
        save_state(reading);
    else if (slice_is(name, "Q"))
        reading->fonts.count -= reading->fonts.count > 1;
}

/* A page's resources, its own or of the nearest node above that has some. */
static struct qpdf_object find_resources(struct qpdf_file *file, struct qpdf_object page)
{
    enum { TREE_DEPTH_MOST = 64 };
    struct qpdf_object node = page;
    for (int i = 0; i < TREE_DEPTH_MOST && node.handle != 0; i++) {
        struct qpdf_object resources = qpdf_find(file, node, "/Resources");
        if (qpdf_kind(file, resources) == QPDF_DICTIONARY)
            return resources;
        node = qpdf_find(file, node, "/Parent");
    }
    return (struct qpdf_object){0};
}

static struct page_text give_texts(struct arena *arena, const struct reading *reading)
{
    struct page_text out = {.indices = reading->indices};
    out.texts = arena_alloc_items(arena, reading->texts.count, sizeof *out.texts);
    for (size_t i = 0; i < reading->texts.count; i++)
        out.texts[i] = (struct slice){reading->texts.at[i].at, reading->texts.at[i].count};
    return out;
}

static void read_form(struct reading *reading);

static void read_stream(struct reading *reading, struct slice bytes)
{
    struct arena *arena = reading->reader->arena;
    struct tokens tokens = {arena, bytes, 0};
    for (;;) {
        struct token token = token_next(&tokens);
        if (token.kind == TOKEN_END)
            break;
        if (token.kind != TOKEN_WORD) {
            *array_add(arena, &reading->operands) = token;
            continue;
        }
        if (slice_is(token.text, "BI"))
            tokens_skip_image(&tokens);
        if (reading->is_all && slice_is(token.text, "Do"))
            read_form(reading);
        else
            run_operator(reading, token.text);
        reading->operands.count = 0;
    }
}

/* The form that the operand names, with its own resources; what is in force around it holds. */
static void read_form(struct reading *reading)
{
    enum { DEPTH_MOST = 4 };
    struct qpdf_file *file = reading->reader->file;
    struct arena *arena = reading->reader->arena;
    if (reading->operands.count == 0 || reading->depth == DEPTH_MOST)
        return;
    struct slice key = slice_format(arena, "/%.*s", SLICE_ARG(reading->operands.at[0].text));
    struct qpdf_object form = qpdf_find(file, qpdf_find(file, reading->resources, "/XObject"),
                                        slice_terminated(arena, key));
    if (!slice_is(qpdf_name(file, qpdf_find(file, form, "/Subtype")), "/Form"))
        return;
    struct qpdf_object around = reading->resources, own = qpdf_find(file, form, "/Resources");
    if (qpdf_kind(file, own) == QPDF_DICTIONARY)
        reading->resources = own;
    reading->operands.count = 0;
    reading->depth++;
    read_stream(reading, qpdf_stream(file, form));
    reading->depth--;
    reading->resources = around;
}

static struct reading open_page(struct marked_reader *reader, struct qpdf_object page)
{
    struct reading reading = {.reader = reader,
                              .resources = find_resources(reader->file, page),
                              .indices = map_make(reader->arena)};
    *array_add(reader->arena, &reading.marks) = (struct mark){.text = NO_INDEX};
    *array_add(reader->arena, &reading.fonts) = (struct font){.code_bytes = 1};
    return reading;
}

struct page_text marked_read(struct marked_reader *reader, struct qpdf_object page)
{
    struct reading reading = open_page(reader, page);
    read_stream(&reading, qpdf_content(reader->file, page));
    return give_texts(reader->arena, &reading);
}

struct slice marked_read_all(struct marked_reader *reader, struct qpdf_object page)
{
    struct reading reading = open_page(reader, page);
    reading.is_all = true;
    reading.marks.at[0].text = open_text(&reading, 0);
    read_stream(&reading, qpdf_content(reader->file, page));
    return (struct slice){reading.texts.at[0].at, reading.texts.at[0].count};
}

bool marked_find(const struct page_text *page, int64_t number, struct slice *out)
{
    uint32_t index;
    if (!map_find(&page->indices, (struct slice){(const char *)&number, sizeof number}, &index))
        return false;
    *out = page->texts[index];
    return true;
}
