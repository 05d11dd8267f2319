/* The numbers of the two breakers, and protrusion.
 *
 * In: `breaking` and `paging` of all files. Out: design.breaking and design.paging. Every number
 * must be said somewhere in the chain: none has a default here. Protrusion names characters,
 * several at once where they hang alike: `".,": [0, 700]`, at a line's start and at its end. */
#include <stddef.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "layouts/draft.h"
#include "layouts/hash.h"

/* Demerits are squares of sums of penalties, so they have a wider range (Knuth and Plass 1981). */
#define PENALTY_MOST  10000
#define DEMERITS_MOST 1e9
#define COST_MOST     1e6

/* Beyond, letters are seen to differ: Zapf and Karow's hz-program, Thanh 2000, section 4.3. */
#define EXPANSION_MOST 0.03

/* Beyond, a join is longer than the letters at its sides: lettering, not a book. */
#define KASHIDA_MOST 1

#define BREAKING(field, field_kind, low, high)                                                     \
    {                                                                                              \
        .key = #field, .kind = PROPERTY_##field_kind,                                              \
        .byte_offset = offsetof(struct breaking, field), .least = (low), .largest = (high),        \
        .use = REQUIRED                                                                            \
    }

static const struct property breaking_rows[] = {
    BREAKING(space_stretch, NUMBER, 0, 10),
    BREAKING(space_shrink, NUMBER, 0, 1),
    BREAKING(tolerance_first, NUMBER, 0, PENALTY_MOST),
    BREAKING(tolerance, NUMBER, 0, PENALTY_MOST),
    BREAKING(emergency_stretch, NUMBER, 0, 1),
    {.key = "expansion",
     .kind = PROPERTY_NUMBER,
     .byte_offset = offsetof(struct breaking, expansion),
     .largest = EXPANSION_MOST},
    {.key = "kashida",
     .kind = PROPERTY_NUMBER,
     .byte_offset = offsetof(struct breaking, kashida),
     .largest = KASHIDA_MOST},
    BREAKING(line_penalty, NUMBER, -PENALTY_MOST, PENALTY_MOST),
    BREAKING(hyphen_penalty, NUMBER, -PENALTY_MOST, PENALTY_MOST),
    BREAKING(explicit_hyphen_penalty, NUMBER, -PENALTY_MOST, PENALTY_MOST),
    BREAKING(double_hyphen_demerits, NUMBER, 0, DEMERITS_MOST),
    BREAKING(final_hyphen_demerits, NUMBER, 0, DEMERITS_MOST),
    BREAKING(fitness_demerits, NUMBER, 0, DEMERITS_MOST),
    BREAKING(short_last_line, NUMBER, 0, 1),
    BREAKING(short_last_line_demerits, NUMBER, 0, DEMERITS_MOST),
    {.key = "same_word_demerits",
     .kind = PROPERTY_NUMBER,
     .byte_offset = offsetof(struct breaking, same_word_demerits),
     .largest = DEMERITS_MOST},
    BREAKING(sense_penalty, NUMBER, -PENALTY_MOST, 0),
    BREAKING(hyphen_before, COUNT, 1, 100),
    BREAKING(hyphen_after, COUNT, 1, 100),
    BREAKING(hyphen_word, COUNT, 1, 100),
};

#define PAGING(field)                                                                              \
    {                                                                                              \
        .key = #field, .kind = PROPERTY_NUMBER, .byte_offset = offsetof(struct paging, field),     \
        .largest = COST_MOST, .use = REQUIRED                                                      \
    }

#define PAGING_OPTIONAL(field)                                                                     \
    {                                                                                              \
        .key = #field, .kind = PROPERTY_NUMBER, .byte_offset = offsetof(struct paging, field),     \
        .largest = COST_MOST                                                                       \
    }

static const struct property paging_rows[] = {
    PAGING(short_page),
    PAGING(uneven_spread),
    PAGING(stretched_gap),
    PAGING(widow_cost),
    PAGING(orphan_cost),
    PAGING(hyphen_turn),
    PAGING(keep_broken),
    PAGING(last_page),
    {.key = "last_page_lines",
     .kind = PROPERTY_COUNT,
     .byte_offset = offsetof(struct paging, last_page_lines),
     .largest = 1000,
     .use = REQUIRED},
    PAGING(new_page),
    PAGING_OPTIONAL(other_lines),
    PAGING_OPTIONAL(other_lines_demerits),
};

struct protrusion_list {
    struct protrusion *at;
    size_t count, room;
};

