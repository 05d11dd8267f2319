/* The word list of an edition: CONTENT's stem/LANG.words, where there is one. See content.h. */
#include "base/file.h"
#include "base/utf8.h"
#include "content/content.h"

enum { WORD_LIST_LARGEST = 1 << 20 }; /* bytes */

/* Its path; NULL where the content's name has no end to take off. */
static const char *path_of(struct arena *arena, struct slice content, struct slice language)
{
    size_t stem = content.length;
    while (stem > 0 && content.bytes[stem - 1] != '.' && content.bytes[stem - 1] != '/')
        stem--;
    if (stem == 0 || content.bytes[stem - 1] != '.')
        return NULL;
    return slice_terminated(arena, slice_format(arena, "%.*s/%.*s.words", (int)(stem - 1),
                                                content.bytes, SLICE_ARG(language)));
}

bool content_read_words(struct arena *arena, struct diag *diag, const char *content,
                        struct doc *doc)
{
    const char *path = path_of(arena, slice_of(content), doc->languages[0]);
    if (!path || !file_exists(path))
        return true;
    if (!file_read(arena, diag, path, WORD_LIST_LARGEST, &doc->words))
        return false;
    size_t invalid = utf8_find_invalid(doc->words);
    if (invalid == doc->words.length)
        return true;
    struct place place = {diag_add_source(diag, path, doc->words), (uint32_t)invalid};
    diag_error(diag, place, "encoding", "this is no UTF-8");
    return false;
}
