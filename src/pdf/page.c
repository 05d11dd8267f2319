/* Pages: items are drawn, boxes are written. ISO 32000-1, 7.7.3, 14.11.2.
 *
 * In: placed items, origin at the trim's top left, y down. Out: content streams and page
 * dictionaries, origin bottom left, y up. This file holds the one flip. */
#include <math.h>

#include "pdf/clusters.h"
#include "pdf/file.h"
#include "pdf/ink.h"
#include "pdf/tags.h"
#include "pdf/told.h"

enum { KID_LIMIT = 128 }; /* pages a node of the tree: a reader finds any of 550 in two steps */

/* Where a page's origin lies in the stream. */
struct flip {
    double left, top;
};

static double flip_x(const struct flip *flip, unit x)
{
    return flip->left + unit_points(x);
}

static double flip_y(const struct flip *flip, unit y)
{
    return flip->top - unit_points(y);
}

static void draw_glyph(struct canvas *canvas, const struct pdf_face *use, uint32_t variant,
                       const struct placed_glyph *glyph, double x)
{
    canvas_glyph(canvas, x + unit_points(glyph->x), -unit_points(glyph->y),
                 faces_code(use, variant, glyph->id), use->widths[glyph->id]);
}

/* A cluster: each glyph in the variant that says its part, in a span with its text where that does
 * not do and none is open. True where ink is left to draw. */
static bool draw_cluster(struct pdf_file *file, const struct piece *piece,
                         const struct cluster *cluster, bool is_told, double x)
{
    const struct pdf_face *use = &file->faces->at[piece->face];
    struct canvas *canvas = &file->canvas;
    bool has_span = !is_told && !cluster_is_said(file->faces, piece, cluster), has_ink = false;
    if (has_span)
        canvas_begin_span(canvas, cluster->units, cluster->cu_count);
    for (uint32_t i = cluster->glyph_start; i < cluster->glyph_end; i++) {
        const struct placed_glyph *glyph = &piece->glyphs[i];
        uint32_t meaning = cluster_meaning(cluster, i);
        has_ink |= meaning == MEANING_INK;
        if (meaning == MEANING_INK)
            continue;
        uint32_t variant = faces_variant(file->faces, piece->face, glyph->id, meaning);
        variant = variant < VARIANT_LIMIT ? variant : 0;
        canvas_font(canvas, faces_font(use, variant), unit_points(piece->size));
        draw_glyph(canvas, use, variant, glyph, x);
    }
    if (has_span)
        canvas_end_mark(canvas);
    return has_ink;
}

/* Draws the glyphs [start, end); in a span that tells their text already, none is opened. */
static bool draw_clusters(struct pdf_file *file, const struct piece *piece, uint32_t start,
                          uint32_t end, bool is_told, double x)
{
    struct cluster cluster;
    bool has_ink = false;
    for (uint32_t i = start; i < end; i = cluster.glyph_end) {
        cluster_read(file->faces, piece, i, &cluster);
        has_ink |= draw_cluster(file, piece, &cluster, is_told, x);
    }
    return has_ink;
}

/* The glyphs that say nothing, after those that do: a path ends the text that it stands in. */
static void draw_inks(struct pdf_file *file, const struct piece *piece, double x, double y)
{
    struct cluster cluster;
    for (uint32_t i = 0; i < piece->glyph_count; i = cluster.glyph_end) {
        cluster_read(file->faces, piece, i, &cluster);
        for (uint32_t g = i; g < cluster.glyph_end; g++) {
            const struct placed_glyph *glyph = &piece->glyphs[g];
            if (cluster_meaning(&cluster, g) == MEANING_INK)
                ink_draw(file->inks, &file->canvas, file->forms, file->faces->at[piece->face].face,
                         glyph->id, x + unit_points(glyph->x), y - unit_points(glyph->y),
                         unit_points(piece->size), piece->expansion);
        }
    }
}

/* What is no content. ISO 32000-1, 14.8.2.2. */
static struct slice artifact_properties(enum place_role role)
{
    if (role == ROLE_FOLIO)
        return SLICE("<</Type/Pagination/Subtype/Footer>>");
    if (role == ROLE_HEAD)
        return SLICE("<</Type/Pagination/Subtype/Header>>");
    return SLICE("<</Type/Layout>>");
}

/* The marked content that is open. Items that follow each other in one share it. */
struct marking {
    bool is_open;
    uint32_t page;
    uint32_t content; /* NO_INDEX: an artifact */
    enum place_role role;
};

static void close_mark(struct pdf_file *file, struct marking *marking)
{
    if (marking->is_open)
        canvas_end_mark(&file->canvas);
    marking->is_open = false;
}

