/* Private to read/: a font's map from codes to text. ISO 32000-1, 9.10.3. */
#ifndef ORISON_READ_CMAP_H
#define ORISON_READ_CMAP_H

#include "base/arena.h"
#include "base/slice.h"

struct cmap;

/* Reads a ToUnicode stream, as much of it as makes sense. */
struct cmap *cmap_read(struct arena *arena, struct slice bytes);

/* The text of a code, UTF-8 in `arena`; U+FFFD where the map has none. */
struct slice cmap_text(const struct cmap *cmap, struct arena *arena, uint32_t code);

#endif
