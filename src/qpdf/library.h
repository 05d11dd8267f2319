/* Private to qpdf/: the functions of libqpdf, found when it is loaded. */
#ifndef ORISON_QPDF_LIBRARY_H
#define ORISON_QPDF_LIBRARY_H

#include <qpdf/qpdf-c.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/library.h"

#define QPDF_FUNCTIONS(ROW)                                                                        \
    ROW(qpdf_init)                                                                                 \
    ROW(qpdf_cleanup)                                                                              \
    ROW(qpdf_silence_errors)                                                                       \
    ROW(qpdf_set_suppress_warnings)                                                                \
    ROW(qpdf_has_error)                                                                            \
    ROW(qpdf_get_error)                                                                            \
    ROW(qpdf_get_error_code)                                                                       \
    ROW(qpdf_get_error_message_detail)                                                             \
    ROW(qpdf_more_warnings)                                                                        \
    ROW(qpdf_next_warning)                                                                         \
    ROW(qpdf_read_memory)                                                                          \
    ROW(qpdf_init_write_memory)                                                                    \
    ROW(qpdf_set_object_stream_mode)                                                               \
    ROW(qpdf_set_decode_level)                                                                     \
    ROW(qpdf_set_compress_streams)                                                                 \
    ROW(qpdf_set_deterministic_ID)                                                                 \
    ROW(qpdf_set_newline_before_endstream)                                                         \
    ROW(qpdf_write)                                                                                \
    ROW(qpdf_get_buffer)                                                                           \
    ROW(qpdf_get_buffer_length)                                                                    \
    ROW(qpdf_get_root)                                                                             \
    ROW(qpdf_get_num_pages)                                                                        \
    ROW(qpdf_get_page_n)                                                                           \
    ROW(qpdf_oh_get_type_code)                                                                     \
    ROW(qpdf_oh_get_object_id)                                                                     \
    ROW(qpdf_oh_get_dict)                                                                          \
    ROW(qpdf_oh_get_key)                                                                           \
    ROW(qpdf_oh_get_array_n_items)                                                                 \
    ROW(qpdf_oh_get_array_item)                                                                    \
    ROW(qpdf_oh_get_int_value)                                                                     \
    ROW(qpdf_oh_get_name)                                                                          \
    ROW(qpdf_oh_get_binary_utf8_value)                                                             \
    ROW(qpdf_oh_get_stream_data)                                                                   \
    ROW(qpdf_oh_get_page_content_data)

struct qpdf_library {
    QPDF_FUNCTIONS(LIBRARY_MEMBER)
};

/* NULL, reported, where the library or one of its functions is missing. The arena keeps it. */
const struct qpdf_library *qpdf_library_open(struct arena *arena, struct diag *diag);

#endif
