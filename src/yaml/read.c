/* libyaml's events become a tree of nodes.
 *
 * In: a registered source. Out: nodes in the arena, each with the byte where it stands. libyaml
 * counts characters, so a cursor walks the source beside it and turns its marks into bytes; marks
 * come nearly in order, so the walk is linear. What Orison does not take (anchors, aliases, tags,
 * merge keys, keys that are no text, second documents) is reported and replaced by an empty text,
 * so that one run tells all of it. Depth is capped at the events: libyaml looks ahead by at most
 * 1,024 characters, so its quadratic flow nesting costs nothing before the cap is seen.
 *
 * libyaml ends at a syntax error. Where the slip can be mended (problem.c), the source is read
 * again from its beginning as it would then be (mend.h), so that one run tells all that is wrong,
 * and what it tells is what the author would be told next. */
#include <assert.h>
#include <string.h>
#include <yaml.h>

#include "base/map.h"
#include "base/utf8.h"
#include "yaml/internal.h"
#include "yaml/keys.h"
#include "yaml/lines.h"
#include "yaml/yaml.h"

enum {
    HEADER_LONGEST = 6,  /* bytes of a block's header, however it is typed */
    WORDS_MOST = 256,    /* keys of one form of file */
    FEW_KEYS = 16,       /* up to so many, comparing each with each is cheaper than a map */
    USES_REPORTED = 20,  /* a file with more anchors and aliases was not written for Orison */
    READINGS_MOST = 100, /* of a file with syntax errors: more would not be read by its author */
    BYTES_READ_MOST = 1 << 28 /* by them together */
};

/* A sequence or mapping that is not closed yet. */
struct frame {
    struct node *node, *last;
    struct slice key;
    struct place key_place;
    bool has_key;
};

struct reader {
    struct arena *arena;
    struct diag *diag;
    uint32_t source;
    struct mends *mends;
    const struct key_table *keys;
    struct slice bytes;                   /* of the mended copy, from the text's beginning */
    size_t byte_start;                    /* of the text in the copy */
    size_t cursor_character, cursor_byte; /* the same spot in `bytes`, counted in both ways */
    yaml_parser_t parser;
    struct frame frames[YAML_DEPTH_LARGEST];
    size_t depth, node_count;
    uint32_t document_count, use_count;
    struct node *root;
    bool is_bad, is_over;
    bool has_cut;     /* a comment that is none, so that what follows it was misread */
    bool has_stopped; /* at a syntax error */
};

static struct place place_of_byte(const struct reader *reader, size_t byte)
{
    size_t byte_source = mends_source_byte(reader->mends, reader->byte_start + byte);
    return (struct place){reader->source, (uint32_t)byte_source};
}

static bool is_continuation(const struct reader *reader, size_t byte)
{
    return byte < reader->bytes.length && ((unsigned char)reader->bytes.bytes[byte] & 0xC0) == 0x80;
}

static size_t byte_of_mark(struct reader *reader, yaml_mark_t mark)
{
    for (; reader->cursor_character < mark.index; reader->cursor_character++)
        do
            reader->cursor_byte++;
        while (is_continuation(reader, reader->cursor_byte));
    for (; reader->cursor_character > mark.index; reader->cursor_character--)
        do
            reader->cursor_byte--;
        while (is_continuation(reader, reader->cursor_byte));
    if (reader->cursor_byte > reader->bytes.length)
        return reader->bytes.length;
    return reader->cursor_byte;
}

static struct place place_of_mark(struct reader *reader, yaml_mark_t mark)
{
    return place_of_byte(reader, byte_of_mark(reader, mark));
}

static void report_use(struct reader *reader, struct place place, const char *code,
                       const char *what)
{
    diag_error(reader->diag, place, code, "%s", what);
    yaml_hint_block(reader->diag, place);
    reader->is_bad = true;
    reader->is_over = reader->is_over || ++reader->use_count >= USES_REPORTED;
}

/* The same of a character that may be meant as a text's own: it is one from now on. */
static void report_character(struct reader *reader, struct place place, const char *code,
                             const char *what)
{
    report_use(reader, place, code, what);
    mends_tell(reader->mends, place.byte);
    mends_hide(reader->mends, place.byte, 1);
}

static void report_limit(struct reader *reader, struct place place, const char *what, int limit)
{
    diag_error(reader->diag, place, "yaml-limit", "%s; the limit is %d", what, limit);
    reader->is_bad = reader->is_over = true;
}

