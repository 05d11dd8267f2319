/* Metadata: what the file says about itself. ISO 32000-1, 14.3, 12.2, 12.4.2; XMP (ISO 16684-1).
 *
 * Info and XMP say the same, from one struct. Dates: SOURCE_DATE_EPOCH, else the first day of the
 * content's own date, else none, or 2000-01-01 where the standard wants one; never the clock. */
#include "pdf/file.h"
#include "pdf/press.h"

#include <inttypes.h>
#include <time.h>

struct facts {
    struct slice title, author, language;
    struct slice info_date, xmp_date; /* empty where there is none */
    bool is_for_screen;               /* PDF/UA-1 and PDF/A-2a */
    bool is_for_press;                /* PDF/X */
};

static void read_dates(struct pdf_file *file, struct facts *facts)
{
    struct date date = file->job->doc->date;
    struct tm day = {.tm_year = date.year - 1900,
                     .tm_mon = date.month > 0 ? date.month - 1 : 0,
                     .tm_mday = date.day > 0 ? date.day : 1};
    time_t seconds = (time_t)file->job->source_date;
    bool is_set = file->job->source_date >= 0 && gmtime_r(&seconds, &day);
    if (!is_set && date.year <= 0) {
        if (!facts->is_for_press)
            return;
        day = (struct tm){.tm_year = 100, .tm_mday = 1}; /* 2000-01-01: PDF/X wants one */
    }
    int year = day.tm_year + 1900, month = day.tm_mon + 1;
    /* ISO 32000-1, 7.9.4, takes Z too; strict readers want the offset, with its second mark. */
    facts->info_date = slice_format(file->arena, "D:%04d%02d%02d%02d%02d%02d+00'00'", year, month,
                                    day.tm_mday, day.tm_hour, day.tm_min, day.tm_sec);
    facts->xmp_date = slice_format(file->arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", year, month,
                                   day.tm_mday, day.tm_hour, day.tm_min, day.tm_sec);
}

static struct facts read_facts(struct pdf_file *file)
{
    const struct doc *doc = file->job->doc;
    struct facts facts = {.title = doc->title, .author = doc->organization};
    facts.language = doc->language_count > 0 ? doc->languages[0] : (struct slice){NULL, 0};
    facts.is_for_screen = file->job->layout->deliver.standard == STANDARD_UA;
    facts.is_for_press = deliver_is_press(&file->job->layout->deliver);
    read_dates(file, &facts);
    return facts;
}

static void write_info(struct pdf_file *file, const struct facts *facts)
{
    const struct {
        const char *key;
        struct slice text;
    } rows[] = {{"Title", facts->title},
                {"Author", facts->author},
                {"Creator", SLICE(PDF_PRODUCER)},
                {"Producer", SLICE(PDF_PRODUCER)},
                {"CreationDate", facts->info_date},
                {"ModDate", facts->info_date}};
    file->info = objects_add_dict(file->objects);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].text.length > 0)
            dict_add_text(file->objects, file->info, rows[i].key, rows[i].text);
    press_add_info(file);
}

/* Text for XML 1.0: markup escaped; control characters have no place in it. */
static void add_escaped(struct buffer *xml, struct slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.bytes[i];
        if (c == '&')
            buffer_add_text(xml, "&amp;");
        else if (c == '<')
            buffer_add_text(xml, "&lt;");
        else if (c == '>')
            buffer_add_text(xml, "&gt;");
        else if (c == '"')
            buffer_add_text(xml, "&quot;");
        else if (c >= 0x20)
            buffer_add(xml, &text.bytes[i], 1);
    }
}

/* <name>before text after</name>, only where there is text. */
static void add_property(struct buffer *xml, const char *name, const char *before,
                         struct slice text, const char *after)
{
    if (text.length == 0)
        return;
    buffer_add_format(xml, "<%s>%s", name, before);
    add_escaped(xml, text);
    buffer_add_format(xml, "%s</%s>\n", after, name);
}

