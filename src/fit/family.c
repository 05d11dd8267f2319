/* The size that the editions of one content share.
 *
 * In: what each edition needs by itself. Out: one size. An edition is shaped once: its need is
 * sketched before any of them is fitted, so that a family costs a search more for each and nothing
 * else. */
#include "fit/fit.h"

struct fit_need fit_need_of(const struct edition *edition, const char *language)
{
    struct arena *arena = arena_make(0);
    struct edition trial = *edition;
    struct fitted fitted;
    struct fit_need need = {.language = language, .outcome = FIT_FAILED};
    trial.diag = diag_make(arena);
    if (fit_choose(arena, &trial, &fitted))
        need.outcome = fitted.outcome;
    need.size_steps = fitted.change.size_steps;
    need.size = fitted.fitted_size;
    arena_free(arena);
    return need;
}

static void tell_need(struct diag *diag, const struct design *design, const struct fit_need *need)
{
    const char *name = need->language ? need->language : "the content's own language";
    char size[32];
    unit_write(size, need->size);
    if (need->outcome == FIT_FAILED) {
        diag_note(diag, design->fit.place, "fit-family", "%s: does not fit within the bounds",
                  name);
        return;
    }
    diag_note(diag, design->fit.place, "fit-family", "%s: needs %s pt", name, size);
    diag_number(diag, "size_pt", unit_points(need->size), 2);
}

uint32_t fit_family(struct diag *diag, const struct design *design, const struct fit_need *needs,
                    size_t count)
{
    uint32_t steps = 0;
    bool has_failed = false;
    for (size_t i = 0; i < count; i++) {
        has_failed |= needs[i].outcome == FIT_FAILED;
        steps = needs[i].size_steps > steps ? needs[i].size_steps : steps;
    }
    for (size_t i = 0; has_failed && i < count; i++)
        tell_need(diag, design, &needs[i]);
    return has_failed ? 0 : steps;
}