/* "# Asia" above a key: Markdown's heading, to YAML a comment. The heading's words; empty where the
 * line above is none. */
static struct slice heading_above(struct slice source, size_t byte)
{
    struct line line = line_at(source, byte);
    if (line.start == 0)
        return SLICE("");
    line = line_at(source, line.start - 1);
    size_t at = line.first;
    while (at < line.end && (source.bytes[at] == '#' || source.bytes[at] == ' '))
        at++;
    bool is_heading = line.first < line.end && source.bytes[line.first] == '#';
    return is_heading ? utf8_whole(slice_part(source, at, at + 40 < line.end ? at + 40 : line.end))
                      : SLICE("");
}

static void report_duplicate(struct reader *reader, const struct node *node,
                             const struct node *first)
{
    diag_error(reader->diag, node->key_place, "yaml-duplicate", "the key '%.*s' stands here twice",
               SLICE_ARG(utf8_whole(slice_part(node->key, 0, 80))));
    diag_second_place(reader->diag, first->key_place, "the first one");
    struct slice heading = heading_above(reader->mends->source, node->key_place.byte);
    if (heading.length > 0)
        diag_hint(reader->diag,
                  "a line that begins with '#' is a comment, no heading: a section begins with "
                  "'- name: %.*s'",
                  SLICE_ARG(heading));
    else
        diag_hint(reader->diag,
                  first->kind == NODE_SEQUENCE
                      ? "delete this line, where what follows goes on with the list of the first"
                      : "keep one of the two, with all that belongs to it");
    reader->is_bad = true;
}

static void check_few_duplicates(struct reader *reader, const struct node *mapping)
{
    for (const struct node *node = mapping->first; node; node = node->next)
        for (const struct node *first = mapping->first; first != node; first = first->next)
            if (slice_equal(node->key, first->key)) {
                report_duplicate(reader, node, first);
                break;
            }
}

static void check_many_duplicates(struct reader *reader, const struct node *mapping)
{
    struct map seen = map_make(reader->arena);
    const struct node **nodes =
        arena_alloc_items(reader->arena, mapping->count, sizeof(const struct node *));
    uint32_t count = 0;
    for (const struct node *node = mapping->first; node; node = node->next) {
        uint32_t first;
        if (map_find(&seen, node->key, &first))
            report_duplicate(reader, node, nodes[first]);
        else
            map_add(&seen, node->key, count);
        nodes[count++] = node;
    }
}

static void close_frame(struct reader *reader)
{
    assert(reader->depth > 0);
    const struct node *node = reader->frames[--reader->depth].node;
    if (node->kind != NODE_MAPPING)
        return;
    if (node->count <= FEW_KEYS)
        check_few_duplicates(reader, node);
    else
        check_many_duplicates(reader, node);
}

/* Whether the next node is a key of the mapping that is being read. */
static bool is_at_key(const struct reader *reader)
{
    if (reader->depth == 0)
        return false;
    const struct frame *top = &reader->frames[reader->depth - 1];
    return top->node->kind == NODE_MAPPING && !top->has_key;
}

/* Hangs a node where it belongs: as the root, an item, or the value of the key before it. */
static struct node *add_node(struct reader *reader, enum node_kind kind, struct place place)
{
    struct node *node = arena_alloc(reader->arena, sizeof *node);
    node->kind = kind;
    node->place = place;
    if (++reader->node_count > YAML_NODES_LARGEST)
        report_limit(reader, place, "the file has too many entries", YAML_NODES_LARGEST);
    if (reader->depth == 0) {
        reader->root = node;
        return node;
    }
    struct frame *top = &reader->frames[reader->depth - 1];
    node->key = top->key;
    node->key_place = top->key_place;
    node->is_mended = top->has_key && top->key_place.source &&
                      mends_touch(reader->mends, top->key_place.byte, place.byte);
    top->has_key = false;
    top->node->count++;
    if (top->last)
        top->last->next = node;
    else
        top->node->first = node;
    top->last = node;
    return node;
}

static void set_key(struct reader *reader, struct slice key, struct place place)
{
    struct frame *top = &reader->frames[reader->depth - 1];
    top->key = key;
    top->key_place = place;
    top->has_key = true;
}

/* Opens a sequence or mapping. One that stands as a key ends the reading: what follows it has no
 * place in the tree. */
