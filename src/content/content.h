/* Content: a bulletin's YAML becomes `struct doc`: what is said, in which language, from where.
 *
 * A doc is a flat list of blocks in reading order; sections and items are known by index. A block's
 * text is the characters that a reader sees, marks removed: inline markup has become spans, a hard
 * break U+2028, what Orison adds itself a span of role SPAN_SET. No lengths, no fonts, no style
 * objects: a block only names its style.
 *
 * White space: runs fold to one space; a blank line parts paragraphs in every YAML style, and `|`
 * keeps its line ends as hard breaks; a tab is a space, with a warning. U+2028 in the source is a
 * hard break, U+2029 a new paragraph, NEL a line end. All other characters stay (NBSP, soft
 * hyphens, joiners, direction marks, ZWSP); controls and noncharacters are errors.
 *
 * Marks, where SPEC leaves them open:
 *   - an underscore between two letters or digits is ordinary (snake_case), but not in scripts that
 *     part no words by spaces, nor in Hangul; nor is one a mark that nothing closes, a run of more
 *     than three, or one within a bare web address. Emphasis may stand in strong, and both in a
 *     link's text.
 *   - `[text]` is ordinary; with `(` directly after it, it is a link, and then a missing address,
 *     text or `)`, a space in the address, and a link within its text are errors.
 *   - an asterisk after a name that ends in emphasis (`_Ruby_*`) or in characters without a shape
 *     (a direction mark) is a pseudonym's too. None can stand on the title page, in the permission
 *     line or in the pseudonyms' note itself.
 *   - a `\` before a letter is ordinary; at the end of a paragraph it is an error. In a text in
 *     double quotes YAML takes backslashes first: write `\\`.
 *
 * Set by Orison: the marks round a verse; typed double marks within it, straight or curly, become
 * the language's inner ones (`\"` stays itself); the dash before the citation, the dash of a range
 * of verses for a hyphen between digits, and brackets round the version after it ("Job 36:3–5
 * (NRSV)"); the space after a run-in head; a date in words; the pseudonyms' note where the content
 * has none.
 *
 * Invariant: spans of a block are in order, touch, and cover its text. Points rise and the first is
 * at byte 0. Const once `content_read` has returned. */
#ifndef ORISON_CONTENT_CONTENT_H
#define ORISON_CONTENT_CONTENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/dump.h"
#include "base/index.h"
#include "base/slice.h"
#include "base/unit.h"
#include "language/language.h"

struct key_table;

enum block_kind {
    BLOCK_TITLE,
    BLOCK_DATE,
    BLOCK_VERSE,
    BLOCK_CITATION,
    BLOCK_ORGANIZATION,
    BLOCK_LOGO,        /* no text: its figure; outside all sections */
    BLOCK_REGION,      /* a section's name */
    BLOCK_REGION_NOTE, /* a section's note: style "note" */
    BLOCK_PARAGRAPH,   /* a section's paragraph: a letter, a greeting */
    BLOCK_ITEM,        /* an item's first paragraph; it gets the mark */
    BLOCK_ITEM_MORE,   /* its further paragraphs */
    BLOCK_BY,          /* who sends an item */
    BLOCK_IMAGE,       /* no text: its figure, a picture */
    BLOCK_CAPTION,     /* the picture's */
    BLOCK_CODE,        /* no text: its figure, a QR code; made by `links_show` */
    BLOCK_ADDRESS,     /* under a code: what it says */
    BLOCK_NOTE, /* a footnote's text: style "footnote"; in doc.notes, not in the reading order */
    BLOCK_LINK_NOTE, /* the same with a link's address; made by `links_show` */
    BLOCK_CREDIT,    /* the colophon's permission line */
    BLOCK_HEADING,   /* within a section */
    BLOCK_RUBRIC,    /* what to do: "Stand, if you are able." */
    BLOCK_QUOTATION, /* a paragraph of one */
    BLOCK_SOURCE,    /* where a quotation stands, under it */
    BLOCK_LINE,      /* a line of verse */
    BLOCK_REFRAIN,   /* the same of a refrain */
    BLOCK_LIST,      /* a point of a list; it gets the mark */
    BLOCK_NUMBER,    /* cell: the number of a point; set by Orison */
    BLOCK_NUMBERED,  /* cell: its text */
    BLOCK_SPEAKER,   /* cell: who speaks */
    BLOCK_SPEECH,    /* cell: what is said, */
    BLOCK_ANSWER,    /* by all */
    BLOCK_CELL_HEAD, /* cell: a head of a table's column */
    BLOCK_CELL,      /* cell: any other of a table */
    BLOCK_KIND_COUNT
};

