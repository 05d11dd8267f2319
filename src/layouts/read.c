/* Layouts: a chain of files becomes one layout; the hash that says which designs are equal; the
 * dump.
 *
 * In: a path. Out: struct layout, its names resolved to indices. The order below is what the names
 * need: colours before styles, styles before the title page, the page before the sheet. Each
 * section reads on after an error, so one run tells all. SPEC, "Layouts". */
#include "base/file.h"
#include "layouts/draft.h"
#include "layouts/hash.h"

static struct slice layout_name(struct slice path)
{
    struct slice name = path_name(path);
    size_t length = name.length;
    bool has_ending = length > 5 && slice_is(slice_part(name, length - 5, length), ".yaml");
    return slice_part(name, 0, has_ending ? length - 5 : length);
}

static uint64_t hash_colors(const struct design *design, uint64_t seed)
{
    seed = hash_count(seed, design->color_count);
    for (uint32_t i = 0; i < design->color_count; i++) {
        const struct color *color = &design->colors[i];
        seed = hash_text(seed, color->name);
        seed = hash_text(seed, color->spot);
        seed = hash_count(seed, color->space);
        for (size_t part = 0; part < 4; part++)
            seed = hash_number(seed, color->parts[part]);
    }
    return seed;
}

static uint64_t hash_styles(const struct design *design, uint64_t seed)
{
    seed = hash_count(seed, design->font_count);
    for (uint32_t i = 0; i < design->font_count; i++)
        seed = hash_text(seed, design->fonts[i]);
    seed = hash_count(seed, design->style_count);
    for (uint32_t i = 0; i < design->style_count; i++) {
        const struct style *style = &design->styles[i];
        seed = hash_text(seed, style->name);
        seed = hash_bytes(seed, &style->set, sizeof style->set);
        seed = properties_hash(style_table, style, seed);
    }
    return seed;
}

static void hash_design(struct design *design)
{
    uint64_t hash = page_hash(design, 0);
    hash = hash_colors(design, hash);
    hash = hash_styles(design, hash);
    hash = title_hash(design, hash);
    hash = fill_hash(design, hash);
    design->unfit_hash = breaking_hash(design, hash);
    design->hash = fit_hash(design, design->unfit_hash);
}

bool layouts_read(struct arena *arena, struct diag *diag, const char *path, struct layout *out)
{
    static const struct layout_sources none = {0};
    return layouts_read_with(arena, diag, path, &none, NULL, out);
}

bool layouts_read_with(struct arena *arena, struct diag *diag, const char *path,
                       const struct layout_sources *sources, struct layout_files *files,
                       struct layout *out)
{
    *out = (struct layout){.path = slice_copy(arena, slice_of(path))};
    out->name = layout_name(out->path);
    struct draft draft = {
        .arena = arena, .diag = diag, .layout = out, .sources = sources, .read = files};
    if (!chain_read(&draft, path))
        return false;
    colors_read(&draft);
    page_read(&draft);
    styles_read(&draft);
    styles_resolve(&draft);
    title_read(&draft);
    breaking_read(&draft);
    fit_read(&draft);
    check_read(&draft);
    deliver_read(&draft);
    if (draft.is_bad || draft.is_incomplete)
        return false;
    hash_design(&out->design);
    return true;
}

static void dump_color(struct dump *dump, const struct color *color)
{
    static const char *const spaces[COLOR_SPACE_COUNT] = {"gray", "cmyk", "rgb"};
    static const char *const parts[COLOR_SPACE_COUNT][4] = {
        {"ink"}, {"cyan", "magenta", "yellow", "black"}, {"red", "green", "blue"}};
    dump_begin(dump, "color");
    dump_word(dump, "name", color->name);
    dump_word(dump, "space", slice_of(spaces[color->space]));
    for (size_t i = 0; i < 4 && parts[color->space][i]; i++)
        dump_ratio(dump, parts[color->space][i], color->parts[i]);
    if (color->spot.length > 0)
        dump_text(dump, "spot", color->spot);
    dump_end(dump);
}

static void dump_style(struct dump *dump, const struct design *design, const struct style *style)
{
    dump_begin(dump, "style");
    dump_word(dump, "name", style->name);
    properties_dump(dump, design, style_table, style);
    dump_end(dump);
    dump_in(dump);
    dump_begin(dump, "set");
    for (size_t i = 0; i < style_table.count; i++)
        dump_flag(dump, style_table.rows[i].key.name, (int)(style->set >> i & 1));
    dump_end(dump);
    dump_out(dump);
}

void layout_dump(struct dump *dump, const struct layout *layout)
{
    const struct design *design = &layout->design;
    dump_begin(dump, "layout");
    dump_word(dump, "name", layout->name);
    dump_end(dump);
    dump_in(dump);
    page_dump(dump, design);
    for (uint32_t i = 0; i < design->color_count; i++)
        dump_color(dump, &design->colors[i]);
    for (uint32_t i = 0; i < design->style_count; i++)
        dump_style(dump, design, &design->styles[i]);
    title_dump(dump, design);
    breaking_dump(dump, design);
    fit_dump(dump, design);
    deliver_dump(dump, layout);
    dump_out(dump);
}
