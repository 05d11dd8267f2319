/* hyphen-compile: Debian's hyphen-* dictionaries to the tables that hyphen.c maps.
 *
 *     hyphen-compile DICTIONARY.dic TABLE.hyph     one
 *     hyphen-compile --all FOLDER [DICTIONARIES]   every dictionary of hyphen_language.c that is
 *                                                  installed (in /usr/share/hyphen)
 *
 * In: dictionaries (hyphen_compile_read.c). Out: tables as hyphen_table.h describes them; the same
 * bytes from the same dictionary. Exit: 0 fine, 1 a dictionary that cannot be read, 2 wrong usage,
 * 3 a table not written. */
#include "text/hyphen_compile.h"

#include <endian.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/file.h"
#include "text/hyphen_language.h"

/* -- the table ------------------------------------------------------------------------------- */

static void bytes_add(struct arena *arena, struct byte_list *list, const void *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        *array_add(arena, list) = ((const uint8_t *)bytes)[i];
}

static void numbers_add(struct arena *arena, struct byte_list *list, const uint32_t *numbers,
                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t number = htole32(numbers[i]);
        bytes_add(arena, list, &number, sizeof number);
    }
}

static struct slice table_make(struct dictionary *dictionary)
{
    struct arena *arena = dictionary->arena;
    struct hyphen_header *header = &dictionary->header;
    struct byte_list pool = {0}, body = {0}, file = {0};
    uint8_t ascii[HYPHEN_ASCII] = {0};
    for (size_t i = 0; i < dictionary->alphabet.count; i++)
        if (dictionary->alphabet.at[i] < HYPHEN_ASCII)
            ascii[dictionary->alphabet.at[i]] = (uint8_t)(i + 1);
    bytes_add(arena, &body, ascii, sizeof ascii);
    numbers_add(arena, &body, dictionary->alphabet.at, dictionary->alphabet.count);
    numbers_add(arena, &body, dictionary->forbidden.at, dictionary->forbidden.count);
    *array_add(arena, &pool) = 0; /* place 0 means none */
    for (int i = 0; i < HYPHEN_LEVELS; i++) {
        trie_add(arena, &dictionary->levels[i], NULL, 0); /* a root at least */
        struct slot_list slots =
            trie_pack(arena, &dictionary->levels[i], dictionary->is_plain, &pool);
        header->slot_counts[i] = (uint32_t)slots.count;
        bytes_add(arena, &body, slots.at, slots.count * sizeof *slots.at);
    }
    while (pool.count % 4 != 0 || pool.count == 0)
        *array_add(arena, &pool) = 0;
    bytes_add(arena, &body, pool.at, pool.count);
    header->magic = HYPHEN_MAGIC;
    header->version = HYPHEN_VERSION;
    header->alphabet_count = (uint32_t)dictionary->alphabet.count;
    header->forbidden_count = (uint32_t)dictionary->forbidden.count;
    header->pool_count = (uint32_t)pool.count;
    header->byte_count = (uint32_t)(sizeof *header + body.count);
    uint32_t numbers[sizeof *header / 4];
    memcpy(numbers, header, sizeof numbers);
    numbers_add(arena, &file, numbers, sizeof numbers / 4);
    bytes_add(arena, &file, body.at, body.count);
    return (struct slice){(const char *)file.at, file.count};
}

/* One dictionary to one table. Exit status. */
static int compile_one(struct diag *diag, const char *dictionary_path, bool is_plain,
                       const char *table_path)
{
    struct dictionary dictionary = {.arena = arena_make(0), .is_plain = is_plain};
    int status = 1;
    if (dictionary_read(diag, dictionary_path, &dictionary))
        status = file_write(dictionary.arena, diag, table_path, table_make(&dictionary)) ? 0 : 3;
    arena_free(dictionary.arena);
    return status;
}

/* Rows that share a table follow one another, so the table is compiled once. */
static int compile_all(struct arena *arena, struct diag *diag, const char *folder,
                       const char *dictionaries)
{
    int worst = file_make_directory(diag, folder) ? 0 : 3, made = 0, missing = 0;
    const char *last = "";
    for (size_t i = 0; worst == 0 && i < hyphen_language_count; i++) {
        const struct hyphen_language *row = &hyphen_languages[i];
        const char *from = path_join(arena, slice_of(dictionaries), slice_of(row->dictionary));
        if (strcmp(last, row->table) == 0)
            continue;
        last = row->table;
        if (!file_exists(from)) {
            missing++;
            continue;
        }
        struct slice name = slice_format(arena, "%s.hyph", row->table);
        worst = compile_one(diag, from, row->is_plain, path_join(arena, slice_of(folder), name));
        made++;
    }
    printf("hyphenation: %d tables in %s, %d dictionaries not installed\n", made, folder, missing);
    return worst;
}

int main(int argument_count, char **arguments)
{
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    int status = 2;
    if (argument_count >= 3 && argument_count <= 4 && strcmp(arguments[1], "--all") == 0)
        status = compile_all(arena, diag, arguments[2],
                             argument_count == 4 ? arguments[3] : "/usr/share/hyphen");
    else if (argument_count == 3)
        status = compile_one(diag, arguments[1], false, arguments[2]);
    else
        fprintf(stderr, "usage: hyphen-compile DICTIONARY TABLE\n"
                        "       hyphen-compile --all FOLDER [DICTIONARIES]\n");
    diag_write(diag, stderr, DIAG_TEXT);
    arena_free(arena);
    return status;
}
