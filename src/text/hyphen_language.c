/* Language to dictionary. One row a tag; several tags may share a table (the English of the
 * Commonwealth follows the British dictionary). Languages that Debian has no patterns for have
 * no row (Esperanto's came with Debian 13); some of them are divided by rule (syllables.c), the
 * others are not hyphenated. Whether a dictionary is plain was told by both ways to read it, over
 * the words of a long text: of German and Ukrainian only libhyphen's makes sense (fort-s-chrit-t),
 * of the plain ones Liang's finds the half that is missing (до-сто-ин-ство, not до-стоинство). */
#include "text/hyphen_language.h"

#include <strings.h>

const struct hyphen_language hyphen_languages[] = {
    {"af", "af", "hyph_af_ZA.dic", "hyphen-af", false},
    {"as", "as", "hyph_as_IN.dic", "hyphen-as", false},
    {"be", "be", "hyph_be_BY.dic", "hyphen-be", false},
    {"bg", "bg", "hyph_bg_BG.dic", "hyphen-bg", false},
    {"bn", "bn", "hyph_bn_IN.dic", "hyphen-bn", false},
    {"ca", "ca", "hyph_ca_ES.dic", "hyphen-ca", false},
    {"cs", "cs", "hyph_cs_CZ.dic", "hyphen-cs", true},
    {"da", "da", "hyph_da_DK.dic", "hyphen-da", true},
    {"de", "de", "hyph_de_DE.dic", "hyphen-de", false},
    {"el", "el", "hyph_el_GR.dic", "hyphen-el", false},
    {"en-AU", "en-GB", "hyph_en_GB.dic", "hyphen-en-gb", false},
    {"en-GB", "en-GB", "hyph_en_GB.dic", "hyphen-en-gb", false},
    {"en-IE", "en-GB", "hyph_en_GB.dic", "hyphen-en-gb", false},
    {"en-IN", "en-GB", "hyph_en_GB.dic", "hyphen-en-gb", false},
    {"en-NZ", "en-GB", "hyph_en_GB.dic", "hyphen-en-gb", false},
    {"en-ZA", "en-GB", "hyph_en_GB.dic", "hyphen-en-gb", false},
    {"en", "en-US", "hyph_en_US.dic", "hyphen-en-us", false},
    {"eo", "eo", "hyph_eo.dic", "hyphen-eo", false},
    {"es", "es", "hyph_es_ES.dic", "hyphen-es", false},
    {"et", "et", "hyph_et_EE.dic", "myspell-et", false},
    {"fr", "fr", "hyph_fr.dic", "hyphen-fr", false},
    {"gl", "gl", "hyph_gl_ES.dic", "hyphen-gl", false},
    {"gu", "gu", "hyph_gu_IN.dic", "hyphen-gu", false},
    {"hi", "hi", "hyph_hi_IN.dic", "hyphen-hi", false},
    {"hr", "hr", "hyph_hr_HR.dic", "hyphen-hr", false},
    {"hu", "hu", "hyph_hu_HU.dic", "hyphen-hu", false},
    {"id", "id", "hyph_id_ID.dic", "hyphen-id", false},
    {"is", "is", "hyph_is_IS.dic", "hyphen-is", false},
    {"it", "it", "hyph_it_IT.dic", "hyphen-it", true},
    {"kn", "kn", "hyph_kn_IN.dic", "hyphen-kn", false},
    {"lt", "lt", "hyph_lt_LT.dic", "hyphen-lt", false},
    {"lv", "lv", "hyph_lv_LV.dic", "hyphen-lv", false},
    {"ml", "ml", "hyph_ml_IN.dic", "hyphen-ml", false},
    {"mn", "mn", "hyph_mn_MN.dic", "hyphen-mn", false},
    {"mr", "mr", "hyph_mr_IN.dic", "hyphen-mr", false},
    {"nb", "nb", "hyph_nb_NO.dic", "hyphen-no", true},
    {"no", "nb", "hyph_nb_NO.dic", "hyphen-no", true},
    {"nl", "nl", "hyph_nl_NL.dic", "hyphen-nl", false},
    {"nn", "nn", "hyph_nn_NO.dic", "hyphen-no", true},
    {"or", "or", "hyph_or_IN.dic", "hyphen-or", false},
    {"pa", "pa", "hyph_pa_IN.dic", "hyphen-pa", false},
    {"pl", "pl", "hyph_pl_PL.dic", "hyphen-pl", false},
    {"pt", "pt-BR", "hyph_pt_BR.dic", "hyphen-pt-br", false},
    {"pt-PT", "pt-PT", "hyph_pt_PT.dic", "hyphen-pt-pt", false},
    {"ro", "ro", "hyph_ro_RO.dic", "hyphen-ro", false},
    {"ru", "ru", "hyph_ru_RU.dic", "hyphen-ru", true},
    {"sk", "sk", "hyph_sk_SK.dic", "hyphen-sk", false},
    {"sl", "sl", "hyph_sl_SI.dic", "hyphen-sl", false},
    {"sr", "sr", "hyph_sr_RS.dic", "hyphen-sr", false},
    {"sr-Latn", "sr-Latn", "hyph_sr-Latn_RS.dic", "hyphen-sr", false},
    {"sr-ME", "sr-Latn", "hyph_sr-Latn_RS.dic", "hyphen-sr", false},
    {"sv", "sv", "hyph_sv_SE.dic", "hyphen-sv", false},
    {"ta", "ta", "hyph_ta_IN.dic", "hyphen-ta", false},
    {"te", "te", "hyph_te_IN.dic", "hyphen-te", false},
    {"th", "th", "hyph_th_TH.dic", "hyphen-th", false},
    {"uk", "uk", "hyph_uk_UA.dic", "hyphen-uk", false},
    {"zu", "zu", "hyph_zu_ZA.dic", "hyphen-zu", false},
};

const size_t hyphen_language_count = sizeof hyphen_languages / sizeof hyphen_languages[0];

bool hyphen_tag_is(struct slice tag, const char *row)
{
    return slice_of(row).length == tag.length && strncasecmp(tag.bytes, row, tag.length) == 0;
}

struct slice hyphen_tag_cut(struct slice tag)
{
    do
        tag.length--;
    while (tag.length > 0 && tag.bytes[tag.length] != '-');
    return tag;
}

const struct hyphen_language *hyphen_language_find(struct slice tag)
{
    for (; tag.length > 0; tag = hyphen_tag_cut(tag))
        for (size_t i = 0; i < hyphen_language_count; i++)
            if (hyphen_tag_is(tag, hyphen_languages[i].tag))
                return &hyphen_languages[i];
    return NULL;
}
