/* Advice: see advice.h. What the file asks of the printer by itself (PrintScaling, Duplex), not
 * every printer heeds: so it is said in words too. */
#include "advice.h"

static const char *finish_of(const struct deliver *deliver)
{
    switch (deliver->imposition) {
    case IMPOSITION_SADDLE:
        return deliver->up == 4 ? "cut the rows apart, lay them in each other, fold and staple"
                                : "fold the stack in the middle and staple the fold";
    case IMPOSITION_PERFECT:
        return deliver->signature > 0 ? "fold each signature, lay them on each other and bind"
                                      : "cut the stack and bind it at the spine";
    case IMPOSITION_CUT_STACK:
        return "cut the stack and lay the piles on each other, from left to right, then down";
    case IMPOSITION_N_UP:
    case IMPOSITION_NONE:
    case IMPOSITION_COUNT:
        break;
    }
    return "cut them apart as you like";
}

void advice_print(struct diag *diag, const char *path, const struct layout *layout,
                  const struct sheets *sheets)
{
    const struct deliver *deliver = &layout->deliver;
    const char *finish = finish_of(deliver);
    if (!sheets->is_imposed)
        return;
    switch (deliver->duplex) {
    case DUPLEX_NONE:
        diag_note_path(diag, path, "print", "print at 100 %%, on one side; %s", finish);
        break;
    case DUPLEX_SHORT_EDGE:
    case DUPLEX_LONG_EDGE:
        diag_note_path(diag, path, "print", "print at 100 %%, on both sides, flip on %s edge; %s",
                       deliver->duplex == DUPLEX_SHORT_EDGE ? "short" : "long", finish);
        break;
    case DUPLEX_MANUAL:
        diag_note_path(diag, path, "print",
                       "print pages 1 to %u at 100 %%; %s, put it back, print pages %u to %u; %s",
                       sheets->sheet_count,
                       deliver->printer.is_stack_reversed
                           ? "leave the pile as it came out"
                           : "turn the pile over as one, like a leaf",
                       sheets->sheet_count + 1, sheets->side_count, finish);
        break;
    }
}
