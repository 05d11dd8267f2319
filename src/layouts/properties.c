/* Property tables: reading, inheriting, hashing and dumping the fields of a struct by rows.
 *
 * In: a table of rows, each a key and a field. One switch over the kinds a job, none over the
 * properties. A wrong value is reported at its place and leaves the field as it was. */
#include <stdio.h>
#include <string.h>

#include "base/map.h"
#include "layouts/draft.h"

bool draft_note(struct draft *draft, bool is_fine)
{
    if (!is_fine)
        draft->is_bad = true;
    return is_fine;
}

static void *field_of(const struct property *row, void *base)
{
    return (char *)base + row->byte_offset;
}

static const void *const_field_of(const struct property *row, const void *base)
{
    return (const char *)base + row->byte_offset;
}

/* Only where the row has a place. */
static struct place *place_of(const struct property *row, void *base)
{
    return (struct place *)(void *)((char *)base + row->place_offset);
}

static bool read_length(struct diag *diag, const struct property *row, const struct node *node,
                        unit *out)
{
    unit length;
    if (!yaml_length(diag, node, &length))
        return false;
    bool is_small = row->kind == PROPERTY_SIZE ? length <= 0 : length < 0;
    if (row->kind != PROPERTY_SHIFT && is_small) {
        diag_error(diag, node->place, "layout-range", "%s is %.*s; expected %s", row->key.name,
                   SLICE_ARG(node->text),
                   row->kind == PROPERTY_SIZE ? "more than 0pt" : "0pt or more");
        return false;
    }
    *out = length;
    return true;
}

static bool read_count(struct diag *diag, const struct property *row, const struct node *node,
                       void *field)
{
    int64_t number;
    if (!yaml_integer(diag, node, (int64_t)row->key.value.least, (int64_t)row->key.value.largest,
                      &number))
        return false;
    if (row->kind == PROPERTY_INTEGER)
        *(int32_t *)field = (int32_t)number;
    else
        *(uint32_t *)field = (uint32_t)number;
    return true;
}

/* The index of a font's name; names that are new are added. */
static bool read_font(struct draft *draft, const struct node *node, uint32_t *out)
{
    struct slice name;
    if (!yaml_text(draft->diag, node, &name))
        return false;
    uint32_t i = 0;
    while (i < draft->fonts.count && !slice_equal(draft->fonts.at[i], name))
        i++;
    if (i == NAMES_LARGEST) {
        diag_error(draft->diag, node->place, "layout-limit", "too many fonts; the limit is %d",
                   NAMES_LARGEST);
        return false;
    }
    if (i == draft->fonts.count) {
        *array_add(draft->arena, &draft->fonts) = name;
        *array_add(draft->arena, &draft->font_places) = node->place;
    }
    *out = i;
    return true;
}

/* `smcp`, `liga=0`: four printable ASCII characters, and a value (OpenType 1.9, features). */
static bool parse_feature(struct slice text, struct feature *out)
{
    double value = 1;
    bool has_value = text.length > 5 && text.bytes[4] == '=';
    if (has_value && !number_parse(slice_part(text, 5, text.length), &value))
        return false;
    if ((text.length != 4 && !has_value) || value < 0 || value > 65535 ||
        value != (double)(uint32_t)value)
        return false;
    uint32_t tag = 0;
    for (size_t i = 0; i < 4; i++) {
        if (text.bytes[i] < ' ' || text.bytes[i] > '~')
            return false;
        tag = tag << 8 | (unsigned char)text.bytes[i];
    }
    *out = (struct feature){tag, (uint32_t)value};
    return true;
}

static bool read_features(struct draft *draft, const struct node *node, struct style *style)
{
    if (!yaml_is_kind(draft->diag, node, NODE_SEQUENCE,
                      "a list of OpenType features such as [smcp, liga=0]"))
        return false;
    struct feature *features = arena_alloc_items(draft->arena, node->count, sizeof *features);
    uint32_t count = 0;
    for (const struct node *item = node->first; item; item = item->next) {
        if (item->kind == NODE_SCALAR && parse_feature(item->text, &features[count])) {
            count++;
            continue;
        }
        diag_error(draft->diag, item->place, "layout-feature",
                   "expected an OpenType feature such as smcp or liga=0, found '%.*s'",
                   SLICE_ARG(item->text));
        return false;
    }
    style->features = features;
    style->feature_count = count;
    return true;
}

