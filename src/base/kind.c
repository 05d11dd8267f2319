/* Kinds of files by their first bytes: see kind.h. */
#include "base/kind.h"

#include <string.h>

enum { SEARCHED_BYTES = 4096 }; /* for a name inside a ZIP file's first entries, or an element */

#define BYTES(literal)                                                                             \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

/* `first` stands at byte `at`; `then`, where there is one, somewhere behind it. */
static const struct row {
    size_t at;
    struct slice first;
    const char *then;
    struct file_kind kind;
} rows[] = {
    {0, BYTES("PK\3\4"), "word/", {"a Word file (.docx)", false, true}},
    {0, BYTES("PK\3\4"), "opendocument.text", {"a LibreOffice file (.odt)", false, true}},
    {0, BYTES("PK\3\4"), "epub", {"an e-book (.epub)", false, true}},
    {0, BYTES("PK\3\4"), "[Content_Types].xml", {"a Word or Office file", false, true}},
    {0, BYTES("PK\3\4"), NULL, {"a ZIP file", false, true}},
    {0, BYTES("\xD0\xCF\x11\xE0"), NULL, {"an old Word or Office file (.doc)", false, true}},
    {0, BYTES("{\\rtf"), NULL, {"an RTF file", false, true}},
    {0, BYTES("%PDF-"), NULL, {"a PDF", false, true}},
    {0, BYTES("<!DOCTYPE html"), NULL, {"a web page (HTML)", false, true}},
    {0, BYTES("<!doctype html"), NULL, {"a web page (HTML)", false, true}},
    {0, BYTES("<html"), NULL, {"a web page (HTML)", false, true}},
    {0, BYTES("\xFF\xD8\xFF"), NULL, {"a JPEG picture", true, false}},
    {0, BYTES("\x89PNG\r\n\x1A\n"), NULL, {"a PNG picture", true, false}},
    {0, BYTES("GIF8"), NULL, {"a GIF picture", true, false}},
    {0, BYTES("II*\0"), NULL, {"a TIFF picture", true, false}},
    {0, BYTES("MM\0*"), NULL, {"a TIFF picture", true, false}},
    {0, BYTES("8BPS"), NULL, {"a Photoshop file (.psd)", true, false}},
    {8, BYTES("WEBP"), NULL, {"a WebP picture", true, false}},
    {4, BYTES("ftypheic"), NULL, {"a HEIC picture", true, false}},
    {4, BYTES("ftypheix"), NULL, {"a HEIC picture", true, false}},
    {4, BYTES("ftypmif1"), NULL, {"a HEIC picture", true, false}},
    {4, BYTES("ftypavif"), NULL, {"an AVIF picture", true, false}},
    {0, BYTES("<svg"), NULL, {"an SVG drawing", true, false}},
    {0, BYTES("<?xml"), "<svg", {"an SVG drawing", true, false}},
    {0, BYTES("<?xml"), "<html", {"a web page (HTML)", false, true}},
    {0, BYTES("<?xml"), "office:document", {"a LibreOffice file (.fodt)", false, true}},
    {0, BYTES("<!--"), "<svg", {"an SVG drawing", true, false}},
};

static bool is_row(const struct row *row, struct slice bytes)
{
    struct slice at = slice_part(bytes, row->at, row->at + row->first.length);
    size_t most = bytes.length < SEARCHED_BYTES ? bytes.length : SEARCHED_BYTES;
    if (!slice_equal(at, row->first))
        return false;
    return !row->then || memmem(bytes.bytes, most, row->then, strlen(row->then)) != NULL;
}

const struct file_kind *file_kind_of(struct slice bytes)
{
    bool has_mark = slice_starts_with(bytes, "\xEF\xBB\xBF");
    size_t start = has_mark ? 3 : 0;
    while (start < bytes.length && start < SEARCHED_BYTES &&
           strchr(" \t\r\n", bytes.bytes[start]) && bytes.bytes[start])
        start++;
    struct slice text = slice_part(bytes, start, bytes.length);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (is_row(&rows[i], bytes) || (rows[i].at == 0 && is_row(&rows[i], text)))
            return &rows[i].kind;
    return NULL;
}
