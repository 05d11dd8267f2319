/* What a language wants: direction, quotation marks, dates, the words that Orison itself sets.
 *
 * Pure look-ups by BCP 47 tag, in any case; nothing is kept. Facts: CLDR, through ICU for dates and
 * in the tables of this folder for the rest, so that a program that sets English opens no locale
 * data. Texts returned are UTF-8 in `arena` or constant. */
#ifndef ORISON_LANGUAGE_LANGUAGE_H
#define ORISON_LANGUAGE_LANGUAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/slice.h"

enum direction { DIRECTION_LTR, DIRECTION_RTL };

/* A date of content: month and day may be 0 (a year, a year and a month). Gregorian. */
struct date {
    int32_t year;
    uint8_t month, day;
};

/* Quotation marks with their inner spaces where the language has them (fr: « + U+202F). */
struct quotation_marks {
    struct slice open, close;             /* outer */
    struct slice inner_open, inner_close; /* nested */
};

/* Words that Orison sets itself. */
enum word {
    WORD_PSEUDONYM_NOTE, /* "Name changed to protect her or his identity." as a whole note */
    WORD_NAME_CHANGED,   /* what a screen reader says for the mark */
    WORD_DRAFT,          /* "Draft translation, not reviewed" */
    WORD_CONTENTS,
    WORD_PRAYER_NOTES, /* "My prayers", over ruled lines */
    WORD_COUNT
};

/* Whether `tag` is a well-formed BCP 47 tag (RFC 5646, 2.1: language, script, region, variants,
 * extensions, private use). */
bool language_is_tag(struct slice tag);

/* `tag` in the usual case (RFC 5646, 2.1.1: "zh-Hans-CN"), in `arena`. Needs language_is_tag. */
struct slice language_tag_make(struct arena *arena, struct slice tag);

/* Whether `tag` is well-formed and may be anybody's: a registered language has two or three
 * letters; longer ones are nobody's ("english"). */
bool language_is_usual(struct slice tag);

/* Whether its language of two letters and its country of two, where it has them, are registered
 * ones (ISO 639-1, ISO 3166-1, as ICU knows them): "xx" and "en-UK" have one that is not. Languages
 * of three letters are thousands, and are taken. Needs language_is_tag. */
bool language_is_registered(struct arena *arena, struct slice tag);

/* What a person wrote for a language, and how to tell of it where it is none. */
struct asked_language {
    struct slice word;
    struct place place;
    const char *code;  /* of the report */
    const char *where; /* behind what was expected, " after -L"; or NULL */
};

/* The tag of a language in the usual case, in `arena`. Reports what is no tag that anybody has,
 * with the one that was meant where that can be told; false then. Warns of one whose language has
 * another usual name: "fra" for "fr". */
bool language_read(struct arena *arena, struct diag *diag, struct asked_language asked,
                   struct slice *out);

/* The tag that a word may stand for: "pt-BR" for "pt_BR", "de" for "German" and "Deutsch"; empty
 * where nothing is known. In `arena`. */
struct slice language_guess(struct arena *arena, struct slice word);

/* The tag's base language: "pt" of "pt-BR". A view into `tag`, so in lower case where the tag was
 * made by `language_tag_make`. */
struct slice language_base(struct slice tag);

/* By the tag's script subtag, else by the script that the language (in its region) is usually
 * written in; left to right where neither is known, and then `is_known` is false. */
enum direction language_direction_of(struct slice tag, bool *is_known);
enum direction language_direction(struct slice tag);

struct quotation_marks language_quotes(struct slice tag);

/* The date as the language writes it in running text, stand-alone form: "February 2027"; with year
 * 0 a day of the year: "February 5". Gregorian calendar in every language, the language's own
 * default digits. A language that neither ICU nor this folder knows gets the digits of ISO 8601:
 * "2027-02". Needs a year from 1583 (or 0, with month and day). In `arena`. */
struct slice language_date(struct arena *arena, struct slice tag, struct date date);

/* The language's own digits, 0 to 9, where they are others than 0123456789, and whether it uses
 * them where nothing else is asked; false where it has none. */