static void open_node(struct reader *reader, enum node_kind kind, struct place place)
{
    if (is_at_key(reader)) {
        report_use(reader, place, "yaml-key", "a list or mapping stands where a key is expected");
        reader->is_over = true;
        return;
    }
    if (reader->depth == YAML_DEPTH_LARGEST) {
        report_limit(reader, place, "lists and mappings are nested too deep", YAML_DEPTH_LARGEST);
        return;
    }
    struct node *node = add_node(reader, kind, place);
    reader->frames[reader->depth++] = (struct frame){.node = node};
}

/* "? ", which makes a key of what follows it: the byte of the '?', 0 where there is none. */
static size_t question_before(const struct reader *reader, size_t byte)
{
    struct slice source = reader->mends->source;
    size_t at = byte;
    while (at > 0 && source.bytes[at - 1] == ' ')
        at--;
    return at > 0 && at < byte && source.bytes[at - 1] == '?' ? at - 1 : 0;
}

/* "  items:" with no-break spaces before it: to YAML they are letters of the key. */
static void check_strange_key(struct reader *reader, struct place place)
{
    const struct problem none = {.text = "", .place = place, .beginning = place};
    const struct key_words words = {NULL, 0};
    const struct trouble trouble = {.diag = reader->diag,
                                    .mends = reader->mends,
                                    .problem = &none,
                                    .words = &words,
                                    .bytes = reader->mends->source,
                                    .source = reader->source};
    uint32_t c;
    if (strange_space(reader->mends->source, place.byte, &c) > 0 &&
        slip_strange_space(&trouble, place.byte))
        reader->is_bad = reader->has_cut = true;
}

static void add_key(struct reader *reader, struct slice text, enum node_style style,
                    struct place place)
{
    if (style == STYLE_PLAIN && text.length == 0)
        report_use(reader, place, "yaml-key", "there is no key before the ':'");
    else if (style == STYLE_PLAIN && slice_is(text, "<<"))
        report_use(reader, place, "yaml-merge", "merge keys ('<<') are not used here");
    else if (question_before(reader, place.byte) > 0)
        report_character(
            reader, (struct place){place.source, (uint32_t)question_before(reader, place.byte)},
            "yaml-syntax", "a text that begins with '?' must be protected");
    else if (style == STYLE_PLAIN)
        check_strange_key(reader, place);
    set_key(reader, text, place);
}

static enum node_style style_of(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        return STYLE_SINGLE;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return STYLE_DOUBLE;
    case YAML_LITERAL_SCALAR_STYLE:
        return STYLE_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE:
        return STYLE_FOLDED;
    case YAML_ANY_SCALAR_STYLE:
    case YAML_PLAIN_SCALAR_STYLE:
        break;
    }
    return STYLE_PLAIN;
}

/* What the scalar that comes next is for: the key that it or its list stands under says so. */
static enum text_use use_of_next(const struct reader *reader)
{
    size_t depth = reader->depth;
    while (depth > 1 && reader->frames[depth - 1].node->kind == NODE_SEQUENCE)
        depth--;
    if (!reader->keys || depth == 0)
        return TEXT_UNKNOWN;
    const struct frame *top = &reader->frames[depth - 1];
    const struct slice key = depth < reader->depth ? reader->frames[depth].node->key : top->key;
    if (!key_table_has(reader->keys, key))
        return TEXT_UNKNOWN;
    return key_table_is_text(reader->keys, key) ? TEXT_PRINTED : TEXT_TECHNICAL;
}

/* A comment that takes a scalar's words away, whole or their end. */
static void check_comment(struct reader *reader, const struct node *scalar, size_t byte,
                          size_t byte_end)
{
    const struct commented commented = {reader->bytes, scalar->text,  byte,
                                        byte_end,      scalar->style, use_of_next(reader)};
    struct cut cut;
    if (!yaml_find_cut(&commented, &cut))
        return;
    struct place place = place_of_byte(reader, cut.byte);
    if (cut.is_doubtful) {
        diag_warning(reader->diag, place, "yaml-comment", "%s", cut.what);
        yaml_hint_comment(reader->diag, place);
        return;
    }
    if (!mends_is_told(reader->mends, place.byte)) {
        diag_error(reader->diag, place, "yaml-comment", "%s", cut.what);
        if (scalar->style == STYLE_SINGLE || scalar->style == STYLE_DOUBLE)
            diag_hint(reader->diag, "put it before the closing quotation mark; what is not to be "
                                    "printed stands behind two spaces and '# '");
        else
            yaml_hint_comment(reader->diag, place);
    }
    mends_tell(reader->mends, place.byte);
    reader->has_cut |= mends_hide(reader->mends, place.byte, 1);
    reader->is_bad = true;
}

