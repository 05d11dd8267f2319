/* The screen's standards: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) in one file.
 *
 * Tags are tags.c's, colours screen_colors.c's. Here is what names the standards: XMP with the
 * extension schema that PDF/A wants for properties it does not know (6.6.2.3), the output intent
 * with its profile (6.2.3), and the opening view. */
#include "base/file.h"
#include "images/images.h"
#include "pdf/file.h"

#define SCHEMA                                                                                     \
    "<rdf:Description rdf:about=\"\""                                                              \
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""                              \
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""                                    \
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"                             \
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"                        \
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"                               \
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"        \
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"                                             \
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"                          \
    "<pdfaProperty:name>part</pdfaProperty:name>\n"                                                \
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"                                   \
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"                                    \
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"                     \
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"                                                  \
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"                                                \
    "</rdf:Description>\n"

struct slice screen_identification(void)
{
    return SLICE("<rdf:Description rdf:about=\"\""
                 " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                 " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                 "<pdfaid:part>2</pdfaid:part>\n"
                 "<pdfaid:conformance>A</pdfaid:conformance>\n"
                 "<pdfuaid:part>1</pdfuaid:part>\n"
                 "</rdf:Description>\n" SCHEMA);
}

/* A file that is no profile of RGB would be a broken standard. ICC.1:2010, 7.2: the space at byte
 * 16, the signature at 36. */
static bool is_rgb_profile(struct slice profile)
{
    return profile.length > 128 && slice_starts_with(slice_part(profile, 16, 20), "RGB ") &&
           slice_starts_with(slice_part(profile, 36, 40), "acsp");
}

static bool write_intent(struct pdf_file *file)
{
    struct slice profile;
    const char *path = profile_find(file->arena, file->diag, PROFILE_SCREEN);
    if (!path || !file_read(file->arena, file->diag, path, PROFILE_BYTES_LARGEST, &profile))
        return false;
    if (!is_rgb_profile(profile)) {
        diag_system(file->diag, path, "profile", "is no profile of RGB");
        return false;
    }
    HPDF_Dict stream = objects_add_stream(file->objects, profile, STREAM_DEFLATED);
    HPDF_Dict_AddNumber(stream, "N", 3);
    HPDF_Dict intent = objects_add_dict(file->objects);
    HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
    dict_add_string(file->objects, intent, "OutputConditionIdentifier", SLICE("sRGB IEC61966-2.1"));
    dict_add_string(file->objects, intent, "RegistryName", SLICE("http://www.color.org"));
    dict_add_string(file->objects, intent, "Info", SLICE("sRGB IEC61966-2.1"));
    HPDF_Dict_Add(intent, "DestOutputProfile", stream);
    HPDF_Array_Add(dict_add_array(file->catalog, "OutputIntents"), intent);
    return true;
}

/* The first page, whole in the window; from there on page by page (metadata.c: OneColumn). */
static void write_view(struct pdf_file *file)
{
    if (file->job->sheets->side_count == 0)
        return;
    dict_add_raw(file->objects, file->catalog, "OpenAction",
                 slice_format(file->arena, "[%u 0 R/Fit]", objects_number(file->sides[0])));
}

bool pdf_screen_write(struct pdf_file *file)
{
    write_view(file);
    return write_intent(file);
}
