/* Fuzz target: any bytes as a word list; each of its words is found in it, and divided within, or
 * at its end where it is the first part of others. */
#include "fuzz.h"

#include "base/utf8.h"
#include "text/word_list.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena *arena = arena_make(0);
    struct slice text = {(const char *)bytes, length};
    if (utf8_find_invalid(text) == length) {
        struct word_list list = word_list_read(arena, text);
        for (size_t i = 0; i < list.words.count; i++) {
            const struct listed_word *word = &list.words.at[i];
            for (uint32_t k = 0; k < word->point_count; k++)
                if (word->points[k] == 0 || word->points[k] > word->cu_count)
                    abort();
            if (word->cu_count > list.longest)
                abort();
        }
        size_t count;
        uint16_t *string = utf16_of_utf8(arena, text, &count);
        for (size_t at = 0; at < count; at++) {
            const struct listed_word *word =
                word_list_match(&list, string + at, (uint32_t)(count - at));
            if (word && word->cu_count > count - at)
                abort();
        }
    }
    arena_free(arena);
    return 0;
}
