/* A booklet made by hand for the tests of pdf/: pages of pieces that HarfBuzz shaped here, without
 * the stages before. Its defaults: A5, one face after the other as they are opened, black. */
#ifndef ORISON_TESTS_PDF_FIXTURE_H
#define ORISON_TESTS_PDF_FIXTURE_H

#include <check.h>
#include <hb-ot.h>
#include <hb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "pdf/file.h"

#define GARAMOND "/usr/share/fonts/opentype/ebgaramond/EBGaramond12-"
#define DEJAVU   "/usr/share/fonts/truetype/dejavu/DejaVu"

enum { FIXTURE_FACES = 8, FIXTURE_ITEMS = 4000 };

struct fixture {
    struct arena *arena;
    struct diag *diag;
    struct doc doc;
    struct layout layout;
    struct pages pages;
    struct sheets sheets;
    struct face faces[FIXTURE_FACES];
    const struct face *face_list[FIXTURE_FACES];
    uint32_t face_count;
    struct color colors[3];
    struct slice languages[1];
    struct block blocks[3];
    struct link links[2];
    struct pdf_job job;
    struct slice bytes; /* once written */
};

static inline void fixture_end_face(void *handle)
{
    struct face *face = handle;
    hb_font_destroy(face->hb_font);
    hb_face_destroy(face->hb_face);
}

/* Opens a face from bytes; its numbers are those that fonts/ would measure, roughly. */
static inline uint32_t fixture_open_bytes(struct fixture *f, hb_blob_t *blob, unsigned index,
                                          const char *name)
{
    struct face *face = &f->faces[f->face_count];
    face->hb_face = hb_face_create(blob, index);
    hb_blob_destroy(blob);
    face->hb_font = hb_font_create(face->hb_face);
    face->units_per_em = hb_face_get_upem(face->hb_face);
    hb_font_set_scale(face->hb_font, (int)face->units_per_em, (int)face->units_per_em);
    face->file = face->postscript_name = slice_of(name);
    hb_blob_t *cff = hb_face_reference_table(face->hb_face, HB_TAG('C', 'F', 'F', ' '));
    face->is_cff = hb_blob_get_length(cff) > 0;
    hb_blob_destroy(cff);
    face->ascender = 710;
    face->descender = -290;
    face->cap_height = 650;
    face->x_height = 400;
    face->stem_v = 70;
    face->box[2] = face->box[3] = 1000;
    face->italic_angle_1000 = -12500;
    arena_defer(f->arena, fixture_end_face, face);
    f->face_list[f->face_count] = face;
    return f->face_count++;
}

static inline uint32_t fixture_open(struct fixture *f, const char *path)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    ck_assert_msg(blob != NULL, "no font at %s", path);
    return fixture_open_bytes(f, blob, 0, strrchr(path, '/') + 1);
}

static inline struct fixture *fixture_make(uint32_t page_count)
{
    struct arena *arena = arena_make(0);
    struct fixture *f = arena_alloc(arena, sizeof *f);
    f->arena = arena;
    f->diag = diag_make(arena);
    f->languages[0] = SLICE("en");
    f->doc = (struct doc){.languages = f->languages,
                          .language_count = 1,
                          .title = SLICE("Prayers & <Praise>"),
                          .organization = SLICE("International Justice Mission"),
                          .date = {2027, 2, 0},
                          .blocks = f->blocks,
                          .block_count = 3,
                          .links = f->links,
                          .link_count = 2};
    f->colors[0] = (struct color){.name = SLICE("black"), .parts = {1}};
    f->colors[1] = (struct color){.space = COLOR_CMYK, .parts = {0, 0.85, 0.75, 0.15}};
    f->colors[2] = (struct color){.space = COLOR_RGB, .parts = {0.7, 0.1, 0.1}};
    f->layout.path = SLICE("layouts/test.yaml");
    f->layout.design.colors = f->colors;
    f->layout.design.color_count = 3;
    f->layout.deliver.has_links = f->layout.deliver.has_bookmarks = true;
    f->pages.width = unit_of_mm(148);
    f->pages.height = unit_of_mm(210);
    f->pages.page_count = page_count;
    f->pages.pages = arena_alloc_items(arena, page_count, sizeof *f->pages.pages);
    f->sheets = (struct sheets){.width = f->pages.width,
                                .height = f->pages.height,
                                .sides = arena_alloc_items(arena, page_count, sizeof(struct side)),
                                .side_count = page_count};
    for (uint32_t i = 0; i < page_count; i++) {
        f->pages.pages[i].number = i + 1;
        f->sheets.sides[i].placements = arena_alloc(arena, sizeof(struct placement));
        f->sheets.sides[i].placements[0] = (struct placement){.page = i, .scale = 1};
        f->sheets.sides[i].placement_count = 1;
        f->sheets.sides[i].trim = f->sheets.sides[i].bleed =
            (struct box){0, 0, f->pages.width, f->pages.height};
    }
    f->job = (struct pdf_job){.doc = &f->doc,
                              .layout = &f->layout,
                              .pages = &f->pages,
                              .sheets = &f->sheets,
                              .source_date = -1};
    return f;
}

