/* Tags: see tags.h. Entries are written as they stand, since an element's kids are numbers,
 * references and dictionaries by the thousand.
 *
 *     catalog ─ StructTreeRoot ─┬─ K ─ Document ─ …
 *                               ├─ ParentTree: page -> its contents' elements; area -> the link
 *                               └─ IDTree: a note's identifier -> the note
 *
 * Keys of the parent tree: side i is i, area n is side_count + n. Unimposed, side i is page i. */
#include "pdf/tags.h"

#include <assert.h>

enum { LEAF_LIMIT = 64 }; /* entries of one leaf of a number or name tree */

struct tags {
    HPDF_Dict *elements; /* by element of the structure */
    HPDF_Dict *notes;    /* by note_no - 1 */
};

const char *tag_name(enum tag tag)
{
    static const char *const names[TAG_COUNT] = {
        "Document", "Sect",   "H1",   "H2",    "P",         "BlockQuote", "L",      "LI",
        "Lbl",      "LBody",  "Span", "Link",  "Reference", "Note",       "Figure", "Caption",
        "Em",       "Strong", "H3",   "Table", "TR",        "TH",         "TD"};
    assert(tag < TAG_COUNT);
    return names[tag];
}

HPDF_Dict tags_block_element(const struct pdf_file *file, uint32_t block)
{
    return file->tags ? file->tags->elements[file->structure->block_elements[block]] : NULL;
}

void tags_make(struct pdf_file *file)
{
    uint32_t count = file->structure->element_count;
    file->tags = arena_alloc(file->arena, sizeof *file->tags);
    file->tags->elements = arena_alloc_items(file->arena, count, sizeof(HPDF_Dict));
    for (uint32_t i = 0; i < count; i++)
        file->tags->elements[i] = objects_add_dict(file->objects);
}

static void add_reference(struct buffer *text, HPDF_Dict dict)
{
    buffer_add_format(text, "%u 0 R", objects_number(dict));
}

/* --- one element -------------------------------------------------------------------------------
 */

/* The page of its first content or area, on which plain numbers are understood; NO_INDEX: none. */
static uint32_t find_page(const struct structure *structure, const struct tag_element *element)
{
    for (uint32_t k = element->first_kid; k != NO_INDEX; k = structure->kids[k].next)
        if (structure->kids[k].kind != KID_ELEMENT)
            return structure->kids[k].page;
    return NO_INDEX;
}

static void add_kid(const struct pdf_file *file, struct buffer *text, const struct tag_kid *kid,
                    uint32_t page)
{
    if (kid->kind == KID_ELEMENT) {
        add_reference(text, file->tags->elements[kid->index]);
        return;
    }
    if (kid->kind == KID_CONTENT && kid->page == page) {
        buffer_add_format(text, "%u", kid->index);
        return;
    }
    buffer_add_text(text, kid->kind == KID_CONTENT ? "<</Type/MCR" : "<</Type/OBJR");
    if (kid->page != page) {
        buffer_add_text(text, "/Pg ");
        add_reference(text, file->sides[kid->page]);
    }
    if (kid->kind == KID_CONTENT) {
        buffer_add_format(text, "/MCID %u>>", kid->index);
        return;
    }
    buffer_add_text(text, "/Obj ");
    add_reference(text, file->areas[kid->index]);
    buffer_add_text(text, ">>");
}

static struct slice write_kids(const struct pdf_file *file, const struct tag_element *element,
                               uint32_t page)
{
    const struct tag_kid *kids = file->structure->kids;
    struct buffer text = buffer_make(file->arena);
    bool is_list = element->first_kid != element->last_kid;
    buffer_add_text(&text, is_list ? "[" : "");
    for (uint32_t k = element->first_kid; k != NO_INDEX; k = kids[k].next) {
        buffer_add_text(&text, k != element->first_kid ? " " : "");
        add_kid(file, &text, &kids[k], page);
    }
    buffer_add_text(&text, is_list ? "]" : "");
    return buffer_slice(&text);
}

static void add_text_entry(struct pdf_file *file, HPDF_Dict dict, const char *key,
                           struct slice text)
{
    if (text.length > 0)
        dict_add_text(file->objects, dict, key, text);
}

static struct slice write_identifier(struct pdf_file *file, uint32_t note_no)
{
    return slice_format(file->arena, "note-%06u", note_no);
}

