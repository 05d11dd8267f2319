/* What the files of content/ share: the reader's state, letters (a scalar's characters on their way
 * to a block), and drafts of blocks. Nothing here is seen outside the folder.
 *
 *     scalar ── fold_letters ──> letters ── markup_find ──> the same, marks noted
 *            ── draft_add_paragraph ──> draft ── reader_add_block ──> a block of the doc */
#ifndef ORISON_CONTENT_READER_H
#define ORISON_CONTENT_READER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "content/content.h"
#include "content/keys.h"
#include "content/lists.h"
#include "yaml/yaml.h"

enum {
    TEXT_BYTES_LARGEST = 2 << 20, /* one text; a letter of 300 pages */
    LINK_LETTERS_LARGEST = 2048   /* an address, or a link's title */
};

/* --- letters --------------------------------------------------------------------------------- */

enum letter_kind {
    LETTER_PLAIN,
    LETTER_ESCAPED, /* came with a backslash: is itself, never a mark */
    LETTER_SPACE,   /* a run of white space */
    LETTER_BREAK,   /* a hard break */
    LETTER_END      /* of a paragraph */
};

struct letter {
    uint32_t code_point;
    struct place place; /* in the content file, or in a catalogue */
    /* How much emphasis begins (ends, where negative) before this letter. */
    int32_t emphasis, strong;
    uint32_t link; /* index in doc.links, or NO_INDEX */
    uint8_t kind;
    int8_t scope;      /* 1: a link's text begins after it; -1: it ends here */
    bool is_hidden;    /* a mark: not in the block's text */
    bool is_untold;    /* nor in the entry's: a link's title, an entry of its own */
    bool is_note_mark; /* a pseudonym's asterisk */
    bool is_address;   /* of an address that is read: it breaks as addresses do */
    uint8_t indent;    /* of verse; LETTER_BREAK, LETTER_END: spaces before the line that follows */
};

struct letter_list {
    struct letter *at;
    size_t count, room;
    uint8_t indent; /* of verse: spaces before its first line */
};

/* --- the reader ------------------------------------------------------------------------------ */

struct section_list {
    struct section *at;
    size_t count, room;
};
struct language_list {
    struct slice *at;
    size_t count, room;
};
struct entry_list {
    struct entry *at;
    size_t count, room;
};

/* A typewriter's marks. */
enum typed { TYPED_QUOTE, TYPED_APOSTROPHE, TYPED_DASH, TYPED_DOTS, TYPED_RANGE, TYPED_COUNT };

struct reader {
    struct arena *arena;   /* of the result */
    struct arena *scratch; /* of one text, released after it */
    struct diag *diag;
    uint32_t source;
    struct slice language; /* the edition's tag */
    struct slice source_language;
    struct slice passage; /* the language of the part or section that is being read, or "": it stays
                             as it is in every edition */
    const struct translations *edition; /* NULL: the content's own */
    struct map translations;            /* role and source -> index, where there is an edition */
    struct language_list languages;
    struct date date; /* the edition's */
    struct block_list blocks;
    struct section_list sections;
    struct link_list links;
    struct figure_list figures;
    struct grid_list grids;
    struct entry_list entries;
    uint32_t next_item;        /* of the section that is being read */
    struct mark_spaces spaces; /* of the language that was asked for last, */
    uint32_t spaces_language;  /* whose index is one less; 0: none yet */
    struct place pseudonym;    /* the first, where has_pseudonym */
    bool has_pseudonym;
    bool has_unknown_key; /* at the root: it may be meant for one that is missing there */
    struct {
        struct place first;
        size_t count;
    } typed[TYPED_COUNT]; /* in the content itself */
};

/* What a text is for. */
struct field {
    const char *role;         /* msgctxt of its entries */
    enum span_role span_role; /* of its ordinary characters */
    bool has_pseudonyms;      /* a footnote can be called from here */
    bool is_one_paragraph;
    bool is_verse;    /* typed double quotation marks become the language's inner ones */
    bool is_citation; /* a hyphen between digits becomes an en dash */
    bool is_lines;    /* verse: a line end ends a line, and spaces before one indent it */
};

/* --- fold.c ---------------------------------------------------------------------------------- */

/* The letters of a scalar: white space folded, escapes resolved, each paragraph closed by a
 * LETTER_END and neither empty nor with a space at its edges. In scratch. Reports tabs, control
 * characters, hard breaks that break nothing and a text that is too long. */
struct letter_list fold_letters(struct reader *reader, const struct node *scalar,
                                const struct field *field);

