/* Requests: see request.h. */
#include "edition/request.h"

#include "base/file.h"

const char *const stage_names[STAGE_COUNT] = {"doc", "layout", "text", "lines", "pages", "sheets"};

char *request_path(struct arena *arena, const struct pipeline_request *request,
                   struct slice language, struct slice layout)
{
    bool is_input = request->text.bytes != NULL; /* standard input has no name */
    struct slice stem = is_input ? SLICE("stdin") : path_name(slice_of(request->content));
    for (size_t i = stem.length; i > 0; i--)
        if (stem.bytes[i - 1] == '.') {
            stem.length = i - 1;
            break;
        }
    struct slice name = slice_format(arena, "%.*s.%.*s.%.*s.pdf", SLICE_ARG(stem),
                                     SLICE_ARG(language), SLICE_ARG(layout));
    return path_join(arena, slice_of(request->out_directory), name);
}
