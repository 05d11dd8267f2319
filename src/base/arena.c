/* Arenas as a list of chunks, each twice as large as the last up to 1 MiB; a larger request gets a
 * chunk of its own. Release walks back to the marked chunk and frees what came after it. */
#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ending.h"

enum {
    ALIGNMENT = 16,          /* malloc's own, enough for every type used here */
    CHUNK_FIRST = 16 << 10,  /* small enough that a title-only booklet stays small */
    CHUNK_LARGEST = 1 << 20, /* large enough that 550 pages take few mallocs */
    MEMORY_STATUS = 1        /* the input is too large */
};

struct chunk {
    struct chunk *before;
    size_t byte_room, byte_used;
    _Alignas(ALIGNMENT) char bytes[];
};

struct deferred {
    struct deferred *before;
    void (*end)(void *);
    void *handle;
};

struct arena {
    struct chunk *chunk; /* newest first */
    struct deferred *defers;
    size_t byte_total, byte_peak, byte_cap;
};

/* One count for the process: the machine has one memory. */
static struct {
    size_t bytes, cap;
    const char *input;
} taken = {.cap = MEMORY_DEFAULT};

void memory_set_cap(size_t bytes)
{
    taken.cap = bytes;
}

void memory_set_input(const char *path)
{
    taken.input = path;
}

size_t memory_cap_mib(void)
{
    return taken.cap >> 20;
}

void memory_take(size_t bytes)
{
    taken.bytes += bytes;
    if (taken.bytes > taken.cap && taken.bytes - taken.cap > taken.cap / 4)
        ending_now(MEMORY_STATUS, taken.input, "too-large",
                   "this takes more memory than ORISON_MEMORY allows (MiB; 1024 where it is not "
                   "set): make it smaller, or allow more");
}

void memory_give(size_t bytes)
{
    taken.bytes -= bytes;
}

static void *allocate(size_t bytes)
{
    memory_take(bytes);
    void *memory = malloc(bytes);
    if (!memory)
        ending_without_memory();
    return memory;
}

struct arena *arena_make(size_t byte_cap)
{
    struct arena *arena = allocate(sizeof *arena);
    *arena = (struct arena){.byte_cap = byte_cap};
    return arena;
}

static struct chunk *add_chunk(struct arena *arena, size_t bytes)
{
    size_t room = arena->chunk ? arena->chunk->byte_room * 2 : CHUNK_FIRST;
    if (room > CHUNK_LARGEST)
        room = CHUNK_LARGEST;
    if (room < bytes)
        room = bytes;
    if (room > SIZE_MAX - sizeof(struct chunk))
        ending_without_memory();
    struct chunk *chunk = allocate(sizeof *chunk + room);
    chunk->before = arena->chunk;
    chunk->byte_room = room;
    chunk->byte_used = 0;
    arena->chunk = chunk;
    return chunk;
}

void *arena_alloc_raw(struct arena *arena, size_t bytes)
{
    assert(arena);
    if (bytes > SIZE_MAX - 2 * ALIGNMENT)
        ending_without_memory();
    size_t need = (bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    struct chunk *chunk = arena->chunk;
    if (!chunk || chunk->byte_room - chunk->byte_used < need)
        chunk = add_chunk(arena, need);
    void *memory = chunk->bytes + chunk->byte_used;
    chunk->byte_used += need;
    arena->byte_total += need;
    if (arena->byte_total > arena->byte_peak)
        arena->byte_peak = arena->byte_total;
    return memory;
}

void *arena_alloc(struct arena *arena, size_t bytes)
{
    return memset(arena_alloc_raw(arena, bytes), 0, bytes);
}

void *arena_alloc_items(struct arena *arena, size_t count, size_t item_bytes)
{
    if (item_bytes && count > SIZE_MAX / item_bytes)
        ending_without_memory();
    return arena_alloc(arena, count * item_bytes);
}

void arena_defer(struct arena *arena, void (*end)(void *handle), void *handle)
{
    struct deferred *deferred = arena_alloc(arena, sizeof *deferred);
    *deferred = (struct deferred){arena->defers, end, handle};
    arena->defers = deferred;
}

struct arena_mark arena_mark(const struct arena *arena)
{
    return (struct arena_mark){arena->chunk, arena->chunk ? arena->chunk->byte_used : 0,
                               arena->byte_total, arena->defers};
}

void arena_release(struct arena *arena, struct arena_mark mark)
{
    while (arena->defers != mark.defers) {
        struct deferred *deferred = arena->defers;
        arena->defers = deferred->before;
        deferred->end(deferred->handle);
    }
    while (arena->chunk != mark.chunk) {
        struct chunk *chunk = arena->chunk;
        arena->chunk = chunk->before;
        memory_give(sizeof *chunk + chunk->byte_room);
        free(chunk);
    }
    if (arena->chunk)
        arena->chunk->byte_used = mark.byte_used;
    arena->byte_total = mark.byte_total;
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    arena_release(arena, (struct arena_mark){0});
    memory_give(sizeof *arena);
    free(arena);
}

size_t arena_bytes(const struct arena *arena)
{
    return arena->byte_total;
}

size_t arena_peak(const struct arena *arena)
{
    return arena->byte_peak;
}

bool arena_is_over(const struct arena *arena)
{
    return taken.bytes > taken.cap || (arena->byte_cap != 0 && arena->byte_total > arena->byte_cap);
}

void *array_grow(struct arena *arena, const void *items, size_t count, size_t *room,
                 size_t item_bytes)
{
    size_t wider = *room ? *room * 2 : 8;
    if (wider < *room)
        ending_without_memory();
    void *grown = arena_alloc_items(arena, wider, item_bytes);
    if (count)
        memcpy(grown, items, count * item_bytes);
    *room = wider;
    return grown;
}
