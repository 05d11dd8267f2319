/* libqpdf, through its C interface: a finished PDF's objects, and a smaller way to write them.
 *
 * The one door to the library, which is loaded when first needed: a booklet for the printer never
 * pays for it. A missing library is a system error that names its package. Objects are handles of
 * their file; an object of another type than asked for, and one that is not there, read as the null
 * object, 0 or an empty slice, so that a reader of strange files asks without looking first. What
 * is given back lives as long as the file's arena. qpdf 10.6 or later (Debian 12 has 11.3). */
#ifndef ORISON_QPDF_QPDF_H
#define ORISON_QPDF_QPDF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/slice.h"

/* --- writing -----------------------------------------------------------------------------------
 */

/* Writes a PDF anew: objects in deflated object streams, the table in a stream, a file ID that
 * hashes the content; streams stay as they are. ISO 32000-1, 7.5.7, 7.5.8. `name` is what messages
 * call it. Reports a failure as a system error; false then. `out` is in `arena`. */
bool qpdf_pack(struct arena *arena, struct diag *diag, const char *name, struct slice bytes,
               struct slice *out);

/* --- reading -----------------------------------------------------------------------------------
 */

struct qpdf_file;

/* An object of a file, by the library's number; 0 is the null object. */
struct qpdf_object {
    uint32_t handle;
};

enum qpdf_kind {
    QPDF_NOTHING, /* null, missing, or of a kind that no reader here asks for */
    QPDF_NUMBER,  /* an integer */
    QPDF_NAME,
    QPDF_STRING,
    QPDF_ARRAY,
    QPDF_DICTIONARY,
    QPDF_STREAM
};

/* Opens a file's bytes, which are borrowed. Reports one that is no PDF, or needs a password, as an
 * error at `path`; NULL then. */
struct qpdf_file *qpdf_open(struct arena *arena, struct diag *diag, const char *path,
                            struct slice bytes);

struct qpdf_object qpdf_root(struct qpdf_file *file);
uint32_t qpdf_page_count(struct qpdf_file *file);
struct qpdf_object qpdf_page(struct qpdf_file *file, uint32_t page);

enum qpdf_kind qpdf_kind(struct qpdf_file *file, struct qpdf_object object);

/* The number of an indirect object, 0 of a direct one. */
uint32_t qpdf_number_of(struct qpdf_file *file, struct qpdf_object object);

/* A dictionary's or a stream's entry; `key` with its slash. */
struct qpdf_object qpdf_find(struct qpdf_file *file, struct qpdf_object dict, const char *key);

uint32_t qpdf_count(struct qpdf_file *file, struct qpdf_object array);
struct qpdf_object qpdf_item(struct qpdf_file *file, struct qpdf_object array, uint32_t index);

int64_t qpdf_integer(struct qpdf_file *file, struct qpdf_object object);
struct slice qpdf_name(struct qpdf_file *file, struct qpdf_object object); /* with its slash */
struct slice qpdf_text(struct qpdf_file *file, struct qpdf_object string); /* as UTF-8 */

/* The first thing that the library had to repair or leave out so far; "" where all was well. To be
 * asked once, when all is read. */
struct slice qpdf_damage(struct qpdf_file *file);

/* The bytes of a stream, and of all content streams of a page, decoded. */
struct slice qpdf_stream(struct qpdf_file *file, struct qpdf_object stream);
struct slice qpdf_content(struct qpdf_file *file, struct qpdf_object page);

#endif
