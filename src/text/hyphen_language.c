/* Language to dictionary. One row a tag; several tags may share a table (the English of the
 * Commonwealth follows the British dictionary). Languages that Debian has no patterns for have
 * no row (Esperanto's came with Debian 13); some of them are divided by rule (syllables.c), the
 * others are not hyphenated. */
#include "text/hyphen_language.h"

#include <strings.h>

const struct hyphen_language hyphen_languages[] = {
    {"af", "af", "hyph_af_ZA.dic", "hyphen-af"},
    {"as", "as", "hyph_as_IN.dic", "hyphen-as"},
    {"be", "be", "hyph_be_BY.dic", "hyphen-be"},
    {"bg", "bg", "hyph_bg_BG.dic", "hyphen-bg"},
    {"bn", "bn", "hyph_bn_IN.dic", "hyphen-bn"},
    {"ca", "ca", "hyph_ca_ES.dic", "hyphen-ca"},
    {"cs", "cs", "hyph_cs_CZ.dic", "hyphen-cs"},
    {"da", "da", "hyph_da_DK.dic", "hyphen-da"},
    {"de", "de", "hyph_de_DE.dic", "hyphen-de"},
    {"el", "el", "hyph_el_GR.dic", "hyphen-el"},
    {"en-AU", "en-GB", "hyph_en_GB.dic", "hyphen-en-gb"},
    {"en-GB", "en-GB", "hyph_en_GB.dic", "hyphen-en-gb"},
    {"en-IE", "en-GB", "hyph_en_GB.dic", "hyphen-en-gb"},
    {"en-IN", "en-GB", "hyph_en_GB.dic", "hyphen-en-gb"},
    {"en-NZ", "en-GB", "hyph_en_GB.dic", "hyphen-en-gb"},
    {"en-ZA", "en-GB", "hyph_en_GB.dic", "hyphen-en-gb"},
    {"en", "en-US", "hyph_en_US.dic", "hyphen-en-us"},
    {"eo", "eo", "hyph_eo.dic", "hyphen-eo"},
    {"es", "es", "hyph_es_ES.dic", "hyphen-es"},
    {"et", "et", "hyph_et_EE.dic", "myspell-et"},
    {"fr", "fr", "hyph_fr.dic", "hyphen-fr"},
    {"gl", "gl", "hyph_gl_ES.dic", "hyphen-gl"},
    {"gu", "gu", "hyph_gu_IN.dic", "hyphen-gu"},
    {"hi", "hi", "hyph_hi_IN.dic", "hyphen-hi"},
    {"hr", "hr", "hyph_hr_HR.dic", "hyphen-hr"},
    {"hu", "hu", "hyph_hu_HU.dic", "hyphen-hu"},
    {"id", "id", "hyph_id_ID.dic", "hyphen-id"},
    {"is", "is", "hyph_is_IS.dic", "hyphen-is"},
    {"it", "it", "hyph_it_IT.dic", "hyphen-it"},
    {"kn", "kn", "hyph_kn_IN.dic", "hyphen-kn"},
    {"lt", "lt", "hyph_lt_LT.dic", "hyphen-lt"},
    {"lv", "lv", "hyph_lv_LV.dic", "hyphen-lv"},
    {"ml", "ml", "hyph_ml_IN.dic", "hyphen-ml"},
    {"mn", "mn", "hyph_mn_MN.dic", "hyphen-mn"},
    {"mr", "mr", "hyph_mr_IN.dic", "hyphen-mr"},
    {"nb", "nb", "hyph_nb_NO.dic", "hyphen-no"},
    {"no", "nb", "hyph_nb_NO.dic", "hyphen-no"},
    {"nl", "nl", "hyph_nl_NL.dic", "hyphen-nl"},
    {"nn", "nn", "hyph_nn_NO.dic", "hyphen-no"},
    {"or", "or", "hyph_or_IN.dic", "hyphen-or"},
    {"pa", "pa", "hyph_pa_IN.dic", "hyphen-pa"},
    {"pl", "pl", "hyph_pl_PL.dic", "hyphen-pl"},
    {"pt", "pt-BR", "hyph_pt_BR.dic", "hyphen-pt-br"},
    {"pt-PT", "pt-PT", "hyph_pt_PT.dic", "hyphen-pt-pt"},
    {"ro", "ro", "hyph_ro_RO.dic", "hyphen-ro"},
    {"ru", "ru", "hyph_ru_RU.dic", "hyphen-ru"},
    {"sk", "sk", "hyph_sk_SK.dic", "hyphen-sk"},
    {"sl", "sl", "hyph_sl_SI.dic", "hyphen-sl"},
    {"sr", "sr", "hyph_sr_RS.dic", "hyphen-sr"},
    {"sr-Latn", "sr-Latn", "hyph_sr-Latn_RS.dic", "hyphen-sr"},
    {"sr-ME", "sr-Latn", "hyph_sr-Latn_RS.dic", "hyphen-sr"},
    {"sv", "sv", "hyph_sv_SE.dic", "hyphen-sv"},
    {"ta", "ta", "hyph_ta_IN.dic", "hyphen-ta"},
    {"te", "te", "hyph_te_IN.dic", "hyphen-te"},
    {"th", "th", "hyph_th_TH.dic", "hyphen-th"},
    {"uk", "uk", "hyph_uk_UA.dic", "hyphen-uk"},
    {"zu", "zu", "hyph_zu_ZA.dic", "hyphen-zu"},
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