/* The style name of each kind: title date verse citation organization logo region note paragraph
 * item item-more by image caption qr address footnote footnote credit heading rubric quotation
 * source line refrain list number numbered speaker speech answer table-head table. "note" is a
 * region's, "footnote" that of both kinds of notes. */
extern const char *const block_kind_names[BLOCK_KIND_COUNT];

enum item_kind_word { ITEM_PLAIN, ITEM_PRAISE, ITEM_PRAYER, ITEM_KIND_WORD_COUNT };

enum span_role {
    SPAN_TEXT,
    SPAN_LEAD,      /* an item's run-in head */
    SPAN_DAY,       /* a prayer diary's day */
    SPAN_NOTE_MARK, /* the asterisk that calls a note */
    SPAN_SET,       /* characters that Orison adds: not in the source */
    SPAN_ADDRESS,   /* a link's address, to be read: it breaks as addresses do, without a hyphen */
    SPAN_ROLE_COUNT
};

struct span {
    uint32_t byte_start, byte_end; /* of the block's text */
    enum span_role role;
    bool is_emphasis, is_strong;
    uint32_t link;     /* index in doc.links, or NO_INDEX */
    uint32_t note;     /* SPAN_NOTE_MARK: index in doc.notes, else NO_INDEX */
    uint32_t language; /* index in doc.languages */
};

/* From this byte of the block's text on, characters come from this place and the bytes after it. */
struct point {
    uint32_t byte;
    struct place place;
};

struct block {
    enum block_kind kind;
    enum item_kind_word item_kind; /* BLOCK_ITEM */
    struct slice text;             /* UTF-8 */
    struct span *spans;
    struct point *points;
    uint32_t span_count, point_count;
    uint32_t language; /* index in doc.languages */
    uint32_t section;  /* index in doc.sections, or NO_INDEX on the title page */
    uint32_t item;     /* number of the item in its section from 0, or NO_INDEX */
    uint32_t entry;    /* index in doc.entries of the paragraph it was made from, or NO_INDEX */
    uint32_t figure;  /* BLOCK_LOGO, BLOCK_IMAGE, BLOCK_CODE: index in doc.figures; else NO_INDEX */
    uint32_t grid_no; /* a cell's grid: 1 more than its index in doc.grids; 0: it is no cell */
    uint32_t row;     /* of the grid, from 0; its cells stand side by side */
    uint8_t column;   /* of the grid, from 0 */
    uint8_t indent;   /* BLOCK_LINE, BLOCK_REFRAIN: spaces typed before it */
    bool is_continued;  /* goes on with what the block before it began: a stanza, a quotation, a
                           list, a grid; nothing parts them */
    struct place place; /* of its first character in the source */
};

/* Blocks that are set side by side, row by row. A row has at most one cell a column, and they stand
 * in doc.blocks one after the other. */
enum grid_kind {
    GRID_NUMBERS, /* number, text */
    GRID_SPEECH,  /* speaker, text; a row that goes on has the text alone */
    GRID_TABLE,   /* every row has a cell a column, which may be empty */
    GRID_KIND_COUNT
};

enum { GRID_COLUMNS_MOST = 5 };

struct grid {
    enum grid_kind kind;
    uint32_t column_count; /* 2 to GRID_COLUMNS_MOST */
    bool has_head;         /* its first row is the head of its columns */
    struct place place;
};

struct link {
    struct slice
        address; /* as written, checked: http, https, mailto, tel; printable ASCII after escaping */
    struct slice title; /* "" where none */
    struct place place;
    bool is_bare;     /* typed without brackets: its words are its address */
    bool is_repeated; /* made by links_show for paper: a link of the text leads there too */
};

enum figure_kind { FIGURE_PICTURE, FIGURE_QR };

