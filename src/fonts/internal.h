/* Private to fonts/: the catalogue as read, what the texts hold, and one font file opened. */
#ifndef ORISON_FONTS_INTERNAL_H
#define ORISON_FONTS_INTERNAL_H

#include "base/index.h"
#include "fonts/fonts.h"

struct script_text;

/* -- catalogue.c: fonts.yaml ----------------------------------------------------------------- */

/* A face as the catalogue names it. */
struct font_file {
    struct slice *paths;    /* relative to a root: the names that systems give to the file */
    struct slice *packages; /* that bring it, by the names that systems give to them */
    struct slice package;   /* those in words: "culmus or fonts-culmus" */
    uint32_t path_count, package_count;
    struct slice family;
    struct slice leaves; /* characters that it leaves to the next family */
    uint32_t index;      /* in a collection */
    enum slant slant;
    enum weight weight;
    unit up_to; /* largest size that it serves; UNIT_LARGEST where it is no optical cut */
    double size_factor, line_feed; /* beside EB Garamond; line_feed 0 where it is silent */
    struct place place;
};

struct font_family {
    struct slice name;
    uint32_t first_file, file_count; /* in catalogue.files */
};

/* The families for some scripts, perhaps only in some languages; all indices. */
struct font_row {
    uint32_t *scripts; /* ISO 15924, packed */
    struct slice *languages;
    uint32_t *families;
    uint32_t script_count, language_count, family_count;
};

struct font_stack {
    struct slice name;
    double nominal_factor; /* size_factor of the family whose sizes the stack's are */
    struct font_row *rows;
    uint32_t *fallback; /* families that end every chain */
    uint32_t row_count, fallback_count;
};

struct catalogue {
    struct slice folder; /* of fonts.yaml, with its slash */
    struct slice more;   /* the second file, beside it, or "" */
    struct slice *roots;
    struct font_file *files;
    struct font_family *families;
    struct font_stack *stacks;
    uint32_t root_count, file_count, family_count, stack_count;
};

/* Reads and checks fonts.yaml, and its second file where the texts have a script that no row of the
 * first is for (always, where `texts` is NULL). Reports every problem with its place; NULL after an
 * error. */
const struct catalogue *catalogue_read(struct arena *arena, struct diag *diag, const char *path,
                                       const struct script_text *texts, uint32_t count);

/* Where the file is on this machine, or NULL: in the catalogue's own folder, there also under its
 * bare name, then in each root in turn; by each of its names. */
const char *catalogue_find_file(struct arena *arena, const struct catalogue *catalogue,
                                const struct font_file *file);

const struct font_stack *catalogue_find_stack(const struct catalogue *catalogue, struct slice name);

/* The row for a script: the one whose language is nearest to the tag (RFC 4647 lookup), else the
 * one for every language; NULL where the stack has none. */
const struct font_row *stack_find_row(const struct font_stack *stack, struct slice language,
                                      uint32_t script);

/* The package of the first family for a script that is not on this machine, or "". (list.c) */
struct slice catalogue_find_package(struct arena *scratch, const struct catalogue *catalogue,
                                    uint32_t script);

/* -- scan.c: what the texts hold ------------------------------------------------------------- */

/* Characters of one script in one language. What belongs to no script (spaces, digits,
 * punctuation, marks) stands with each script of the language. */
struct script_text {
    struct slice language;
    uint32_t script;
    uint32_t *code_points; /* rising, each once */
    uint32_t count;
    const struct cluster *const *clusters; /* with letters of the script, in order of appearance */
    uint32_t cluster_count;
};

/* A letter with marks that a face must attach to it. */
struct cluster {
    uint32_t *code_points;
    uint32_t count;
};

/* One entry a language and script, in order of the languages' first appearance and of the script
 * tags. A language whose texts have no script of their own stands there with Latn. */
struct script_text *texts_scan(struct arena *arena, const struct slice *texts,
                               const struct slice *languages, size_t text_count, uint32_t *count);

/* -- face.c: one font file ------------------------------------------------------------------- */

/* Maps, checks and measures the font at `path`, for a stack of that nominal factor. Reports a
 * broken file, or one that may not be embedded, at the file's place in the catalogue; false then.
 */
bool face_open(struct arena *arena, struct diag *diag, const struct font_file *file,
               const char *path, double nominal_factor, struct face *out);

/* The factor and the least line feed of a file in such a stack. */
double face_size_factor(const struct font_file *file, double nominal_factor);
double face_line_feed(const struct font_file *file, double nominal_factor);

/* Whether the face can show a character and does not leave it to others, by itself or as HarfBuzz
 * stands in for it: any space for a space, a hyphen for U+2011, nothing for what is invisible. */
bool face_has(const struct face *face, uint32_t code_point);

/* Whether the catalogue says that the face leaves the character to others. */
bool face_leaves(const struct face *face, uint32_t code_point);

/* -- cluster.c: characters that stand together ------------------------------------------------ */

/* Whether a character is a mark that stands above, below or over its letter in any script. */
bool is_attached_mark(uint32_t code_point);

/* How a face sets one cluster, from worst to best. */
enum cluster_fit {
    CLUSTER_LACKS, /* it lacks a character of it */
    CLUSTER_LOOSE, /* it has all, but a mark stands beside its letter, or over another mark */
    CLUSTER_FITS
};
enum cluster_fit cluster_fit(const struct face *face, const uint32_t *code_points, uint32_t count);

#endif
