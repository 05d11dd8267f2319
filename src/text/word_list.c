/* Reading and asking a word list: see word_list.h. Words are kept by their UTF-16, since that is
 * what breaks are looked for in; the longest match costs a look-up a length, which only languages
 * with a list pay. */
#include "text/word_list.h"

#include "base/utf8.h"

enum { WORD_LARGEST = 128 }; /* code units; longer lines are no words */

static struct slice trim(struct slice line)
{
    size_t start = 0, end = 0;
    while (end < line.length && line.bytes[end] != '#')
        end++;
    while (start < end && (line.bytes[start] == ' ' || line.bytes[start] == '\t'))
        start++;
    while (end > start && (line.bytes[end - 1] == ' ' || line.bytes[end - 1] == '\t' ||
                           line.bytes[end - 1] == '\r'))
        end--;
    return slice_part(line, start, end);
}

static struct slice key_of(const uint16_t *string, uint32_t cu_count)
{
    return (struct slice){(const char *)string, cu_count * sizeof *string};
}

/* The last place where the word may be divided, 0 where there is none. */
static uint32_t last_point(const struct listed_word *word)
{
    return word->point_count > 0 ? word->points[word->point_count - 1] : 0;
}

static void add_word(struct arena *arena, struct word_list *list, struct slice line)
{
    size_t cu_count;
    uint16_t *string = utf16_of_utf8(arena, line, &cu_count);
    if (cu_count == 0 || cu_count > WORD_LARGEST)
        return;
    struct listed_word word = {.points = arena_alloc_items(arena, cu_count, sizeof(uint32_t)),
                               .is_second = string[0] == '|'};
    for (size_t i = 0; i < cu_count; i++) {
        if (string[i] != '|')
            string[word.cu_count++] = string[i];
        else if (word.cu_count > last_point(&word))
            word.points[word.point_count++] = word.cu_count;
    }
    if (word.cu_count == 0)
        return;
    map_add(&list->map, key_of(string, word.cu_count), (uint32_t)list->words.count);
    *array_add(arena, &list->words) = word;
    list->longest = word.cu_count > list->longest ? word.cu_count : list->longest;
}

struct word_list word_list_read(struct arena *arena, struct slice text)
{
    struct word_list list = {.map = map_make(arena)};
    for (size_t start = 0, end; start < text.length; start = end + 1) {
        for (end = start; end < text.length && text.bytes[end] != '\n';)
            end++;
        add_word(arena, &list, trim(slice_part(text, start, end)));
    }
    return list;
}

const struct listed_word *word_list_find(const struct word_list *list, const uint16_t *string,
                                         uint32_t cu_count)
{
    uint32_t index;
    if (cu_count > list->longest || !map_find(&list->map, key_of(string, cu_count), &index))
        return NULL;
    return &list->words.at[index];
}

const struct listed_word *word_list_match(const struct word_list *list, const uint16_t *string,
                                          uint32_t cu_count)
{
    const struct listed_word *word = NULL;
    uint32_t most = cu_count < list->longest ? cu_count : list->longest;
    for (uint32_t length = most; length > 0 && !word; length--)
        word = word_list_find(list, string, length);
    return word;
}
