/* The keys of content: the tables that the readers of this folder hold mappings against, and that
 * references, manual page and schema are made from. One row a key, in the order in which a writer
 * meets them. See yaml/keys.h. */
#include "content/keys.h"

#include "content/content.h"

static const char *const formats[] = {"orison-content/1"};
const char *const item_kind_names[ITEM_KIND_NAME_COUNT] = {"praise", "prayer"};

const char *const section_start_names[SECTION_START_NAME_COUNT] = {"page", "recto", "spread"};

#define DATE_PATTERN "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"

static const struct value text = {.kind = VALUE_TEXT};
static const struct value texts[] = {{.kind = VALUE_TEXT}, {.kind = VALUE_LIST, .of = &text}};

static const struct key verse_rows[] = {
    KEY_ROW("text",
            "The verse itself, without quotation marks round it: the edition's "
            "language sets them.",
            .is_required = true, .value = {.kind = VALUE_TEXT}),
    KEY_ROW("citation", "Where it stands, such as `Job 36:3-5`; the dash of a range is set.",
            .value = {.kind = VALUE_TEXT}),
    KEY_ROW("version",
            "The Bible version, in brackets after the citation; it belongs to the "
            "edition, so a translation has its own or none.",
            .value = {.kind = VALUE_TEXT}),
    KEY_ROW("credit",
            "The permission to quote, in small type after the text; an edition's own "
            "too.",
            .value = {.kind = VALUE_TEXT}),
};
const struct key_table verse_keys = {.title = "Verse", KEY_ROWS(verse_rows)};

static const struct key logo_rows[] = {
    KEY_ROW("file",
            "A JPEG or PNG file in the folder of the content or below it, named from "
            "there with `/`.",
            .is_required = true, .value = {.kind = VALUE_TEXT, .words = "a file's name"}),
    KEY_ROW("alt", "What the picture shows, for those who hear the booklet.", .is_required = true,
            .value = {.kind = VALUE_TEXT}),
};
const struct key_table logo_keys = {.title = "Logo", KEY_ROWS(logo_rows)};

static const struct key image_rows[] = {
    KEY_ROW("caption", "Words under the picture.", .value = {.kind = VALUE_TEXT}),
    KEY_ROW("width",
            "How wide it is printed; it is made smaller, with a warning, where the "
            "page does not hold it.",
            .silent = "as wide as the column, and at most 0.6 of it high",
            .value = {.kind = VALUE_LENGTH}),
};
const struct key_table image_keys = {.title = "Image", KEY_ROWS(image_rows), .more = &logo_keys};

static const struct key quotation_rows[] = {
    KEY_ROW("text", "The words that are quoted, as they are to stand: no quotation marks are set.",
            .is_required = true, .value = {.kind = VALUE_TEXT}),
    KEY_ROW("citation", "Where they stand, such as `Colossians 3:16-17`, on a line of its own.",
            .value = {.kind = VALUE_TEXT}),
};
const struct key_table quotation_keys = {.title = "Quotation", KEY_ROWS(quotation_rows)};
static const struct value quotations[] = {{.kind = VALUE_TEXT},
                                          {.kind = VALUE_TABLE, .table = &quotation_keys}};

static const struct key speech_rows[] = {
    KEY_ROW("by", "Who speaks: a name, an office, `℣`.",
            .silent = "goes on with the speaker before", .value = {.kind = VALUE_TEXT}),
    KEY_ROW("text", "What is said; a blank line begins a new paragraph of it.", .is_required = true,
            .value = {.kind = VALUE_TEXT}),
    KEY_ROW("answer", "Whether all answer, which is told apart on the page.",
            .silent = "it is where `by` is “All”, “People”, `℟` or the like",
            .value = {.kind = VALUE_FLAG}),
};
const struct key_table speech_keys = {
    .title = "Speech",
    .about = "A part `speech` is a list of these; a text alone goes on with the speaker before.",
    KEY_ROWS(speech_rows)};
static const struct value speech[] = {{.kind = VALUE_TEXT},
                                      {.kind = VALUE_TABLE, .table = &speech_keys}};
static const struct value any_speech = {KEY_EITHER(speech)};

static const struct value cells = {.kind = VALUE_LIST, .of = &text};
static const struct key grid_rows[] = {
    KEY_ROW("head",
            "What the columns hold, a word or two for each; it is repeated on every page that the "
            "table goes on to.",
            .silent = "no head: the first column names what its row tells",
            .value = {.kind = VALUE_LIST, .of = &text}),
    KEY_ROW("rows",
            "The rows, each a list of two to five cells, as many in each; an empty cell is `\"\"`.",
            .is_required = true, .value = {.kind = VALUE_LIST, .of = &cells}),
};
const struct key_table grid_keys = {
    .title = "Table",
    .about =
        "A week, a rota, contacts, a calendar. Columns are as wide as what is in them; a column "
        "of figures is aligned by them.",
    KEY_ROWS(grid_rows)};