/* Where the content of a node with a tag begins: the tag, blanks and comments skipped. */
static size_t skip_tag(const struct reader *reader, size_t byte)
{
    struct slice bytes = reader->bytes;
    while (byte < bytes.length && !strchr(" \t\r\n", bytes.bytes[byte]))
        byte++;
    while (byte < bytes.length && strchr(" \t\r\n#", bytes.bytes[byte])) {
        bool is_comment = bytes.bytes[byte] == '#';
        byte++;
        while (is_comment && byte < bytes.length && yaml_break_length(bytes, byte) == 0)
            byte++;
    }
    return byte;
}

static void check_anchor(struct reader *reader, const yaml_char_t *anchor, struct place place)
{
    if (anchor)
        report_character(reader, place, "yaml-anchor",
                         "a text that begins with '&' must be protected");
}

/* Whether a node has a tag, which is then `plain` ("tag:yaml.org,2002:str") or reported. */
static bool check_tag(struct reader *reader, const yaml_char_t *tag, const char *plain,
                      struct place place)
{
    if (!tag)
        return false;
    if (strcmp((const char *)tag, plain) != 0)
        report_character(reader, place, "yaml-tag",
                         "a text that begins with '!' must be protected");
    return true;
}

/* Gives a scalar the characters that were hidden from libyaml. `byte_end` is where it ends in the
 * source. */
static void restore_text(struct reader *reader, struct node *scalar, size_t byte_end)
{
    size_t length = scalar->text.length;
    if (!mends_touch(reader->mends, scalar->place.byte, byte_end))
        return;
    struct arena *arena = reader->mends->arena;
    size_t *offsets = arena_alloc_items(arena, length, sizeof *offsets);
    struct place *places = arena_alloc_items(arena, length, sizeof *places);
    for (size_t i = 0; i < length; i++)
        offsets[i] = i;
    yaml_places_in(reader->diag, scalar, offsets, places, length);
    char *text = slice_terminated(reader->arena, scalar->text);
    mends_restore(reader->mends, text, places, length);
    scalar->text = (struct slice){text, length};
    scalar->is_mended = true;
}

/* An escape, "\\0", makes what no file may have. As a path it would end there, unseen. */
static void check_nul(struct reader *reader, struct slice value, struct place place)
{
    if (value.length == 0 || !memchr(value.bytes, '\0', value.length))
        return;
    diag_error(reader->diag, place, "yaml-control", "the control character U+0000 stands in this");
    diag_hint(reader->diag,
              "delete the \\0: nothing can be printed for it, and no file is named so");
    reader->is_bad = true;
}

/* What opens lines, typed wrongly, in a plain text; once a line, as a file is read again where
 * something is mended. Few texts come so far: looking for lines' beginnings takes time. */
static void check_opener(struct reader *reader, struct node *scalar, size_t byte_end)
{
    struct slice source = reader->mends->source;
    struct slice own = slice_part(source, scalar->place.byte, byte_end);
    bool has_lines = own.length > 0 && (memchr(own.bytes, '\n', own.length) != NULL ||
                                        memchr(own.bytes, '\r', own.length) != NULL);
    bool is_short = scalar->text.length <= HEADER_LONGEST;
    bool is_header = is_short && own.length > 0 && strchr("->|\xE2", own.bytes[0]) != NULL;
    if (!has_lines && !is_header)
        return;
    if (mends_is_told(reader->mends, scalar->place.byte) ||
        (yaml_check_header(reader->diag, source, scalar->place) &&
         (!has_lines || yaml_check_sunk_dash(reader->diag, source, scalar->place, byte_end))))
        return;
    mends_tell(reader->mends, scalar->place.byte);
    reader->is_bad = scalar->is_mended = true;
}

