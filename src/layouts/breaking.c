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

#define BREAKING(field, kind_of_property, low, high, sentence)                                     \
    PROPERTY_ROW(struct breaking, #field, kind_of_property, field, sentence, RANGE(low, high),     \
                 MUST_BE_SAID)
#define BREAKING_OPTIONAL(field, high, sentence)                                                   \
    PROPERTY_ROW(struct breaking, #field, NUMBER, field, sentence, RANGE(0, high), SILENT("0"))

static const struct value a_part = {.kind = VALUE_INTEGER, .least = -1000, .largest = 1000};
static const struct value two_parts = {
    .kind = VALUE_LIST, .of = &a_part, .count = 2, .words = "`\"CHARACTERS\": [start, end]`"};

static const struct property breaking_rows[] = {
    BREAKING(space_stretch, NUMBER, 0, 10,
             "By how much of its width a word space may grow at a badness of 100."),
    BREAKING(space_shrink, NUMBER, 0, 1, "By how much of its width a word space may shrink."),
    BREAKING(tolerance_first, NUMBER, 0, PENALTY_MOST,
             "The largest badness of a line where no word is divided."),
    BREAKING(tolerance, NUMBER, 0, PENALTY_MOST,
             "The largest badness of a line where words are divided."),
    BREAKING(emergency_stretch, NUMBER, 0, 1,
             "More stretch a line where nothing else helps, times the measure."),
    BREAKING_OPTIONAL(expansion, EXPANSION_MOST,
                      "Latin, Greek and Cyrillic letters of justified text may be this part wider "
                      "or narrower than drawn (font expansion)."),
    BREAKING_OPTIONAL(kashida, KASHIDA_MOST,
                      "In justified Arabic script a word of a loose line may be elongated at one "
                      "of its joins by so much of the size."),
    BREAKING(line_penalty, NUMBER, -PENALTY_MOST, PENALTY_MOST, "The penalty of each line."),
    BREAKING(hyphen_penalty, NUMBER, -PENALTY_MOST, PENALTY_MOST, "The penalty of a divided word."),
    BREAKING(explicit_hyphen_penalty, NUMBER, -PENALTY_MOST, PENALTY_MOST,
             "The penalty of a break after a hyphen of the text."),
    BREAKING(double_hyphen_demerits, NUMBER, 0, DEMERITS_MOST,
             "The demerits of two divided lines in a row."),
    BREAKING(final_hyphen_demerits, NUMBER, 0, DEMERITS_MOST,
             "The demerits of a divided last line but one."),
    BREAKING(fitness_demerits, NUMBER, 0, DEMERITS_MOST,
             "The demerits of a tight line beside a loose one."),
    BREAKING(short_last_line, NUMBER, 0, 1,
             "A last line under this part of the measure is a short one."),
    BREAKING(short_last_line_demerits, NUMBER, 0, DEMERITS_MOST, "The demerits of such a line."),
    BREAKING_OPTIONAL(same_word_demerits, DEMERITS_MOST,
                      "The demerits of two lines in a row that start or that end with the same "
                      "word of four letters or more."),
    BREAKING(sense_penalty, NUMBER, -PENALTY_MOST, 0,
             "The penalty, 0 or less, of a break after punctuation in styles that break by "
             "sense."),
    BREAKING(hyphen_before, COUNT, 1, 100, "The least characters before a hyphen."),
    BREAKING(hyphen_after, COUNT, 1, 100, "The least characters after a hyphen."),
    BREAKING(hyphen_word, COUNT, 1, 100, "The least characters of a word that is divided."),
    OTHER_ROW("protrusion",
              "How far characters hang into the margin, in 1/1000 of their own width, at a line's "
              "start and at its end; the table takes the place of the base's.",
              NAMED(two_parts), SILENT("nothing hangs")),
};
const struct key_table breaking_keys = {
    .title = "Breaking lines",
    .about = "A line has a badness of 100 when its spaces grow by `space_stretch` or shrink by "
             "`space_shrink`; badness grows with the cube. Penalties belong to one break; demerits "
             "are added to the square of a line's badness and penalty.",
    KEYED_ROWS(breaking_rows)};

#define PAGING(field, sentence)                                                                    \
    PROPERTY_ROW(struct paging, #field, NUMBER, field, sentence, RANGE(0, COST_MOST), MUST_BE_SAID)
#define PAGING_OPTIONAL(field, sentence)                                                           \
    PROPERTY_ROW(struct paging, #field, NUMBER, field, sentence, RANGE(0, COST_MOST), SILENT("0"))

static const struct property paging_rows[] = {
    PAGING(short_page, "For each line that a page lacks, squared."),
    PAGING(uneven_spread, "For each line of difference between facing pages, squared."),
    PAGING(stretched_gap,
           "For each line that is added to a gap, squared; so many times more as the page is "
           "still short of lines. All gaps of a spread grow alike."),
    PAGING(widow_cost, "For a break against `widows`."),
    PAGING(orphan_cost, "For a break against `orphans`."),
    PAGING(hyphen_turn,
           "For a divided word at the foot of a recto; at the foot of a verso half of it."),
    PAGING(keep_broken, "For a paragraph of at most `keep_lines` lines that is divided."),
    PAGING_OPTIONAL(item_broken,
                    "For an item of any length that is divided, also between its paragraphs."),
    PAGING(last_page, "For each line that the last page has fewer than `last_page_lines`."),
    PROPERTY_ROW(struct paging, "last_page_lines", COUNT, last_page_lines,
                 "The least lines of a last page that cost nothing.", RANGE(0, 1000), MUST_BE_SAID),
    PAGING(new_page, "For a page more."),
    PAGING_OPTIONAL(other_lines,
                    "For a paragraph that is set with a line less or more than is best, where that "
                    "makes better pages; at 0 none is."),
    PAGING_OPTIONAL(other_lines_demerits,
                    "With it, for each 1000 demerits that its lines then have more."),
};
const struct key_table paging_keys = {.title = "Filling pages",
                                      .about = "All are costs; the cheapest booklet wins.",
                                      KEYED_ROWS(paging_rows)};

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
    struct design *design = &draft->layout->design;
    uint64_t breaking_set = 0, paging_set = 0;
    for (size_t i = 0; i < draft->file_count; i++) {
        const struct node *breaking = yaml_find(draft->files[i], "breaking");
        const struct node *paging = yaml_find(draft->files[i], "paging");
        const struct node *protrusion = yaml_find(breaking, "protrusion");
        if (breaking)
            breaking_set |=
                properties_read(draft, TABLE(breaking_rows), breaking, &design->breaking);
        if (protrusion)
            read_protrusions(draft, protrusion);
        if (paging)
            paging_set |= properties_read(draft, TABLE(paging_rows), paging, &design->paging);
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
