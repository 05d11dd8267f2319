/* Objects: the thin layer over libharu's objects that the other files of this folder build with.
 *
 * libharu keeps dictionaries, arrays, references and the cross-reference table; numbers with
 * decimals, long arrays and the names of filters are written by ourselves, as raw entries at a
 * dictionary's end (its own real numbers are 32-bit floats, its arrays end at 32,767 items, and it
 * drops a /Filter in silence from a stream that was deflated before). Most calls only set a sticky
 * error code: `objects_are_fine` is asked once a group. Nothing is freed singly; `objects_make`
 * registers the end of all with its arena. */
#ifndef ORISON_PDF_OBJECTS_H
#define ORISON_PDF_OBJECTS_H

#include <hpdf.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/slice.h"
#include "pdf/buffer.h"

struct objects;

/* An empty file. `arena` keeps what raw entries and streams need until the file is written. */
struct objects *objects_make(struct arena *arena);

/* From here on streams are deflated at zlib's best level. */
void objects_pack_tightly(struct objects *objects);

/* Whether no call has failed so far; `objects_error` is libharu's code, 0 where fine. */
bool objects_are_fine(const struct objects *objects);
unsigned objects_error(const struct objects *objects);

/* A new indirect dictionary. */
HPDF_Dict objects_add_dict(struct objects *objects);

enum stream_form { STREAM_DEFLATED, STREAM_PLAIN };

/* The number that refers to an indirect object. */
unsigned objects_number(HPDF_Dict dict);

/* A new stream with these bytes; they are copied. */
HPDF_Dict objects_add_stream(struct objects *objects, struct slice bytes, enum stream_form form);

/* New direct values under `key`. */
HPDF_Dict dict_add_dict(HPDF_Dict dict, const char *key);
HPDF_Array dict_add_array(HPDF_Dict dict, const char *key);

/* A text string of UTF-8: PDFDocEncoding where it is ASCII, else UTF-16BE with its mark. One of
 * more than STRING_BYTES_MOST bytes then is left out and noted. */
void dict_add_text(struct objects *objects, HPDF_Dict dict, const char *key, struct slice text);

enum { STRING_BYTES_MOST = 65535 }; /* what readers and libharu take: PDF 1.7, annex C */

/* The first text string that was too long, as it was given; empty where there was none. */
struct slice objects_long_text(const struct objects *objects);

/* A byte string, of printable ASCII. */
void dict_add_string(struct objects *objects, HPDF_Dict dict, const char *key, struct slice ascii);

/* An entry whose value is written as it stands in `value`, which is copied. */
void dict_add_raw(struct objects *objects, HPDF_Dict dict, const char *key, struct slice value);

/* A rectangle, a list of numbers in points: left, bottom, right, top; 3 decimals. */
void dict_add_box(struct objects *objects, HPDF_Dict dict, const char *key, const double box[4]);

/* Writes the file: header `version` ("1.7"), every object, the table, and a trailer with `root`,
 * `info` and a file ID that is a hash of all bytes before it. The bytes are in `out`. */
bool objects_write(struct objects *objects, const char *version, HPDF_Dict root, HPDF_Dict info,
                   struct buffer *out);

#endif