/* Begins content number `content` of the page; a word that is told has its text. */
static void open_content(struct pdf_file *file, struct marking *marking, uint32_t content,
                         const struct told_word *word)
{
    const struct page_tags *tags = &file->structure->pages[marking->page];
    struct buffer properties = buffer_make(file->arena);
    close_mark(file, marking);
    canvas_end_text(&file->canvas);
    marking->is_open = true;
    marking->content = content;
    buffer_add_format(&properties, "<</MCID %u", content);
    if (word->units) {
        buffer_add_text(&properties, "/ActualText<FEFF");
        buffer_add_utf16_hex(&properties, word->units, word->cu_count);
        buffer_add_text(&properties, ">");
    }
    buffer_add_text(&properties, ">>");
    enum tag tag = word->units ? TAG_SPAN : file->structure->elements[tags->owners[content]].tag;
    canvas_begin_mark(&file->canvas, tag_name(tag), buffer_slice(&properties));
}

static void open_mark(struct pdf_file *file, struct marking *marking, const struct page_item *item,
                      uint32_t content)
{
    struct told_word word = {0};
    if (marking->is_open && content == marking->content &&
        (content != NO_INDEX || item->role == marking->role))
        return;
    marking->role = item->role;
    if (content != NO_INDEX) {
        if (item->kind == PAGE_GLYPHS)
            word = told_word_read(file->faces, item->piece, 0);
        open_content(file, marking, content, &word);
        return;
    }
    close_mark(file, marking);
    canvas_end_text(&file->canvas);
    marking->is_open = true;
    marking->content = NO_INDEX;
    canvas_begin_mark(&file->canvas, "Artifact", artifact_properties(item->role));
}

/* Places the glyphs from `glyph` on. */
static void place_glyphs(struct pdf_file *file, const struct piece *piece, uint32_t glyph, double x,
                         double y)
{
    canvas_place(&file->canvas, x + unit_points(piece->glyphs[glyph].x), y);
}

/* A word that is told is a content of its own where the page is tagged, else a span. What runs from
 * right to left stands as seen, and says so (ISO 32000-1, 14.8.2.3.3). */
static void draw_piece(struct pdf_file *file, const struct piece *piece, double x, double y)
{
    struct told_word word;
    canvas_expand(&file->canvas, piece->expansion);
    bool has_contents = file->marking && file->marking->content != NO_INDEX, was_word = false;
    bool has_ink = false, is_reversed = has_contents && (piece->level & 1);
    for (uint32_t i = 0; i < piece->glyph_count; i = word.glyph_end) {
        word = told_word_read(file->faces, piece, i);
        bool is_word = word.units != NULL, is_new = is_word || was_word;
        if (has_contents && i > 0 && is_new)
            open_content(file, file->marking, file->marking->content + 1, &word);
        if (i == 0 || is_new)
            place_glyphs(file, piece, i, x, y);
        if (is_word && !has_contents)
            canvas_begin_span(&file->canvas, word.units, word.cu_count);
        if (is_reversed)
            canvas_begin_mark(&file->canvas, "ReversedChars", SLICE(""));
        has_ink |= draw_clusters(file, piece, i, word.glyph_end, is_word, x);
        if (is_reversed)
            canvas_end_mark(&file->canvas);
        if (is_word && !has_contents)
            canvas_end_mark(&file->canvas);
        was_word = is_word;
    }
    if (has_ink)
        draw_inks(file, piece, x, y);
}

static void draw_item(struct pdf_file *file, const struct page_item *item, const struct flip *flip)
{
    double x = flip_x(flip, item->x), y = flip_y(flip, item->y);
    switch (item->kind) {
    case PAGE_GLYPHS:
        pdf_color_set(file, item->piece->color);
        draw_piece(file, item->piece, x, y);
        break;
    case PAGE_RULE:
        pdf_color_set(file, item->color);
        canvas_rectangle(&file->canvas, x, y - unit_points(item->height), unit_points(item->width),
                         unit_points(item->height));
        break;
    case PAGE_IMAGE:
        pdf_picture_draw(file, item, x, y - unit_points(item->height));
        break;
    case PAGE_PATH:
        pdf_color_set(file, item->color);
        pdf_path_draw(file, item->path, x, y);
        break;
    case PAGE_LINK: /* no ink: links.c */
    case PAGE_ITEM_KIND_COUNT:
        break;
    }
}

static bool has_ink(const struct page_item *item)
{
    return item->kind == PAGE_RULE || item->kind == PAGE_IMAGE || item->kind == PAGE_PATH ||
           (item->kind == PAGE_GLYPHS && item->piece->glyph_count > 0);
}

void pdf_line_draw(struct pdf_file *file, const struct line *line, double x, double y)
{
    for (uint32_t i = 0; i < line->piece_count; i++)
        draw_piece(file, &line->pieces[i], x + unit_points(line->pieces[i].x),
                   y - unit_points(line->pieces[i].y));
}