/* The title, once for every reader and once in its language. */
static void add_titles(struct buffer *xml, const struct facts *facts)
{
    buffer_add_text(xml, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
    add_escaped(xml, facts->title);
    if (facts->language.length > 0) {
        buffer_add_format(xml, "</rdf:li><rdf:li xml:lang=\"%.*s\">", SLICE_ARG(facts->language));
        add_escaped(xml, facts->title);
    }
    buffer_add_text(xml, "</rdf:li></rdf:Alt></dc:title>\n");
}

static struct slice write_xmp(struct pdf_file *file, const struct facts *facts)
{
    struct buffer xml = buffer_make(file->arena);
    buffer_add_text(&xml, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                          "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                          "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                          "<rdf:Description rdf:about=\"\""
                          " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                          " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                          " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
                          "<dc:format>application/pdf</dc:format>\n");
    add_titles(&xml, facts);
    add_property(&xml, "dc:creator", "<rdf:Seq><rdf:li>", facts->author, "</rdf:li></rdf:Seq>");
    add_property(&xml, "dc:language", "<rdf:Bag><rdf:li>", facts->language, "</rdf:li></rdf:Bag>");
    add_property(&xml, "xmp:CreatorTool", "", SLICE(PDF_PRODUCER), "");
    add_property(&xml, "xmp:CreateDate", "", facts->xmp_date, "");
    add_property(&xml, "xmp:ModifyDate", "", facts->xmp_date, "");
    add_property(&xml, "xmp:MetadataDate", "", facts->xmp_date, "");
    add_property(&xml, "pdf:Producer", "", SLICE(PDF_PRODUCER), "");
    buffer_add_text(&xml, "</rdf:Description>\n");
    if (facts->is_for_screen)
        buffer_add_slice(&xml, screen_identification());
    if (facts->is_for_press)
        buffer_add_slice(&xml, press_identification(file));
    buffer_add_text(&xml, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
    return buffer_slice(&xml);
}

/* X-1a is PDF 1.3: it knows nothing of XMP (1.4), languages (1.4), or how to print (1.6). */
static bool is_old(const struct pdf_file *file)
{
    return file->job->layout->deliver.standard == STANDARD_X1A;
}

/* How a viewer opens and prints. Paper must come out at its own size, turned as the sheets were
 * imposed for. */
static void write_preferences(struct pdf_file *file)
{
    const struct deliver *deliver = &file->job->layout->deliver;
    bool is_imposed = file->job->sheets->is_imposed;
    if (is_old(file))
        return;
    HPDF_Dict dict = dict_add_dict(file->catalog, "ViewerPreferences");
    HPDF_Dict_AddBoolean(dict, "DisplayDocTitle", HPDF_TRUE);
    HPDF_Dict_AddName(dict, "PrintScaling", "None");
    bool has_duplex = !deliver_is_press(deliver); /* of PDF 1.7 */
    if (has_duplex && deliver->duplex == DUPLEX_SHORT_EDGE)
        HPDF_Dict_AddName(dict, "Duplex", "DuplexFlipShortEdge");
    if (has_duplex && deliver->duplex == DUPLEX_LONG_EDGE)
        HPDF_Dict_AddName(dict, "Duplex", "DuplexFlipLongEdge");
    if (is_imposed && has_duplex)
        HPDF_Dict_AddBoolean(dict, "PickTrayByPDFSize", HPDF_TRUE);
    if (!is_imposed && file->job->pages->is_bound_right)
        HPDF_Dict_AddName(dict, "Direction", "R2L");
    HPDF_Dict_AddName(file->catalog, "PageLayout", is_imposed ? "SinglePage" : "OneColumn");
}

/* Labels, where folios are not simply 1 … n, and in every tagged file; a range starts wherever the
 * count jumps. */
static void write_labels(struct pdf_file *file)
{
    const struct pages *pages = file->job->pages;
    struct buffer ranges = buffer_make(file->arena);
    uint32_t expected = 1;
    bool is_plain = true;
    for (uint32_t i = 0; i < pages->page_count; i++) {
        uint32_t number = pages->pages[i].number;
        is_plain &= number == i + 1;
        if (i == 0 || number != expected)
            buffer_add_format(&ranges, "%s%u<</S/D/St %u>>", i > 0 ? " " : "", i, number);
        expected = number + 1;
    }
    bool is_needed = !is_plain || file->structure; /* a screen reader's “page 3 of 12” */
    if (!is_needed || pages->page_count == 0 || file->job->sheets->is_imposed)
        return;
    struct slice array = slice_format(file->arena, "[%.*s]", SLICE_ARG(buffer_slice(&ranges)));
    dict_add_raw(file->objects, dict_add_dict(file->catalog, "PageLabels"), "Nums", array);
}

static void add_xmp(struct pdf_file *file, const struct facts *facts)
{
    HPDF_Dict xmp = objects_add_stream(file->objects, write_xmp(file, facts), STREAM_PLAIN);
    HPDF_Dict_AddName(xmp, "Type", "Metadata");
    HPDF_Dict_AddName(xmp, "Subtype", "XML");
    HPDF_Dict_Add(file->catalog, "Metadata", xmp);
}

void pdf_metadata_write(struct pdf_file *file)
{
    struct facts facts = read_facts(file);
    write_info(file, &facts);
    if (!is_old(file))
        add_xmp(file, &facts);
    if (facts.language.length > 0 && !is_old(file))
        dict_add_text(file->objects, file->catalog, "Lang", facts.language);
    write_preferences(file);
    write_labels(file);
}