/* The same of a translation, whose line ends are its own. */
struct letter_list fold_translation(struct reader *reader, const struct translation *translation,
                                    const struct field *field);

/* --- letters.c ------------------------------------------------------------------------------- */

/* Whether a letter will be seen: it is no mark, and has a shape. */
bool is_seen(const struct letter *letter);

/* The nearest letter before `at` that will be seen; NULL where there is none. Characters with
 * nothing to see (direction marks, joiners) are stepped over. */
const struct letter *letter_before(const struct letter *letters, size_t at);
const struct letter *letter_after(const struct letter *letters, size_t count, size_t at);

/* What a letter is for the rules of markup; a space where there is none. */
enum character_class letter_class(const struct letter *letter);

/* --- markup.c, links.c, emphasis.c ----------------------------------------------------------- */

/* Notes the marks among a paragraph's letters ([0, count), its LETTER_END not counted) and adds its
 * links to the reader. Reports what is wrong with them; it then stays as ordinary text. */
void markup_find(struct reader *reader, struct letter *letters, size_t count,
                 const struct field *field);

/* The parts of it, in this order. */
void links_find(struct reader *reader, struct letter *letters, size_t count);
void addresses_find(struct reader *reader, struct letter *letters, size_t count);
void controls_check(struct reader *reader, const struct letter *letters, size_t count);
struct slice controls_closing(struct arena *arena, const struct letter *letters, size_t count);
void emphasis_find(struct reader *reader, struct letter *letters, size_t count);

/* --- remains.c ------------------------------------------------------------------------------- */

/* Warns of what was typed for another program and prints as it stands, in a text of the content
 * itself whose marks are found; typewriter marks are counted. */
void remains_check(struct reader *reader, const struct node *node,
                   const struct letter_list *letters, const struct field *field);

/* Warns of the typewriter marks that were counted. */
void remains_report(struct reader *reader);

/* --- address.c ------------------------------------------------------------------------------- */

/* Checks a link's address and writes it in printable ASCII (RFC 3986, 2.1). Reports and returns
 * false where it is none that a reader could follow. */
bool address_make(struct reader *reader, struct slice written, struct place place,
                  struct slice *out);

/* The same of an address typed without brackets; false, not reported, where it is none. */
bool address_make_bare(struct reader *reader, struct slice written, struct place place,
                       struct slice *out);

/* Warns where the words of a link are an address, and name another host than its own. */
void address_check_words(struct reader *reader, struct slice words, struct slice address,
                         struct place place);

/* Whether a character turns the direction of what is beside it, or is a tag: nothing that is seen.
 */
bool is_hidden_control(uint32_t code_point);

/* --- draft.c --------------------------------------------------------------------------------- */

/* A block's text in the making. */
struct draft {
    struct reader *reader;
    struct byte_list bytes;
    struct span_list spans;
    struct point_list points;
    struct place place_expected; /* where the next character comes on without a jump */
    uint32_t language;           /* index in doc.languages of what is added */
    uint32_t block_language;     /* the same of the paragraph */
    struct mark_spaces spaces;   /* that the paragraph's language sets by its marks */
    bool is_quoting;             /* inside typed quotation marks, in a verse */
};

/* An empty draft, in scratch. */
struct draft draft_make(struct reader *reader);

/* A text read, not yet a block: letters with their marks found, and their entry. */
struct paragraph {
    const struct letter *letters;
    size_t count;
    uint32_t entry;
    uint32_t language;        /* index in doc.languages */
    int32_t emphasis, strong; /* that are open where it begins: it is a part of one */
    uint8_t indent;           /* of verse: spaces before its first line */
};

/* Adds a paragraph's letters as `field` says. */
void draft_add_paragraph(struct draft *draft, const struct paragraph *paragraph,
                         const struct field *field);

/* Adds characters that are not in the source, from about this place. */
void draft_add_set(struct draft *draft, struct slice text, struct place place, enum span_role role);

/* The finished block, in the arena, of kind `kind` and outside all sections. */
struct block draft_finish(const struct draft *draft, enum block_kind kind);

/* --- quotes.c -------------------------------------------------------------------------------- */

/* Whether a letter of a verse is a typed double quotation mark. */
bool is_typed_quote(const struct letter *letter);

/* Whether the typed quotation mark `at` opens: by what stands round it; where that is no help, one
 * opens where none is open. */
bool is_opening_quote(const struct letter *letters, size_t count, size_t at, bool is_quoting);

