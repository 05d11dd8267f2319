/* Links: an annotation for every live area of a page. ISO 32000-1, 12.5.6.5, 12.6.4.7.
 *
 * Flags are Print alone, no border, and Contents says where the link goes (link_names_make), as
 * PDF/UA and PDF/A want. A link over several lines is several annotations, of one element. */
#include "pdf/file.h"

enum { FLAG_PRINT = 4 };

static HPDF_Dict add_annotation(struct pdf_file *file, const struct page_item *item,
                                const double trim[4])
{
    const struct link *link = &file->job->doc->links[item->link];
    double left = trim[0] + unit_points(item->x), top = trim[3] - unit_points(item->y);
    HPDF_Dict dict = objects_add_dict(file->objects);
    HPDF_Dict_AddName(dict, "Type", "Annot");
    HPDF_Dict_AddName(dict, "Subtype", "Link");
    dict_add_box(file->objects, dict, "Rect",
                 (const double[4]){left, top - unit_points(item->height),
                                   left + unit_points(item->width), top});
    dict_add_raw(file->objects, dict, "Border", SLICE("[0 0 0]"));
    HPDF_Dict_AddNumber(dict, "F", FLAG_PRINT);
    dict_add_text(file->objects, dict, "Contents", file->link_names[item->link]);
    HPDF_Dict action = dict_add_dict(dict, "A");
    HPDF_Dict_AddName(action, "S", "URI");
    dict_add_string(file->objects, action, "URI", link->address);
    return dict;
}

void pdf_links_write(struct pdf_file *file, uint32_t side)
{
    uint32_t page = file->job->sheets->sides[side].placements[0].page;
    const struct page *placed = &file->job->pages->pages[page];
    HPDF_Array annotations = NULL;
    double trim[4];
    pdf_trim_box(file, side, trim);
    for (uint32_t i = 0; i < placed->item_count; i++) {
        if (placed->items[i].kind != PAGE_LINK)
            continue;
        if (!annotations)
            annotations = dict_add_array(file->sides[side], "Annots");
        HPDF_Dict annotation = add_annotation(file, &placed->items[i], trim);
        HPDF_Array_Add(annotations, annotation);
        uint32_t area = file->structure ? file->structure->pages[page].contents[i] : NO_INDEX;
        if (area != NO_INDEX)
            file->areas[area] = annotation;
    }
}
