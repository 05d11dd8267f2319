/* A style's kerning pairs: `kern: {IJ: 30}`.
 *
 * In: a mapping from two characters to a number. Out: pairs in the order in which text/kern.c looks
 * for them. A pair is two code points: what a reader sees as one character with its mark may be
 * more, and is refused rather than taken by half. */
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "layouts/draft.h"
#include "layouts/hash.h"

static bool is_space(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x3000;
}

static bool read_pair(struct draft *draft, const struct value *range, const struct node *node,
                      struct kern *out)
{
    size_t at = 0;
    uint32_t first = node->key.length > 0 ? utf8_next(node->key, &at) : UTF8_INVALID;
    uint32_t second = at < node->key.length ? utf8_next(node->key, &at) : UTF8_INVALID;
    int64_t amount;
    bool is_pair = first != UTF8_INVALID && second != UTF8_INVALID && at == node->key.length;
    if (!is_pair || is_space(first) || is_space(second)) {
        diag_error(draft->diag, node->key_place, "layout-kern",
                   "expected a pair of two characters such as IJ, found '%.*s'",
                   SLICE_ARG(node->key));
        if (is_pair)
            diag_hint(draft->diag, "words are shaped without the spaces around them");
        return false;
    }
    if (!yaml_integer(draft->diag, node, (int64_t)range->least, (int64_t)range->largest, &amount))
        return false;
    *out = (struct kern){first, second, (int32_t)amount};
    return true;
}

static int compare_kerns(const void *a, const void *b)
{
    const struct kern *left = a, *right = b;
    if (left->first != right->first)
        return left->first < right->first ? -1 : 1;
    return left->second < right->second ? -1 : left->second > right->second;
}

bool kerns_read(struct draft *draft, const struct value *range, const struct node *node,
                struct style *style)
{
    if (!yaml_is_kind(draft->diag, node, NODE_MAPPING, "pairs and their kerning ({IJ: 30})"))
        return false;
    struct kern *kerns = arena_alloc_items(draft->arena, node->count, sizeof *kerns);
    uint32_t count = 0;
    bool is_fine = true;
    for (const struct node *pair = node->first; pair; pair = pair->next) {
        if (read_pair(draft, range, pair, &kerns[count]))
            count++;
        else
            is_fine = false;
    }
    if (count > 0)
        qsort(kerns, count, sizeof *kerns, compare_kerns);
    style->kerns = kerns;
    style->kern_count = count;
    return is_fine;
}

uint64_t kerns_hash(const struct style *style, uint64_t seed)
{
    seed = hash_count(seed, style->kern_count);
    for (uint32_t i = 0; i < style->kern_count; i++) {
        seed = hash_count(seed, style->kerns[i].first);
        seed = hash_count(seed, style->kerns[i].second);
        seed = hash_count(seed, (uint32_t)style->kerns[i].amount);
    }
    return seed;
}

void kerns_dump(struct dump *dump, const char *key, const struct style *style)
{
    fprintf(dump->out, " %s=[", key);
    for (uint32_t i = 0; i < style->kern_count; i++) {
        const struct kern *kern = &style->kerns[i];
        fprintf(dump->out, "%sU+%04X+%04X=%d", i ? " " : "", (unsigned)kern->first,
                (unsigned)kern->second, (int)kern->amount);
    }
    fputc(']', dump->out);
}