bool language_native_digits(struct arena *scratch, struct slice tag, uint16_t digits[10],
                            bool *is_usual);

/* What comes before a citation ("— "); empty where the language sets none. */
struct slice language_citation_dash(struct slice tag);

/* What stands round the version after a citation, with the space before it: " (" and ")". */
struct brackets {
    struct slice open, close;
};
struct brackets language_brackets(struct slice tag);

/* The word in the language; English where there is none, and false in `is_own` (may be NULL). */
struct slice language_word(struct slice tag, enum word word, bool *is_own);

/* What the calibration sheet says: its title and sides, the steps, what its arrows show. */
enum calibration_word {
    CALIBRATION_TITLE,
    CALIBRATION_FRONT,
    CALIBRATION_BACK,
    CALIBRATION_PRINT_SHORT_EDGE, /* how it is printed, by the layout's duplex */
    CALIBRATION_PRINT_LONG_EDGE,
    CALIBRATION_PRINT_BY_HAND,
    CALIBRATION_PRINT,
    CALIBRATION_LINE,    /* how long its line must be */
    CALIBRATION_MEASURE, /* from the paper's edges to the lines A and B */
    CALIBRATION_EDGES,   /* what cannot be printed on */
    CALIBRATION_OVER,    /* the other side */
    CALIBRATION_WRITE,   /* the numbers, into a file */
    CALIBRATION_ARROWS,  /* how its arrows are looked at, */
    CALIBRATION_RIGHT,   /* how they lie where the printer turned the sheet as asked, */
    CALIBRATION_WRONG,   /* and where it did not, with what to do */
    CALIBRATION_COUNT
};
struct slice language_calibration(struct slice tag, enum calibration_word word, bool *is_own);

/* What parts a run-in head (a country, a day) from the text after it: a space, or the wide one. */
struct slice language_head_space(struct slice tag);

/* How a language's books indent paragraphs. */
struct paragraph_custom {
    bool indents_first; /* also the first one, under a heading */
    uint8_t squares;    /* by so many of its characters; 0: by what the design says */
};
struct paragraph_custom language_paragraphs(struct slice tag);

/* Whether the figure that calls a note stands after punctuation that follows its words; else it
 * stands between them. */
bool language_note_follows_punctuation(struct slice tag);

/* How a word is bound to what stands beside it: no line ends between them, if it can be helped. */
enum bond {
    BOND_NEXT,          /* to the word after it: Mr., w, в */
    BOND_NEXT_LIGHTLY,  /* the same, but less: на */
    BOND_NUMBER_NEXT,   /* to a number after it: p., Nr. */
    BOND_NUMBER_BEFORE, /* to a number before it: km, million */
    BOND_BEFORE,        /* to the word before it: бы, usw., Jr. */
    BOND_NAME, /* to a name after it, which a capital tells where there are any: São, Frau */
    BOND_COUNT
};

/* Words with a bond, parted by spaces, in lower case: the language's own, and every language's. */
struct bound_words {
    const char *own, *common;
};
struct bound_words language_bound_words(struct slice tag, enum bond bond);

/* The spaces that a language sets before ; ! ? and : and inside guillemets, none of which ends a
 * line or stretches; "" where it sets none. `is_added`: also where none is typed. */
struct mark_space {
    struct slice space;
    bool is_added;
};
struct mark_spaces {
    struct mark_space high, colon, quotes;
};
struct mark_spaces language_mark_spaces(struct slice tag);

/* Whether a dash between spaces ends a line and never begins one, as in Slavic books and those that
 * follow Russian ones (Milchin; ČSN 01 6910). */
bool language_keeps_dashes(struct slice tag);

/* The names of the months as a date in a text has them, wide and short, in lower case; `count` of
 * them, in `arena`; none where ICU doesn't know the language. Opens locale data. */
struct slice *language_months(struct arena *arena, struct slice tag, size_t *count);

/* Whether a character never begins a line, with or without a space before it: what ends or repeats
 * what comes before (Terminal_Punctuation, Extender, Line_Break CL CP EX IS NS BA; the Thai and Lao
 * signs of abbreviation). ASCII is left to UAX #14. */
