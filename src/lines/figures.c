/* Figures: pictures, logos and codes get their size and their place across the column.
 *
 * In: a block with a figure, the design. Out: a paragraph of one line without pieces, whose leading
 * is the figure's height and the room that keeps it clear of the line above. The page breaker takes
 * it for what it is, a block of so many grid lines, whose last is the figure's foot: pictures stand
 * on the grid as lines of text do, and the text after them is on it again.
 *
 * A picture is as wide as the content says, a logo as the title page says; else as the column,
 * though not higher than DEFAULT_SHARE of it. What is larger than the column or the page is made
 * smaller, with a warning: a picture is never cut. A code's side is 60 pt, 21 mm, or more where its
 * modules would be too small for a telephone's camera, up to 25 mm; its quiet zone of 4 modules
 * (ISO/IEC 18004, 9.1) stands in the margin, the line above and the line below, where nothing is
 * printed; so the code itself is flush with the text. */
#include "lines/internal.h"

enum {
    QUIET_MODULES = 4,
    CAPTION_LINES = 6 /* grid lines that a picture of a whole page leaves to its caption */
};

static const double default_share = 0.6; /* of the column's height */

/* Sides of a code. */
#define CODE_LEAST    (60 * UNIT_PT)
#define CODE_LARGEST  unit_of_mm(25)
#define MODULE_WANTED unit_of_mm(0.5)  /* read at once by any telephone */
#define MODULE_LEAST  unit_of_mm(0.25) /* read by a good one, in good light */

static unit least(unit a, unit b)
{
    return a < b ? a : b;
}

/* Room above the capitals of a line: what its first baseline on a page leaves of the grid. */
static unit clearance(const struct design *design)
{
    return design->grid > design->grid_top ? design->grid - design->grid_top : 0;
}

static unit frame_height(const struct design *design)
{
    return design->page_height - design->top - design->bottom;
}

static unit logo_width(const struct design *design)
{
    for (uint32_t i = 0; i < design->title_element_count; i++)
        if (design->title_elements[i].kind == TITLE_LOGO)
            return design->title_elements[i].width;
    return 0;
}

static unit width_for_height(const struct figure *figure, unit height)
{
    return unit_scale(height, figure->pixel_width, figure->pixel_height);
}

static bool has_caption(const struct doc *doc, uint32_t block)
{
    return block + 1 < doc->block_count && doc->blocks[block + 1].kind == BLOCK_CAPTION;
}

static void warn_of_size(struct diag *diag, const struct figure *figure, unit wanted, unit given)
{
    char was[32], is[32];
    number_write(was, unit_mm(wanted), 1);
    number_write(is, unit_mm(given), 1);
    diag_warning(diag, figure->place, "image-size",
                 "a picture of %s mm is too large for the page: it is set %s mm wide", was, is);
    diag_hint(diag, "give it a smaller width");
}

/* How wide a picture is set in a column of `room`. */
static unit picture_width(const struct setter *setter, uint32_t block, unit room)
{
    const struct design *design = setter->design;
    const struct figure *figure = &setter->doc->figures[setter->doc->blocks[block].figure];
    bool is_logo = setter->doc->blocks[block].kind == BLOCK_LOGO;
    unit wanted = is_logo ? logo_width(design) : figure->width;
    unit height = frame_height(design) - clearance(design);
    if (has_caption(setter->doc, block))
        height -= CAPTION_LINES * design->grid;
    if (wanted == 0)
        return least(room, width_for_height(figure, (unit)((double)height * default_share)));
    unit given = least(wanted, least(room, width_for_height(figure, height)));
    if (given < wanted)
        warn_of_size(setter->diag, figure, wanted, given);
    return given;
}

