/* Reading an ICC profile: what it is for, and whether colours go through it.
 *
 * In: a path and a use. Out: `struct profile` with the file's bytes. The header is read here (it is
 * 128 bytes, ICC.1:2010 7.2), so that each fault has a message of its own; then lcms2 opens it and
 * makes a way to Lab and, for a press, back: that reads every table which a conversion needs, so a
 * profile that was accepted doesn't fail later. */
#include <assert.h>
#include <string.h>
#include <wchar.h>

#include "base/file.h"
#include "base/utf8.h"
#include "images/colors.h"
#include "images/report.h"

enum {
    HEADER_BYTES = 128,
    BYTE_VERSION = 8,
    BYTE_CLASS = 12,
    BYTE_SPACE = 16,
    BYTE_SIGNATURE = 36,
    VERSION_MOST = 4 /* PDF 1.7 and PDF/X-4 know ICC 4 at most */
};

/* What a use asks for. A space's profile (spac) serves as a display's. */
struct profile_row {
    enum sample_space space;
    const char *class_name, *other_class, *space_name;
    const char *wanted; /* in messages */
    uint32_t format;    /* lcms2's, of colours through it */
};

static const struct profile_row *row_of(enum profile_use use)
{
    static const struct profile_row rows[PROFILE_USE_COUNT] = {
        {SAMPLE_RGB, "mntr", "spac", "RGB ", "an RGB display's (mntr)", TYPE_RGB_DBL},
        {SAMPLE_CMYK, "prtr", "prtr", "CMYK", "a CMYK output device's (prtr)", TYPE_CMYK_DBL},
        {SAMPLE_GRAY, "prtr", "prtr", "GRAY", "a gray output device's (prtr)", TYPE_GRAY_DBL},
    };
    return &rows[use];
}

static uint32_t read_big_endian(const char *bytes)
{
    const uint8_t *at = (const uint8_t *)bytes;
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* The header against the use; sets what the header says, and cuts off what follows the profile. */
static bool read_header(struct diag *diag, const struct picture_file *file,
                        const struct profile_row *row, struct profile *out)
{
    const char *bytes = file->bytes.bytes;
    if (file->bytes.length < HEADER_BYTES || memcmp(bytes + BYTE_SIGNATURE, "acsp", 4) != 0) {
        image_error(diag, file, "profile-damaged", "is not an ICC profile");
        return false;
    }
    uint32_t declared = read_big_endian(bytes);
    if (declared < HEADER_BYTES || declared > file->bytes.length) {
        image_error(diag, file, "profile-damaged", "says that it has %u bytes, but has %zu",
                    declared, file->bytes.length);
        return false;
    }
    out->bytes = slice_part(file->bytes, 0, declared);
    memcpy(out->device_class, bytes + BYTE_CLASS, 4);
    out->version_major = (uint8_t)bytes[BYTE_VERSION];
    out->version_minor = (uint8_t)bytes[BYTE_VERSION + 1] >> 4;
    if (memcmp(out->device_class, row->class_name, 4) != 0 &&
        memcmp(out->device_class, row->other_class, 4) != 0) {
        image_error(diag, file, "profile-class", "is a profile of class \"%s\"; %s is needed",
                    out->device_class, row->wanted);
        return false;
    }
    if (memcmp(bytes + BYTE_SPACE, row->space_name, 4) != 0) {
        image_error(diag, file, "profile-space", "is a profile of \"%.4s\" colours; %s is needed",
                    bytes + BYTE_SPACE, row->wanted);
        return false;
    }
    if (out->version_major > VERSION_MOST) {
        image_error(diag, file, "profile-version", "is an ICC profile of version %u; at most %d",
                    out->version_major, VERSION_MOST);
        return false;
    }
    return true;
}

/* The text of the desc tag. lcms2 gives UTF-16 units, one a wchar_t. */
static struct slice read_description(struct arena *arena, const struct lcms_library *lcms,
                                     cmsHPROFILE profile)
{
    enum { UNITS_MOST = 1024 };
    wchar_t *wide = arena_alloc_items(arena, UNITS_MOST, sizeof *wide);
    uint16_t *units = arena_alloc_items(arena, UNITS_MOST, sizeof *units);
    lcms->cmsGetProfileInfo(profile, cmsInfoDescription, "en", "US", wide,
                            UNITS_MOST * sizeof *wide);
    size_t count = 0;
    for (; count < UNITS_MOST && wide[count]; count++)
        units[count] = (uint16_t)wide[count];
    return utf8_of_utf16(arena, units, count);
}

static bool has_way(const struct lcms_library *lcms, cmsHPROFILE from, uint32_t from_format,
                    cmsHPROFILE to, uint32_t to_format)
{
    cmsHTRANSFORM way = colors_make_way(lcms, from, from_format, to, to_format);
    if (way)
        lcms->cmsDeleteTransform(way);
    return way != NULL;
}

/* Whether colours go through it: to Lab, and for an output device from Lab. */
static bool is_passable(const struct lcms_library *lcms, cmsHPROFILE profile, enum profile_use use)
{
    uint32_t format = row_of(use)->format;
    cmsHPROFILE lab = lcms->cmsCreateLab4Profile(NULL);
    bool is_fine = lab && has_way(lcms, profile, format, lab, TYPE_Lab_DBL) &&
                   (use == PROFILE_SCREEN || has_way(lcms, lab, TYPE_Lab_DBL, profile, format));
    if (lab)
        lcms->cmsCloseProfile(lab);
    return is_fine;
}

static bool read_tables(struct arena *arena, struct diag *diag, const struct picture_file *file,
                        enum profile_use use, struct profile *out)
{
    const struct lcms_library *lcms = lcms_library_open(arena, diag);
    if (!lcms)
        return false;
    cmsHPROFILE profile =
        lcms->cmsOpenProfileFromMem(out->bytes.bytes, (cmsUInt32Number)out->bytes.length);
    bool is_fine = profile && is_passable(lcms, profile, use);
    if (is_fine)
        out->description = read_description(arena, lcms, profile);
    else
        image_error(diag, file, "profile-damaged",
                    "is a damaged ICC profile: colours can't be sent through it");
    if (profile)
        lcms->cmsCloseProfile(profile);
    return is_fine;
}

bool profile_read(struct arena *arena, struct diag *diag, const char *path, struct place place,
                  enum profile_use use, struct profile *out)
{
    assert(arena && diag && path && out);
    const struct profile_row *row = row_of(use);
    *out = (struct profile){
        .space = row->space,
        .component_count = sample_components(row->space),
    };
    struct picture_file file = {.path = slice_of(path), .place = place};
    if (!file_read(arena, diag, path, PROFILE_BYTES_LARGEST, &file.bytes)) {
        if (place.source)
            diag_second_place(diag, place, "it is named here");
        return false;
    }
    return read_header(diag, &file, row, out) && read_tables(arena, diag, &file, use, out);
}