bool character_begins_no_line(uint32_t code_point);

/* What the inline markup must know of a character, in every script: General_Category and
 * Line_Break of the Unicode Character Database. */
enum character_class {
    CHARACTER_WORD,        /* a letter or mark of a script that parts words by spaces */
    CHARACTER_DIGIT,       /* any number: Nd, Nl, No */
    CHARACTER_UNSPACED,    /* a letter or mark of a script that doesn't, or of Hangul, where
                              particles follow a word at once (Line_Break SA, ID, CJ, H2, H3, J*) */
    CHARACTER_PUNCTUATION, /* P* and S* */
    CHARACTER_FORMAT,      /* Cf: joiners, soft hyphens, direction marks; nothing to see */
    CHARACTER_SPACE,       /* Z*, and the control characters that are white space */
    CHARACTER_CONTROL,     /* other controls, surrogates, noncharacters: never in a text */
    CHARACTER_OTHER        /* unassigned and private use */
};

/* Whether a character is one of a row of marks whose order Unicode sorts: a combining class that is
 * not 0. */
bool character_is_combining(uint32_t c);

/* The two characters that one is the same as (Unicode's canonical decomposition, one step: U+09CB is
 * U+09C7 U+09BE); one alone leaves parts[1] 0. False where it is the same as no other. */
bool character_decompose(uint32_t c, uint32_t parts[2]);

enum character_class character_class_of(uint32_t code_point);

/* Which way a letter runs (UAX #9: L, R and AL); nothing else tells. */
enum letter_direction { LETTER_NONE, LETTER_LTR, LETTER_RTL };
enum letter_direction character_direction(uint32_t code_point);

/* The character's script, four letters of ISO 15924 packed from the top ('L' << 24 …); 0 for what
 * belongs to none or to many (punctuation, digits, most marks). */
uint32_t character_script(uint32_t code_point);

/* Whether a script, packed so, has capitals. Georgian, whose capitals no running text has, counts
 * as one without. */
bool script_has_capitals(uint32_t script);

/* A letter of a script without capitals that is as high as most of its letters, of the BMP; 0 where
 * the script has capitals, its letters are as high as those (Han, Hangul) or of many heights
 * (Arabic), or it is not known. */
uint32_t script_plain_letter(uint32_t script);

/* The capital of a letter as a language has it (İ of i in Turkish), ẞ of ß; the character itself
 * where it has none, or none of one letter. */
uint32_t language_capital(struct slice tag, uint32_t code_point);

/* The value of a decimal digit of any script; -1 for another character. */
int character_digit(uint32_t code_point);

/* A host's name as a network has it (xn--…) and as a reader does, in `arena`; itself where it is no
 * such name. A name that imitates another stays as the network has it. */
struct slice host_of_network(struct arena *arena, struct slice host);
struct slice host_of_reader(struct arena *arena, struct slice host);

/* Whether the letters of a host's name imitate those of another: scripts mixed in one label, or all
 * of one that looks Latin (UTS #39). */
bool host_imitates(struct slice host);

/* The letters that a language is written with: CLDR's exemplars, main and auxiliary, both cases.
 * NULL where CLDR has none. Ends with `arena`. */
struct language_letters;
const struct language_letters *language_letters_make(struct arena *arena, struct slice tag);

enum letter_fit { LETTER_FITS, LETTER_OF_OTHER_LANGUAGE, LETTER_OF_OTHER_SCRIPT };

/* How a character fits; one that is no letter always does, and so do modifier letters and all of
 * Han and Hangul where the language is written in them. */
enum letter_fit language_letter_fit(const struct language_letters *letters, uint32_t code_point);

/* The code of a language by its name in English or in itself ("Spanish", "Español"), whatever its
 * capitals; NULL where there is none. A literal of ICU's. */
const char *language_code_of(struct slice name);

/* Whether a name is that of all who are there, as they answer in a service: "All", "People", "R.",
 * in any language. */
bool language_is_all(struct slice word);

#endif