/* Where something `width` wide begins in the column. */
static unit start_of(const struct setter *setter, const struct paragraph *paragraph, unit width)
{
    const struct style *style = &setter->design->styles[paragraph->style];
    bool is_rtl = paragraph->level & 1;
    unit left = is_rtl ? style->margin_end : style->margin_start;
    unit room = setter->measure - style->margin_start - style->margin_end - width;
    if (style->align == ALIGN_CENTER)
        return left + room / 2;
    return (style->align == ALIGN_END) != is_rtl ? left + room : left;
}

static void set_picture(const struct setter *setter, const struct paragraph *paragraph,
                        struct galley_figure *out)
{
    const struct style *style = &setter->design->styles[paragraph->style];
    const struct figure *figure = &setter->doc->figures[out->figure];
    unit room = setter->measure - style->margin_start - style->margin_end;
    out->width = picture_width(setter, paragraph->block, room > UNIT_PT ? room : UNIT_PT);
    out->width = out->width > 0 ? out->width : 1;
    out->height = unit_scale(out->width, figure->pixel_height, figure->pixel_width);
    out->x = start_of(setter, paragraph, out->width);
    out->y = -out->height;
}

static unit code_side(uint32_t modules)
{
    unit side = MODULE_WANTED * modules;
    return side < CODE_LEAST ? CODE_LEAST : least(side, CODE_LARGEST);
}

/* White between the baseline of the code's line and the address below it. */
static unit room_below(const struct design *design)
{
    uint32_t style = design_find_style(design, slice_of(block_kind_names[BLOCK_ADDRESS]));
    unit size = style == NO_INDEX ? design->grid : design->styles[style].size;
    unit ascent = size * 3 / 4;
    return design->grid > ascent ? design->grid - ascent : 0;
}

/* Returns the height with both quiet zones. */
static unit set_code(const struct setter *setter, const struct paragraph *paragraph,
                     struct galley_figure *out)
{
    const struct figure *figure = &setter->doc->figures[out->figure];
    uint32_t modules;
    struct path *path =
        qr_make(setter->arena, setter->diag, figure->address, figure->place, &modules);
    if (!path)
        return 0;
    unit side = code_side(modules), quiet = unit_scale(side, QUIET_MODULES, modules);
    if (side / modules < MODULE_LEAST) {
        diag_warning(setter->diag, figure->place, "link-qr",
                     "this address is so long that its QR code will hardly be read");
        diag_hint(setter->diag, "link to a shorter address that leads there");
    }
    qr_scale(path, side, modules);
    unit below = room_below(setter->design);
    unit foot = quiet > below ? quiet - below : 0;
    out->path = path;
    out->width = out->height = side;
    out->x = start_of(setter, paragraph, side);
    out->y = -side - foot;
    return quiet + side + foot;
}

static bool has_figure(const struct setter *setter, const struct paragraph *paragraph)
{
    if (paragraph->role != PARAGRAPH_BLOCK)
        return false;
    enum block_kind kind = setter->doc->blocks[paragraph->block].kind;
    return kind == BLOCK_LOGO || kind == BLOCK_IMAGE || kind == BLOCK_CODE;
}

void figure_set(const struct setter *setter, uint32_t index, struct galley_paragraph *set)
{
    const struct paragraph *paragraph = &setter->text->paragraphs[index];
    if (!has_figure(setter, paragraph))
        return;
    struct galley_figure *figure = arena_alloc(setter->arena, sizeof *figure);
    figure->figure = setter->doc->blocks[paragraph->block].figure;
    unit height = 0;
    if (setter->doc->figures[figure->figure].kind == FIGURE_QR) {
        height = set_code(setter, paragraph, figure);
    } else {
        set_picture(setter, paragraph, figure);
        height = figure->height;
    }
    set->figure = figure;
    set->leading = height + clearance(setter->design);
    set->settings = arena_alloc(setter->arena, sizeof *set->settings);
    set->setting_count = 1;
    set->settings->line_count = 1;
    set->settings->lines = arena_alloc(setter->arena, sizeof *set->settings->lines);
    set->settings->lines[0] = (struct line){.height = height, .width = figure->width};
}
