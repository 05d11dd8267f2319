/* How to print a booklet on an office printer, in words. What the file asks of the printer by
 * itself (PrintScaling, Duplex), not every printer heeds: so it is said in words too. */
#include "sheets/sheets.h"

static const char *finish_of(const struct deliver *deliver, bool is_alone)
{
    switch (deliver->imposition) {
    case IMPOSITION_SADDLE:
        if (deliver->up == 4)
            return "cut the rows apart, lay them in each other, fold and staple";
        return is_alone ? "fold the sheet in the middle"
                        : "fold the stack in the middle and staple the fold";
    case IMPOSITION_PERFECT:
        if (deliver->signature > 0)
            return is_alone ? "fold the sheet in the middle"
                            : "fold each signature, lay them on each other and bind";
        return is_alone ? "cut the sheet and bind the leaves at the spine"
                        : "cut the stack and bind it at the spine";
    case IMPOSITION_CUT_STACK:
        return is_alone
                   ? "cut the sheet and lay the pages on each other, from left to right, then down"
                   : "cut the stack and lay the piles on each other, from left to right, then down";
    case IMPOSITION_N_UP:
    case IMPOSITION_NONE:
    case IMPOSITION_COUNT:
        break;
    }
    return "cut them apart as you like";
}

/* What is done between the fronts and the backs. */
static const char *turn_of(const struct deliver *deliver, bool is_alone)
{
    if (is_alone)
        return "turn the sheet over like a leaf";
    return deliver->printer.is_stack_reversed ? "leave the pile as it came out"
                                              : "turn the pile over as one, like a leaf";
}

static void print_manually(struct diag *diag, const char *path, const struct deliver *deliver,
                           const struct sheets *sheets, const char *finish)
{
    bool is_alone = sheets->sheet_count == 1;
    const char *turn = turn_of(deliver, is_alone);
    if (is_alone)
        diag_note_path(diag, path, "print",
                       "print page 1 at 100 %%; %s, put it back, print page 2; %s", turn, finish);
    else
        diag_note_path(diag, path, "print",
                       "print pages 1 to %u at 100 %%; %s, put it back, print pages %u to %u; %s",
                       sheets->sheet_count, turn, sheets->sheet_count + 1, sheets->side_count,
                       finish);
}

static void advise(struct diag *diag, const char *path, const struct layout *layout,
                   const struct sheets *sheets)
{
    const struct deliver *deliver = &layout->deliver;
    const char *finish = finish_of(deliver, sheets->sheet_count == 1);
    bool has_backs = sheets->side_count > sheets->sheet_count;
    if (!sheets->is_imposed)
        return;
    switch (has_backs ? deliver->duplex : DUPLEX_NONE) {
    case DUPLEX_NONE:
        diag_note_path(diag, path, "print", "print at 100 %%, on one side; %s", finish);
        break;
    case DUPLEX_SHORT_EDGE:
    case DUPLEX_LONG_EDGE:
        diag_note_path(diag, path, "print", "print at 100 %%, on both sides, flip on %s edge; %s",
                       deliver->duplex == DUPLEX_SHORT_EDGE ? "short" : "long", finish);
        break;
    case DUPLEX_MANUAL:
        print_manually(diag, path, deliver, sheets, finish);
        break;
    }
}

void advice_tell(const struct deliverable *deliverable)
{
    if (!deliver_is_press(&deliverable->layout->deliver) && !deliverable->is_quiet)
        advise(deliverable->diag, deliverable->path, deliverable->layout, deliverable->sheets);
}