void pdf_page_draw(struct pdf_file *file, uint32_t page, double x, double y)
{
    struct flip flip = {x, y + unit_points(file->job->pages->height)};
    struct marking marking = {.page = page};
    const struct page *placed = &file->job->pages->pages[page];
    file->marking = file->structure ? &marking : NULL;
    for (uint32_t i = 0; i < placed->item_count; i++) {
        if (!has_ink(&placed->items[i]))
            continue;
        if (file->structure)
            open_mark(file, &marking, &placed->items[i], file->structure->pages[page].contents[i]);
        draw_item(file, &placed->items[i], &flip);
    }
    close_mark(file, &marking);
    file->marking = NULL;
}

/* A box of a side in PDF points: left, bottom, right, top. */
static void flip_box(const struct pdf_file *file, const struct box *box, double out[4])
{
    unit height = file->job->sheets->height;
    out[0] = unit_points(box->left);
    out[1] = unit_points(height - box->bottom);
    out[2] = unit_points(box->right);
    out[3] = unit_points(height - box->top);
}

void pdf_trim_box(const struct pdf_file *file, uint32_t side, double box[4])
{
    flip_box(file, &file->job->sheets->sides[side].trim, box);
}

HPDF_Dict pdf_page_add(struct pdf_file *file, uint32_t side, HPDF_Dict resources)
{
    struct slice bytes = canvas_end(&file->canvas);
    const struct sheets *sheets = file->job->sheets;
    const double media[4] = {0, 0, unit_points(sheets->width), unit_points(sheets->height)};
    double trim[4], bleed[4];
    pdf_trim_box(file, side, trim);
    flip_box(file, &sheets->sides[side].bleed, bleed);
    HPDF_Dict dict = objects_add_dict(file->objects);
    HPDF_Dict_AddName(dict, "Type", "Page");
    dict_add_box(file->objects, dict, "MediaBox", media);
    dict_add_box(file->objects, dict, "BleedBox", bleed);
    dict_add_box(file->objects, dict, "TrimBox", trim);
    HPDF_Dict_Add(dict, "Resources", resources);
    HPDF_Dict_Add(dict, "Contents", objects_add_stream(file->objects, bytes, STREAM_DEFLATED));
    return dict;
}

void pdf_page_write(struct pdf_file *file, uint32_t side)
{
    const struct sheets *sheets = file->job->sheets;
    const struct side *placed = &sheets->sides[side];
    uint32_t page = placed->placement_count > 0 ? placed->placements[0].page : NO_INDEX;
    double trim[4];
    pdf_trim_box(file, side, trim);
    canvas_begin(&file->canvas);
    if (page != NO_INDEX)
        pdf_page_draw(file, page, trim[0], trim[1]);
    pdf_marks_draw(file, side);
    HPDF_Dict dict = pdf_page_add(file, side, file->resources);
    file->sides[side] = dict;
    if (file->structure)
        HPDF_Dict_AddName(dict, "Tabs", "S");
    if (file->job->layout->deliver.has_links && page != NO_INDEX)
        pdf_links_write(file, side);
}

/* A node over the sides [start, end). */
static void add_kids(struct pdf_file *file, HPDF_Dict node, uint32_t start, uint32_t end)
{
    HPDF_Array kids = dict_add_array(node, "Kids");
    for (uint32_t i = start; i < end; i++) {
        HPDF_Array_Add(kids, file->sides[i]);
        HPDF_Dict_Add(file->sides[i], "Parent", node);
    }
}

void pdf_page_tree_write(struct pdf_file *file)
{
    uint32_t count = file->job->sheets->side_count;
    HPDF_Dict root = objects_add_dict(file->objects);
    HPDF_Dict_AddName(root, "Type", "Pages");
    HPDF_Dict_AddNumber(root, "Count", (HPDF_INT32)count);
    HPDF_Dict_Add(file->catalog, "Pages", root);
    if (count <= KID_LIMIT) {
        add_kids(file, root, 0, count);
        return;
    }
    HPDF_Array nodes = dict_add_array(root, "Kids");
    for (uint32_t start = 0; start < count; start += KID_LIMIT) {
        uint32_t end = count - start < KID_LIMIT ? count : start + KID_LIMIT;
        HPDF_Dict node = objects_add_dict(file->objects);
        HPDF_Dict_AddName(node, "Type", "Pages");
        HPDF_Dict_AddNumber(node, "Count", (HPDF_INT32)(end - start));
        HPDF_Dict_Add(node, "Parent", root);
        HPDF_Array_Add(nodes, node);
        add_kids(file, node, start, end);
    }
}
