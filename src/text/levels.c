/* Embedding levels of a draft: which of its parts UAX #9 is not shown as they stand.
 *
 * In: a draft. Out: a level a code unit, or NULL where all are the paragraph's. Numbers of several
 * groups, figures that call notes and addresses are isolates (bidi.h). */
#include <unicode/uchar.h>

#include "text/atoms.h"
#include "text/bidi.h"
#include "text/codes.h"
#include "text/draft.h"

struct isolate_list {
    struct isolate *at;
    size_t count, room;
};

static struct atom join(struct atom a, struct atom b)
{
    return (struct atom){a.cu_start < b.cu_start ? a.cu_start : b.cu_start,
                         a.cu_end > b.cu_end ? a.cu_end : b.cu_end};
}

/* The numbers and codes between two addresses or marks; a number within a code is of it. */
static void add_numbers(struct bench *bench, const struct paragraph *p, uint32_t cu_start,
                        uint32_t cu_end, struct isolate_list *isolates)
{
    struct atom_list atoms = {0}, codes = {0};
    size_t next = 0;
    atoms_find(bench->scratch, p->string, cu_start, cu_end, &atoms);
    codes_find(bench->scratch, p->string, cu_start, cu_end, &codes);
    for (size_t i = 0; i < atoms.count || next < codes.count;) {
        bool is_code = i == atoms.count ||
                       (next < codes.count && codes.at[next].cu_start < atoms.at[i].cu_end);
        struct atom atom = is_code ? codes.at[next++] : atoms.at[i++];
        while (is_code && i < atoms.count && atoms.at[i].cu_start < atom.cu_end)
            atom = join(atom, atoms.at[i++]);
        while (next < codes.count && codes.at[next].cu_start < atom.cu_end)
            next++;
        *array_add(bench->scratch, isolates) =
            (struct isolate){atom.cu_start, atom.cu_end, is_code ? ISOLATE_CODE : ISOLATE_NUMBER};
    }
}

/* Whether a mark is of digits; an asterisk is neutral by itself. */
static bool has_digit(const struct paragraph *p, uint32_t cu)
{
    return u_charDirection(p->string[cu]) == U_EUROPEAN_NUMBER;
}

const uint8_t *draft_levels(struct bench *bench, const struct draft *draft)
{
    const struct paragraph *p = &draft->paragraph;
    struct isolate_list isolates = {0};
    uint32_t cu = 0, plain = 0;
    if (p->level == 0 && !bidi_may_turn(p->string, p->cu_count))
        return NULL;
    for (size_t i = 0; i < draft->stretches.count; cu = draft->stretches.at[i++].cu_end) {
        const struct stretch *stretch = &draft->stretches.at[i];
        bool is_mark = stretch->is_note_mark && has_digit(p, cu);
        if (!stretch->is_address && !is_mark)
            continue;
        add_numbers(bench, p, plain, cu, &isolates);
        plain = stretch->cu_end;
        *array_add(bench->scratch, &isolates) =
            (struct isolate){cu, stretch->cu_end, is_mark ? ISOLATE_MARK : ISOLATE_ADDRESS};
    }
    add_numbers(bench, p, plain, p->cu_count, &isolates);
    return bidi_levels_of_isolates(bench->scratch, bench->bidi, p->string, p->cu_count, p->level,
                                   isolates.at, isolates.count);
}
