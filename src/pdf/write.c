/* Writing a PDF: see pdf.h.
 *
 * In: pages, how they lie on sheets, fonts. Out: the bytes of one file. The story:
 *
 *     glyphs and their meanings are collected ─> faces are subset, font dictionaries written
 *     ─> items are tagged ─> sides are drawn ─> page tree, structure, bookmarks, metadata
 *     ─> objects become bytes ─> are packed (a standard for the screen)
 *
 * Invariant: nothing but the job decides the bytes. Everything temporary is in an arena of its own
 * and gone at the end. */
#include "pdf/pdf.h"

#include "base/utf8.h"
#include "pdf/clusters.h"
#include "pdf/file.h"
#include "pdf/font.h"
#include "pdf/ink.h"
#include "pdf/screen_colors.h"
#include "pdf/tags.h"
#include "qpdf/qpdf.h"

static bool is_for_screen(const struct pdf_job *job)
{
    return job->layout->deliver.standard == STANDARD_UA;
}

/* A screen edition is made as small as can be. A book's is not: for 550 pages that would double the
 * time of the whole build and half again its memory. A press wants the plain form. */
static bool is_to_be_mailed(const struct pdf_job *job)
{
    return is_for_screen(job) && !job->pages->is_book;
}

static struct pdf_file make_file(struct arena *scratch, struct diag *diag,
                                 const struct pdf_job *job)
{
    struct pdf_file file = {.arena = scratch,
                            .diag = diag,
                            .job = job,
                            .objects = objects_make(scratch),
                            .canvas = canvas_make(scratch)};
    file.catalog = objects_add_dict(file.objects);
    HPDF_Dict_AddName(file.catalog, "Type", "Catalog");
    file.resources = objects_add_dict(file.objects);
    file.forms = dict_add_dict(file.resources, "XObject");
    file.inks = ink_forms_make(scratch, file.objects);
    file.sides = arena_alloc_items(scratch, job->sheets->side_count, sizeof *file.sides);
    file.colors = job->layout->design.colors;
    if (job->palette)
        file.colors = job->palette->colors;
    if (is_for_screen(job)) {
        file.colors = screen_colors_make(scratch, &job->layout->design);
        if (is_to_be_mailed(job))
            objects_pack_tightly(file.objects);
    }
    return file;
}

/* Reports where memory runs over: at what stands first on the page. */
static bool is_within_cap(struct pdf_file *file, uint32_t side)
{
    const struct pages *pages = file->job->pages;
    if (!arena_is_over(file->arena))
        return true;
    struct place place = NO_PLACE;
    const struct page *page = side < pages->page_count ? &pages->pages[side] : NULL;
    for (uint32_t i = 0; page && i < page->item_count && place.source == 0; i++)
        if (page->items[i].role == ROLE_BLOCK)
            place = file->job->doc->blocks[page->items[i].block].place;
    diag_error(file->diag, place, "too-large",
               "the PDF takes more than %zu MiB of memory (ORISON_MEMORY) up to here",
               memory_cap_mib());
    return false;
}

static bool write_sides(struct pdf_file *file)
{
    const struct sheets *sheets = file->job->sheets;
    HPDF_Dict *forms =
        arena_alloc_items(file->arena, file->job->pages->page_count, sizeof(HPDF_Dict));
    for (uint32_t i = 0; i < sheets->side_count; i++) {
        if (sheets->is_imposed)
            pdf_sheet_write(file, i, forms);
        else
            pdf_page_write(file, i);
        if (!is_within_cap(file, i))
            return false;
    }
    return true;
}

/* Room for the whole file at once, so that growing leaves no copies behind; what is not used of it
 * is never touched, and so costs nothing. Measured: 7 kB a page of a tagged book, fonts and profile
 * 200 kB. */
enum { ROOM_A_SIDE = 16 << 10, ROOM_BESIDE = 1 << 20 };

/* Where the content says `text`, or what begins as it does; its title's place where none is found.
 */
static struct place find_place(const struct doc *doc, struct slice text)
{
    enum { ALIKE = 200 }; /* bytes */
    struct slice head = slice_part(text, 0, ALIKE);
    for (uint32_t i = 0; i < doc->figure_count; i++)
        if (slice_equal(slice_part(doc->figures[i].alternative, 0, ALIKE), head))
            return doc->figures[i].place;
    for (uint32_t i = 0; i < doc->block_count; i++)
        if (slice_equal(slice_part(doc->blocks[i].text, 0, ALIKE), head))
            return doc->blocks[i].place;
    return doc->block_count > 0 ? doc->blocks[0].place : NO_PLACE;
}