#define LANGUAGE_ROW(what)                                                                         \
    KEY_ROW("language",                                                                            \
            "The language of a " what " that is in another than the content's, by its tag: it is " \
            "set and heard as such, and no edition translates it.",                                \
            .value = {.kind = VALUE_TEXT, .pattern = KEY_PATTERN_TAG, .words = "a language tag"})

#define PART_ROWS                                                                                  \
    KEY_ROW("rubric", "What to do, set apart from what is said: `Stand, if you are able.`",        \
            .value = {.kind = VALUE_TEXT}),                                                        \
        KEY_ROW("quote", "A quotation: its text, or `{text: …, citation: …}`.",                    \
                .value = {KEY_EITHER(quotations)}),                                                \
        KEY_ROW("lines",                                                                           \
                "Verse, under `|`: a line is a line, a blank line ends a stanza, spaces before "   \
                "a line indent it.",                                                               \
                .value = {.kind = VALUE_TEXT}),                                                    \
        KEY_ROW("refrain", "The same for what returns: it is told apart from the stanzas.",        \
                .value = {.kind = VALUE_TEXT}),                                                    \
        KEY_ROW("speech", "Who says what: a list; the names stand in a column of their own.",      \
                .value = {.kind = VALUE_LIST, .of = &any_speech}),                                 \
        KEY_ROW("list", "Points, each a text.", .value = {.kind = VALUE_LIST, .of = &text}),       \
        KEY_ROW("numbers", "Points that are counted, each a text.",                                \
                .value = {.kind = VALUE_LIST, .of = &text}),                                       \
        KEY_ROW("table", "A table of two to five columns.",                                        \
                .value = {.kind = VALUE_TABLE, .table = &grid_keys}),                              \
        KEY_ROW("image", "A picture, where it is to stand.",                                       \
                .value = {.kind = VALUE_TABLE, .table = &image_keys})

static const struct key item_part_rows[] = {PART_ROWS, LANGUAGE_ROW("part")};
const struct key_table item_part_keys = {
    .title = "Part of an item",
    .about = "A text is a paragraph; any other part is a mapping with one of these keys, and "
             "`language` where that is another. The first "
             "part is a paragraph, but where the item has a `lead`.",
    KEY_ROWS(item_part_rows)};
static const struct value item_parts[] = {{.kind = VALUE_TEXT},
                                          {.kind = VALUE_TABLE, .table = &item_part_keys}};
static const struct value any_item_part = {KEY_EITHER(item_parts)};

static const char *const item_any[] = {"text", "lead", "body"};
static const struct key item_rows[] = {
    KEY_ROW("kind", "Whether it gives thanks or asks.",
            .value = {.kind = VALUE_CHOICE, KEY_CHOICES(item_kind_names)}),
    KEY_ROW("lead", "A run-in head before the text: a country, a name.",
            .value = {.kind = VALUE_TEXT}),
    KEY_ROW("date",
            "A prayer diary's day, set before the text as the edition's language "
            "writes it; without the year where that is the booklet's.",
            .value = {.kind = VALUE_TEXT, .pattern = DATE_PATTERN, .words = "a date"}),
    KEY_ROW("text", "The request; a blank line begins a new paragraph of it.",
            .value = {.kind = VALUE_TEXT}),
    KEY_ROW("body", "Its parts in their order, in place of the text: paragraphs, lists, verse …",
            .value = {.kind = VALUE_LIST, .of = &any_item_part}),
    KEY_ROW("by", "Who sends it.", .value = {.kind = VALUE_TEXT}),
};
const struct key_table item_keys = {
    .title = "Item",
    .about = "An item that is a text alone is that text; else it is a mapping with these keys.",
    KEY_ROWS(item_rows),
    .any = item_any,
    .any_count = sizeof item_any / sizeof *item_any};

static const struct value item[] = {{.kind = VALUE_TEXT},
                                    {.kind = VALUE_TABLE, .table = &item_keys}};
static const struct value any_item = {KEY_EITHER(item)};

static const struct key part_rows[] = {
    KEY_ROW("heading", "A heading within the section; it stays with what follows.",
            .value = {.kind = VALUE_TEXT}),
    PART_ROWS,
    KEY_ROW("items", "Prayer requests, a list.", .value = {.kind = VALUE_LIST, .of = &any_item}),
    LANGUAGE_ROW("part"),
};
const struct key_table part_keys = {
    .title = "Part",
    .about =
        "What a `body` is made of, in the writer's order. A text is a paragraph; any other part "
        "is a mapping with one of these keys.",
    KEY_ROWS(part_rows)};
