/* Names of sites in other alphabets: as a network has them, as a reader does, and those whose
 * letters imitate another's.
 *
 * In: a host's name, UTF-8. Out: the same by UTS #46 (internationalized domain names) and UTS #39
 * (confusables), through ICU. A name imitates where a label mixes scripts that no language mixes,
 * or looks just like a name in Latin letters while its last label is not in its own script, as
 * browsers judge. Names in ASCII never reach ICU. */
#include <string.h>
#include <unicode/uidna.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "language/language.h"

enum {
    HOST_ROOM = 512,
    IDNA_OPTIONS = UIDNA_NONTRANSITIONAL_TO_UNICODE | UIDNA_NONTRANSITIONAL_TO_ASCII
};

static bool is_ascii(struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] >= 0x80)
            return false;
    return true;
}

static bool has_punycode(struct slice host)
{
    for (size_t i = 0; i + 4 <= host.length; i++)
        if ((i == 0 || host.bytes[i - 1] == '.') && strncasecmp(host.bytes + i, "xn--", 4) == 0)
            return true;
    return false;
}

/* `host` by one of UTS #46's mappings; itself where that fails. */
static struct slice mapped(struct arena *arena, struct slice host, bool is_to_ascii)
{
    char out[HOST_ROOM];
    UErrorCode status = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    UIDNA *idna = uidna_openUTS46(IDNA_OPTIONS, &status);
    int32_t length = (is_to_ascii ? uidna_nameToASCII_UTF8 : uidna_nameToUnicodeUTF8)(
        idna, host.bytes, (int32_t)host.length, out, HOST_ROOM, &info, &status);
    uidna_close(idna);
    if (U_FAILURE(status) || info.errors != 0 || length > HOST_ROOM)
        return host;
    return slice_copy(arena, (struct slice){out, (size_t)length});
}

struct slice host_of_network(struct arena *arena, struct slice host)
{
    return is_ascii(host) || host.length >= HOST_ROOM / 4 ? host : mapped(arena, host, true);
}

/* The script of a label's letters; Common where it has none. */
static uint32_t label_script(struct slice label)
{
    uint32_t script = 0;
    for (size_t at = 0; at < label.length && script == 0;)
        script = character_script(utf8_next(label, &at));
    return script;
}

static bool is_label_mixed(USpoofChecker *checker, struct slice label)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t found = uspoof_checkUTF8(checker, label.bytes, (int32_t)label.length, NULL, &status);
    return U_SUCCESS(status) && (found & USPOOF_RESTRICTION_LEVEL) != 0;
}

static bool looks_latin(const USpoofChecker *checker, struct slice label)
{
    char skeleton[HOST_ROOM];
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = uspoof_getSkeletonUTF8(checker, 0, label.bytes, (int32_t)label.length,
                                            skeleton, HOST_ROOM, &status);
    return U_SUCCESS(status) && length <= HOST_ROOM &&
           is_ascii((struct slice){skeleton, (size_t)length});
}

static struct slice last_label(struct slice host)
{
    size_t start = host.length;
    while (start > 0 && host.bytes[start - 1] != '.')
        start--;
    return slice_part(host, start, host.length);
}

bool host_imitates(struct slice host)
{
    if (is_ascii(host) || host.length >= HOST_ROOM / 4)
        return false;
    UErrorCode status = U_ZERO_ERROR;
    USpoofChecker *checker = uspoof_open(&status);
    uspoof_setChecks(checker, USPOOF_RESTRICTION_LEVEL, &status);
    uspoof_setRestrictionLevel(checker, USPOOF_HIGHLY_RESTRICTIVE);
    uint32_t top = label_script(last_label(host));
    bool imitates = false;
    for (size_t start = 0, end; U_SUCCESS(status) && start < host.length; start = end + 1) {
        for (end = start; end < host.length && host.bytes[end] != '.';)
            end++;
        struct slice label = slice_part(host, start, end);
        bool is_of_top = label_script(label) == top;
        imitates |= !is_ascii(label) &&
                    (is_label_mixed(checker, label) || (!is_of_top && looks_latin(checker, label)));
    }
    uspoof_close(checker);
    return imitates;
}

struct slice host_of_reader(struct arena *arena, struct slice host)
{
    if (!has_punycode(host) || host.length >= HOST_ROOM / 4)
        return host;
    struct slice shown = mapped(arena, host, false);
    return host_imitates(shown) ? host : shown;
}
