/* Choosing in the catalogue: the row for a language and script, the file on this machine. */
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "fonts/internal.h"

const struct font_stack *catalogue_find_stack(const struct catalogue *catalogue, struct slice name)
{
    for (uint32_t i = 0; i < catalogue->stack_count; i++)
        if (slice_equal(catalogue->stacks[i].name, name))
            return &catalogue->stacks[i];
    return NULL;
}

static bool row_has_script(const struct font_row *row, uint32_t script)
{
    for (uint32_t i = 0; i < row->script_count; i++)
        if (row->scripts[i] == script)
            return true;
    return false;
}

/* How many bytes of the tag a row's language matches: whole subtags, case does not count. A row
 * without languages fits every one, with 1; 0 where the row does not fit. */
static size_t row_nearness(const struct font_row *row, struct slice language)
{
    size_t best = row->language_count == 0;
    for (uint32_t i = 0; i < row->language_count; i++) {
        struct slice range = row->languages[i];
        bool is_match = range.length <= language.length &&
                        strncasecmp(range.bytes, language.bytes, range.length) == 0 &&
                        (range.length == language.length || language.bytes[range.length] == '-');
        if (is_match && range.length + 1 > best)
            best = range.length + 1;
    }
    return best;
}

const struct font_row *stack_find_row(const struct font_stack *stack, struct slice language,
                                      uint32_t script)
{
    const struct font_row *found = NULL;
    size_t best = 0;
    for (uint32_t i = 0; i < stack->row_count; i++) {
        const struct font_row *row = &stack->rows[i];
        size_t nearness = row_has_script(row, script) ? row_nearness(row, language) : 0;
        if (nearness > best) {
            best = nearness;
            found = row;
        }
    }
    return found;
}

static const char *find_below(struct arena *arena, struct slice root, struct slice file)
{
    const char *path = path_join(arena, root, file);
    return file_exists(path) ? path : NULL;
}

const char *catalogue_find_file(struct arena *arena, const struct catalogue *catalogue,
                                const struct font_file *file)
{
    const char *path = NULL;
    for (uint32_t k = 0; !path && k < file->path_count; k++) {
        path = find_below(arena, catalogue->folder, file->paths[k]);
        if (!path)
            path = find_below(arena, catalogue->folder, path_name(file->paths[k]));
    }
    for (uint32_t i = 0; !path && i < catalogue->root_count; i++)
        for (uint32_t k = 0; !path && k < file->path_count; k++)
            path = find_below(arena, catalogue->roots[i], file->paths[k]);
    return path;
}
