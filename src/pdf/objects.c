/* Objects: see objects.h. libharu 2.3.0; its source was read for what is relied upon:
 *
 * - A dictionary writes its entries, then calls its write_fn, then `>>`. Raw entries hang on `attr`
 *   and are written there.
 * - Add() takes the value and refuses one that already has a parent; an indirect object is added as
 *   a reference, so it may be added often.
 * - HPDF_DictStream_New puts the stream and its Length into the table by itself.
 * - Xref_WriteToStream numbers objects in the order in which they were added: deterministic.
 * - The allocator ends the program when memory is out, as arenas do, so New() fails only for values
 *   over a limit; adding such a NULL sets the sticky code. */
#define ZLIB_CONST /* zlib reads through const pointers */
#include "pdf/objects.h"

#include <assert.h>
#include <inttypes.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/ending.h"
#include "base/map.h"
#include "base/utf8.h"

/* zlib's level. Measured on 550 pages (1.2 million glyphs), the whole file: level 1 117 ms and
 * 1.63 MB, 4 134 ms and 1.50 MB, 6 192 ms and 1.46 MB. */
enum { DEFLATE_LEVEL = 4 };

struct objects {
    struct arena *arena;
    HPDF_Error_Rec error;
    HPDF_MMgr memory;
    HPDF_Xref table;
    z_stream deflate;
    struct buffer packed; /* used again by each stream */
    struct buffer *out;   /* while the file is written */
    struct slice long_text;
};

static void *allocate(HPDF_UINT bytes)
{
    void *memory = malloc(bytes);
    if (!memory)
        ending_without_memory();
    memory_take(malloc_usable_size(memory));
    return memory;
}

static void give_back(void *memory)
{
    memory_give(malloc_usable_size(memory));
    free(memory);
}

static void end_objects(void *handle)
{
    struct objects *objects = handle;
    deflateEnd(&objects->deflate);
    HPDF_Xref_Free(objects->table);
    HPDF_MMgr_Free(objects->memory);
}

struct objects *objects_make(struct arena *arena)
{
    struct objects *objects = arena_alloc(arena, sizeof *objects);
    objects->arena = arena;
    objects->packed = buffer_make(arena);
    HPDF_Error_Init(&objects->error, NULL);
    objects->memory = HPDF_MMgr_New(&objects->error, 0, allocate, give_back);
    objects->table = HPDF_Xref_New(objects->memory, 0);
    if (deflateInit(&objects->deflate, DEFLATE_LEVEL) != Z_OK)
        HPDF_SetError(&objects->error, HPDF_ZLIB_ERROR, 0);
    arena_defer(arena, end_objects, objects);
    return objects;
}

void objects_pack_tightly(struct objects *objects)
{
    if (deflateParams(&objects->deflate, Z_BEST_COMPRESSION, Z_DEFAULT_STRATEGY) != Z_OK)
        HPDF_SetError(&objects->error, HPDF_ZLIB_ERROR, 0);
}

bool objects_are_fine(const struct objects *objects)
{
    return objects->error.error_no == HPDF_OK;
}

unsigned objects_error(const struct objects *objects)
{
    return (unsigned)objects->error.error_no;
}

HPDF_Dict objects_add_dict(struct objects *objects)
{
    HPDF_Dict dict = HPDF_Dict_New(objects->memory);
    HPDF_Xref_Add(objects->table, dict);
    return dict;
}

unsigned objects_number(HPDF_Dict dict)
{
    return dict->header.obj_id & 0x00FFFFFF;
}

HPDF_Dict dict_add_dict(HPDF_Dict dict, const char *key)
{
    HPDF_Dict child = HPDF_Dict_New(dict->mmgr);
    HPDF_Dict_Add(dict, key, child);
    return child;
}

HPDF_Array dict_add_array(HPDF_Dict dict, const char *key)
{
    HPDF_Array child = HPDF_Array_New(dict->mmgr);
    HPDF_Dict_Add(dict, key, child);
    return child;
}

static HPDF_STATUS write_raw_entries(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct buffer *raw = dict->attr;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)raw->at, (HPDF_UINT)raw->count);
}

void dict_add_raw(struct objects *objects, HPDF_Dict dict, const char *key, struct slice value)
{
    struct buffer *raw = dict->attr;
    if (!raw) {
        raw = arena_alloc(objects->arena, sizeof *raw);
        *raw = buffer_make(objects->arena);
        dict->attr = raw;
        dict->write_fn = write_raw_entries;
    }
    buffer_add_text(raw, "/");
    buffer_add_text(raw, key);
    buffer_add_text(raw, " ");
    buffer_add_slice(raw, value);
    buffer_add_text(raw, "\n");
}

void dict_add_box(struct objects *objects, HPDF_Dict dict, const char *key, const double box[4])
{
    struct buffer text = buffer_make(objects->arena);
    for (int i = 0; i < 4; i++) {
        buffer_add_text(&text, i == 0 ? "[" : " ");
        buffer_add_number(&text, box[i], 3);
    }
    buffer_add_text(&text, "]");
    dict_add_raw(objects, dict, key, buffer_slice(&text));
}

