/* Memory that the machine refuses, to the program or to any library of it.
 *
 * In: malloc, calloc and realloc, whoever calls. Out: memory, or the end of the program: one
 * message and exit 3, older files as they were.
 *
 * Of thirteen libraries that a build may load, five lose something without a word when an
 * allocation fails: libqpdf writes null objects, HarfBuzz drops lookups and tables, lcms2 makes
 * other colours, ICU and libgettextpo give in halfway; three more abort. Looking after each at
 * every call was tried, and of 348 failing allocations some were always missed. A library calls the
 * program's malloc where the program has one (ELF looks there first), so the failure is met here,
 * once, before anybody can make something of it.
 *
 * A request beyond REQUEST_LARGEST is left to who asks: that is no machine out of memory but a
 * number out of a broken file, and its reader knows what to say. Under a sanitizer, which has a
 * malloc of its own, none of this is there. */
#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/ending.h"

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

#ifndef __SANITIZE_ADDRESS__

enum { REQUEST_LARGEST = 1 << 30 }; /* bytes */

/* The next in line: libc's, or one that was put before it. */
static struct {
    void *(*malloc)(size_t);
    void *(*calloc)(size_t, size_t);
    void *(*realloc)(void *, size_t);
} next;

/* ISO C knows no way from an address of data to one of a function; POSIX does (dlsym). */
static void find_next(void *function, const char *name)
{
    void *address = dlsym(RTLD_NEXT, name);
    if (!address)
        ending_without_memory();
    memcpy(function, &address, sizeof address);
}

void *malloc(size_t bytes)
{
    if (!next.malloc)
        find_next(&next.malloc, "malloc");
    void *memory = next.malloc(bytes);
    if (!memory && bytes <= REQUEST_LARGEST)
        ending_without_memory();
    return memory;
}

void *calloc(size_t count, size_t item_bytes)
{
    size_t bytes;
    if (!next.calloc)
        find_next(&next.calloc, "calloc");
    void *memory = next.calloc(count, item_bytes);
    bool is_huge = __builtin_mul_overflow(count, item_bytes, &bytes) || bytes > REQUEST_LARGEST;
    if (!memory && !is_huge)
        ending_without_memory();
    return memory;
}

void *realloc(void *memory, size_t bytes)
{
    if (!next.realloc)
        find_next(&next.realloc, "realloc");
    void *moved = next.realloc(memory, bytes);
    if (!moved && bytes > 0 && bytes <= REQUEST_LARGEST)
        ending_without_memory();
    return moved;
}

#endif
