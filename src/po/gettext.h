/* libgettextpo, loaded on demand: the table of its functions, and the reports that it makes.
 *
 * Only this folder sees it. The library keeps global state and calls back without a context, so one
 * catalogue is open at a time, and the sink of its reports is the one file-scope variable here. */
#ifndef ORISON_PO_GETTEXT_H
#define ORISON_PO_GETTEXT_H

#include <gettext-po.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

/* Pointers to the library's own functions, under their own names without the "po_". */
struct gettext {
    po_file_t (*file_create)(void);
    po_file_t (*file_read)(const char *path, po_xerror_handler_t handler);
    po_file_t (*file_write)(po_file_t file, const char *path, po_xerror_handler_t handler);
    void (*file_free)(po_file_t file);
    void (*file_check_all)(po_file_t file, po_xerror_handler_t handler);
    const char *(*file_domain_header)(po_file_t file, const char *domain);
    char *(*header_field)(const char *header, const char *field);
    po_message_iterator_t (*message_iterator)(po_file_t file, const char *domain);
    void (*message_iterator_free)(po_message_iterator_t iterator);
    po_message_t (*next_message)(po_message_iterator_t iterator);
    void (*message_insert)(po_message_iterator_t iterator, po_message_t message);
    po_message_t (*message_create)(void);
    const char *(*message_msgctxt)(po_message_t message);
    void (*message_set_msgctxt)(po_message_t message, const char *text);
    const char *(*message_msgid)(po_message_t message);
    void (*message_set_msgid)(po_message_t message, const char *text);
    const char *(*message_msgid_plural)(po_message_t message);
    const char *(*message_msgstr)(po_message_t message);
    void (*message_set_msgstr)(po_message_t message, const char *text);
    void (*message_set_extracted_comments)(po_message_t message, const char *text);
    void (*message_set_comments)(po_message_t message, const char *text);
    void (*message_add_filepos)(po_message_t message, const char *path, size_t line_no);
    void (*message_set_fuzzy)(po_message_t message, int is_fuzzy);
    int (*message_is_obsolete)(po_message_t message);
    int (*message_is_fuzzy)(po_message_t message);
};

/* The library's functions, loaded once an arena. Reports a missing library as the system's
 * failure, and returns NULL. */
const struct gettext *gettext_open(struct arena *arena, struct diag *diag);

/* Reads a PO file that is registered as `source`; ends with `arena`. NULL after any error that the
 * library reports, each told at its place. */
po_file_t gettext_read(struct arena *arena, struct diag *diag, const struct gettext *gettext,
                       const char *path, uint32_t source);

/* Writes a PO file; false after a report. */
bool gettext_write(struct diag *diag, const struct gettext *gettext, po_file_t file,
                   const char *path);

#endif
