/* Kinds of files by their first bytes: see kind.h. */
#include "base/kind.h"

#include <string.h>

enum { SEARCHED_BYTES = 4096 }; /* for a name inside a ZIP file's first entries, or an element */

#define BYTES(literal)                                                                             \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

#define DOCUMENT(name)                                                                             \
    {                                                                                              \
        (name), false, true, NULL                                                                  \
    }
#define PACKED(name)                                                                               \
    {                                                                                              \
        (name), false, true,                                                                       \
            "unpack it first; `orison new FILE` makes a content file to begin "                    \
            "with"                                                                                 \
    }
#define PICTURE(name)                                                                              \
    {                                                                                              \
        (name), true, false, NULL                                                                  \
    }
#define FONT                                                                                       \
    {                                                                                              \
        "a font", false, false, "name the content first; fonts go into the folder fonts/"          \
    }
#define CATALOGUE                                                                                  \
    "name the content file that it translates: what lies in the folder of that file's name is "    \
    "found by itself, `-L LANG` sets it"

/* `first` stands at byte `at`; `then`, where there is one, somewhere behind it. */
static const struct row {
    size_t at;
    struct slice first;
    const char *then;
    struct file_kind kind;
} rows[] = {
    {0, BYTES("PK\3\4"), "word/", DOCUMENT("a Word file (.docx)")},
    {0, BYTES("PK\3\4"), "opendocument.text", DOCUMENT("a LibreOffice file (.odt)")},
    {0, BYTES("PK\3\4"), "opendocument.", DOCUMENT("an OpenDocument file")},
    {0, BYTES("PK\3\4"), "ppt/", DOCUMENT("a PowerPoint file (.pptx)")},
    {0, BYTES("PK\3\4"), "xl/", DOCUMENT("an Excel file (.xlsx)")},
    {0, BYTES("PK\3\4"), "Index/", DOCUMENT("a file of Pages (.pages)")},
    {0, BYTES("PK\3\4"), "epub", DOCUMENT("an e-book (.epub)")},
    {0, BYTES("PK\3\4"), "[Content_Types].xml", DOCUMENT("a Word or Office file")},
    {0, BYTES("PK\3\4"), NULL, PACKED("a ZIP file")},
    {0, BYTES("\xD0\xCF\x11\xE0"), NULL, DOCUMENT("an old Word or Outlook file (.doc, .msg)")},
    {0, BYTES("{\\rtf"), NULL, DOCUMENT("an RTF file")},
    {0,
     BYTES("%PDF-"),
     NULL,
     {"a PDF", false, true,
      "name the content file that it was made from; the text of another program's PDF is copied "
      "into a file that `orison new FILE` makes"}},
    {0, BYTES("%!PS"), NULL, DOCUMENT("a PostScript file")},
    {0, BYTES("BEGIN:V"), NULL, DOCUMENT("a calendar or address card")},
    {0, BYTES("\x1F\x8B"), NULL, PACKED("a packed file (.gz)")},
    {0, BYTES("7z\xBC\xAF\x27\x1C"), NULL, PACKED("a packed file (.7z)")},
    {0, BYTES("Rar!"), NULL, PACKED("a packed file (.rar)")},
    {257, BYTES("ustar"), NULL, PACKED("a packed file (.tar)")},
    {0, BYTES("OTTO"), NULL, FONT},
    {0, BYTES("\0\1\0\0"), NULL, FONT},
    {0, BYTES("ttcf"), NULL, FONT},
    {0,
     BYTES("\xDE\x12\x04\x95"),
     NULL,
     {"a compiled translation catalogue (.mo)", false, false, CATALOGUE}},
    {0, BYTES("<!DOCTYPE html"), NULL, DOCUMENT("a web page (HTML)")},
    {0, BYTES("<!doctype html"), NULL, DOCUMENT("a web page (HTML)")},
    {0, BYTES("<html"), NULL, DOCUMENT("a web page (HTML)")},
    {0, BYTES("\xFF\xD8\xFF"), NULL, PICTURE("a JPEG picture")},
    {0, BYTES("\x89PNG\r\n\x1A\n"), NULL, PICTURE("a PNG picture")},
    {0, BYTES("GIF8"), NULL, PICTURE("a GIF picture")},
    {0, BYTES("II*\0"), NULL, PICTURE("a TIFF picture")},
    {0, BYTES("MM\0*"), NULL, PICTURE("a TIFF picture")},
    {0, BYTES("8BPS"), NULL, PICTURE("a Photoshop file (.psd)")},
    {8, BYTES("WEBP"), NULL, PICTURE("a WebP picture")},
    {0, BYTES("\0\0\1\0"), NULL, PICTURE("an icon (.ico)")},
    {0, BYTES("gimp xcf"), NULL, PICTURE("a GIMP picture (.xcf)")},
    {0, BYTES("\xFF\x0A"), NULL, PICTURE("a JPEG XL picture")},
    {4, BYTES("JXL "), NULL, PICTURE("a JPEG XL picture")},
    {4, BYTES("jP  "), NULL, PICTURE("a JPEG 2000 picture")},
    {4, BYTES("ftypheic"), NULL, PICTURE("a HEIC picture")},
    {4, BYTES("ftypheix"), NULL, PICTURE("a HEIC picture")},
    {4, BYTES("ftypmif1"), NULL, PICTURE("a HEIC picture")},
    {4, BYTES("ftypavif"), NULL, PICTURE("an AVIF picture")},
    {0, BYTES("<svg"), NULL, PICTURE("an SVG drawing")},
    {0, BYTES("<?xml"), "<svg", PICTURE("an SVG drawing")},
    {0, BYTES("<?xml"), "<html", DOCUMENT("a web page (HTML)")},
    {0, BYTES("<?xml"), "office:document", DOCUMENT("a LibreOffice file (.fodt)")},
    {0, BYTES("<!--"), "<svg", PICTURE("an SVG drawing")},
    {4,
     BYTES("ftyp"),
     NULL,
     {"a film", true, false, "a film cannot be printed: name the content file"}},
    {0, BYTES("<?xml"), NULL, DOCUMENT("an XML file")},
    {0, BYTES("<!DOCTYPE"), NULL, DOCUMENT("a web page (HTML)")},
    {0, BYTES("<!--"), NULL, DOCUMENT("a web page (HTML)")},
    {0, BYTES("<head"), NULL, DOCUMENT("a web page (HTML)")},
    {0, BYTES("<body"), NULL, DOCUMENT("a web page (HTML)")},
    {0, BYTES("<HTML"), NULL, DOCUMENT("a web page (HTML)")},
    {0, BYTES("<div"), NULL, DOCUMENT("a part of a web page (HTML)")},
    {0, BYTES("<p>"), NULL, DOCUMENT("a part of a web page (HTML)")},
    {0, BYTES("<h1"), NULL, DOCUMENT("a part of a web page (HTML)")},
};

