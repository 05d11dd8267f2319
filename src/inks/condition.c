/* Printing conditions: what a profile's description says it was made for.
 *
 * In: words ("U.S. Web Coated (SWOP) v2", "FOGRA39"). Out: the identifier under which the ICC's
 * registry of characterization data knows the condition. Letters and digits count, case does not:
 * "ISO Coated v2 (ECI)", "iso-coated-v2". https://registry.color.org/cmyk-registry/ */
#include "inks/inks.h"

#include <ctype.h>
#include <string.h>

enum { WORDS_MOST = 256 };

static const struct {
    const char *words; /* as they are compared: small letters and digits */
    struct condition condition;
} conditions[] = {
    {"fogra27", {"FOGRA27", "Offset, coated paper, ISO 12647-2:1996", false}},
    {"fogra28", {"FOGRA28", "Web offset, light coated paper, ISO 12647-2", false}},
    {"fogra29", {"FOGRA29", "Offset, uncoated white paper, ISO 12647-2:2004", false}},
    {"fogra39", {"FOGRA39", "Offset, coated paper, ISO 12647-2:2004", false}},
    {"isocoatedv2", {"FOGRA39", "Offset, coated paper, ISO 12647-2:2004", false}},
    {"fogra45", {"FOGRA45", "Web offset, light coated paper, ISO 12647-2:2004", false}},
    {"fogra47", {"FOGRA47", "Offset, uncoated white paper, ISO 12647-2:2004", false}},
    {"psouncoatediso12647", {"FOGRA47", "Offset, uncoated white paper, ISO 12647-2:2004", false}},
    {"fogra51", {"FOGRA51", "Offset, premium coated paper, ISO 12647-2:2013", false}},
    {"psocoatedv3", {"FOGRA51", "Offset, premium coated paper, ISO 12647-2:2013", false}},
    {"fogra52", {"FOGRA52", "Offset, wood-free uncoated paper, ISO 12647-2:2013", false}},
    {"psouncoatedv3", {"FOGRA52", "Offset, wood-free uncoated paper, ISO 12647-2:2013", false}},
    {"cgatstr001", {"CGATS TR 001", "SWOP: web offset publications, coated paper", false}},
    {"cgatstr003", {"CGATS TR 003", "SWOP: web offset publications, grade 3 coated paper", false}},
    {"swop2006coated3",
     {"CGATS TR 003", "SWOP: web offset publications, grade 3 coated paper", false}},
    {"cgatstr005", {"CGATS TR 005", "SWOP: web offset publications, grade 5 coated paper", false}},
    {"swop2006coated5",
     {"CGATS TR 005", "SWOP: web offset publications, grade 5 coated paper", false}},
    {"cgatstr006", {"CGATS TR 006", "GRACoL: sheetfed offset, grade 1 coated paper", false}},
    {"gracol2006coated1", {"CGATS TR 006", "GRACoL: sheetfed offset, grade 1 coated paper", false}},
    {"crpc6", {"CGATS21-2-CRPC6", "Premium coated paper, CGATS 21-2", false}},
    {"gracol2013", {"CGATS21-2-CRPC6", "Premium coated paper, CGATS 21-2", false}},
    {"japancolor2001", {"JC200103", "Japan Color 2001: sheetfed offset, coated paper", false}},
    {"jc200103", {"JC200103", "Japan Color 2001: sheetfed offset, coated paper", false}},
    {"swop", {"CGATS TR 001", "SWOP: web offset publications, coated paper", true}},
};

static void compare_form(struct slice words, char out[WORDS_MOST])
{
    size_t count = 0;
    for (size_t i = 0; i < words.length && count < WORDS_MOST - 1; i++) {
        unsigned char c = (unsigned char)words.bytes[i];
        if (c < 0x80 && isalnum(c))
            out[count++] = (char)tolower(c);
    }
    out[count] = '\0';
}

bool condition_find(struct slice words, struct condition *out)
{
    char form[WORDS_MOST];
    compare_form(words, form);
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++)
        if (strstr(form, conditions[i].words)) {
            *out = conditions[i].condition;
            return true;
        }
    return false;
}
