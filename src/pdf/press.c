/* PDF/X: what a file for a press says of itself. ISO 15930-7:2010, ISO 15930-1:2001 (X-1a).
 *
 * X-4 is PDF 1.6 and is identified in XMP; X-1a:2001 is PDF 1.3, identified in Info, and has no
 * XMP. Both have one output intent, with the profile embedded. What they forbid is not written in
 * the first place: no transparency, RGB, annotation or action comes out of this folder for a press.
 */
#include "pdf/file.h"

#include <inttypes.h>

#include "pdf/press.h"

const char *pdf_press_version(const struct pdf_file *file)
{
    switch (file->job->layout->deliver.standard) {
    case STANDARD_X4:
        return "1.6";
    case STANDARD_X1A:
        return "1.3";
    case STANDARD_NONE:
    case STANDARD_UA:
        break;
    }
    return "1.7";
}

static HPDF_Dict add_profile(struct pdf_file *file, const struct profile *profile)
{
    HPDF_Dict stream = objects_add_stream(file->objects, profile->bytes, STREAM_DEFLATED);
    HPDF_Dict_AddNumber(stream, "N", (HPDF_INT32)profile->component_count);
    return stream;
}

/* ISO 15930-7, 6.2: the condition by its identifier, who registered it, and in words. */
void pdf_intent_write(struct pdf_file *file)
{
    const struct palette *palette = file->job->palette;
    if (!palette || !palette->is_press)
        return;
    HPDF_Array intents = dict_add_array(file->catalog, "OutputIntents");
    HPDF_Dict intent = objects_add_dict(file->objects);
    HPDF_Array_Add(intents, intent);
    HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    HPDF_Dict_AddName(intent, "S", "GTS_PDFX");
    dict_add_text(file->objects, intent, "OutputConditionIdentifier", palette->condition);
    dict_add_text(file->objects, intent, "OutputCondition", palette->information);
    if (palette->registry.length > 0)
        dict_add_string(file->objects, intent, "RegistryName", palette->registry);
    dict_add_text(file->objects, intent, "Info", palette->information);
    HPDF_Dict_Add(intent, "DestOutputProfile", add_profile(file, &palette->profile));
}

void press_add_info(struct pdf_file *file)
{
    enum standard standard = file->job->layout->deliver.standard;
    if (standard == STANDARD_X1A) {
        dict_add_raw(file->objects, file->info, "GTS_PDFXVersion", SLICE("(PDF/X-1:2001)"));
        dict_add_raw(file->objects, file->info, "GTS_PDFXConformance", SLICE("(PDF/X-1a:2001)"));
    }
    if (standard == STANDARD_X1A || standard == STANDARD_X4)
        HPDF_Dict_AddName(file->info, "Trapped", "False");
}

/* The identifier of the document is made of what it shows, as a UUID of version 8 (RFC 9562). */
struct slice press_identification(struct pdf_file *file)
{
    const struct layout *layout = file->job->layout;
    uint64_t high = sheets_hash_pages(file->job->pages);
    uint64_t low = high ^ layout->design.hash;
    return slice_format(file->arena,
                        "<rdf:Description rdf:about=\"\""
                        " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                        " xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\""
                        " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\">\n"
                        "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\n"
                        "<pdf:Trapped>False</pdf:Trapped>\n"
                        "<xmpMM:DocumentID>uuid:%08" PRIx64 "-%04" PRIx64 "-8%03" PRIx64
                        "-8%03" PRIx64 "-%012" PRIx64 "</xmpMM:DocumentID>\n"
                        "<xmpMM:VersionID>1</xmpMM:VersionID>\n"
                        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>\n"
                        "</rdf:Description>\n",
                        high >> 32, high >> 16 & 0xFFFF, high & 0xFFF, low >> 48 & 0xFFF,
                        low & 0xFFFFFFFFFFFF);
}
