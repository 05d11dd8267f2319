/* A page's content, read for its text: see marked.h. ISO 32000-1, 9.4, 14.6, 14.9.4.
 *
 * In: content streams. Out: text by MCID. Kept of the graphics state: the font, over q and Q.
 * Marked content nests; the innermost MCID owns the text, and an ActualText, once said, silences
 * what is within. Words are parted by space characters alone, as tagged PDF wants (14.8.2.5): no
 * space is guessed from a gap. */
#include "read/marked.h"

#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "read/cmap.h"
#include "read/tokens.h"

enum {
    CONTENT_MOST = 1 << 20, /* MCIDs of one page */
    DEPTH_MOST = 256,       /* of marks and saved states; deeper ones share the last */
    FAR_NUMBER = -1
};

struct font {
    const struct cmap *cmap; /* NULL: none */
    uint32_t code_bytes;
};

struct font_list {
    struct font *at;
    size_t count, room;
};

struct marked_reader {
    struct arena *arena;
    struct qpdf_file *file;
    struct map numbers; /* of a font's object, as text -> index in fonts */
    struct font_list fonts;
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
    int64_t content; /* MCID in force, or FAR_NUMBER */
    bool is_told;    /* an ActualText around says it */
};

/* One page being read. */
struct reading {
    struct marked_reader *reader;
    struct qpdf_object resources;
    struct operand_list operands;
    struct text_list texts;
    struct mark marks[DEPTH_MOST];
    struct font fonts[DEPTH_MOST]; /* saved by q; the last is in force */
    uint32_t mark_depth, font_depth;
};

struct marked_reader *marked_reader_make(struct arena *arena, struct qpdf_file *file)
{
    struct marked_reader *reader = arena_alloc(arena, sizeof *reader);
    *reader = (struct marked_reader){.arena = arena, .file = file, .numbers = map_make(arena)};
    return reader;
}

/* --- fonts -------------------------------------------------------------------------------------
 */

static struct font read_font(struct marked_reader *reader, struct qpdf_object dict)
{
    struct font font = {.code_bytes = 1};
    struct slice type = qpdf_name(reader->file, qpdf_find(reader->file, dict, "/Subtype"));
    if (slice_is(type, "/Type0"))
        font.code_bytes = 2;
    struct qpdf_object map = qpdf_find(reader->file, dict, "/ToUnicode");
    if (qpdf_kind(reader->file, map) == QPDF_STREAM)
        font.cmap = cmap_read(reader->arena, qpdf_stream(reader->file, map));
    return font;
}

static struct font find_font(struct reading *reading, struct slice name)
{
    struct marked_reader *reader = reading->reader;
    struct slice key = slice_format(reader->arena, "/%.*s", SLICE_ARG(name));
    struct qpdf_object fonts = qpdf_find(reader->file, reading->resources, "/Font");
    struct qpdf_object dict = qpdf_find(reader->file, fonts, slice_terminated(reader->arena, key));
    uint32_t number = qpdf_number_of(reader->file, dict), index;
    struct slice number_key = slice_format(reader->arena, "%u", number);
    if (number > 0 && map_find(&reader->numbers, number_key, &index))
        return reader->fonts.at[index];
    struct font font = read_font(reader, dict);
    *array_add(reader->arena, &reader->fonts) = font;
    if (number > 0)
        map_add(&reader->numbers, number_key, (uint32_t)reader->fonts.count - 1);
    return font;
}

/* --- text --------------------------------------------------------------------------------------
 */

static void add_text(struct reading *reading, struct slice text)
{
    struct arena *arena = reading->reader->arena;
    int64_t content = reading->marks[reading->mark_depth].content;
    if (content < 0)
        return;
    while (reading->texts.count <= (size_t)content)
        *array_add(arena, &reading->texts) = (struct text_buffer){0};
    for (size_t i = 0; i < text.length; i++)
        *array_add(arena, &reading->texts.at[content]) = text.bytes[i];
}

