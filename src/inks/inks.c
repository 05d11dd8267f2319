/* Inks: see inks.h.
 *
 *     layout ─ profile, condition ─> intent        colours ─ convert, limit ─> inks
 *
 * A colour that the layout gives in ink is printed with just those numbers; one over the limit is
 * the author's to change. A colour in light (RGB) has no numbers to keep: it is converted, and its
 * C, M and Y are scaled down where the sum is over the limit. Black that overprints is K alone in
 * DeviceCMYK: overprint mode 1 leaves out zero inks only of colours given in that space (ISO
 * 32000-1, table 148), so DeviceGray would knock out. */
#include "inks/inks.h"

#include "base/file.h"

static const char default_condition[] = "CGATS TR 001";

struct mixer {
    struct arena *arena;
    struct diag *diag;
    const struct layout *layout;
    struct colors *colors; /* opened when the first colour needs it */
    struct palette *out;
};

/* The condition by the layout's words, the profile's description; the default profile is made for
 * SWOP, whatever it is called. */
static bool read_condition(struct mixer *mixer)
{
    const struct intent *intent = &mixer->layout->deliver.intent;
    struct palette *out = mixer->out;
    struct condition described, named;
    struct slice description =
        intent->profile.length > 0 ? out->profile.description : slice_of(default_condition);
    bool is_described = condition_find(description, &described);
    bool is_named = condition_find(intent->condition, &named);
    bool agrees =
        intent->condition.length == 0 ||
        (is_named && is_described && slice_is(slice_of(named.identifier), described.identifier)) ||
        slice_equal(intent->condition, out->profile.description);
    if (!agrees) {
        diag_error(mixer->diag, mixer->layout->deliver.places.intent, "intent-condition",
                   "the condition is “%.*s”, but the profile “%.*s” was made for %s",
                   SLICE_ARG(intent->condition), SLICE_ARG(out->profile.description),
                   is_described ? described.identifier : "another");
        diag_hint(mixer->diag, "leave 'condition' out: it is read from the profile");
        return false;
    }
    out->condition = is_described ? slice_of(described.identifier) : out->profile.description;
    struct condition own;
    out->is_of_family = is_described && !slice_is(out->profile.description, described.identifier) &&
                        (!condition_find(out->profile.description, &own) || own.is_family);
    out->registry = is_described ? SLICE("http://www.color.org") : SLICE("");
    out->information = is_described ? slice_of(described.information) : out->profile.description;
    return true;
}

/* The path of the profile, the layout's own or the default. NULL, reported, where it has no file.
 */
static const char *find_profile(struct mixer *mixer)
{
    struct slice own = mixer->layout->deliver.intent.profile;
    if (own.length == 0)
        return profile_find(mixer->arena, mixer->diag, PROFILE_PRESS);
    const char *path = slice_terminated(mixer->arena, own);
    if (file_exists(path))
        return path;
    diag_error(mixer->diag, mixer->layout->deliver.places.intent, "intent-profile",
               "there is no profile %s", path);
    diag_hint(mixer->diag, "a path starts at the folder of the layout that names it");
    return NULL;
}

/* The default profile of a use; false after a report. */
static bool read_default(struct mixer *mixer, enum profile_use use, struct profile *out)
{
    const char *path = profile_find(mixer->arena, mixer->diag, use);
    return path && profile_read(mixer->arena, mixer->diag, path,
                                mixer->layout->deliver.places.intent, use, out);
}

static bool read_intent(struct mixer *mixer)
{
    const struct deliver *deliver = &mixer->layout->deliver;
    struct palette *out = mixer->out;
    const char *path = find_profile(mixer);
    if (!path || !profile_read(mixer->arena, mixer->diag, path, deliver->places.intent,
                               PROFILE_PRESS, &out->profile))
        return false;
    if (deliver->standard == STANDARD_X1A && out->profile.version_major > 2) {
        diag_error(mixer->diag, deliver->places.intent, "intent-version",
                   "the profile “%.*s” is of version %u.%u; standard x-1a takes version 2",
                   SLICE_ARG(out->profile.description), out->profile.version_major,
                   out->profile.version_minor);
        return false;
    }
    return read_condition(mixer);
}

/* The ways between sRGB and the press; the default press where the file has no intent. */
static const struct colors *open_colors(struct mixer *mixer)
{
    struct arena *arena = mixer->arena;
    if (mixer->colors)
        return mixer->colors;
    struct profile screen, press = mixer->out->profile;
    if (!read_default(mixer, PROFILE_SCREEN, &screen) ||
        (press.bytes.length == 0 && !read_default(mixer, PROFILE_PRESS, &press)))
        return NULL;
    mixer->colors = colors_open(arena, mixer->diag, &screen, &press);
    return mixer->colors;
}

static struct paint paint_of(const struct color *color)
{
    static const enum sample_space spaces[COLOR_SPACE_COUNT] = {SAMPLE_GRAY, SAMPLE_CMYK,
                                                                SAMPLE_RGB};
    struct paint paint = {.space = spaces[color->space]};
    for (size_t i = 0; i < 4; i++)
        paint.parts[i] = color->parts[i];
    if (color->space == COLOR_GRAY) /* a part is ink, a sample is light */
        paint.parts[0] = 1 - color->parts[0];
    return paint;
}

