/* Bookmarks: the title, and each region, in reading order. ISO 32000-1, 12.3.3.
 *
 * Only plain destinations, no actions, so the print standards allow them too. */
#include "pdf/file.h"
#include "pdf/tags.h"

/* Destinations are written as they stand: a reference, and the height in points. Unimposed, side i
 * is page i. */
static void add_destination(struct pdf_file *file, HPDF_Dict item,
                            const struct destination *destination)
{
    double trim[4];
    pdf_trim_box(file, destination->page, trim);
    struct buffer text = buffer_make(file->arena);
    buffer_add_format(&text, "[%u 0 R /XYZ null ", objects_number(file->sides[destination->page]));
    buffer_add_number(&text, trim[3] - unit_points(destination->y), 3);
    buffer_add_text(&text, " null]");
    dict_add_raw(file->objects, item, "Dest", buffer_slice(&text));
}

void pdf_outline_write(struct pdf_file *file)
{
    const struct pages *pages = file->job->pages;
    if (pages->destination_count == 0)
        return;
    HPDF_Dict root = objects_add_dict(file->objects), before = NULL;
    HPDF_Dict_AddName(root, "Type", "Outlines");
    for (uint32_t i = 0; i < pages->destination_count; i++) {
        const struct destination *destination = &pages->destinations[i];
        HPDF_Dict item = objects_add_dict(file->objects);
        dict_add_text(file->objects, item, "Title",
                      block_plain_text(file->arena, &file->job->doc->blocks[destination->block]));
        add_destination(file, item, destination);
        if (file->tags) /* whose language is the bookmark's too (12.3.3, SE) */
            HPDF_Dict_Add(item, "SE", tags_block_element(file, destination->block));
        HPDF_Dict_Add(item, "Parent", root);
        if (before) {
            HPDF_Dict_Add(item, "Prev", before);
            HPDF_Dict_Add(before, "Next", item);
        } else {
            HPDF_Dict_Add(root, "First", item);
        }
        before = item;
    }
    HPDF_Dict_Add(root, "Last", before);
    HPDF_Dict_AddNumber(root, "Count", (HPDF_INT32)pages->destination_count);
    HPDF_Dict_Add(file->catalog, "Outlines", root);
    HPDF_Dict_AddName(file->catalog, "PageMode", "UseOutlines");
}
