/* Reading back: see verify.h.
 *
 * In: pages as they were placed, and the bytes. Letters and digits are counted by code point on
 * both sides, and none may be missing: order is not compared, since a right-to-left line is placed
 * from left to right; nor are spaces, hyphens and marks, which files say in several right ways. A
 * press file has no spans, so a letter that no glyph alone stands for is not said in it; there the
 * letters of scripts whose letters stay whole are compared. */
#include "verify/verify.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/map.h"
#include "base/utf8.h"
#include "language/language.h"
#include "pdf/pdf.h"
#include "read/read.h"

/* How often each letter stands in a text; what is missing is below 0. */
struct letters {
    struct arena *arena;
    struct map indices; /* a code point's bytes -> index in counts */
    struct count_list {
        struct letter_count {
            uint32_t code_point;
            int64_t count;
        } * at;
        size_t count, room;
    } counts;
};

/* Letters that a shaper neither joins, parts nor moves: Latin, Greek, Cyrillic, and ideographs. */
static bool is_steady(uint32_t c)
{
    return c < 0x530 || (c >= 0x1E00 && c < 0x2000) || (c >= 0x3040 && c < 0xA000) ||
           (c >= 0xAC00 && c < 0xD7A4);
}

/* Counts a character, of one that is made of others these: a file may say either. */
static void count_parts(struct letters *letters, uint32_t c, int by)
{
    uint32_t parts[2];
    if (character_decompose(c, parts)) {
        count_parts(letters, parts[0], by);
        if (parts[1] != 0)
            count_parts(letters, parts[1], by);
        return;
    }
    enum character_class class = character_class_of(c);
    bool is_letter =
        class == CHARACTER_WORD || class == CHARACTER_DIGIT || class == CHARACTER_UNSPACED;
    if (!is_letter || character_is_combining(c))
        return;
    struct slice key = {(const char *)&c, sizeof c};
    uint32_t index;
    if (!map_find(&letters->indices, key, &index)) {
        index = (uint32_t)letters->counts.count;
        map_add(&letters->indices, key, index);
        *array_add(letters->arena, &letters->counts) = (struct letter_count){c, 0};
    }
    letters->counts.at[index].count += by;
}

static void count_letter(struct letters *letters, uint32_t c, int by, bool is_press)
{
    if (!is_press || is_steady(c))
        count_parts(letters, c, by);
}

static void count_text(struct letters *letters, struct slice text, bool is_press)
{
    for (size_t at = 0; at < text.length;)
        count_letter(letters, utf8_next(text, &at), 1, is_press);
}

/* The letters of a page, taken off; those of artifacts too, or not. */
static void take_page(struct letters *letters, const struct verify_job *job,
                      const struct page *page, bool has_artifacts)
{
    bool is_press = deliver_is_press(&job->layout->deliver);
    bool has_silent = has_artifacts || !job->layout->deliver.has_links;
    for (uint32_t i = 0; i < page->item_count; i++) {
        const struct page_item *item = &page->items[i];
        bool is_text = item->role == ROLE_BLOCK || item->role == ROLE_NOTE;
        if (item->kind != PAGE_GLYPHS || !item->piece->string || (!is_text && !has_artifacts) ||
            (item->piece->part != PART_TEXT && item->piece->part != PART_NOTE_MARK) ||
            (!has_silent && pdf_item_is_silent(job->doc, item)))
            continue;
        const struct piece *piece = item->piece;
        for (uint32_t g = 0; g < piece->glyph_count; g++) {
            size_t at = piece->glyphs[g].cu, end = at + piece->glyphs[g].cu_count;
            while (at < end)
                count_letter(letters, utf16_next(piece->string, end, &at), -1, is_press);
        }
    }
}

static bool report(struct diag *diag, const struct verify_job *job, const struct letters *letters,
                   const char *where)
{
    for (size_t i = 0; i < letters->counts.count; i++) {
        const struct letter_count *one = &letters->counts.at[i];
        if (one->count >= 0)
            continue;
        diag_system(diag, job->path, "verify", "read back, %s lacks U+%04X %lld times", where,
                    (unsigned)one->code_point, (long long)-one->count);
        return false;
    }
    return true;
}

static struct letters make_letters(struct arena *arena)
{
    return (struct letters){.arena = arena, .indices = map_make(arena)};
}

static bool verify_sides(struct arena *arena, struct diag *diag, const struct verify_job *job)
{
    uint32_t count = 0;
    bool is_press = deliver_is_press(&job->layout->deliver), is_fine = true;
    struct slice *texts = read_pages(arena, diag, job->path, job->pdf, &count);
    if (texts && count != job->sheets->side_count)
        diag_system(diag, job->path, "verify", "read back, it has %u sides of %u", count,
                    job->sheets->side_count);
    if (!texts || count != job->sheets->side_count)
        return false;
    for (uint32_t i = 0; is_fine && i < count; i++) {
        const struct side *side = &job->sheets->sides[i];
        struct letters letters = make_letters(arena);
        count_text(&letters, texts[i], is_press);
        for (uint32_t p = 0; job->sheets->is_imposed && p < side->placement_count; p++)
            if (side->placements[p].page != NO_INDEX)
                take_page(&letters, job, &job->pages->pages[side->placements[p].page], true);
        if (!job->sheets->is_imposed && i < job->pages->page_count)
            take_page(&letters, job, &job->pages->pages[i], true);
        char where[32];
        snprintf(where, sizeof where, "side %u", i + 1);
        is_fine = report(diag, job, &letters, where);
    }
    return is_fine;
}

/* What the tree leads to: the letters of the text, wherever their page is. */
static bool verify_tree(struct arena *arena, struct diag *diag, const struct verify_job *job)
{
    char *heard = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&heard, &length);
    bool is_fine = out && read_bytes(arena, diag, job->path, job->pdf, out);
    if (out)
        fclose(out);
    struct letters letters = make_letters(arena);
    count_text(&letters, (struct slice){heard, length}, false);
    for (uint32_t i = 0; i < job->pages->page_count; i++)
        take_page(&letters, job, &job->pages->pages[i], false);
    free(heard);
    return is_fine && report(diag, job, &letters, "the structure tree");
}

bool verify_pdf(struct diag *diag, const struct verify_job *job)
{
    struct arena *scratch = arena_make(0);
    size_t errors = diag_raised(diag, SEVERITY_ERROR);
    bool is_tagged = job->layout->deliver.standard == STANDARD_UA && !job->sheets->is_imposed;
    bool is_fine =
        verify_sides(scratch, diag, job) && (!is_tagged || verify_tree(scratch, diag, job));
    if (!is_fine && diag_raised(diag, SEVERITY_ERROR) == errors)
        diag_system(diag, job->path, "verify", "it cannot be read back");
    else if (!is_fine && diag_system_count(diag) == 0)
        diag_system(diag, job->path, "verify", "read back, it is not as it was made");
    arena_free(scratch);
    return is_fine;
}

bool verify_stage(struct arena *arena, struct deliverable *deliverable)
{
    (void)arena;
    const struct edition *edition = deliverable->edition;
    const struct verify_job job = {deliverable->path, edition->doc,        deliverable->layout,
                                   edition->pages,    deliverable->sheets, deliverable->bytes};
    return !deliverable->is_verified || verify_pdf(deliverable->diag, &job);
}
