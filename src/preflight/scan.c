/* Reading a PDF's own objects back, without what is in their streams.
 *
 * In: the bytes of a file of this program's (every object in the open, none in an object stream).
 * Out: facts. A stream is skipped from its keyword to "endstream", so that packed bytes are never
 * taken for keys; only the XMP packet, which is plain, is looked into for its identification.
 * Invariant: linear in the file's length. */
#include <stdlib.h>
#include <string.h>

#include "preflight/measures.h"

/* What has no place in a file for a press, as a key or a name. */
static const char *const forbidden_words[] = {
    "/Annots",  "/AA ",        "/OpenAction",    "/JavaScript", "/JS ",       "/URI",
    "/Encrypt", "/AcroForm",   "/EmbeddedFiles", "/SMask",      "/DeviceRGB", "/CalRGB",
    "[/Lab",    "/StructTree", "/OCProperties",  "/Group",      "/LZWDecode", "/Type3"};

struct scan {
    struct arena *arena;
    struct file_facts facts;
    struct page_box_list {
        struct page_boxes *at;
        size_t count, room;
    } pages;
};

static const char *find(const char *start, const char *end, const char *word)
{
    return start < end ? memmem(start, (size_t)(end - start), word, strlen(word)) : NULL;
}

static uint32_t count(const char *start, const char *end, const char *word)
{
    uint32_t found = 0;
    for (const char *at = find(start, end, word); at; at = find(at + 1, end, word))
        found++;
    return found;
}

static bool read_box(const char *start, const char *end, const char *key, double box[4])
{
    const char *at = find(start, end, key);
    at = at ? find(at, end, "[") : NULL;
    if (!at)
        return false;
    at++;
    for (int i = 0; i < 4; i++) {
        char number[32];
        size_t length = 0;
        while (at < end && *at == ' ')
            at++;
        while (at < end && length < sizeof number && strchr("0123456789.-", *at))
            length++, at++;
        if (!number_parse((struct slice){at - length, length}, &box[i]))
            return false;
    }
    return true;
}

/* A copy in which literal strings are blank: a title may hold anything. ISO 32000-1, 7.3.4.2. */
static char *blank_strings(struct arena *arena, const char *start, const char *end)
{
    char *copy = arena_alloc_raw(arena, (size_t)(end - start) + 1);
    int depth = 0;
    for (const char *at = start; at < end; at++) {
        bool is_escaped = depth > 0 && at > start && at[-1] == '\\';
        if (*at == '(' && !is_escaped)
            depth++;
        copy[at - start] = depth > 0 ? ' ' : *at;
        if (*at == ')' && !is_escaped && depth > 0)
            depth--;
    }
    return copy;
}

/* Objects between two streams; a page's dictionary is one of them, told by its MediaBox. */
static void scan_objects(struct scan *scan, const char *start, const char *end)
{
    struct file_facts *facts = &scan->facts;
    const char *copy = blank_strings(scan->arena, start, end);
    end = copy + (end - start);
    start = copy;
    facts->intent_count += count(start, end, "/S /GTS_PDFX");
    facts->has_profile |= find(start, end, "/DestOutputProfile ") != NULL;
    facts->font_count += count(start, end, "/Type /FontDescriptor");
    facts->font_program_count += count(start, end, "/FontFile");
    for (size_t i = 0; i < sizeof forbidden_words / sizeof *forbidden_words; i++)
        if (find(start, end, forbidden_words[i]))
            facts->forbidden = forbidden_words[i];
    for (const char *at = find(start, end, "/MediaBox"); at;) {
        const char *next = find(at + 1, end, "/MediaBox");
        const char *stop = next ? next : end;
        struct page_boxes *page = array_add(scan->arena, &scan->pages);
        read_box(at, stop, "/MediaBox", page->media);
        page->has_bleed = read_box(at, stop, "/BleedBox", page->bleed);
        page->has_trim = read_box(at, stop, "/TrimBox", page->trim);
        at = next;
    }
}

static bool is_identified(enum standard standard, const char *start, const char *end)
{
    if (standard == STANDARD_X4)
        return find(start, end, "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>");
    return find(start, end, "(PDF/X-1:2001)") && find(start, end, "(PDF/X-1a:2001)");
}

struct file_facts scan_file(struct arena *arena, enum standard standard, struct slice pdf)
{
    struct scan scan = {.arena = arena};
    const char *at = pdf.bytes, *end = pdf.bytes + pdf.length;
    if (pdf.length > 8 && memcmp(at, "%PDF-", 5) == 0)
        memcpy(scan.facts.version, at + 5, 3);
    scan.facts.is_identified = is_identified(standard, at, end);
    while (at) {
        const char *stream = find(at, end, ">>\nstream");
        scan_objects(&scan, at, stream ? stream : end);
        at = stream ? find(stream, end, "endstream") : NULL;
    }
    scan.facts.pages = scan.pages.at;
    scan.facts.page_count = (uint32_t)scan.pages.count;
    return scan.facts;
}
