/* What is measured, and where: by scan.c in the file's bytes, by measure.c in what was placed. */
#ifndef ORISON_PREFLIGHT_MEASURES_H
#define ORISON_PREFLIGHT_MEASURES_H

#include "preflight/preflight.h"

/* A page's boxes in points: left, bottom, right, top. */
struct page_boxes {
    double media[4], bleed[4], trim[4];
    bool has_bleed, has_trim;
};

/* What the bytes say. */
struct file_facts {
    char version[4];             /* "1.6" */
    bool is_identified;          /* as the layout's standard is */
    uint32_t intent_count;       /* GTS_PDFX */
    bool has_profile;            /* embedded */
    uint32_t font_count;         /* descriptors */
    uint32_t font_program_count; /* embedded */
    const char *forbidden;       /* a key that must not be there, or NULL */
    struct page_boxes *pages;
    uint32_t page_count;
};

/* Reads the objects outside of streams. */
struct file_facts scan_file(struct arena *arena, enum standard standard, struct slice pdf);

/* Whether an item has ink, and where, from its page's trim's top left. */
bool item_is_shown(const struct page_item *item);
struct box item_ink(const struct preflight_job *job, const struct page_item *item);

/* What was placed. */
struct placed_facts {
    bool has_ink[4];      /* C M Y K, on pages */
    bool *has_spot;       /* by the palette's separations */
    double total;         /* percent, of the colours used */
    uint32_t total_color; /* which has it */
    bool has_rules;
    unit smallest_rule, smallest_type;
    unit safe;          /* least distance of text or rules to a trimmed edge or a fold */
    uint32_t safe_page; /* number of the page that has it; 0: nothing is placed */
    uint32_t image_count;
    double least_resolution; /* pixels an inch, of the pictures */
};

struct placed_facts measure_placed(struct arena *arena, const struct preflight_job *job);

#endif
