/* What a doc is made of, in lists that grow (array_add): for those who make one, the reader and
 * links_show. Private to content/. */
#ifndef ORISON_CONTENT_LISTS_H
#define ORISON_CONTENT_LISTS_H

#include "content/content.h"

struct byte_list {
    char *at;
    size_t count, room;
};
struct span_list {
    struct span *at;
    size_t count, room;
};
struct point_list {
    struct point *at;
    size_t count, room;
};
struct block_list {
    struct block *at;
    size_t count, room;
};
struct link_list {
    struct link *at;
    size_t count, room;
};
struct figure_list {
    struct figure *at;
    size_t count, room;
};
struct grid_list {
    struct grid *at;
    size_t count, room;
};

#endif
