/* The list of layouts: see layouts.h. What a layout is for is the first sentence of the comment
 * that its file begins with. */
#include "cli/layouts.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "layouts/layouts.h"

const char *const deliverable_names[DELIVERABLE_COUNT] = {
    "screen", "booklet-a4", "booklet-letter", "press-a5", "press-a5-imposed", "large-print"};

static bool is_deliverable(struct slice name)
{
    for (size_t i = 0; i < DELIVERABLE_COUNT; i++)
        if (slice_is(name, deliverable_names[i]))
            return true;
    return false;
}

/* The first sentence of the comment at a file's beginning, its lines joined. */
static struct slice purpose_of(struct arena *arena, struct slice bytes)
{
    struct slice text = SLICE("");
    size_t at = 0;
    while (at + 1 < bytes.length && bytes.bytes[at] == '#') {
        size_t start = at + 1, end = start;
        while (end < bytes.length && bytes.bytes[end] != '\n')
            end++;
        while (start < end && bytes.bytes[start] == ' ')
            start++;
        text = slice_format(arena, "%.*s%s%.*s", SLICE_ARG(text), text.length ? " " : "",
                            SLICE_ARG(slice_part(bytes, start, end)));
        at = end + 1;
    }
    for (size_t i = 0; i + 1 < text.length; i++)
        if (text.bytes[i] == '.' && text.bytes[i + 1] == ' ')
            return slice_part(text, 0, i);
    return text.length && text.bytes[text.length - 1] == '.' ? slice_part(text, 0, text.length - 1)
                                                             : text;
}

static void write_json(FILE *out, const char *name, const char *path, struct slice purpose)
{
    fputs("{\"name\":", out);
    json_write_text(out, slice_of(name));
    fputs(",\"file\":", out);
    json_write_text(out, slice_of(path));
    fprintf(out, ",\"all\":%s,\"purpose\":", is_deliverable(slice_of(name)) ? "true" : "false");
    json_write_text(out, purpose);
    fputs("}\n", out);
}

bool layouts_list(struct arena *arena, struct diag *diag, const struct places *places,
                  enum diag_form form, FILE *out)
{
    size_t count;
    const char **names = places_layout_names(arena, places, &count);
    bool is_fine = true;
    int width = 0;
    for (size_t i = 0; i < count; i++)
        if ((int)strlen(names[i]) > width)
            width = (int)strlen(names[i]);
    for (size_t i = 0; i < count; i++) {
        const char *path = places_layout(arena, diag, places, names[i]);
        struct slice bytes;
        if (!path || !file_read(arena, diag, path, 1 << 20, &bytes)) {
            is_fine = false;
            continue;
        }
        struct slice purpose = purpose_of(arena, bytes);
        if (form == DIAG_JSON)
            write_json(out, names[i], path, purpose);
        else
            fprintf(out, "%s%-*s  %.*s\n", is_deliverable(slice_of(names[i])) ? "*" : " ", width,
                    names[i], SLICE_ARG(purpose));
    }
    if (form != DIAG_JSON)
        fputs("\n* one of the six of `-l all`; without -l, screen and booklet-a4 are made\n", out);
    return is_fine;
}