/* A limit of PDF's is the content's: a picture's words, a title of 60 pages. */
static bool check_texts(struct pdf_file *file)
{
    struct slice text = objects_long_text(file->objects);
    if (text.length == 0)
        return true;
    diag_error(file->diag, find_place(file->job->doc, text), "pdf-limit",
               "this text has %zu characters; in one piece a PDF can say %d", utf8_count(text),
               STRING_BYTES_MOST / 2 - 1);
    diag_hint(file->diag, "make it shorter: what a picture shows fits in a sentence or two");
    return false;
}

static bool write_bytes(struct pdf_file *file, struct arena *arena, struct slice *out)
{
    if (!check_texts(file))
        return false;
    bool is_packed = is_to_be_mailed(file->job);
    struct buffer bytes = buffer_make(is_packed ? file->arena : arena);
    buffer_room(&bytes, ROOM_BESIDE + (size_t)file->job->sheets->side_count * ROOM_A_SIDE);
    const char *name = slice_terminated(file->arena, file->job->layout->path);
    if (!objects_write(file->objects, pdf_press_version(file), file->catalog, file->info, &bytes)) {
        diag_system(file->diag, name, "pdf", "the PDF cannot be made: libharu's error 0x%04X",
                    objects_error(file->objects));
        return false;
    }
    if (is_packed)
        return qpdf_pack(arena, file->diag, name, buffer_slice(&bytes), out);
    *out = buffer_slice(&bytes);
    return true;
}

/* What drawing must know of the structure. Imposed pages have no reading order. False where memory
 * runs over. */
static bool begin_tags(struct pdf_file *file)
{
    const struct pdf_job *job = file->job;
    file->link_names = link_names_make(file->arena, job->doc);
    if (!is_for_screen(job) || job->sheets->is_imposed)
        return true;
    file->structure = structure_make(file->arena, job->doc, job->pages, file->faces,
                                     job->layout->deliver.has_links);
    uint32_t tagged = file->structure->page_count;
    if (!is_within_cap(file, tagged > 0 ? tagged - 1 : 0))
        return false;
    file->areas = arena_alloc_items(file->arena, file->structure->area_count, sizeof(HPDF_Dict));
    tags_make(file);
    return is_within_cap(file, 0);
}

static bool write_file(struct pdf_file *file, struct arena *arena, struct slice *out)
{
    const struct pdf_job *job = file->job;
    clusters_collect(file->faces, job->pages, job->sheets);
    HPDF_Dict fonts = objects_add_dict(file->objects);
    HPDF_Dict_Add(file->resources, "Font", fonts);
    pdf_colors_write(file);
    if (!fonts_write(file, fonts))
        return false;
    if (!pdf_pictures_write(file))
        return false;
    if (!begin_tags(file) || !write_sides(file))
        return false;
    pdf_page_tree_write(file);
    if (file->structure)
        tags_write(file);
    if (job->layout->deliver.has_bookmarks && !job->sheets->is_imposed)
        pdf_outline_write(file);
    pdf_metadata_write(file);
    pdf_intent_write(file);
    if (is_for_screen(job) && !pdf_screen_write(file))
        return false;
    return write_bytes(file, arena, out);
}

bool pdf_write_faces(struct arena *arena, struct diag *diag, const struct pdf_job *job,
                     const struct face *const *faces, uint32_t face_count, struct slice *out)
{
    struct arena *scratch = arena_make(0);
    struct pdf_file file = make_file(scratch, diag, job);
    file.faces = faces_make(scratch, faces, face_count);
    file.faces->has_ink =
        !deliver_is_press(&job->layout->deliver); /* a press is asked for no text */
    bool is_fine = write_file(&file, arena, out);
    arena_free(scratch);
    return is_fine;
}

bool pdf_write(struct arena *arena, struct diag *diag, const struct pdf_job *job, struct slice *out)
{
    uint32_t count = fonts_count(job->fonts);
    const struct face **faces = arena_alloc_items(arena, count, sizeof *faces);
    for (uint32_t i = 0; i < count; i++)
        faces[i] = fonts_face(job->fonts, i);
    return pdf_write_faces(arena, diag, job, faces, count, out);
}

bool pdf_stage(struct arena *arena, struct deliverable *deliverable)
{
    const struct edition *edition = deliverable->edition;
    if (!deliverable->programs)
        deliverable->programs = pdf_programs_make(arena);
    struct pdf_job job = {.doc = edition->doc,
                          .layout = deliverable->layout,
                          .fonts = edition->fonts,
                          .pages = edition->pages,
                          .sheets = deliverable->sheets,
                          .palette = deliverable->palette,
                          .source_date = deliverable->source_date,
                          .programs = deliverable->programs};
    return pdf_write(arena, deliverable->diag, &job, &deliverable->bytes);
}