/* A simple font without a map: its codes are taken for Latin-1. */
static void show(struct reading *reading, struct slice string)
{
    struct arena *arena = reading->reader->arena;
    const struct font *font = &reading->fonts[reading->font_depth];
    if (reading->marks[reading->mark_depth].is_told)
        return;
    if (!font->cmap && font->code_bytes == 1) {
        add_text(reading, text_string(arena, string));
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

static struct mark *push_mark(struct reading *reading)
{
    struct mark outer = reading->marks[reading->mark_depth];
    if (reading->mark_depth < DEPTH_MOST - 1)
        reading->mark_depth++;
    reading->marks[reading->mark_depth] = outer;
    return &reading->marks[reading->mark_depth];
}

/* The value after a key of the property list that stands among the operands. */
static const struct token *find_property(const struct reading *reading, const char *key)
{
    const struct operand_list *operands = &reading->operands;
    for (size_t i = 0; i + 1 < operands->count; i++)
        if (operands->at[i].kind == TOKEN_NAME && slice_is(operands->at[i].text, key))
            return &operands->at[i + 1];
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

static void begin_mark(struct reading *reading)
{
    struct marked_reader *reader = reading->reader;
    const struct token *content = find_property(reading, "MCID");
    const struct token *told = find_property(reading, "ActualText");
    struct qpdf_object named = find_named_properties(reading);
    struct qpdf_object named_content = qpdf_find(reader->file, named, "/MCID");
    struct qpdf_object named_told = qpdf_find(reader->file, named, "/ActualText");
    struct mark *mark = push_mark(reading);
    int64_t number = mark->content;
    if (content && content->kind == TOKEN_NUMBER)
        number = content->number;
    else if (qpdf_kind(reader->file, named_content) == QPDF_NUMBER)
        number = qpdf_integer(reader->file, named_content);
    mark->content = number < CONTENT_MOST ? number : FAR_NUMBER;
    if (mark->is_told)
        return;
    if (told && told->kind == TOKEN_STRING)
        add_text(reading, text_string(reader->arena, told->text));
    else if (qpdf_kind(reader->file, named_told) == QPDF_STRING)
        add_text(reading, qpdf_text(reader->file, named_told));
    else
        return;
    reading->marks[reading->mark_depth].is_told = true;
}

/* --- operators ---------------------------------------------------------------------------------
 */

static void set_font(struct reading *reading)
{
    if (reading->operands.count > 0 && reading->operands.at[0].kind == TOKEN_NAME)
        reading->fonts[reading->font_depth] = find_font(reading, reading->operands.at[0].text);
}

static void save_state(struct reading *reading)
{
    struct font font = reading->fonts[reading->font_depth];
    if (reading->font_depth < DEPTH_MOST - 1)
        reading->fonts[++reading->font_depth] = font;
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
        reading->mark_depth -= reading->mark_depth > 0;
    else if (slice_is(name, "q"))
        save_state(reading);
    else if (slice_is(name, "Q"))
        reading->font_depth -= reading->font_depth > 0;
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

struct page_text marked_read(struct marked_reader *reader, struct qpdf_object page)
{
    struct reading *reading = arena_alloc(reader->arena, sizeof *reading);
    reading->reader = reader;
    reading->resources = find_resources(reader->file, page);
    reading->marks[0].content = FAR_NUMBER;
    struct tokens tokens = {reader->arena, qpdf_content(reader->file, page), 0};
    for (;;) {
        struct token token = token_next(&tokens);
        if (token.kind == TOKEN_END)
            break;
        if (token.kind != TOKEN_WORD) {
            *array_add(reader->arena, &reading->operands) = token;
            continue;
        }
        if (slice_is(token.text, "BI"))
            tokens_skip_image(&tokens);
        run_operator(reading, token.text);
        reading->operands.count = 0;
    }
    struct page_text out = {.count = (uint32_t)reading->texts.count};
    out.texts = arena_alloc_items(reader->arena, out.count, sizeof *out.texts);
    for (uint32_t i = 0; i < out.count; i++)
        out.texts[i] = (struct slice){reading->texts.at[i].at, reading->texts.at[i].count};
    return out;
}