static bool read_color(struct draft *draft, const struct node *node, uint32_t *out)
{
    uint32_t color = color_find(draft, node);
    if (color == NO_INDEX)
        return false;
    *out = color;
    return true;
}

static bool read_text(struct draft *draft, const struct node *node, struct slice *out)
{
    if (node->kind == NODE_SCALAR && node->style != STYLE_PLAIN && node->text.length == 0) {
        *out = node->text; /* "" takes away what the base has */
        return true;
    }
    return yaml_text(draft->diag, node, out);
}

static bool read_property(struct draft *draft, const struct property *row, const struct node *node,
                          void *base)
{
    void *field = field_of(row, base);
    switch (row->kind) {
    case PROPERTY_LENGTH:
    case PROPERTY_SIZE:
    case PROPERTY_SHIFT:
        return read_length(draft->diag, row, node, field);
    case PROPERTY_NUMBER:
        return yaml_number(draft->diag, node, row->key.value.least, row->key.value.largest, field);
    case PROPERTY_INTEGER:
    case PROPERTY_COUNT:
        return read_count(draft->diag, row, node, field);
    case PROPERTY_FLAG:
        return yaml_bool(draft->diag, node, field);
    case PROPERTY_CHOICE:
        return yaml_choice(draft->diag, node, row->key.value.choices, row->key.value.choice_count,
                           field);
    case PROPERTY_FONT:
        return read_font(draft, node, field);
    case PROPERTY_COLOR:
        return read_color(draft, node, field);
    case PROPERTY_FEATURES:
        return read_features(draft, node, base);
    case PROPERTY_KERNS:
        return kerns_read(draft, row->key.value.of, node, base);
    case PROPERTY_TEXT:
        if (row->place_offset > 0)
            *place_of(row, base) = node->place;
        return read_text(draft, node, field);
    case PROPERTY_OTHER:
        break;
    }
    return false;
}

static size_t find_row(struct table table, struct slice key)
{
    size_t i = 0;
    while (i < table.count && !slice_is(key, table.rows[i].key.name))
        i++;
    return i;
}

uint64_t properties_pick(struct draft *draft, struct table table, const struct node *mapping,
                         void *base)
{
    uint64_t set = 0;
    const struct node *first = mapping->kind == NODE_MAPPING ? mapping->first : NULL;
    for (const struct node *node = first; node; node = node->next) {
        size_t row = find_row(table, node->key);
        if (row == table.count || table.rows[row].kind == PROPERTY_OTHER)
            continue;
        if (draft_note(draft, read_property(draft, &table.rows[row], node, base)))
            set |= (uint64_t)1 << row;
    }
    return set;
}

uint64_t properties_read(struct draft *draft, struct table table, const struct node *mapping,
                         void *base)
{
    const struct key_table keys = {
        .rows = &table.rows->key, .stride = sizeof *table.rows, .count = table.count};
    draft_note(draft, keys_check(draft->diag, mapping, &keys));
    return properties_pick(draft, table, mapping, base);
}

static size_t field_size(enum property_kind kind)
{
    switch (kind) {
    case PROPERTY_LENGTH:
    case PROPERTY_SIZE:
    case PROPERTY_SHIFT:
        return sizeof(unit);
    case PROPERTY_NUMBER:
        return sizeof(double);
    case PROPERTY_INTEGER:
        return sizeof(int32_t);
    case PROPERTY_FLAG:
        return sizeof(bool);
    case PROPERTY_COUNT:
    case PROPERTY_CHOICE:
    case PROPERTY_FONT:
    case PROPERTY_COLOR:
        return sizeof(uint32_t);
    case PROPERTY_FEATURES:
        return sizeof(struct feature *);
    case PROPERTY_KERNS:
        return sizeof(struct kern *);
    case PROPERTY_TEXT:
        return sizeof(struct slice);
    case PROPERTY_OTHER:
        break;
    }
    return 0;
}

void properties_copy(struct table table, uint64_t set, const void *from, void *to)
{
    for (size_t i = 0; i < table.count; i++) {
        const struct property *row = &table.rows[i];
        if (!(set >> i & 1))
            continue;
        memcpy(field_of(row, to), const_field_of(row, from), field_size(row->kind));
        if (row->place_offset > 0)
            memcpy((char *)to + row->place_offset, (const char *)from + row->place_offset,
                   sizeof(struct place));
        if (row->kind == PROPERTY_FEATURES)
            ((struct style *)to)->feature_count = ((const struct style *)from)->feature_count;
        if (row->kind == PROPERTY_KERNS)
            ((struct style *)to)->kern_count = ((const struct style *)from)->kern_count;
    }
}

