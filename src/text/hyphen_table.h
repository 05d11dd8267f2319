/* The file format of a compiled hyphenation table, between hyphen_compile*.c and hyphen.c.
 *
 * Little-endian 32-bit numbers, in this order: the header; the class of each ASCII character, a
 * byte each; the alphabet, rising code points, the class of alphabet[i] being i + 1; the forbidden
 * strings, each a length and its code points; the slots of the first and of the second level; the
 * pool of vectors, bytes.
 *
 * A level is an Aho-Corasick automaton in one array (Aoe's double array): from the state in slot s
 * class c leads to slot t = base(s) + c where class(t) is c, bases being distinct; else the state
 * falls to `fail`, slot 0 being the root. A slot with a vector is where a pattern ends: at pool
 * byte `vector` stand `back`, a count, and that many entries, the first of which belongs after the
 * character `back` places before the last one matched. An entry is digit * 2, + 1 where the break
 * would change the spelling.
 *
 * The first level finds the parts of a compound, the second the syllables of each (libhyphen's
 * NEXTLEVEL). */
#ifndef ORISON_TEXT_HYPHEN_TABLE_H
#define ORISON_TEXT_HYPHEN_TABLE_H

#include <stdint.h>

#define HYPHEN_MAGIC 0x5059484Fu /* "OHYP" as bytes */

enum {
    HYPHEN_VERSION = 1,
    HYPHEN_LEVELS = 2,
    HYPHEN_ASCII = 128,
    HYPHEN_CLASSES_LARGEST = 254, /* a class is a byte; 0 is any other character */
    HYPHEN_DOT = '.'              /* the pattern sign for a word's edge */
};

struct hyphen_header {
    uint32_t magic, version;
    uint32_t byte_count;                                 /* of the file */
    uint32_t left, right, compound_left, compound_right; /* least code points */
    uint32_t alphabet_count;
    uint32_t forbidden_count; /* in 32-bit numbers */
    uint32_t slot_counts[HYPHEN_LEVELS];
    uint32_t pool_count; /* bytes, a multiple of 4 */
};

struct hyphen_slot {
    uint32_t base_class; /* base * 256 + class; base 0: no way on */
    uint32_t fail;
    uint32_t vector; /* 0: none */
};

#endif
