/* Private to images/ and its tests: looking for a profile in folders. */
#ifndef ORISON_IMAGES_PROFILE_FIND_H
#define ORISON_IMAGES_PROFILE_FIND_H

#include <stddef.h>

#include "base/arena.h"

/* The first file of that name in the folders, in their order; NULL where there is none. A folder
 * may hold a `*` for a version: the newest that has the file is taken. */
const char *profile_find_in(struct arena *arena, const char *const *folders, size_t folder_count,
                            const char *name);

#endif
