/* The addresses of links in an entry's text, for those who read it letter by letter and must leave
 * them alone. What a link is, content/links.c says; here a text was accepted as one, so the
 * brackets alone tell. */
#include "po/catalogue.h"

size_t po_end_of_address(struct slice text, size_t at)
{
    int depth = 0;
    if (at < 2 || text.bytes[at - 1] != '(' || text.bytes[at - 2] != ']')
        return at;
    for (; at < text.length; at++) {
        depth += text.bytes[at] == '(';
        if (text.bytes[at] == ')' && depth-- == 0)
            break;
    }
    return at;
}
