/* Reading a finished PDF's objects: see qpdf.h. The library's answers are copied, since most live
 * only until it is asked again. It keeps its errors to itself until asked; what cannot be read is
 * empty. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/kind.h"
#include "qpdf/library.h"
#include "qpdf/qpdf.h"

struct qpdf_file {
    struct arena *arena;
    const struct qpdf_library *library;
    qpdf_data qpdf;
};

static void end_file(void *handle)
{
    struct qpdf_file *file = handle;
    if (file->library->qpdf_has_error(file->qpdf)) /* else it is told on standard error */
        file->library->qpdf_get_error(file->qpdf);
    file->library->qpdf_cleanup(&file->qpdf);
}

/* Readers look for the header in the first 1024 bytes (ISO 32000-1, annex H). */
static bool is_pdf(struct slice bytes)
{
    struct slice start = slice_part(bytes, 0, 1024);
    return start.length > 0 && memmem(start.bytes, start.length, "%PDF-", 5) != NULL;
}

/* Why a file could not be opened, in words for who named it; the library's own say how it failed to
 * repair it. */
static void report_unread(struct diag *diag, const char *path, struct slice bytes,
                          enum qpdf_error_code_e code)
{
    const struct file_kind *kind = file_kind_of(bytes);
    if (!is_pdf(bytes)) {
        diag_error_path(diag, path, "pdf-read", "%s%s; expected a PDF",
                        bytes.length == 0 ? "this file is empty"
                        : kind            ? "this is "
                                          : "this is something else",
                        kind ? kind->name : "");
        diag_hint(diag, "name a finished PDF, such as one that `orison build` made");
    } else if (code == qpdf_e_password) {
        diag_error_path(diag, path, "pdf-read", "this PDF is locked with a password");
        diag_hint(diag, "ask whoever sent it for one without");
    } else {
        diag_error_path(diag, path, "pdf-read", "this PDF is damaged, or cut short");
        diag_hint(diag, "copy or make it again");
    }
}

struct qpdf_file *qpdf_open(struct arena *arena, struct diag *diag, const char *path,
                            struct slice bytes)
{
    struct qpdf_file *file = arena_alloc(arena, sizeof *file);
    file->arena = arena;
    file->library = qpdf_library_open(arena, diag);
    if (!file->library)
        return NULL;
    file->qpdf = file->library->qpdf_init();
    arena_defer(arena, end_file, file);
    file->library->qpdf_silence_errors(file->qpdf);
    file->library->qpdf_set_suppress_warnings(file->qpdf, QPDF_TRUE);
    file->library->qpdf_read_memory(file->qpdf, path, bytes.bytes, bytes.length, NULL);
    if (!file->library->qpdf_has_error(file->qpdf))
        return file;
    report_unread(
        diag, path, bytes,
        file->library->qpdf_get_error_code(file->qpdf, file->library->qpdf_get_error(file->qpdf)));
    return NULL;
}

struct qpdf_object qpdf_root(struct qpdf_file *file)
{
    return (struct qpdf_object){file->library->qpdf_get_root(file->qpdf)};
}

uint32_t qpdf_page_count(struct qpdf_file *file)
{
    int count = file->library->qpdf_get_num_pages(file->qpdf);
    return count > 0 ? (uint32_t)count : 0;
}

struct qpdf_object qpdf_page(struct qpdf_file *file, uint32_t page)
{
    return (struct qpdf_object){file->library->qpdf_get_page_n(file->qpdf, page)};
}

enum qpdf_kind qpdf_kind(struct qpdf_file *file, struct qpdf_object object)
{
    if (object.handle == 0)
        return QPDF_NOTHING;
    switch ((int)file->library->qpdf_oh_get_type_code(file->qpdf, object.handle)) {
    case ot_integer:
        return QPDF_NUMBER;
    case ot_name:
        return QPDF_NAME;
    case ot_string:
        return QPDF_STRING;
    case ot_array:
        return QPDF_ARRAY;
    case ot_dictionary:
        return QPDF_DICTIONARY;
    case ot_stream:
        return QPDF_STREAM;
    default: /* the library's kinds, which may become more */
        return QPDF_NOTHING;
    }
}