static bool is_row(const struct row *row, struct slice bytes)
{
    struct slice at = slice_part(bytes, row->at, row->at + row->first.length);
    size_t most = bytes.length < SEARCHED_BYTES ? bytes.length : SEARCHED_BYTES;
    if (!slice_equal(at, row->first))
        return false;
    return !row->then || memmem(bytes.bytes, most, row->then, strlen(row->then)) != NULL;
}

/* --- kinds of text, known by their lines -------------------------------------------------------
 */

/* Names of an e-mail's header lines, in the languages of mail programs that are copied from. */
static const char *const header_names[] = {
    "From",         "To",           "Subject",       "Sent",         "Cc",         "Bcc",
    "Reply-To",     "Return-Path",  "Received",      "Delivered-To", "Message-ID", "Message-Id",
    "MIME-Version", "Content-Type", "X-Mailer",      "Von",          "An",         "Betreff",
    "Gesendet",     "De",           "Para",          "Asunto",       "Enviado",    "Assunto",
    "Enviada",      "Objet",        "Envoy\xC3\xA9", "\xC3\x80",     "A",          "Da",
    "Oggetto",      "Inviato",      "Van",           "Aan",          "Onderwerp",  "Verzonden"};

static struct slice next_line(struct slice text, size_t *at)
{
    size_t start = *at, end = start;
    while (end < text.length && text.bytes[end] != '\n' && text.bytes[end] != '\r')
        end++;
    *at = end + 1;
    return slice_part(text, start, end);
}

static bool is_header(struct slice line)
{
    for (size_t i = 0; i < sizeof header_names / sizeof *header_names; i++) {
        size_t length = strlen(header_names[i]);
        if (slice_starts_with(line, header_names[i]) && line.length > length + 1 &&
            line.bytes[length] == ':' && line.bytes[length + 1] == ' ')
            return true;
    }
    return false;
}

/* Two header lines among the first of a text: copied, or saved as a file (.eml). */
static bool is_mail(struct slice text)
{
    enum { LINES_LOOKED_AT = 40, HEADERS_LEAST = 2 };
    size_t headers = 0, at = 0;
    for (int i = 0; i < LINES_LOOKED_AT && at < text.length; i++)
        headers += is_header(next_line(text, &at));
    return headers >= HEADERS_LEAST;
}

/* A line `msgid "` before anything that is no comment and no message's line. */
static bool is_catalogue(struct slice text)
{
    for (size_t at = 0; at < text.length;) {
        struct slice line = next_line(text, &at);
        if (slice_starts_with(line, "msgid \"") || slice_starts_with(line, "msgctxt \""))
            return true;
        if (line.length > 0 && line.bytes[0] != '#')
            return false;
    }
    return false;
}

static const struct file_kind mail = {
    "an e-mail", false, true,
    "`orison new FILE` makes a content file to begin with: copy the letter's text into it"};
static const struct file_kind catalogue = {"a translation catalogue (.po)", false, false,
                                           CATALOGUE};

/* "BM" alone begins words as well: what is reserved in the header is 0. */
static const struct file_kind bitmap = {"a BMP picture", true, false, NULL};

static bool is_bitmap(struct slice bytes)
{
    return slice_starts_with(bytes, "BM") &&
           slice_equal(slice_part(bytes, 6, 10), (struct slice)BYTES("\0\0\0\0"));
}

static const struct file_kind *kind_of_text(struct slice text)
{
    struct slice start = slice_part(text, 0, SEARCHED_BYTES);
    return is_catalogue(start) ? &catalogue : is_mail(start) ? &mail : NULL;
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
    return is_bitmap(bytes) ? &bitmap : kind_of_text(text);
}

bool file_kind_refuse(struct diag *diag, const char *path, struct slice bytes, const char *expected)
{
    const struct file_kind *kind = file_kind_of(bytes);
    if (kind)
        diag_error_path(diag, path, "file-kind", "this is %s; expected %s", kind->name, expected);
    return kind != NULL;
}
