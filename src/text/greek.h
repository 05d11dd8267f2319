/* Greek in capitals: words set in capitals, small ones too, carry no accents or breathings. */
#ifndef ORISON_TEXT_GREEK_H
#define ORISON_TEXT_GREEK_H

#include <hb.h>

/* Takes accents and breathings off characters that are not yet glyphs, in place. A diaeresis stays,
 * and comes where only the accent told that two vowels are two (μάιος, ΜΑΪΟΣ). The word ή keeps its
 * own. */
void greek_drop_accents(hb_glyph_info_t *infos, unsigned count);

#endif