uint32_t qpdf_number_of(struct qpdf_file *file, struct qpdf_object object)
{
    int number =
        object.handle ? file->library->qpdf_oh_get_object_id(file->qpdf, object.handle) : 0;
    return number > 0 ? (uint32_t)number : 0;
}

struct qpdf_object qpdf_find(struct qpdf_file *file, struct qpdf_object dict, const char *key)
{
    enum qpdf_kind kind = qpdf_kind(file, dict);
    qpdf_oh handle = dict.handle;
    if (kind == QPDF_STREAM)
        handle = file->library->qpdf_oh_get_dict(file->qpdf, handle);
    else if (kind != QPDF_DICTIONARY)
        return (struct qpdf_object){0};
    return (struct qpdf_object){file->library->qpdf_oh_get_key(file->qpdf, handle, key)};
}

uint32_t qpdf_count(struct qpdf_file *file, struct qpdf_object array)
{
    if (qpdf_kind(file, array) != QPDF_ARRAY)
        return 0;
    int count = file->library->qpdf_oh_get_array_n_items(file->qpdf, array.handle);
    return count > 0 ? (uint32_t)count : 0;
}

struct qpdf_object qpdf_item(struct qpdf_file *file, struct qpdf_object array, uint32_t index)
{
    if (qpdf_kind(file, array) != QPDF_ARRAY || index > INT_MAX)
        return (struct qpdf_object){0};
    return (struct qpdf_object){
        file->library->qpdf_oh_get_array_item(file->qpdf, array.handle, (int)index)};
}

int64_t qpdf_integer(struct qpdf_file *file, struct qpdf_object object)
{
    return qpdf_kind(file, object) == QPDF_NUMBER
               ? file->library->qpdf_oh_get_int_value(file->qpdf, object.handle)
               : 0;
}

struct slice qpdf_name(struct qpdf_file *file, struct qpdf_object object)
{
    if (qpdf_kind(file, object) != QPDF_NAME)
        return SLICE("");
    const char *name = file->library->qpdf_oh_get_name(file->qpdf, object.handle);
    return slice_copy(file->arena, slice_of(name));
}

struct slice qpdf_text(struct qpdf_file *file, struct qpdf_object string)
{
    if (qpdf_kind(file, string) != QPDF_STRING)
        return SLICE("");
    size_t length = 0;
    const char *text =
        file->library->qpdf_oh_get_binary_utf8_value(file->qpdf, string.handle, &length);
    return text ? slice_copy(file->arena, (struct slice){text, length}) : SLICE("");
}

static struct slice take_bytes(struct qpdf_file *file, unsigned char *bytes, size_t length)
{
    struct slice copy = slice_copy(file->arena, (struct slice){(char *)bytes, length});
    free(bytes); /* the library's malloc: qpdf-c.h */
    return copy;
}

struct slice qpdf_stream(struct qpdf_file *file, struct qpdf_object stream)
{
    unsigned char *bytes = NULL;
    size_t length = 0;
    QPDF_BOOL is_decoded = QPDF_FALSE;
    if (qpdf_kind(file, stream) != QPDF_STREAM)
        return SLICE("");
    QPDF_ERROR_CODE code = file->library->qpdf_oh_get_stream_data(
        file->qpdf, stream.handle, qpdf_dl_generalized, &is_decoded, &bytes, &length);
    if (code & QPDF_ERRORS || !is_decoded)
        length = 0;
    return take_bytes(file, bytes, length);
}

struct slice qpdf_content(struct qpdf_file *file, struct qpdf_object page)
{
    unsigned char *bytes = NULL;
    size_t length = 0;
    QPDF_ERROR_CODE code =
        file->library->qpdf_oh_get_page_content_data(file->qpdf, page.handle, &bytes, &length);
    return take_bytes(file, bytes, code & QPDF_ERRORS ? 0 : length);
}

struct slice qpdf_damage(struct qpdf_file *file)
{
    const struct qpdf_library *library = file->library;
    qpdf_error damage = library->qpdf_next_warning(file->qpdf);
    if (!damage && library->qpdf_has_error(file->qpdf))
        damage = library->qpdf_get_error(file->qpdf);
    if (!damage)
        return SLICE("");
    const char *message = library->qpdf_get_error_message_detail(file->qpdf, damage);
    return slice_copy(file->arena, slice_of(message));
}
