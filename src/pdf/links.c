/* Links: an annotation for every live area of a page. ISO 32000-1, 12.5.6.5, 12.6.4.7.
 *
 * Flags are Print alone, no border, and Contents says where the link goes (link_names_make), as
 * PDF/UA and PDF/A want. A link over several lines is one annotation of several quadrilaterals.
 * Readers that know none of these take the whole Rect, which lies over links between: the ones of
 * fewest lines come last, since such readers look from the end. */
#include "pdf/file.h"

enum { FLAG_PRINT = 4 };

/* One annotation in the making. */
struct draft_link {
    uint32_t area; /* of the structure, or NO_INDEX */
    uint32_t link; /* in doc.links, or NO_INDEX */
    double box[4]; /* round all its rectangles */
    struct buffer quads;
    uint32_t count;
};
struct draft_list {
    struct draft_link *at;
    size_t count, room;
};

/* A rectangle of an item; a mark has no room of its own, and gets what a finger finds. */
static void find_box(const struct page_item *item, const double trim[4], double box[4])
{
    bool is_mark = item->kind == PAGE_GLYPHS;
    unit size = is_mark ? item->piece->size : 0;
    unit left = item->x - size / 4, top = item->y - size;
    unit width = is_mark ? item->piece->width + size / 2 : item->width;
    unit height = is_mark ? size * 5 / 4 : item->height;
    box[0] = trim[0] + unit_points(is_mark ? left : item->x);
    box[3] = trim[3] - unit_points(is_mark ? top : item->y);
    box[1] = box[3] - unit_points(height);
    box[2] = box[0] + unit_points(width);
}

/* As readers have it: the upper corners from left to right, then the lower. */
static void add_quad(struct draft_link *draft, const double box[4])
{
    const double quad[8] = {box[0], box[3], box[2], box[3], box[0], box[1], box[2], box[1]};
    for (int i = 0; i < 8; i++) {
        buffer_add_text(&draft->quads, i > 0 || draft->count > 0 ? " " : "");
        buffer_add_number(&draft->quads, quad[i], 3);
    }
    for (int i = 0; i < 2; i++) {
        bool is_first = draft->count == 0;
        draft->box[i] = is_first || box[i] < draft->box[i] ? box[i] : draft->box[i];
        draft->box[i + 2] =
            is_first || box[i + 2] > draft->box[i + 2] ? box[i + 2] : draft->box[i + 2];
    }
    draft->count++;
}

/* The annotation that an item is part of: its area's; of a page without tags, that of the link
 * before it where it is the same. */
static struct draft_link *open_draft(struct pdf_file *file, struct draft_list *drafts,
                                     uint32_t area, uint32_t link)
{
    for (size_t i = drafts->count; i-- > 0;) {
        bool is_same = area != NO_INDEX ? drafts->at[i].area == area : drafts->at[i].link == link;
        if (is_same)
            return &drafts->at[i];
        if (area == NO_INDEX)
            break;
    }
    struct draft_link *draft = array_add(file->arena, drafts);
    *draft = (struct draft_link){.area = area, .link = link, .quads = buffer_make(file->arena)};
    return draft;
}

static void write_goal(struct pdf_file *file, HPDF_Dict dict, uint32_t side,
                       const struct tag_area *area, const double trim[4])
{
    double box[4];
    struct buffer text = buffer_make(file->arena);
    find_box(area->goal, trim, box);
    buffer_add_format(&text, "[%u 0 R /XYZ null ", objects_number(file->sides[side]));
    buffer_add_number(&text, box[3], 3);
    buffer_add_text(&text, " null]");
    dict_add_raw(file->objects, dict, "Dest", buffer_slice(&text));
    dict_add_text(file->objects, dict, "Contents", area->name);
}

static HPDF_Dict add_annotation(struct pdf_file *file, uint32_t side,
                                const struct draft_link *draft, const double trim[4])
{
    HPDF_Dict dict = objects_add_dict(file->objects);
    HPDF_Dict_AddName(dict, "Type", "Annot");
    HPDF_Dict_AddName(dict, "Subtype", "Link");
    dict_add_box(file->objects, dict, "Rect", draft->box);
    if (draft->count > 1)
        dict_add_raw(file->objects, dict, "QuadPoints",
                     slice_format(file->arena, "[%.*s]", SLICE_ARG(buffer_slice(&draft->quads))));
    dict_add_raw(file->objects, dict, "Border", SLICE("[0 0 0]"));
    HPDF_Dict_AddNumber(dict, "F", FLAG_PRINT);
    if (draft->link == NO_INDEX) {
        write_goal(file, dict, side, &file->structure->areas[draft->area], trim);
        return dict;
    }
    dict_add_text(file->objects, dict, "Contents", file->link_names[draft->link]);
    HPDF_Dict action = dict_add_dict(dict, "A");
    HPDF_Dict_AddName(action, "S", "URI");
    dict_add_string(file->objects, action, "URI", file->job->doc->links[draft->link].address);
    return dict;
}

static void collect(struct pdf_file *file, uint32_t page, const double trim[4],
                    struct draft_list *drafts)
{
    const struct page *placed = &file->job->pages->pages[page];
    const struct structure *structure = file->structure;
    for (uint32_t i = 0; i < placed->item_count; i++) {
        const struct page_item *item = &placed->items[i];
        uint32_t area = structure ? structure->pages[page].areas[i] : NO_INDEX;
        if (structure ? area == NO_INDEX : item->kind != PAGE_LINK)
            continue;
        double box[4];
        find_box(item, trim, box);
        uint32_t link = structure ? structure->areas[area].link : item->link;
        add_quad(open_draft(file, drafts, area, link), box);
    }
}

void pdf_links_write(struct pdf_file *file, uint32_t side)
{
    uint32_t page = file->job->sheets->sides[side].placements[0].page, most = 0;
    struct draft_list drafts = {0};
    double trim[4];
    pdf_trim_box(file, side, trim);
    collect(file, page, trim, &drafts);
    if (drafts.count == 0)
        return;
    HPDF_Array annotations = dict_add_array(file->sides[side], "Annots");
    for (size_t i = 0; i < drafts.count; i++)
        most = drafts.at[i].count > most ? drafts.at[i].count : most;
    for (; most > 0; most--)
        for (size_t i = 0; i < drafts.count; i++) {
            if (drafts.at[i].count != most)
                continue;
            HPDF_Dict annotation = add_annotation(file, side, &drafts.at[i], trim);
            HPDF_Array_Add(annotations, annotation);
            if (drafts.at[i].area != NO_INDEX)
                file->areas[drafts.at[i].area] = annotation;
        }
}