static inline struct page_item *fixture_add_item(struct fixture *f, uint32_t page,
                                                 struct page_item item)
{
    struct page *p = &f->pages.pages[page];
    if (p->item_count % 64 == 0) {
        struct page_item *wider = arena_alloc_items(f->arena, p->item_count + 64, sizeof *p->items);
        if (p->item_count > 0)
            memcpy(wider, p->items, p->item_count * sizeof *wider);
        p->items = wider;
    }
    p->items[p->item_count] = item;
    return &p->items[p->item_count++];
}

/* What is to be set; the rest of a piece follows from shaping. */
struct fixture_text {
    uint32_t page, face;
    double size, x, y; /* points, y down from the trim's top */
    const char *text, *feature;
    enum part part;
    uint32_t color;
    double extra;    /* points added after each space, as justification does */
    double tracking; /* and after each glyph */
};

static inline hb_buffer_t *fixture_shape(struct fixture *f, const struct fixture_text *t,
                                         const uint16_t *string, size_t cu_count)
{
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf16(buffer, string, (int)cu_count, 0, (int)cu_count);
    hb_buffer_guess_segment_properties(buffer);
    hb_feature_t feature;
    bool has_feature = t->feature && hb_feature_from_string(t->feature, -1, &feature);
    hb_shape(f->faces[t->face].hb_font, buffer, &feature, has_feature ? 1 : 0);
    return buffer;
}

/* The number of code units of the cluster at `cu`: up to the next cluster's start. */
static inline uint32_t fixture_cu_count(const hb_glyph_info_t *infos, unsigned count, uint32_t cu,
                                        size_t end)
{
    size_t next = end;
    for (unsigned i = 0; i < count; i++)
        if (infos[i].cluster > cu && infos[i].cluster < next)
            next = infos[i].cluster;
    return (uint32_t)(next - cu);
}

/* Shapes a text and adds it to its page as one piece. */
static inline struct piece *fixture_add(struct fixture *f, struct fixture_text t)
{
    size_t cu_count;
    uint16_t *string = utf16_of_utf8(f->arena, slice_of(t.text), &cu_count);
    hb_buffer_t *buffer = fixture_shape(f, &t, string, cu_count);
    bool is_rtl = HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(buffer));
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    struct piece *piece = arena_alloc(f->arena, sizeof *piece);
    bool is_generated = t.part == PART_HYPHEN;
    *piece = (struct piece){.part = t.part,
                            .face = t.face,
                            .size = unit_of_points(t.size),
                            .color = t.color,
                            .level = is_rtl,
                            .string = is_generated ? NULL : string,
                            .glyphs = arena_alloc_items(f->arena, count, sizeof *piece->glyphs),
                            .glyph_count = count};
    unit pen = 0;
    uint32_t upem = f->faces[t.face].units_per_em;
    for (unsigned i = 0; i < count; i++) {
        bool is_further = i > 0 && infos[i].cluster == infos[i - 1].cluster;
        uint32_t cu = infos[i].cluster;
        uint32_t units = is_further ? 0 : fixture_cu_count(infos, count, cu, cu_count);
        piece->glyphs[i] = (struct placed_glyph){
            (uint16_t)infos[i].codepoint, (uint16_t)units, cu,
            (int32_t)(pen + unit_of_font(positions[i].x_offset, piece->size, upem)),
            (int32_t)-unit_of_font(positions[i].y_offset, piece->size, upem)};
        pen += unit_of_font(positions[i].x_advance, piece->size, upem);
        pen += string[cu] == ' ' ? unit_of_points(t.extra) : 0;
        pen += unit_of_points(t.tracking);
    }
    piece->width = pen;
    hb_buffer_destroy(buffer);
    fixture_add_item(f, t.page,
                     (struct page_item){.kind = PAGE_GLYPHS,
                                        .block = NO_INDEX,
                                        .x = unit_of_points(t.x),
                                        .y = unit_of_points(t.y),
                                        .width = pen,
                                        .piece = piece});
    return piece;
}

static inline bool fixture_write(struct fixture *f)
{
    return pdf_write_faces(f->arena, f->diag, &f->job, f->face_list, f->face_count, &f->bytes);
}

static inline void fixture_free(struct fixture *f)
{
    arena_free(f->arena);
}

/* Writes the bytes to a new temporary file; its name is in `arena`. */
static inline const char *fixture_save(struct fixture *f)
{
    char *path = slice_terminated(f->arena, SLICE("/tmp/orison-pdf-XXXXXX"));
    int file = mkstemp(path);
    ck_assert_int_ge(file, 0);
    FILE *out = fdopen(file, "wb");
    ck_assert_uint_eq(fwrite(f->bytes.bytes, 1, f->bytes.length, out), f->bytes.length);
    fclose(out);
    return path;
}

/* What a program prints, both streams; `status` is its exit status. */
static inline struct slice fixture_run(struct fixture *f, const char *command, int *status)
{
    struct buffer out = buffer_make(f->arena);
    FILE *pipe = popen(slice_terminated(f->arena, slice_format(f->arena, "%s 2>&1", command)), "r");
    ck_assert_ptr_nonnull(pipe);
    char part[4096];
    for (size_t got; (got = fread(part, 1, sizeof part, pipe)) > 0;)
        buffer_add(&out, part, got);
    *status = pclose(pipe);
    buffer_add(&out, "", 1);
    return (struct slice){out.at, out.count - 1};
}

#endif