/* What is shown and not read. */
struct figure {
    enum figure_kind kind;
    struct slice path;        /* picture: its file, inside the content's folder; as the program
                                 opens it, NUL-terminated */
    struct slice alternative; /* picture: what it shows, in plain text */
    uint64_t hash;            /* picture: of its file's bytes */
    uint32_t pixel_width, pixel_height; /* picture: upright, from its header; both positive */
    unit width;                         /* picture: as the content asks, or 0 */
    struct slice address;               /* QR: what it says, printable ASCII */
    uint32_t language;                  /* of the alternative: index in doc.languages */
    struct place place;                 /* of the file's name or the address in the source */
};

/* What a section is for. The last two are fillers: pages at the end, where a sheet has some left.
 */
enum section_kind { SECTION_TEXT, SECTION_NEXT_STEPS, SECTION_PRAYER_NOTES, SECTION_KIND_COUNT };

/* Where a section begins: where the one before ends, or on a page of its own: the next, the next
 * recto (an odd page), the next verso, so that a spread is before the reader. */
enum section_start { START_ANYWHERE, START_PAGE, START_RECTO, START_SPREAD, SECTION_START_COUNT };

struct section {
    enum section_kind kind;
    enum section_start start;
    uint32_t first_block, block_count; /* in doc.blocks */
    uint32_t region;                   /* the block with its name, or NO_INDEX for the lead */
    struct slice source; /* SECTION_NEXT_STEPS: the address that its code says, or "" */
    struct place source_place;
    struct place place;
};

/* One translatable paragraph as written, markup and all: a msgid with its role. A hard break is a
 * `\` and a line feed; in a stanza (roles "lines", "refrain") a line ends with the line feed alone,
 * and the spaces typed before a line stand before it. The titles of its links are left out: each is
 * an entry of its own, right after the paragraph's. Dates and what Orison sets have none. */
struct entry {
    const char *role;    /* "title", "verse", "item", "lead", "link-title", … */
    struct slice source; /* UTF-8, white space folded, one paragraph */
    struct place place;
};

struct doc {
    struct slice *languages;  /* [0] is the edition's own tag */
    struct block *blocks;     /* reading order: title page, sections, colophon, fillers */
    struct section *sections; /* the fillers' last */
    struct link *links;
    struct block
        *notes; /* kind BLOCK_NOTE; [0] is the pseudonyms' note where there is a pseudonym */
    struct figure *figures;
    struct grid *grids;
    struct entry *entries;
    uint32_t language_count, block_count, section_count, link_count, note_count, figure_count,
        grid_count, entry_count;
    enum direction direction;         /* of the edition: that of languages[0] */
    enum direction *directions;       /* by language; NULL: as the tags tell (doc_direction) */
    struct date date;                 /* year 0 where none */
    struct slice title, organization; /* plain text for metadata; organization may be empty */
    uint32_t source;                  /* the content file's number in diag */
    struct slice words; /* the edition's word list, as its file has it (text/word_list.h), or "" */
};

/* Reads and checks a content file. Reports every problem found, with its place; returns false when
 * there was an error, and `out` is then not to be set. Borrowed: the file's bytes in `arena`. */
bool content_read(struct arena *arena, struct diag *diag, const char *path, struct doc *out);

/* The same of bytes that were read already; `name` is what messages call them, and pictures are
 * looked for in its folder. */
bool content_read_text(struct arena *arena, struct diag *diag, const char *name, struct slice bytes,
                       struct doc *out);

/* The same from a registered source: for tests and fuzzing. */
bool content_parse(struct arena *arena, struct diag *diag, uint32_t source, struct doc *out);

/* What a catalogue gives in place of one paragraph of the source. */
struct translation {
    struct slice role, source;  /* of the entry that it translates */
    struct slice text;          /* UTF-8, marks and all */
    const struct point *points; /* where the bytes of `text` stand in the catalogue; at least one */
    uint32_t point_count;
    struct place place; /* of the text's first character */
};

/* The texts of an edition that is not the content's own. A source paragraph without a translation
 * stays, tagged in the source's language; but `version` and `credit` belong to an edition, and are
 * left out. */
struct translations {
    struct slice language; /* BCP 47, in the usual case */
    const struct translation *translations;
    size_t translation_count;
    bool is_draft;      /* nobody has reviewed it: the colophon says so */
    struct place place; /* of the catalogue */
};

