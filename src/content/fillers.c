/* Fillers: what of a content stands on pages that are left over on the last sheet.
 *
 * In: a doc with all that its content has to say, and what a design asks for. Out: the doc as that
 * design shows it. Fillers are sections behind the colophon, in the order in which the design fills
 * pages, so that the structure of a tagged PDF is in reading order; which of them find a page is
 * for pages/ to say. The heading of ruled pages is the content's, else the language's.
 *
 * Invariant: sections keep their indices; blocks that are no filler's keep theirs. */
#include <string.h>

#include "content/lists.h"

const struct block *doc_block(const struct doc *doc, uint32_t i)
{
    return i < doc->block_count ? &doc->blocks[i] : &doc->notes[i - doc->block_count];
}

bool doc_is_filler(const struct doc *doc, uint32_t block)
{
    uint32_t section = doc->blocks[block].section;
    return section != NO_INDEX && doc->sections[section].kind != SECTION_TEXT;
}

struct showing {
    struct arena *arena;
    const struct doc *doc;
    struct block_list blocks;
    struct section *sections; /* all of the doc's, and room for one */
    uint32_t section_count;
    struct slice *languages; /* all of the doc's, and room for one */
    uint32_t language_count;
};

static uint32_t find_kind(const struct showing *showing, enum section_kind kind)
{
    for (uint32_t i = 0; i < showing->section_count; i++)
        if (showing->sections[i].kind == kind)
            return i;
    return NO_INDEX;
}

static uint32_t add_language(struct showing *showing, struct slice tag)
{
    for (uint32_t i = 0; i < showing->language_count; i++)
        if (slice_equal(showing->languages[i], tag))
            return i;
    showing->languages[showing->language_count] = tag;
    return showing->language_count++;
}

/* The language's heading over ruled lines, as a section of its own. */
static void add_prayer_notes(struct showing *showing)
{
    struct arena *arena = showing->arena;
    struct place place = {.source = showing->doc->source};
    bool is_own;
    struct block heading = {.kind = BLOCK_REGION,
                            .section = showing->section_count,
                            .item = NO_INDEX,
                            .entry = NO_INDEX,
                            .figure = NO_INDEX,
                            .span_count = 1,
                            .point_count = 1,
                            .place = place};
    heading.text = language_word(showing->languages[0], WORD_PRAYER_NOTES, &is_own);
    heading.language = is_own ? 0 : add_language(showing, SLICE("en"));
    heading.spans = arena_alloc(arena, sizeof *heading.spans);
    *heading.spans = (struct span){.byte_end = (uint32_t)heading.text.length,
                                   .role = SPAN_SET,
                                   .link = NO_INDEX,
                                   .note = NO_INDEX,
                                   .language = heading.language};
    heading.points = arena_alloc(arena, sizeof *heading.points);
    heading.points->place = place;
    showing->sections[showing->section_count++] =
        (struct section){.kind = SECTION_PRAYER_NOTES,
                         .first_block = (uint32_t)showing->blocks.count,
                         .block_count = 1,
                         .region = (uint32_t)showing->blocks.count,
                         .place = place};
    *array_add(arena, &showing->blocks) = heading;
}

/* Moves a section's blocks to the end of the list. */
static void add_section(struct showing *showing, uint32_t index)
{
    const struct section *from = &showing->doc->sections[index];
    struct section *to = &showing->sections[index];
    *to = *from;
    to->first_block = (uint32_t)showing->blocks.count;
    if (from->region != NO_INDEX)
        to->region = from->region - from->first_block + to->first_block;
    for (uint32_t i = 0; i < from->block_count; i++)
        *array_add(showing->arena, &showing->blocks) = showing->doc->blocks[from->first_block + i];
}

static void copy_doc(struct showing *showing)
{
    const struct doc *doc = showing->doc;
    showing->sections =
        arena_alloc_items(showing->arena, doc->section_count + 1, sizeof *showing->sections);
    showing->languages =
        arena_alloc_items(showing->arena, doc->language_count + 1, sizeof *showing->languages);
    memcpy(showing->languages, doc->languages, doc->language_count * sizeof *doc->languages);
    showing->language_count = doc->language_count;
    for (uint32_t i = 0; i < doc->block_count; i++)
        if (!doc_is_filler(doc, i))
            *array_add(showing->arena, &showing->blocks) = doc->blocks[i];
    for (uint32_t i = 0; i < doc->section_count; i++) {
        showing->sections[i] = doc->sections[i];
        if (doc->sections[i].kind != SECTION_TEXT) {
            showing->sections[i].block_count = 0;
            showing->sections[i].region = NO_INDEX;
        }
    }
    showing->section_count = doc->section_count;
}

void fillers_show(struct arena *arena, const struct doc *doc, const enum section_kind *kinds,
                  uint32_t kind_count, struct doc *out)
{
    struct showing showing = {.arena = arena, .doc = doc};
    copy_doc(&showing);
    for (uint32_t i = 0; i < kind_count; i++) {
        uint32_t section = find_kind(&showing, kinds[i]);
        if (section != NO_INDEX)
            add_section(&showing, section);
        else if (kinds[i] == SECTION_PRAYER_NOTES)
            add_prayer_notes(&showing);
    }
    *out = *doc;
    out->blocks = showing.blocks.at;
    out->block_count = (uint32_t)showing.blocks.count;
    out->sections = showing.sections;
    out->section_count = showing.section_count;
    out->languages = showing.languages;
    out->language_count = showing.language_count;
}
