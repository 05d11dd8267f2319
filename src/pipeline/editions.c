/* An edition's pages, once for each design.
 *
 * In: the content, the layouts. Out: pages, shared by the layouts whose designs are equal, or whose
 * goals cost neither anything. The rows that make them are pipeline.c's. */
#include "fit/fit.h"
#include "pipeline/run.h"

struct made *editions_begin(struct pipeline *p, const struct layout *layout)
{
    struct made *made = &p->made[p->made_count++];
    made->edition = (struct edition){.diag = p->diag,
                                     .content = &p->doc,
                                     .layout = layout,
                                     .design = &layout->design,
                                     .title = p->doc.title,
                                     .language = p->doc.languages[0],
                                     .date = date_write(p->arena, p->doc.date),
                                     .catalogue = p->request->fonts,
                                     .hyphens = p->request->hyphens,
                                     .is_uncached = p->request->is_uncached,
                                     .is_judged = p->request->is_check,
                                     .has_figures = p->request->has_figures};
    return made;
}

bool editions_make_to(struct pipeline *p, struct made *made, size_t end)
{
    size_t before = run_faults(p);
    bool is_fine = true;
    for (; is_fine && made->row < end; made->row++) {
        struct arena **arena = &made->arenas[made->row];
        *arena = arena_make(0);
        is_fine = edition_rows[made->row].run(*arena, &made->edition);
        timings_end(p->timings, edition_rows[made->row].name, *arena);
    }
    made->is_made = is_fine && made->row == EDITION_ROWS;
    made->is_refused |= run_faults(p) > before;
    return is_fine;
}

struct made *editions_find_pages(struct pipeline *p, const struct design *design)
{
    for (size_t i = 0; i < p->made_count; i++)
        if (p->made[i].edition.layout->design.hash == design->hash)
            return &p->made[i];
    for (size_t i = 0; i < p->made_count; i++)
        if (p->made[i].is_made &&
            p->made[i].edition.layout->design.unfit_hash == design->unfit_hash &&
            fit_is_same(&p->made[i].edition, design))
            return &p->made[i];
    return NULL;
}

bool editions_make(struct pipeline *p)
{
    bool is_fine = true;
    for (size_t i = 0; i < p->request->layout_count; i++) {
        struct file *file = &p->files[i];
        if (!file->is_read)
            continue;
        diag_set_context(p->diag, p->doc.languages[0], file->layout.name);
        file->made = editions_find_pages(p, &file->layout.design);
        if (!file->made)
            file->made = editions_begin(p, &file->layout);
        file->is_first = file->made->edition.layout == &file->layout;
        if (file->is_first)
            is_fine &= editions_make_to(p, file->made, EDITION_ROWS);
    }
    return is_fine;
}