/* Reads the source of `doc` again, as the edition has it. The entries are those of the source, in
 * the same order. A translation that loses a link or a pseudonym's asterisk of its source is an
 * error at its place. Reports and returns as content_read. */
bool content_translate(struct arena *arena, struct diag *diag, const struct doc *doc,
                       const struct translations *edition, struct doc *out);

/* A short block's text on one line, for metadata, bookmarks and running heads, in `arena`: the
 * marks that call notes are left out, and a hard break is a space. */
struct slice block_plain_text(struct arena *arena, const struct block *block);

/* The direction of the texts in a language of the doc: most of their letters tell, else the tag. */
enum direction doc_direction(const struct doc *doc, uint32_t language);

/* The place in the source of byte `byte` of a block's text. */
struct place block_place_at(const struct block *block, uint32_t byte);

/* The blocks of the text and then those of the notes, as one list: `i` is below block_count +
 * note_count. */
const struct block *doc_block(const struct doc *doc, uint32_t i);

/* Whether a block belongs to a filler. */
bool doc_is_filler(const struct doc *doc, uint32_t block);

/* The doc with the fillers that a design asks for, in its order; `kinds` are distinct. Blocks of
 * other fillers are left out (their section then has none); ruled pages without a heading of the
 * content's get the language's. What is not made anew is borrowed from `doc`. */
void fillers_show(struct arena *arena, const struct doc *doc, const enum section_kind *kinds,
                  uint32_t kind_count, struct doc *out);

/* An address as a reader reads and types it, in `arena`: mail and telephone without their scheme
 * and what a program adds for them, letters of other alphabets as letters (RFC 3987). */
struct slice address_shown(struct arena *arena, struct slice address);

/* How an address shows on paper. */
enum link_form { LINK_FORM_NONE, LINK_FORM_NOTE, LINK_FORM_QR };

/* The doc as a page design shows it, whose readers cannot click: `doc` with
 *
 *   - LINK_FORM_NOTE: a number after each link, and after the punctuation that follows it where the
 *     language wants that, which calls a note with the address: one note an address, numbered in
 *     the order of the text, after the pseudonyms' note;
 *   - LINK_FORM_NONE: as it is;
 *   - LINK_FORM_QR: after each item (or paragraph) with links, for each address that is new in its
 *     section, a BLOCK_CODE and a BLOCK_ADDRESS.
 *
 * In each form a section's source gets a BLOCK_CODE and a BLOCK_ADDRESS, under its last block.
 *
 * A link whose own words are its address gets neither; nor has mail the "mailto:" that it is
 * written with. Sections, entries and the links that the doc had keep their indices; every address
 * that is shown is a live link of its own. What is not made anew is borrowed from `doc`. */
void links_show(struct arena *arena, const struct doc *doc, enum link_form form, struct doc *out);

/* What each link is called where it is announced, by its index in doc.links: its title, or its text
 * with the opening words of its item: "Read the full story: Please join us in celebrating …". In
 * `arena`. */
struct slice *link_names_make(struct arena *arena, const struct doc *doc);

/* The opening words of a block, "Please join us in celebrating …", without the marks that call
 * notes; "" where it has none. In `arena`. */
struct slice block_opening(struct arena *arena, const struct block *block);

/* Warns of links whose texts do not say where they go ("here"), and of two with the same text and
 * different addresses; a title settles it. `arena` keeps temporaries. */
void links_check(struct arena *arena, struct diag *diag, const struct doc *doc);

/* The grid of a cell; NULL for any other block. */
const struct grid *doc_grid(const struct doc *doc, const struct block *block);

/* Whether block `index` is the last cell of its row; no cell is. */
bool doc_ends_row(const struct doc *doc, uint32_t index);

/* Every key that a content file may have, with what it is for: yaml/keys.h. */
extern const struct key_table content_keys;

/* A date as ISO 8601 writes it, as far as it is known; "" where it is not. In `arena`. */
struct slice date_write(struct arena *arena, struct date date);

/* `--dump doc`. */
void doc_dump(struct dump *dump, const struct diag *diag, const struct doc *doc);

/* Reads the word list of the edition, CONTENT's stem/LANG.words, where there is one, into
 * `doc->words`. Reports one that cannot be read or is no UTF-8; false then. */
bool content_read_words(struct arena *arena, struct diag *diag, const char *content,
                        struct doc *doc);

#endif
