/* For the tests of sheets/: empty pages, the layout that they are imposed by, and what comes out.
 */
#ifndef ORISON_TESTS_SHEETS_MODEL_H
#define ORISON_TESTS_SHEETS_MODEL_H

#include <check.h>
#include <stdlib.h>

#include "sheets/sheets.h"

enum { PAGES = 64 };

static const unit mm = 185771;
static const unit a5_width = 148 * mm, a5_height = 210 * mm;

struct model {
    struct arena *arena;
    struct diag *diag;
    struct layout layout;
    struct pages pages;
    struct page page_list[PAGES];
    struct color colors[2];
    struct sheets sheets;
    uint32_t columns, rows; /* of pages on a side, for those who look for one */
};

/* Pages of a size, with a design of that size and nothing that is delivered yet. */
static inline void model_make(struct model *model, unit width, unit height, uint32_t page_count,
                              bool is_bound_right)
{
    *model = (struct model){.arena = arena_make(0)};
    model->diag = diag_make(model->arena);
    model->layout.design = (struct design){.page_width = width, .page_height = height};
    for (uint32_t i = 0; i < page_count; i++)
        model->page_list[i] = (struct page){.number = i + 1, .is_recto = i % 2 == 0};
    model->pages = (struct pages){.width = width,
                                  .height = height,
                                  .is_bound_right = is_bound_right,
                                  .pages = model->page_list,
                                  .page_count = page_count};
}

static inline bool model_impose(struct model *model)
{
    return sheets_impose(model->arena, model->diag, &model->layout, &model->pages, &model->sheets);
}

static inline const struct side *find_side(const struct sheets *sheets, uint32_t sheet_no,
                                           bool is_back)
{
    for (uint32_t i = 0; i < sheets->side_count; i++)
        if (sheets->sides[i].sheet_no == sheet_no && sheets->sides[i].is_back == is_back)
            return &sheets->sides[i];
    ck_abort_msg("sheet %u has no %s", sheet_no, is_back ? "back" : "front");
    return NULL;
}

/* The printer's flip: on a landscape sheet the long edge is the horizontal one. By hand, as its
 * profile says. */
static inline bool is_flipped_over_top(const struct model *model)
{
    bool is_landscape = model->sheets.width > model->sheets.height;
    if (model->layout.deliver.duplex == DUPLEX_MANUAL)
        return model->layout.deliver.printer.is_back_turned;
    return model->layout.deliver.duplex == (is_landscape ? DUPLEX_LONG_EDGE : DUPLEX_SHORT_EDGE);
}

#endif