static void write_numbering(struct pdf_file *file, HPDF_Dict dict, enum numbering numbering)
{
    static const char *const names[] = {"None", "Disc", "Circle", "Square", "Decimal"};
    dict_add_raw(file->objects, dict, "A",
                 slice_format(file->arena, "<</O/List/ListNumbering/%s>>", names[numbering]));
}

/* ISO 14289-1, 7.3; ISO 32000-1, table 344. */
static void write_layout(struct pdf_file *file, HPDF_Dict dict, const struct page_item *picture,
                         uint32_t side)
{
    double trim[4];
    struct buffer text = buffer_make(file->arena);
    pdf_trim_box(file, side, trim);
    double left = trim[0] + unit_points(picture->x), top = trim[3] - unit_points(picture->y);
    const double box[4] = {left, top - unit_points(picture->height),
                           left + unit_points(picture->width), top};
    buffer_add_text(&text, "<</O/Layout/Placement/Block/BBox[");
    for (int i = 0; i < 4; i++) {
        buffer_add_text(&text, i == 0 ? "" : " ");
        buffer_add_number(&text, box[i], 3);
    }
    buffer_add_text(&text, "]>>");
    dict_add_raw(file->objects, dict, "A", buffer_slice(&text));
}

static void write_element(struct pdf_file *file, uint32_t index, HPDF_Dict root)
{
    const struct structure *structure = file->structure;
    const struct tag_element *element = &structure->elements[index];
    HPDF_Dict dict = file->tags->elements[index];
    uint32_t page = find_page(structure, element);
    bool is_top = element->parent == NO_INDEX;
    HPDF_Dict_AddName(dict, "S", tag_name(element->tag));
    HPDF_Dict_Add(dict, "P", is_top ? root : file->tags->elements[element->parent]);
    if (page != NO_INDEX)
        HPDF_Dict_Add(dict, "Pg", file->sides[page]);
    if (element->first_kid != NO_INDEX)
        dict_add_raw(file->objects, dict, "K", write_kids(file, element, page));
    add_text_entry(file, dict, "Lang", element->language);
    add_text_entry(file, dict, "Alt", element->alternative);
    if (element->tag == TAG_NOTE)
        dict_add_string(file->objects, dict, "ID", write_identifier(file, element->note_no));
    if (element->picture && page != NO_INDEX)
        write_layout(file, dict, element->picture, page);
    if (element->tag == TAG_LIST)
        write_numbering(file, dict, element->numbering);
    if (element->tag == TAG_CELL_HEAD) /* ISO 32000-1, table 349 */
        dict_add_raw(file->objects, dict, "A",
                     element->is_row_head ? SLICE("<</O/Table/Scope/Row>>")
                                          : SLICE("<</O/Table/Scope/Column>>"));
}

/* --- trees -------------------------------------------------------------------------------------
 */

/* A tree of entries "key value" in the order of their keys; keys count up, and `write` writes the
 * entry and the key. One leaf is the tree itself. */
struct tree {
    struct pdf_file *file;
    const char *entries; /* "Nums" or "Names" */
    uint32_t count;
    void (*write_key)(struct pdf_file *file, struct buffer *text, uint32_t key);
    void (*write_value)(struct pdf_file *file, struct buffer *text, uint32_t key);
};

static void write_leaf(const struct tree *tree, HPDF_Dict dict, uint32_t start, uint32_t end)
{
    struct buffer text = buffer_make(tree->file->arena);
    for (uint32_t key = start; key < end; key++) {
        buffer_add_text(&text, key > start ? "\n" : "[");
        tree->write_key(tree->file, &text, key);
        buffer_add_text(&text, " ");
        tree->write_value(tree->file, &text, key);
    }
    buffer_add_text(&text, "]");
    dict_add_raw(tree->file->objects, dict, tree->entries, buffer_slice(&text));
}

static void write_limits(const struct tree *tree, HPDF_Dict dict, uint32_t start, uint32_t end)
{
    struct buffer text = buffer_make(tree->file->arena);
    buffer_add_text(&text, "[");
    tree->write_key(tree->file, &text, start);
    buffer_add_text(&text, " ");
    tree->write_key(tree->file, &text, end - 1);
    buffer_add_text(&text, "]");
    dict_add_raw(tree->file->objects, dict, "Limits", buffer_slice(&text));
}

