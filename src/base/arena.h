/* Arenas: memory that is given back all at once.
 *
 * One arena an input and one a stage's result, made in pipeline/; nothing in a stage calls free().
 * Allocation never returns NULL: out of memory prints one message and ends the program with exit 3.
 *
 * All arenas of the process together have one cap, MEMORY_DEFAULT where nobody says otherwise, so
 * that no input takes the machine: `arena_is_over` turns true when it is passed, and a loop whose
 * length the input decides asks it and ends with a diagnostic at its place. A quarter more is the
 * end: exit 1, and a message that names the input alone. An arena may have a smaller cap of its
 * own. Libraries that let us allocate for them (libharu) count; others (HarfBuzz, ICU) come on top.
 */
#ifndef ORISON_BASE_ARENA_H
#define ORISON_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

#define MEMORY_DEFAULT ((size_t)1 << 30)

/* Sets the cap of the process, and the input that a message about it names (borrowed; NULL: none).
 */
void memory_set_cap(size_t bytes);
void memory_set_input(const char *path);

/* The cap in MiB, for messages. */
size_t memory_cap_mib(void);

/* Counts what a library allocates through us, and gives back. */
void memory_take(size_t bytes);
void memory_give(size_t bytes);

/* A place to come back to: everything allocated after it can be released together. */
struct arena_mark {
    void *chunk;
    size_t byte_used;
    size_t byte_total;
    void *defers;
};

/* Makes an empty arena. `byte_cap` 0 means no cap. The caller owns it: `arena_free`. */
struct arena *arena_make(size_t byte_cap);

/* Runs what was deferred, last first, and gives all memory back. NULL is fine. */
void arena_free(struct arena *arena);

/* Zeroed memory, aligned to 16 bytes, owned by the arena. `bytes` 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t bytes);

/* As `arena_alloc`, for memory that is written whole before it is read. */
void *arena_alloc_raw(struct arena *arena, size_t bytes);

/* `count` zeroed items; ends the program when the product overflows. */
void *arena_alloc_items(struct arena *arena, size_t count, size_t item_bytes);

/* Calls `end(handle)` when the arena is freed or released past this point: for libraries' handles.
 */
void arena_defer(struct arena *arena, void (*end)(void *handle), void *handle);

/* Mark and release, for temporaries in a scratch arena. Marks nest. */
struct arena_mark arena_mark(const struct arena *arena);
void arena_release(struct arena *arena, struct arena_mark mark);

/* Bytes handed out now, and the most there ever were. */
size_t arena_bytes(const struct arena *arena);
size_t arena_peak(const struct arena *arena);

/* Whether more than its own cap was handed out, or more than the cap of the process by all. */
bool arena_is_over(const struct arena *arena);

/* Growing arrays live in an arena as {type *at; size_t count, room;} with the type's own name:
 *
 *     struct line_list { struct line *at; size_t count, room; };
 *     struct line *line = array_add(arena, &lines);      // zeroed, valid until the next array_add
 *
 * The old storage stays in the arena until it is freed: at most as much again as the array. */
#define array_add(arena, list)                                                                     \
    ((list)->count == (list)->room                                                                 \
         ? (void)((list)->at = array_grow((arena), (list)->at, (list)->count, &(list)->room,       \
                                          sizeof *(list)->at))                                     \
         : (void)0,                                                                                \
     &(list)->at[(list)->count++])

/* The growth step behind `array_add`: at least twice the room, old items copied, the rest zeroed.
 */
void *array_grow(struct arena *arena, const void *items, size_t count, size_t *room,
                 size_t item_bytes);

#endif
