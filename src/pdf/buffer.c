/* Growing bytes: see buffer.h. The room doubles, so what lies unused in the arena is never more
 * than what is used. */
#include "pdf/buffer.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/unit.h"

enum { ROOM_FIRST = 256 }; /* bytes: the raw entries of a page's dictionary */

struct buffer buffer_make(struct arena *arena)
{
    return (struct buffer){.arena = arena};
}

char *buffer_room(struct buffer *buffer, size_t bytes)
{
    if (buffer->room - buffer->count < bytes) {
        size_t room = buffer->room ? buffer->room * 2 : ROOM_FIRST;
        while (room - buffer->count < bytes)
            room *= 2;
        char *wider = arena_alloc_raw(buffer->arena, room);
        if (buffer->count > 0)
            memcpy(wider, buffer->at, buffer->count);
        buffer->at = wider;
        buffer->room = room;
    }
    return buffer->at + buffer->count;
}

void buffer_add(struct buffer *buffer, const void *bytes, size_t count)
{
    if (count == 0)
        return;
    memcpy(buffer_room(buffer, count), bytes, count);
    buffer->count += count;
}

void buffer_add_text(struct buffer *buffer, const char *text)
{
    buffer_add(buffer, text, strlen(text));
}

void buffer_add_slice(struct buffer *buffer, struct slice text)
{
    buffer_add(buffer, text.bytes, text.length);
}

void buffer_add_format(struct buffer *buffer, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    assert(length >= 0);
    char *room = buffer_room(buffer, (size_t)length + 1);
    vsnprintf(room, (size_t)length + 1, format, again);
    va_end(again);
    buffer->count += (size_t)length;
}

void buffer_add_number(struct buffer *buffer, double value, int decimals)
{
    char *room = buffer_room(buffer, 32);
    buffer->count += number_write(room, value, decimals);
}

void buffer_add_hex16(struct buffer *buffer, uint16_t value)
{
    static const char digits[] = "0123456789ABCDEF";
    char *room = buffer_room(buffer, 4);
    for (int i = 0; i < 4; i++)
        room[i] = digits[value >> (12 - 4 * i) & 15];
    buffer->count += 4;
}

void buffer_add_utf16_hex(struct buffer *buffer, const uint16_t *units, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_add_hex16(buffer, units[i]);
}

struct slice buffer_slice(const struct buffer *buffer)
{
    return (struct slice){buffer->at, buffer->count};
}