static void add_scalar(struct reader *reader, const yaml_event_t *event)
{
    size_t byte = byte_of_mark(reader, event->start_mark);
    struct place place = place_of_byte(reader, byte);
    check_anchor(reader, event->data.scalar.anchor, place);
    if (check_tag(reader, event->data.scalar.tag, "tag:yaml.org,2002:str", place))
        place = place_of_byte(reader, skip_tag(reader, byte));
    struct slice value = {(const char *)event->data.scalar.value, event->data.scalar.length};
    check_nul(reader, value, place);
    struct node scalar = {.kind = NODE_SCALAR,
                          .style = style_of(event->data.scalar.style),
                          .text = slice_copy(reader->arena, value),
                          .place = place};
    size_t byte_end = byte_of_mark(reader, event->end_mark);
    restore_text(reader, &scalar, place_of_byte(reader, byte_end).byte);
    if (scalar.style == STYLE_DOUBLE &&
        !yaml_check_escapes(reader->diag, reader->mends, reader->source, place.byte,
                            place_of_byte(reader, byte_end).byte))
        reader->is_bad = reader->has_cut = true;
    if (!is_at_key(reader) && yaml_has_comment(reader->bytes, byte, byte_end))
        check_comment(reader, &scalar, byte, byte_end);
    if (scalar.style == STYLE_PLAIN && scalar.text.length > 0 && !is_at_key(reader))
        check_opener(reader, &scalar, place_of_byte(reader, byte_end).byte);
    if (is_at_key(reader)) {
        add_key(reader, scalar.text, scalar.style, place);
        return;
    }
    struct node *node = add_node(reader, NODE_SCALAR, place);
    node->style = scalar.style;
    node->text = scalar.text;
    node->is_mended |= scalar.is_mended;
}

static void add_alias(struct reader *reader, struct place place)
{
    report_character(reader, place, "yaml-alias", "a text that begins with '*' must be protected");
    if (is_at_key(reader))
        set_key(reader, SLICE(""), place);
    else
        add_node(reader, NODE_SCALAR, place);
}

static void start_document(struct reader *reader, const yaml_event_t *event)
{
    struct place place = place_of_mark(reader, event->start_mark);
    if (++reader->document_count > 1) {
        diag_error(reader->diag, place, "yaml-documents",
                   "a second document begins here; expected one document a file");
        diag_hint(reader->diag, "a line that is '---' separates documents: delete it");
        reader->is_bad = reader->is_over = true;
    }
    if (event->data.document_start.tag_directives.start !=
        event->data.document_start.tag_directives.end)
        report_use(reader, place, "yaml-directive",
                   "'%TAG' is a directive, which is not used here");
}

static void add_event(struct reader *reader, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        start_document(reader, event);
        break;
    case YAML_SCALAR_EVENT:
        add_scalar(reader, event);
        break;
    case YAML_ALIAS_EVENT:
        add_alias(reader, place_of_mark(reader, event->start_mark));
        break;
    case YAML_SEQUENCE_START_EVENT: {
        struct place place = place_of_mark(reader, event->start_mark);
        check_anchor(reader, event->data.sequence_start.anchor, place);
        check_tag(reader, event->data.sequence_start.tag, "tag:yaml.org,2002:seq", place);
        open_node(reader, NODE_SEQUENCE, place);
        break;
    }
    case YAML_MAPPING_START_EVENT: {
        struct place place = place_of_mark(reader, event->start_mark);
        check_anchor(reader, event->data.mapping_start.anchor, place);
        check_tag(reader, event->data.mapping_start.tag, "tag:yaml.org,2002:map", place);
        open_node(reader, NODE_MAPPING, place);
        break;
    }
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_frame(reader);
        break;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        break;
    }
}

/* Reports why libyaml stopped, and mends it where that can be done. */
static void report_parser(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    if (reader->has_cut)
        return; /* the next reading tells whether it is still there */
    if (parser->error == YAML_MEMORY_ERROR) {
        diag_system(reader->diag, "libyaml", "memory", "out of memory while reading YAML");
        reader->is_over = true;
        return;
    }
    size_t byte = byte_of_mark(reader, parser->problem_mark);
    size_t beginning = parser->context ? byte_of_mark(reader, parser->context_mark) : byte;
    struct problem problem = {.text = parser->problem ? parser->problem : "",
                              .context = parser->context ? parser->context : "",
                              .place = place_of_byte(reader, byte),
                              .beginning = place_of_byte(reader, beginning),
                              .byte_copy = reader->byte_start + byte,
                              .byte_copy_beginning = reader->byte_start + beginning};
    const char *names[WORDS_MOST];
    struct key_words words = {names, 0};
    if (reader->keys)
        words.count = key_table_names(reader->keys, names, WORDS_MOST);
    struct trouble trouble = {.diag = reader->diag,
                              .mends = reader->mends,
                              .problem = &problem,
                              .words = &words,
                              .bytes = reader->mends->source,
                              .source = reader->source};
    reader->is_over |= !yaml_report_problem(&trouble);
}

