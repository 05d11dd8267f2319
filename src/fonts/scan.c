/* Which characters the texts hold, by language and script.
 *
 * In: all texts of an edition, perhaps 1.3 MB. Out: short lists. One pass marks what occurs (a byte
 * store for ASCII, a bit in a page of 256 for the rest); only then is each distinct character asked
 * for its script, once. Where a character of no script stands is not followed: it is listed with
 * every script of its language, because the shaper's rule for such characters may give it to any of
 * them. That opens a face too many at worst, never one too few. Letters with marks above or below
 * them are listed too, each once: a face may have both and be unable to put them together. */
#include <hb.h>
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "fonts/internal.h"

enum { PAGE_COUNT = 0x110000 / 256, PAGE_WORDS = 256 / 64 };

/* What occurs in one language. */
struct language_text {
    struct slice language;
    uint8_t ascii[128];
    uint64_t *pages[PAGE_COUNT];
    struct cluster_list {
        struct cluster **at;
        size_t count, room;
    } clusters;
    struct map known; /* clusters, by their bytes */
};

static void mark_character(struct arena *arena, struct language_text *text, uint32_t character)
{
    uint64_t **page = &text->pages[character / 256];
    if (!*page)
        *page = arena_alloc_items(arena, PAGE_WORDS, sizeof **page);
    (*page)[character % 256 / 64] |= (uint64_t)1 << character % 64;
}

/* Code points of a cluster that is looked at: more marks than these are noise. */
enum { CLUSTER_MOST = 16 };

/* The bytes of a cluster whose first mark stands before `at`: its letter is the character before
 * that mark. Moves `at` past all its marks. */
static void add_cluster(struct arena *arena, struct language_text *text, struct slice bytes,
                        size_t letter, size_t *at)
{
    size_t end = *at;
    for (size_t next = end; next < bytes.length; end = next) {
        uint32_t c = utf8_next(bytes, &next);
        if (!is_attached_mark(c) && c != 0x034F)
            break;
        mark_character(arena, text, c);
    }
    struct slice key = slice_part(bytes, letter, end);
    uint32_t index;
    *at = end;
    if (map_find(&text->known, key, &index) || utf8_count(key) > CLUSTER_MOST)
        return;
    struct cluster *cluster = arena_alloc(arena, sizeof *cluster);
    cluster->code_points = arena_alloc_items(arena, utf8_count(key), sizeof(uint32_t));
    for (size_t i = 0; i < key.length;)
        cluster->code_points[cluster->count++] = utf8_next(key, &i);
    map_add(&text->known, key, (uint32_t)text->clusters.count);
    *array_add(arena, &text->clusters) = cluster;
}

struct code_list {
    uint32_t *at;
    size_t count, room;
};

struct script_list {
    struct script_text *at;
    size_t count, room;
};

static void mark_text(struct arena *arena, struct language_text *text, struct slice bytes)
{
    size_t letter = 0; /* where the last character began */
    for (size_t at = 0; at < bytes.length;) {
        unsigned char byte = (unsigned char)bytes.bytes[at];
        if (byte < 0x80) {
            text->ascii[byte] = 1;
            letter = at++;
            continue;
        }
        size_t start = at;
        uint32_t character = utf8_next(bytes, &at);
        if (character == UTF8_INVALID)
            character = 0xFFFD; /* as text/ will set it */
        mark_character(arena, text, character);
        if (start > 0 && is_attached_mark(character))
            add_cluster(arena, text, bytes, letter, &at);
        letter = start;
    }
}

static struct code_list list_code_points(struct arena *arena, const struct language_text *text)
{
    struct code_list list = {0};
    for (uint32_t c = ' '; c < 127; c++)
        if (text->ascii[c])
            *array_add(arena, &list) = c;
    for (uint32_t page = 0; page < PAGE_COUNT; page++)
        for (uint32_t bit = 0; text->pages[page] && bit < 256; bit++)
            if (text->pages[page][bit / 64] >> bit % 64 & 1)
                *array_add(arena, &list) = page * 256 + bit;
    return list;
}

static bool is_scriptless(hb_script_t script)
{
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED ||
           script == HB_SCRIPT_UNKNOWN;
}

/* The scripts of a language's characters, each once, rising. */
static struct code_list list_scripts(struct arena *arena, const hb_script_t *scripts, size_t count)
{
    struct code_list list = {0};
    for (size_t i = 0; i < count; i++) {
        size_t place = 0;
        while (place < list.count && list.at[place] < scripts[i])
            place++;
        if (is_scriptless(scripts[i]) ||
            (place < list.count && list.at[place] == (uint32_t)scripts[i]))
            continue;
        array_add(arena, &list);
        memmove(list.at + place + 1, list.at + place, (list.count - 1 - place) * sizeof *list.at);
        list.at[place] = scripts[i];
    }
    if (list.count == 0)
        *array_add(arena, &list) = HB_SCRIPT_LATIN;
    return list;
}

/* The clusters whose letter is of a script, or of none. */
static void pick_clusters(struct arena *arena, const struct language_text *text,
                          struct script_text *out)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    const struct cluster **picked = arena_alloc_items(arena, text->clusters.count, sizeof *picked);
    for (size_t i = 0; i < text->clusters.count; i++) {
        hb_script_t script = hb_unicode_script(unicode, text->clusters.at[i]->code_points[0]);
        if ((uint32_t)script == out->script || is_scriptless(script))
            picked[out->cluster_count++] = text->clusters.at[i];
    }
    out->clusters = picked;
}

static void add_language(struct arena *arena, struct script_list *out,
                         const struct language_text *text)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    struct code_list all = list_code_points(arena, text);
    hb_script_t *scripts = arena_alloc_items(arena, all.count, sizeof *scripts);
    for (size_t i = 0; i < all.count; i++)
        scripts[i] = hb_unicode_script(unicode, all.at[i]);
    struct code_list tags = list_scripts(arena, scripts, all.count);
    for (size_t t = 0; t < tags.count; t++) {
        struct code_list own = {0};
        for (size_t i = 0; i < all.count; i++)
            if ((uint32_t)scripts[i] == tags.at[t] || is_scriptless(scripts[i]))
                *array_add(arena, &own) = all.at[i];
        struct script_text *added = array_add(arena, out);
        *added = (struct script_text){.language = text->language,
                                      .script = tags.at[t],
                                      .code_points = own.at,
                                      .count = (uint32_t)own.count};
        pick_clusters(arena, text, added);
    }
}

struct script_text *texts_scan(struct arena *arena, const struct slice *texts,
                               const struct slice *languages, size_t text_count, uint32_t *count)
{
    struct language_list {
        struct language_text **at;
        size_t count, room;
    } known = {0};
    struct script_list out = {0};
    for (size_t i = 0; i < text_count; i++) {
        size_t k = 0;
        while (k < known.count && !slice_equal(known.at[k]->language, languages[i]))
            k++;
        if (k == known.count) {
            struct language_text *added = arena_alloc(arena, sizeof *added);
            added->language = languages[i];
            added->known = map_make(arena);
            *array_add(arena, &known) = added;
        }
        mark_text(arena, known.at[k], texts[i]);
    }
    for (size_t k = 0; k < known.count; k++)
        add_language(arena, &out, known.at[k]);
    *count = (uint32_t)out.count;
    return out.at;
}
