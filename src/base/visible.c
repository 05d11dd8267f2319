/* What shows of a text on a terminal: see visible.h. */
#include "base/visible.h"

#include "base/utf8.h"

/* First and last of what cannot be seen, or is obeyed: Cc, Cf, Zl, Zp, the default ignorables of
 * Unicode 15 but variation selectors (they make emoji of signs), and noncharacters of plane 0. */
static const struct range {
    uint32_t first, last;
} hidden[] = {
    {0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x034F, 0x034F},
    {0x061C, 0x061C},   {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},
    {0x200B, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},   {0x3164, 0x3164},
    {0xFDD0, 0xFDEF},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},
    {0xFFFE, 0xFFFF},   {0x13430, 0x1345F}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
    {0xE0000, 0xE0FFF},
};

/* The first script that is written with joiners, Arabic, is behind the European ones. */
enum { FIRST_JOINED = 0x0600, ZERO_WIDTH_SPACE = 0x200B, ZERO_WIDTH_JOINER = 0x200D };

static bool is_unseen(uint32_t c)
{
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden && hidden[i].first <= c; i++)
        if (c <= hidden[i].last)
            return true;
    return (c & 0xFFFE) == 0xFFFE;
}

bool visible_is_hidden(uint32_t c, uint32_t before)
{
    if (c >= 0x20 && c < 0x7F)
        return false;
    bool is_joiner = c >= ZERO_WIDTH_SPACE && c <= ZERO_WIDTH_JOINER;
    if (is_joiner && before >= FIRST_JOINED && before != UTF8_INVALID && !is_unseen(before))
        return false;
    return c != UTF8_INVALID && is_unseen(c);
}

int visible_write_one(FILE *out, uint32_t c, uint32_t before)
{
    char bytes[4];
    if (visible_is_hidden(c, before))
        return fprintf(out, "<U+%04X>", (unsigned)c);
    size_t length = utf8_write(bytes, c == UTF8_INVALID ? 0xFFFD : c);
    fwrite(bytes, 1, length, out);
    return 1;
}

void visible_write(FILE *out, struct slice text)
{
    uint32_t before = 0;
    for (size_t at = 0; at < text.length;) {
        uint32_t c = utf8_next(text, &at);
        visible_write_one(out, c, before);
        before = c;
    }
}
