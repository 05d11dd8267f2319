/* A run of the pipeline, as its files share it. */
#ifndef ORISON_PIPELINE_RUN_H
#define ORISON_PIPELINE_RUN_H

#include "base/dump.h"
#include "base/timings.h"
#include "content/content.h"
#include "edition/edition.h"
#include "layouts/layouts.h"
#include "pipeline/pipeline.h"

/* How an edition's pages are made: a row a stage, which puts its result into its place. */
struct edition_row {
    const char *name; /* as --timings and --dump have it */
    bool (*run)(struct arena *arena, struct edition *edition);
    void (*dump)(struct dump *dump, const struct edition *edition); /* NULL: none */
};

/* How a file is made of them. */
struct file_row {
    const char *name;
    bool (*run)(struct arena *arena, struct deliverable *deliverable);
    void (*dump)(struct dump *dump, const struct deliverable *deliverable);
};

/* pipeline.c has the rows: they are the story. */
enum { ROW_FONTS, ROW_TEXT, ROW_FIT, ROW_LINES, ROW_PAGES, ROW_CHECK, EDITION_ROWS };
enum { ROW_SHEETS, ROW_LABELS, ROW_INKS, ROW_PDF, ROW_PREFLIGHT, ROW_VERIFY, FILE_ROWS };
extern const struct edition_row edition_rows[EDITION_ROWS];
extern const struct file_row file_rows[FILE_ROWS];

/* The pages of one design. */
struct made {
    struct edition edition;
    struct arena *arenas[EDITION_ROWS];
    struct pdf_programs *programs; /* what its files have in common: in the first one's arena */
    size_t row;                    /* the next to run */
    bool is_made, is_refused;      /* there are pages; something on them is wrong */
};

/* One layout. */
struct file {
    struct deliverable deliverable;
    struct layout layout;
    struct made *made; /* NULL where it could not be made */
    struct arena *arena;
    bool is_first;            /* of its design */
    bool is_read, is_refused; /* the layout is usable; the file is not to be written */
};

struct pipeline {
    const struct pipeline_request *request;
    struct arena *arena; /* the content, the layouts, and this bookkeeping */
    struct diag *diag;
    struct timings *timings;
    struct doc doc;
    struct file *files;
    struct made *made;
    size_t made_count;
    bool has_layouts, has_content, is_content_fine;
};

/* What was reported so far that keeps a file back; whether there is such in the end. */
size_t run_faults(const struct pipeline *p);
bool run_has_failed(const struct pipeline *p);

/* Begins the pages of a layout's design. */
struct made *editions_begin(struct pipeline *p, const struct layout *layout);

/* Makes an edition's pages as far as the row `end`; false where one could not be made. */
bool editions_make_to(struct pipeline *p, struct made *made, size_t end);

/* Pages that are this design's: begun for the same one; or made for one with another goal, where
 * neither had to give for its own. NULL where there are none. */
struct made *editions_find_pages(struct pipeline *p, const struct design *design);

/* Makes all pages; false where those of one design could not be made. */
bool editions_make(struct pipeline *p);

/* Begins the pages of layouts whose sizes a family shares, as far as its need is asked for. */
void family_begin(struct pipeline *p);

/* Sends which files are not written, where what a run says is collected. */
void files_tell_refused(const struct pipeline *p);

/* Makes every file that can be made, and dumps, or writes what came out well. */
bool files_make(struct pipeline *p);

#endif