static const struct value parts[] = {{.kind = VALUE_TEXT},
                                     {.kind = VALUE_TABLE, .table = &part_keys}};
static const struct value any_part = {KEY_EITHER(parts)};

static const char *const section_any[] = {"name", "note", "paragraphs", "image", "items", "body"};
static const struct key section_rows[] = {
    KEY_ROW("name",
            "Its heading, such as a region's name; a section without one leads the "
            "booklet, or follows after an ornament.",
            .value = {.kind = VALUE_TEXT}),
    KEY_ROW(
        "start",
        "Where it begins: on a new `page`, on a `recto` (a right-hand page in a booklet that is "
        "bound at the left), or as a `spread`, on the page that faces a recto. A page that is "
        "left blank by it stays so.",
        .silent = "below the section before it",
        .value = {.kind = VALUE_CHOICE, KEY_CHOICES(section_start_names)}),
    LANGUAGE_ROW("section"),
    KEY_ROW("note", "A note under the heading.", .value = {.kind = VALUE_TEXT}),
    KEY_ROW("paragraphs",
            "A letter or a greeting: a list of paragraphs, or one text with blank "
            "lines between them.",
            .value = {KEY_EITHER(texts)}),
    KEY_ROW("image", "A picture between the paragraphs and the items.",
            .value = {.kind = VALUE_TABLE, .table = &image_keys}),
    KEY_ROW("items", "The prayer requests, a list.",
            .value = {.kind = VALUE_LIST, .of = &any_item}),
    KEY_ROW("body",
            "Its parts in the order in which they are to stand, a list; `paragraphs`, `image` and "
            "`items` are short forms of it.",
            .value = {.kind = VALUE_LIST, .of = &any_part}),
};
const struct key_table section_keys = {.title = "Section",
                                       KEY_ROWS(section_rows),
                                       .any = section_any,
                                       .any_count = sizeof section_any / sizeof *section_any};

static const struct key next_steps_rows[] = {
    KEY_ROW("source", "An address, whose QR code is printed under the page.",
            .value = {.kind = VALUE_TEXT, .words = "an address"}),
};
const struct key_table next_steps_keys = {
    .title = "Next steps",
    .about = "A page about what to do next, for a page that is left over: all that a section may "
             "have, with a `name`.",
    KEY_ROWS(next_steps_rows),
    .more = &section_keys};

static const struct value section = {.kind = VALUE_TABLE, .table = &section_keys};

static const struct key content_rows[] = {
    KEY_ROW("format", "What the file is, and for which version of its form.", .is_required = true,
            .value = {.kind = VALUE_CHOICE, KEY_CHOICES(formats)}),
    KEY_ROW("language",
            "The language that it is written in, by its BCP 47 tag, such as `en`, "
            "`pt-BR` or `zh-Hans`.",
            .is_required = true,
            .value = {.kind = VALUE_TEXT, .pattern = KEY_PATTERN_TAG, .words = "a language tag"}),
    KEY_ROW("title", "The booklet's name: on its title page, and in the file.", .is_required = true,
            .value = {.kind = VALUE_TEXT}),
    KEY_ROW("date",
            "The issue's year, month or day (`2027`, `2027-02`, `2027-02-05`), shown "
            "as the edition's language writes it.",
            .value = {.kind = VALUE_TEXT, .pattern = DATE_PATTERN, .words = "a date"}),
    KEY_ROW("organization", "Who issues it, at the foot of the title page.",
            .value = {.kind = VALUE_TEXT}),
    KEY_ROW("logo", "A picture on the title page.",
            .value = {.kind = VALUE_TABLE, .table = &logo_keys}),
    KEY_ROW("verse", "The Bible verse of the title page.",
            .value = {.kind = VALUE_TABLE, .table = &verse_keys}),
    KEY_ROW("pseudonym_note", "The footnote that an asterisk after a changed name calls.",
            .silent = "the language's own words", .value = {.kind = VALUE_TEXT}),
    KEY_ROW("sections", "What the booklet says, section by section.", .is_required = true,
            .value = {.kind = VALUE_LIST, .of = &section}),
    KEY_ROW("next_steps",
            "A page about what to do next, where a page is left over and the layout's "
            "`fill` asks for it.",
            .value = {.kind = VALUE_TABLE, .table = &next_steps_keys}),
    KEY_ROW("prayer_notes",
            "The heading of ruled lines for the reader's own prayers, where a page is "
            "left over and the layout's `fill` asks for it.",
            .silent = "the language's own words", .value = {.kind = VALUE_TEXT}),
};
const struct key_table content_keys = {.title = "Content", KEY_ROWS(content_rows)};