static void put_paint(struct color *color, const struct paint *paint)
{
    static const enum color_space spaces[SAMPLE_SPACE_COUNT] = {COLOR_GRAY, COLOR_RGB, COLOR_CMYK};
    color->space = spaces[paint->space];
    for (size_t i = 0; i < 4; i++)
        color->parts[i] = paint->parts[i];
    if (color->space == COLOR_GRAY)
        color->parts[0] = 1 - paint->parts[0];
}

static double total_of(const struct color *color)
{
    double total = 0;
    for (size_t i = 0; i < 4; i++)
        total += color->space == COLOR_RGB ? 0 : color->parts[i];
    return total * 100;
}

/* Ink of K alone needs no profile, either way. */
static void put_black(struct color *color, bool is_cmyk)
{
    double black = color->space == COLOR_CMYK ? color->parts[3] : color->parts[0];
    *color = (struct color){.name = color->name, .spot = color->spot, .place = color->place};
    color->space = is_cmyk ? COLOR_CMYK : COLOR_GRAY;
    color->parts[is_cmyk ? 3 : 0] = black;
}

static bool is_black_ink(const struct color *color)
{
    return color->space == COLOR_GRAY || (color->space == COLOR_CMYK && color->parts[0] == 0 &&
                                          color->parts[1] == 0 && color->parts[2] == 0);
}

static bool convert(struct mixer *mixer, struct color *color, enum sample_space to)
{
    if (is_black_ink(color)) {
        put_black(color, to == SAMPLE_CMYK);
        return true;
    }
    if (to == SAMPLE_CMYK && color->space == COLOR_CMYK)
        return true;
    const struct colors *colors = open_colors(mixer);
    if (!colors)
        return false;
    struct paint paint = paint_convert(colors, paint_of(color), to);
    paint = paint_limit_ink(paint, mixer->layout->deliver.ink_limit);
    put_paint(color, &paint);
    return true;
}

static uint32_t number_spot(struct palette *out, struct slice spot)
{
    uint32_t i = 0;
    while (i < out->spot_count && !slice_equal(out->spots[i], spot))
        i++;
    if (i == out->spot_count)
        out->spots[out->spot_count++] = spot;
    return i;
}

static bool check_limit(struct mixer *mixer, const struct color *given, double total)
{
    double limit = mixer->layout->deliver.ink_limit;
    if (total <= limit + 0.01)
        return true;
    diag_error(mixer->diag, given->place, "ink-limit",
               "the colour '%.*s' has %.0f %% of ink; the limit is %.0f %%", SLICE_ARG(given->name),
               total, limit);
    diag_second_place(mixer->diag, mixer->layout->deliver.places.ink_limit, "the limit");
    return false;
}

static bool mix(struct mixer *mixer, uint32_t index)
{
    const struct color *given = &mixer->layout->design.colors[index];
    struct palette *out = mixer->out;
    struct color *color = &out->colors[index];
    *color = *given;
    out->separations[index] = NO_INDEX;
    bool is_converted = out->is_press || out->is_gray;
    if (is_converted && !convert(mixer, color, out->is_gray ? SAMPLE_GRAY : SAMPLE_CMYK))
        return false;
    bool is_spot = out->is_press && !out->is_gray && given->spot.length > 0;
    if (is_spot)
        out->separations[index] = number_spot(out, given->spot);
    out->is_overprinting[index] = out->is_press && !is_spot && color->space == COLOR_CMYK &&
                                  is_black_ink(color) && color->parts[3] == 1;
    double total = is_spot ? 100 : total_of(color); /* a separation is printed in full */
    out->total = total > out->total ? total : out->total;
    return !out->is_press || check_limit(mixer, given, total);
}

bool inks_open(struct arena *arena, struct diag *diag, const struct layout *layout,
               struct palette *out)
{
    const struct design *design = &layout->design;
    *out = (struct palette){.is_press = deliver_is_press(&layout->deliver),
                            .is_gray = layout->deliver.inks == INKS_GRAY,
                            .color_count = design->color_count};
    out->colors = arena_alloc_items(arena, design->color_count, sizeof *out->colors);
    out->separations = arena_alloc_items(arena, design->color_count, sizeof *out->separations);
    out->is_overprinting = arena_alloc_items(arena, design->color_count, sizeof(bool));
    out->spots = arena_alloc_items(arena, design->color_count, sizeof *out->spots);
    struct mixer mixer = {.arena = arena, .diag = diag, .layout = layout, .out = out};
    if (out->is_press && !read_intent(&mixer))
        return false;
    bool is_fine = true;
    for (uint32_t i = 0; i < design->color_count; i++)
        is_fine &= mix(&mixer, i);
    return is_fine;
}

bool inks_stage(struct arena *arena, struct deliverable *deliverable)
{
    struct palette *palette = arena_alloc(arena, sizeof *palette);
    deliverable->palette = palette;
    return inks_open(arena, deliverable->diag, deliverable->layout, palette);
}