static bool is_printable_ascii(struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] < 0x20 || text.bytes[i] > 0x7E)
            return false;
    return true;
}

void dict_add_string(struct objects *objects, HPDF_Dict dict, const char *key, struct slice ascii)
{
    char *terminated = slice_terminated(objects->arena, ascii);
    HPDF_Dict_Add(dict, key, HPDF_String_New(objects->memory, terminated, NULL));
}

struct slice objects_long_text(const struct objects *objects)
{
    return objects->long_text;
}

void dict_add_text(struct objects *objects, HPDF_Dict dict, const char *key, struct slice text)
{
    size_t count = 0;
    bool is_ascii = is_printable_ascii(text);
    uint16_t *units = is_ascii ? NULL : utf16_of_utf8(objects->arena, text, &count);
    if ((is_ascii ? text.length : 2 * count + 2) > STRING_BYTES_MOST) {
        if (objects->long_text.length == 0)
            objects->long_text = text;
        return;
    }
    if (is_ascii) {
        dict_add_string(objects, dict, key, text);
        return;
    }
    HPDF_BYTE *bytes = arena_alloc_raw(objects->arena, 2 * count + 2);
    bytes[0] = 0xFE;
    bytes[1] = 0xFF;
    for (size_t i = 0; i < count; i++) {
        bytes[2 * i + 2] = (HPDF_BYTE)(units[i] >> 8);
        bytes[2 * i + 3] = (HPDF_BYTE)(units[i] & 0xFF);
    }
    HPDF_Dict_Add(dict, key, HPDF_Binary_New(objects->memory, bytes, (HPDF_UINT)(2 * count + 2)));
}

static struct slice pack(struct objects *objects, struct slice bytes)
{
    z_stream *deflater = &objects->deflate;
    objects->packed.count = 0;
    deflateReset(deflater);
    size_t bound = deflateBound(deflater, bytes.length);
    deflater->next_in = (const Bytef *)bytes.bytes;
    deflater->avail_in = (uInt)bytes.length;
    deflater->next_out = (Bytef *)buffer_room(&objects->packed, bound);
    deflater->avail_out = (uInt)bound;
    if (deflate(deflater, Z_FINISH) != Z_STREAM_END)
        HPDF_SetError(&objects->error, HPDF_ZLIB_ERROR, 0);
    objects->packed.count = bound - deflater->avail_out;
    return buffer_slice(&objects->packed);
}

HPDF_Dict objects_add_stream(struct objects *objects, struct slice bytes, enum stream_form form)
{
    assert(bytes.length <= UINT32_MAX);
    HPDF_Dict dict = HPDF_DictStream_New(objects->memory, objects->table);
    if (!dict)
        return NULL;
    if (form == STREAM_DEFLATED) {
        bytes = pack(objects, bytes);
        dict_add_raw(objects, dict, "Filter", SLICE("/FlateDecode"));
    }
    if (bytes.length > 0)
        HPDF_Stream_Write(dict->stream, (const HPDF_BYTE *)bytes.bytes, (HPDF_UINT)bytes.length);
    return dict;
}

static HPDF_STATUS write_out(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT count)
{
    buffer_add(stream->attr, bytes, count);
    return HPDF_OK;
}

/* The trailer is written last, so the hash covers everything before it. Both halves of the ID are
 * the same, as ISO 32000-1, 14.4, asks of a new file. */
static HPDF_STATUS write_file_id(HPDF_Dict trailer, HPDF_Stream stream)
{
    const struct buffer *out = stream->attr;
    uint64_t low = hash_bytes(0, out->at, out->count);
    uint64_t high = hash_bytes(low, "orison", 6);
    char text[96];
    int length = snprintf(text, sizeof text,
                          "/ID [<%016" PRIX64 "%016" PRIX64 "> <%016" PRIX64 "%016" PRIX64 ">]\n",
                          high, low, high, low);
    (void)trailer;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)text, (HPDF_UINT)length);
}

bool objects_write(struct objects *objects, const char *version, HPDF_Dict root, HPDF_Dict info,
                   struct buffer *out)
{
    HPDF_Dict trailer = objects->table->trailer;
    HPDF_Dict_Add(trailer, "Root", root);
    HPDF_Dict_Add(trailer, "Info", info);
    trailer->write_fn = write_file_id;
    HPDF_Stream stream = HPDF_CallbackWriter_New(objects->memory, write_out, out);
    if (!stream || !objects_are_fine(objects))
        return false;
    HPDF_Stream_WriteStr(stream, "%PDF-");
    HPDF_Stream_WriteStr(stream, version);
    HPDF_Stream_WriteStr(stream, "\n%\xB7\xBE\xAD\xAA\n");
    HPDF_Xref_WriteToStream(objects->table, stream, NULL);
    HPDF_Stream_Free(stream);
    return objects_are_fine(objects);
}