static bool read_hangs(struct draft *draft, const struct node *node, struct protrusion *out)
{
    if (node->kind != NODE_SEQUENCE || node->count != 2) {
        diag_error(
            draft->diag, node->place, "layout-protrusion",
            "expected two numbers, 1/1000 of the character's width: [at the line's start, at "
            "its end]");
        return false;
    }
    int64_t start, end;
    if (!yaml_integer(draft->diag, node->first, -1000, 1000, &start) ||
        !yaml_integer(draft->diag, node->first->next, -1000, 1000, &end))
        return false;
    out->start = (int32_t)start;
    out->end = (int32_t)end;
    return true;
}

static void read_protrusion(struct draft *draft, const struct node *node,
                            struct protrusion_list *list)
{
    struct protrusion protrusion;
    if (!draft_note(draft, read_hangs(draft, node, &protrusion)))
        return;
    for (size_t at = 0; at < node->key.length;) {
        protrusion.code_point = utf8_next(node->key, &at);
        *array_add(draft->arena, list) = protrusion;
    }
}

static int compare_protrusions(const void *a, const void *b)
{
    uint32_t left = ((const struct protrusion *)a)->code_point;
    uint32_t right = ((const struct protrusion *)b)->code_point;
    return left < right ? -1 : left > right;
}

/* A table replaces that of the base: what hangs how much is one design. */
static void read_protrusions(struct draft *draft, const struct node *node)
{
    struct protrusion_list list = {0};
    if (!draft_note(draft, yaml_is_kind(draft->diag, node, NODE_MAPPING,
                                        "characters and how they hang (\".,\": [0, 700])")))
        return;
    for (const struct node *entry = node->first; entry; entry = entry->next)
        read_protrusion(draft, entry, &list);
    if (list.count > 0)
        qsort(list.at, list.count, sizeof *list.at, compare_protrusions);
    for (size_t i = 1; i < list.count; i++) {
        if (list.at[i].code_point != list.at[i - 1].code_point)
            continue;
        diag_error(draft->diag, node->place, "layout-protrusion",
                   "U+%04X stands in the table twice", (unsigned)list.at[i].code_point);
        draft->is_bad = true;
    }
    draft->layout->design.breaking.protrusions = list.at;
    draft->layout->design.breaking.protrusion_count = (uint32_t)list.count;
}

void breaking_read(struct draft *draft)
{
    static const char *const others[] = {"protrusion"};
    struct design *design = &draft->layout->design;
    uint64_t breaking_set = 0, paging_set = 0;
    for (size_t i = 0; i < draft->file_count; i++) {
        const struct node *breaking = yaml_find(draft->files[i], "breaking");
        const struct node *paging = yaml_find(draft->files[i], "paging");
        const struct node *protrusion = yaml_find(breaking, "protrusion");
        if (breaking)
            breaking_set |= properties_read(draft, TABLE(breaking_rows), breaking,
                                            &design->breaking, others, 1);
        if (protrusion)
            read_protrusions(draft, protrusion);
        if (paging)
            paging_set |=
                properties_read(draft, TABLE(paging_rows), paging, &design->paging, NULL, 0);
    }
    struct place place = draft->layout->place;
    properties_require(draft, TABLE(breaking_rows), breaking_set, place, "'breaking'");
    properties_require(draft, TABLE(paging_rows), paging_set, place, "'paging'");
}

uint64_t breaking_hash(const struct design *design, uint64_t seed)
{
    seed = properties_hash(TABLE(breaking_rows), &design->breaking, seed);
    seed = properties_hash(TABLE(paging_rows), &design->paging, seed);
    seed = hash_count(seed, design->breaking.protrusion_count);
    for (uint32_t i = 0; i < design->breaking.protrusion_count; i++) {
        const struct protrusion *protrusion = &design->breaking.protrusions[i];
        seed = hash_count(seed, protrusion->code_point);
        seed = hash_count(seed, (uint32_t)protrusion->start);
        seed = hash_count(seed, (uint32_t)protrusion->end);
    }
    return seed;
}

void breaking_dump(struct dump *dump, const struct design *design)
{
    dump_begin(dump, "breaking");
    properties_dump(dump, design, TABLE(breaking_rows), &design->breaking);
    dump_end(dump);
    dump_in(dump);
    for (uint32_t i = 0; i < design->breaking.protrusion_count; i++) {
        const struct protrusion *protrusion = &design->breaking.protrusions[i];
        char character[4];
        size_t length = utf8_write(character, protrusion->code_point);
        dump_begin(dump, "protrusion");
        dump_text(dump, "character", (struct slice){character, length});
        dump_number(dump, "start", protrusion->start);
        dump_number(dump, "end", protrusion->end);
        dump_end(dump);
    }
    dump_out(dump);
    dump_begin(dump, "paging");
    properties_dump(dump, design, TABLE(paging_rows), &design->paging);
    dump_end(dump);
}
