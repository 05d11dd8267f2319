/* An edition: one content in one language, set in one design; and what is delivered of it.
 *
 * Each stage's result has its place here, NULL until its stage has run and const from then on. A
 * stage reads what those before it made and puts its own result into its own place: no other. Only
 * names of types stand here, so that a room sees of another what its headers show, and no more. */
#ifndef ORISON_EDITION_EDITION_H
#define ORISON_EDITION_EDITION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/slice.h"

struct design;
struct doc;
struct fitted;
struct fonts;
struct galley;
struct layout;
struct pages;
struct palette;
struct pdf_programs;
struct sheets;
struct text;

struct edition {
    struct diag *diag;
    /* what is asked */
    const struct doc *content;   /* as it was read, in the edition's language */
    const struct layout *layout; /* the first that asks for these pages */
    struct slice title, language,
        date;              /* how it is called; the date as ISO 8601 writes it, or "" */
    const char *catalogue; /* path of the fonts' */
    const char *hyphens;   /* folder of the compiled hyphenation tables */
    uint32_t family_steps; /* tenths of a point that all editions' common size is smaller */
    bool is_uncached;      /* text is shaped without the cache: for the benchmark */
    bool is_judged;        /* the pages are checked; */
    bool has_figures;      /* how even they are is told too */
    /* what the stages make of it, in their order */
    const struct doc *doc; /* with fillers, and with addresses as the design shows them */
    const struct fonts *fonts;
    const struct text *text;     /* at the sizes that fit, once `fitted` is there */
    const struct fitted *fitted; /* what the design gave for that */
    const struct design *design; /* the one in force: the layout's, then as it fits */
    const struct galley *galley;
    const struct pages *pages;
};

/* One file of it. */
struct deliverable {
    struct diag *diag;
    /* what is asked */
    const struct edition *edition; /* with its pages */
    const struct layout *layout;   /* of the same design, or of one with the same pages */
    const char *path;              /* where the file will be: for reports */
    int64_t source_date;           /* SOURCE_DATE_EPOCH in seconds, or -1 */
    bool is_quiet;                 /* how to print it is not told */
    bool is_verified;              /* it is read back before it is written */
    /* what is made of it, in this order */
    const struct sheets *sheets;
    const struct palette *palette;
    struct slice bytes;            /* of the file */
    struct pdf_programs *programs; /* for the next file of the edition, from the one before it */
};

#endif