void properties_require(struct draft *draft, struct table table, uint64_t set, struct place place,
                        const char *what)
{
    struct slice missing = SLICE("");
    for (size_t i = 0; i < table.count; i++) {
        if (!(table.rows[i].use & REQUIRED) || set >> i & 1)
            continue;
        missing = slice_format(draft->arena, "%.*s%s%s", SLICE_ARG(missing),
                               missing.length > 0 ? ", " : "", table.rows[i].key.name);
    }
    if (missing.length == 0 || draft->is_bad)
        return;
    diag_error(draft->diag, place, "layout-missing", "%s lacks %.*s", what, SLICE_ARG(missing));
    diag_hint(draft->diag, "'extends: a5.yaml' brings a whole page design");
    draft->is_incomplete = true;
}

uint64_t properties_hash(struct table table, const void *base, uint64_t seed)
{
    for (size_t i = 0; i < table.count; i++) {
        const struct property *row = &table.rows[i];
        const void *field = const_field_of(row, base);
        const struct style *style = base;
        if (row->kind == PROPERTY_OTHER)
            continue;
        if (row->kind == PROPERTY_TEXT) {
            const struct slice *text = field;
            seed = hash_bytes(seed, &text->length, sizeof text->length);
            seed = hash_bytes(seed, text->bytes, text->length);
        } else if (row->kind == PROPERTY_FEATURES) {
            seed = hash_bytes(seed, &style->feature_count, sizeof style->feature_count);
            seed =
                hash_bytes(seed, style->features, style->feature_count * sizeof *style->features);
        } else if (row->kind == PROPERTY_KERNS) {
            seed = kerns_hash(style, seed);
        } else {
            seed = hash_bytes(seed, field, field_size(row->kind));
        }
    }
    return seed;
}

static void dump_features(struct dump *dump, const char *key, const struct style *style)
{
    fprintf(dump->out, " %s=[", key);
    for (uint32_t i = 0; i < style->feature_count; i++) {
        uint32_t tag = style->features[i].tag;
        fprintf(dump->out, "%s%c%c%c%c=%u", i ? " " : "", (char)(tag >> 24), (char)(tag >> 16),
                (char)(tag >> 8), (char)tag, style->features[i].value);
    }
    fputc(']', dump->out);
}

static void dump_property(struct dump *dump, const struct design *design,
                          const struct property *row, const void *base)
{
    const void *field = const_field_of(row, base);
    switch (row->kind) {
    case PROPERTY_LENGTH:
    case PROPERTY_SIZE:
    case PROPERTY_SHIFT:
        dump_length(dump, row->key.name, *(const unit *)field);
        break;
    case PROPERTY_NUMBER:
        dump_ratio(dump, row->key.name, *(const double *)field);
        break;
    case PROPERTY_INTEGER:
        dump_number(dump, row->key.name, *(const int32_t *)field);
        break;
    case PROPERTY_COUNT:
        dump_number(dump, row->key.name, *(const uint32_t *)field);
        break;
    case PROPERTY_FLAG:
        dump_flag(dump, row->key.name, *(const bool *)field);
        break;
    case PROPERTY_CHOICE:
        dump_word(dump, row->key.name, slice_of(row->key.value.choices[*(const uint32_t *)field]));
        break;
    case PROPERTY_FONT:
        dump_word(dump, row->key.name, design->fonts[*(const uint32_t *)field]);
        break;
    case PROPERTY_COLOR:
        dump_word(dump, row->key.name, design->colors[*(const uint32_t *)field].name);
        break;
    case PROPERTY_FEATURES:
        dump_features(dump, row->key.name, base);
        break;
    case PROPERTY_KERNS:
        kerns_dump(dump, row->key.name, base);
        break;
    case PROPERTY_TEXT:
        dump_text(dump, row->key.name, *(const struct slice *)field);
        break;
    case PROPERTY_OTHER:
        break;
    }
}

void properties_dump(struct dump *dump, const struct design *design, struct table table,
                     const void *base)
{
    for (size_t i = 0; i < table.count; i++)
        dump_property(dump, design, &table.rows[i], base);
}