/* Reads events until the stream ends, or to the first syntax error. */
static void read_events(struct reader *reader)
{
    for (bool is_ended = false; !is_ended && !reader->is_over;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&reader->parser, &event)) {
            report_parser(reader);
            reader->is_bad = reader->has_stopped = true;
            return;
        }
        add_event(reader, &event);
        is_ended = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        if (arena_is_over(reader->arena) && !reader->is_bad) {
            diag_error(reader->diag, place_of_byte(reader, reader->cursor_byte), "yaml-limit",
                       "the file needs more memory than it may have");
            reader->is_bad = reader->is_over = true;
        }
    }
}

/* Reads the copy once; the tree is in `arena`. */
static void read_copy(struct reader *reader, struct arena *arena)
{
    struct slice copy = reader->mends->copy;
    *reader = (struct reader){.arena = arena,
                              .diag = reader->diag,
                              .source = reader->source,
                              .mends = reader->mends,
                              .keys = reader->keys,
                              .bytes = slice_part(copy, reader->byte_start, copy.length),
                              .byte_start = reader->byte_start};
    if (!yaml_parser_initialize(&reader->parser)) {
        diag_system(reader->diag, "libyaml", "memory", "out of memory while reading YAML");
        reader->is_bad = reader->is_over = true;
        return;
    }
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    const char *bytes = reader->bytes.length ? reader->bytes.bytes : "";
    yaml_parser_set_input_string(&reader->parser, (const unsigned char *)bytes,
                                 reader->bytes.length);
    read_events(reader);
    yaml_parser_delete(&reader->parser);
}

/* Reads the copy again and again, each time with what was found mended; the last time into `arena`,
 * when nothing new was. */
static void read_mended(struct reader *reader, struct arena *arena)
{
    size_t length = reader->bytes.length + 1;
    bool is_new = true;
    for (size_t i = 0; i < READINGS_MOST && is_new && !reader->is_over; i++) {
        size_t edits = reader->mends->edits.count;
        struct arena *trial = arena_make(0);
        mends_apply(reader->mends);
        read_copy(reader, trial);
        arena_free(trial);
        is_new = reader->mends->edits.count > edits;
        reader->is_over |= length * i > BYTES_READ_MOST;
    }
    reader->is_over |= is_new || reader->has_stopped;
    if (!reader->is_over)
        read_copy(reader, arena);
    reader->is_bad = true;
}

/* The tree, as mended; NULL where nothing can be said. */
static const struct node *read_source(struct arena *arena, struct diag *diag, uint32_t source,
                                      const struct key_table *keys, bool *is_bad)
{
    size_t byte_start;
    *is_bad = true;
    if (!yaml_check_bytes(diag, source, &byte_start))
        return NULL;
    struct arena *scratch = arena_make(0);
    struct mends mends = mends_make(scratch, diag_source_bytes(diag, source));
    struct reader *reader = arena_alloc(arena, sizeof *reader);
    *reader = (struct reader){
        .diag = diag, .source = source, .mends = &mends, .keys = keys, .byte_start = byte_start};
    read_copy(reader, arena);
    if (mends.edits.count > 0 && !reader->is_over)
        read_mended(reader, arena);
    reader->is_over |= reader->has_stopped;
    if (!reader->is_bad && !reader->root) {
        diag_error(diag, (struct place){source, 0}, "yaml-empty", "the file has no content");
        reader->is_bad = true;
    }
    *is_bad = reader->is_bad;
    const struct node *root = reader->is_over ? NULL : reader->root;
    arena_free(scratch);
    return root;
}

const struct node *yaml_read(struct arena *arena, struct diag *diag, uint32_t source)
{
    bool is_bad;
    const struct node *root = read_source(arena, diag, source, NULL, &is_bad);
    return is_bad ? NULL : root;
}

const struct node *yaml_read_on(struct arena *arena, struct diag *diag, uint32_t source,
                                const struct key_table *keys)
{
    bool is_bad;
    return read_source(arena, diag, source, keys, &is_bad);
}
