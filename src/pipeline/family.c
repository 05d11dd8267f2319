/* The size that all editions of a content share.
 *
 * In: editions that are set in type. Out: each has the steps that its family is smaller by. So an
 * edition is read and set in type once, whether it is made itself or only measured. */
#include "fit/fit.h"
#include "pipeline/run.h"

static bool is_family(const struct file *file)
{
    return file->is_read && file->layout.design.fit.is_family &&
           file->layout.design.fit.goal != FIT_NONE;
}

bool pipeline_is_family(const struct pipeline *p)
{
    bool is_any = false;
    for (size_t i = 0; i < p->request->layout_count; i++)
        is_any |= is_family(&p->files[i]);
    return is_any;
}

void family_begin(struct pipeline *p)
{
    for (size_t i = 0; i < p->request->layout_count; i++) {
        const struct layout *layout = &p->files[i].layout;
        if (!is_family(&p->files[i]) || editions_find_pages(p, &layout->design))
            continue;
        diag_set_context(p->diag, p->doc.languages[0], layout->name);
        editions_make_to(p, editions_begin(p, layout), ROW_FIT);
    }
}

/* The pages that were begun for a layout; NULL where they could not be, or are those of another. */
static struct made *find_begun(struct pipeline *p, size_t layout)
{
    for (size_t i = 0; i < p->made_count; i++)
        if (p->made[i].edition.layout == &p->files[layout].layout)
            return p->made[i].row == ROW_FIT ? &p->made[i] : NULL;
    return NULL;
}

static void share_size_in(struct pipeline *const *all, size_t member_count, size_t count,
                          size_t layout)
{
    struct arena *arena = arena_make(0);
    struct fit_need *needs = arena_alloc_items(arena, member_count, sizeof *needs);
    for (size_t i = 0; i < member_count; i++) {
        const struct made *made = find_begun(all[i], layout);
        const char *language = all[i]->request->language;
        needs[i] = (struct fit_need){.language = language, .outcome = FIT_FAILED};
        if (made)
            needs[i] = fit_need_of(&made->edition, language);
    }
    for (size_t i = 0; i < count; i++) {
        struct made *made = find_begun(all[i], layout);
        if (made)
            made->edition.family_steps =
                fit_family(all[i]->diag, made->edition.design, needs, member_count);
    }
    arena_free(arena);
}

void pipeline_share_size(struct pipeline *const *all, size_t member_count, size_t count)
{
    for (size_t i = 0; i < all[0]->request->layout_count; i++)
        if (is_family(&all[0]->files[i]))
            share_size_in(all, member_count, count, i);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < member_count; k++)
            if (i != k && diag_system_count(all[k]->diag) > 0) /* what it needs is not known */
                diag_system(all[i]->diag, all[i]->request->content, "fit-family",
                            "the edition %s cannot be measured",
                            all[k]->request->language ? all[k]->request->language
                                                      : "of the content");
}
