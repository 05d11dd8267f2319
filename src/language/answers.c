/* Who speaks when all do: how service sheets name it.
 *
 * A word is looked for in all languages at once: sheets mix them, and no such word names one
 * speaker in another. Capitals of Latin letters do not count. Words that name a congregation's part
 * in a responsory: R., ℟. Ours, after the sheets of churches in these languages; it is no list of
 * anybody's. */
#include <string.h>
#include <strings.h>

#include "language/language.h"

static const char *const words[] = {"all",
                                    "people",
                                    "congregation",
                                    "everyone",
                                    "response",
                                    "together",
                                    "r",
                                    "℟",
                                    "alle",
                                    "gemeinde",
                                    "gemeente",
                                    "allen",
                                    "menighet",
                                    "församlingen",
                                    "alla",
                                    "tous",
                                    "assemblée",
                                    "l’assemblée",
                                    "todos",
                                    "asamblea",
                                    "pueblo",
                                    "povo",
                                    "assembleia",
                                    "tutti",
                                    "assemblea",
                                    "toți",
                                    "wszyscy",
                                    "lud",
                                    "všichni",
                                    "všetci",
                                    "mind",
                                    "mindnyájan",
                                    "kaikki",
                                    "kõik",
                                    "visi",
                                    "все",
                                    "всі",
                                    "народ",
                                    "όλοι",
                                    "λαός",
                                    "wote",
                                    "semua",
                                    "umat",
                                    "lahat",
                                    "bayan",
                                    "tất cả",
                                    "cộng đoàn",
                                    "pawb",
                                    "hepsi",
                                    "cemaat",
                                    "الجميع",
                                    "الشعب",
                                    "سب",
                                    "جماعت",
                                    "همه",
                                    "כולם",
                                    "הקהל",
                                    "सब",
                                    "सभी",
                                    "सभा",
                                    "সকলে",
                                    "সবাই",
                                    "எல்லோரும்",
                                    "அனைவரும்",
                                    "అందరూ",
                                    "എല്ലാവരും",
                                    "ทุกคน",
                                    "ที่ประชุม",
                                    "ສະມາຊິກທຸກຄົນ",
                                    "ทั้งหมด",
                                    "众",
                                    "眾",
                                    "全体",
                                    "全體",
                                    "会众",
                                    "會眾",
                                    "一同",
                                    "会衆",
                                    "다같이",
                                    "다 함께",
                                    "회중",
                                    "ሁሉም",
                                    "ሕዝብ"};

bool language_is_all(struct slice word)
{
    while (word.length > 0 && strchr(".:", word.bytes[word.length - 1]))
        word.length--;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct slice one = slice_of(words[i]);
        if (one.length == word.length && strncasecmp(one.bytes, word.bytes, word.length) == 0)
            return true;
    }
    return false;
}
