/* A mended copy of a source: see mend.h. */
#include "yaml/mend.h"

#include <assert.h>
#include <string.h>

struct mends mends_make(struct arena *arena, struct slice source)
{
    return (struct mends){.arena = arena, .source = source, .copy = source};
}

/* How many edits stand before `byte`. */
static size_t count_before(const struct mends *mends, size_t byte)
{
    size_t low = 0, high = mends->edits.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (mends->edits.at[middle].byte < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool add_edit(struct mends *mends, struct edit edit)
{
    size_t at = count_before(mends, edit.byte);
    const struct edit *before = at > 0 ? &mends->edits.at[at - 1] : NULL;
    const struct edit *next = at < mends->edits.count ? &mends->edits.at[at] : NULL;
    if (next && next->byte == edit.byte && !next->is_applied && next->is_shown && edit.is_shown)
        return true;
    bool is_taken = (before && before->byte + before->removed > edit.byte) ||
                    (next && (next->byte == edit.byte || next->byte < edit.byte + edit.removed));
    if (is_taken || edit.byte + edit.removed > mends->source.length)
        return false;
    array_add(mends->arena, &mends->edits);
    memmove(&mends->edits.at[at + 1], &mends->edits.at[at],
            (mends->edits.count - 1 - at) * sizeof edit);
    mends->edits.at[at] = edit;
    return true;
}

bool mends_replace(struct mends *mends, size_t byte, size_t removed, struct slice inserted)
{
    return add_edit(mends, (struct edit){.byte = byte, .removed = removed, .inserted = inserted});
}

bool mends_hide(struct mends *mends, size_t byte, size_t count)
{
    static const char letters[] = "xxxx";
    assert(count < sizeof letters);
    return add_edit(
        mends, (struct edit){
                   .byte = byte, .removed = count, .inserted = {letters, count}, .is_shown = true});
}

static size_t copy_bytes(char *to, size_t at, struct slice from)
{
    if (from.length > 0)
        memcpy(to + at, from.bytes, from.length);
    return at + from.length;
}

void mends_apply(struct mends *mends)
{
    size_t length = mends->source.length, byte = 0, at = 0;
    for (size_t i = 0; i < mends->edits.count; i++)
        length += mends->edits.at[i].inserted.length - mends->edits.at[i].removed;
    char *copy = arena_alloc_raw(mends->arena, length + 1);
    for (size_t i = 0; i < mends->edits.count; i++) {
        struct edit *edit = &mends->edits.at[i];
        at = copy_bytes(copy, at, slice_part(mends->source, byte, edit->byte));
        edit->byte_mended = at;
        edit->is_applied = true;
        at = copy_bytes(copy, at, edit->inserted);
        byte = edit->byte + edit->removed;
    }
    at = copy_bytes(copy, at, slice_part(mends->source, byte, mends->source.length));
    mends->copy = (struct slice){copy, at};
    mends->applied_count = mends->edits.count;
    struct edit *applied = arena_alloc_items(mends->arena, mends->edits.count, sizeof *applied);
    memcpy(applied, mends->edits.at, mends->edits.count * sizeof *applied);
    mends->applied = applied;
}

size_t mends_source_byte(const struct mends *mends, size_t byte_copy)
{
    size_t low = 0, high = mends->applied_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (mends->applied[middle].byte_mended <= byte_copy)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return byte_copy;
    const struct edit *edit = &mends->applied[low - 1];
    size_t into = byte_copy - edit->byte_mended;
    if (edit->is_shown)
        return edit->byte + into;
    if (into < edit->inserted.length)
        return edit->byte;
    return edit->byte + edit->removed + into - edit->inserted.length;
}

void mends_restore(const struct mends *mends, char *text, const struct place *places, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        size_t byte = places[i].byte, before = count_before(mends, byte + 1);
        const struct edit *edit = before > 0 ? &mends->edits.at[before - 1] : NULL;
        if (edit && edit->is_shown && byte < edit->byte + edit->removed && text[i] == 'x')
            text[i] = mends->source.bytes[byte];
    }
}

bool mends_touch(const struct mends *mends, size_t start, size_t end)
{
    size_t before = count_before(mends, start);
    return before < mends->edits.count && mends->edits.at[before].byte < end;
}

static size_t line_start(struct slice bytes, size_t byte)
{
    size_t start = byte < bytes.length ? byte : bytes.length;
    while (start > 0 && bytes.bytes[start - 1] != '\n' && bytes.bytes[start - 1] != '\r')
        start--;
    return start;
}

bool mends_is_told(const struct mends *mends, size_t byte)
{
    size_t start = line_start(mends->source, byte);
    for (size_t i = 0; i < mends->told.count; i++)
        if (mends->told.at[i] == start)
            return true;
    return false;
}

void mends_tell(struct mends *mends, size_t byte)
{
    if (!mends_is_told(mends, byte))
        *array_add(mends->arena, &mends->told) = line_start(mends->source, byte);
}