static HPDF_Dict write_tree(const struct tree *tree)
{
    HPDF_Dict root = objects_add_dict(tree->file->objects);
    if (tree->count <= LEAF_LIMIT) {
        if (tree->count > 0)
            write_leaf(tree, root, 0, tree->count);
        return root;
    }
    struct buffer kids = buffer_make(tree->file->arena);
    for (uint32_t start = 0; start < tree->count; start += LEAF_LIMIT) {
        uint32_t end = tree->count - start < LEAF_LIMIT ? tree->count : start + LEAF_LIMIT;
        HPDF_Dict leaf = objects_add_dict(tree->file->objects);
        write_limits(tree, leaf, start, end);
        write_leaf(tree, leaf, start, end);
        buffer_add_text(&kids, start > 0 ? " " : "[");
        add_reference(&kids, leaf);
    }
    buffer_add_text(&kids, "]");
    dict_add_raw(tree->file->objects, root, "Kids", buffer_slice(&kids));
    return root;
}

static void write_number(struct pdf_file *file, struct buffer *text, uint32_t key)
{
    (void)file;
    buffer_add_format(text, "%u", key);
}

/* A side's elements by content, or a link's element. */
static void write_owners(struct pdf_file *file, struct buffer *text, uint32_t key)
{
    const struct structure *structure = file->structure;
    uint32_t side_count = file->job->sheets->side_count;
    if (key >= side_count) {
        add_reference(text, file->tags->elements[structure->areas[key - side_count].owner]);
        return;
    }
    const struct page_tags *page = &structure->pages[key];
    buffer_add_text(text, "[");
    for (uint32_t i = 0; i < page->owner_count; i++) {
        buffer_add_text(text, i > 0 ? " " : "");
        add_reference(text, file->tags->elements[page->owners[i]]);
    }
    buffer_add_text(text, "]");
}

static void write_note_name(struct pdf_file *file, struct buffer *text, uint32_t key)
{
    buffer_add_format(text, "(%.*s)", SLICE_ARG(write_identifier(file, key + 1)));
}

static void write_note_value(struct pdf_file *file, struct buffer *text, uint32_t key)
{
    add_reference(text, file->tags->notes[key]);
}

static void write_identifiers(struct pdf_file *file, HPDF_Dict root)
{
    const struct structure *structure = file->structure;
    if (structure->note_count == 0)
        return;
    file->tags->notes = arena_alloc_items(file->arena, structure->note_count, sizeof(HPDF_Dict));
    for (uint32_t i = 0; i < structure->element_count; i++)
        if (structure->elements[i].tag == TAG_NOTE)
            file->tags->notes[structure->elements[i].note_no - 1] = file->tags->elements[i];
    struct tree tree = {file, "Names", structure->note_count, write_note_name, write_note_value};
    HPDF_Dict_Add(root, "IDTree", write_tree(&tree));
}

void tags_write(struct pdf_file *file)
{
    const struct structure *structure = file->structure;
    uint32_t side_count = file->job->sheets->side_count;
    HPDF_Dict root = objects_add_dict(file->objects);
    for (uint32_t i = 0; i < structure->element_count; i++)
        write_element(file, i, root);
    for (uint32_t i = 0; i < side_count; i++)
        HPDF_Dict_AddNumber(file->sides[i], "StructParents", (HPDF_INT32)i);
    for (uint32_t i = 0; i < structure->area_count; i++)
        HPDF_Dict_AddNumber(file->areas[i], "StructParent", (HPDF_INT32)(side_count + i));
    struct tree parents = {file, "Nums", side_count + structure->area_count, write_number,
                           write_owners};
    HPDF_Dict_AddName(root, "Type", "StructTreeRoot");
    HPDF_Dict_Add(root, "K", file->tags->elements[0]);
    HPDF_Dict_Add(root, "ParentTree", write_tree(&parents));
    HPDF_Dict_AddNumber(root, "ParentTreeNextKey", (HPDF_INT32)parents.count);
    write_identifiers(file, root);
    /* PDF 2.0 knows these two; in 1.7 they are named for those who look, and spans to others */
    dict_add_raw(file->objects, root, "RoleMap", SLICE("<</Em/Span/Strong/Span>>"));
    HPDF_Dict_Add(file->catalog, "StructTreeRoot", root);
    HPDF_Dict_AddBoolean(dict_add_dict(file->catalog, "MarkInfo"), "Marked", HPDF_TRUE);
}