/* Warns where typed quotation marks stand round the whole verse. */
void quotes_check_verse(struct reader *reader, const struct letter_list *letters);

/* --- spacing.c ------------------------------------------------------------------------------- */

/* What the language has in the place of a space typed by one of its marks; "" where it stays. */
struct slice spacing_of_space(const struct mark_spaces *spaces, const struct letter *letters,
                              size_t count, size_t at);

/* What it puts before and after a letter where no space is typed, or "". */
struct slice spacing_before(const struct mark_spaces *spaces, const struct letter *letters,
                            size_t count, size_t at);
struct slice spacing_after(const struct mark_spaces *spaces, const struct letter *letters,
                           size_t count, size_t at);

/* --- text.c ---------------------------------------------------------------------------------- */

/* A text's paragraphs. */
struct text_read {
    struct paragraph *paragraphs;
    size_t count;
};

/* Reads a scalar as `field` says; a missing, empty or wrong one gives no paragraphs and a report.
 * In scratch. */
struct text_read text_of_node(struct reader *reader, const struct node *node,
                              const struct field *field);

/* Adds one block for each paragraph of `node` as `field` says; how many. `block` is the pattern:
 * kind, section, item. */
size_t reader_add_text(struct reader *reader, const struct node *node, const struct field *field,
                       const struct block *pattern);

/* Adds a finished block; its index. */
uint32_t reader_add_block(struct reader *reader, struct block block);

/* The index of a language of the doc, added where it is new. */
uint32_t reader_add_language(struct reader *reader, struct slice tag);

/* --- translate.c ----------------------------------------------------------------------------- */

/* An edition's translations by role and source: their index. */
struct map map_of_translations(struct arena *arena, const struct translations *edition);

/* Puts the edition's translation in the place of a paragraph of the source, whose links are those
 * from `first_link` on; `had_pseudonym`: one came before it. Where there
 * is none the paragraph stays, in the source's language. False: it is left out. */
bool translate_paragraph(struct reader *reader, const struct field *field, size_t first_link,
                         bool had_pseudonym, struct paragraph *paragraph);

/* --- date.c, front.c, sections.c ------------------------------------------------------------- */

/* YYYY, YYYY-MM or YYYY-MM-DD; reports anything else, false then. */
bool date_read(struct reader *reader, const struct node *node, struct date *out);

/* The title page; the colophon. */
void front_read(struct reader *reader, const struct node *root);
void colophon_read(struct reader *reader, const struct node *root);

void sections_read(struct reader *reader, const struct node *sections);

/* Where blocks belong. */
struct where {
    uint32_t section, item;
};

/* A block's kind and place, for reader_add_text. */
struct block pattern_of(enum block_kind kind, struct where where);

/* The blocks of a text, one a paragraph; nothing for a NULL node. */
void section_add_text(struct reader *reader, const struct node *node, const char *role,
                      enum block_kind kind, struct where where);

/* The items of a list, numbered on from those that their section has. */
void items_read(struct reader *reader, const struct node *items, struct where where);

/* --- body.c, grids.c ------------------------------------------------------------------------- */

/* The parts of a body from `first` on, in their order; in an item those that may stand in one. */
void body_read(struct reader *reader, const struct node *first, struct where where);

/* Reads what follows as a passage in the language that `node` names, where there is one; returns
 * what to set `reader->passage` to after it. */
struct slice passage_open(struct reader *reader, const struct node *node);

/* The value that a part must be; reports another. */
bool part_is_list(struct reader *reader, const struct node *node, const char *expected);

/* The grids of a body: what its parts `numbers:`, `speech:` and `table:` hold. */
void numbers_read(struct reader *reader, const struct node *numbers, struct where where);
void speech_read(struct reader *reader, const struct node *speech, struct where where);
void table_read(struct reader *reader, const struct node *table, struct where where);

/* What stands on pages that are left over: next_steps: and prayer_notes:. */
void fillers_read(struct reader *reader, const struct node *root);

/* --- figures.c ------------------------------------------------------------------------------- */

/* The title page's logo: a BLOCK_LOGO. */
void logo_read(struct reader *reader, const struct node *logo);

/* A section's picture: a BLOCK_IMAGE and its BLOCK_CAPTION, both like `pattern`. */
void image_read(struct reader *reader, const struct node *image, const struct block *pattern);

/* directions.c: sets the doc's directions; warns where texts run against their language's tag. */
void directions_settle(struct arena *arena, struct arena *scratch, struct diag *diag,
                       struct doc *doc);

#endif
