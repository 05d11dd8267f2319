/* Where a system keeps the profiles that serve where a layout names none: Ghostscript's, whose
 * licence lets them be embedded and whose bytes hold no clock. */
#include "images/profile_find.h"

#include <glob.h>
#include <string.h>

#include "base/file.h"
#include "images/images.h"

/* Debian, Ubuntu and Arch; Fedora; Ghostscript's own places, below its version. */
static const char *const system_folders[] = {
    "/usr/share/color/icc/ghostscript",
    "/usr/share/ghostscript/iccprofiles",
    "/usr/share/ghostscript/*/iccprofiles",
    "/usr/local/share/ghostscript/*/iccprofiles",
};

/* Versions are compared as numbers: 10.5 comes after 9.56. */
static const char *find_newest(struct arena *arena, const char *pattern)
{
    glob_t found = {0};
    const char *newest = NULL;
    if (glob(pattern, 0, NULL, &found) == 0)
        for (size_t i = 0; i < found.gl_pathc; i++)
            if (!newest || strverscmp(found.gl_pathv[i], newest) > 0)
                newest = found.gl_pathv[i];
    if (newest)
        newest = slice_terminated(arena, slice_of(newest));
    globfree(&found);
    return newest;
}

const char *profile_find_in(struct arena *arena, const char *const *folders, size_t folder_count,
                            const char *name)
{
    for (size_t i = 0; i < folder_count; i++) {
        const char *path = path_join(arena, slice_of(folders[i]), slice_of(name));
        if (strchr(folders[i], '*'))
            path = find_newest(arena, path);
        if (path && file_exists(path))
            return path;
    }
    return NULL;
}

const char *profile_find(struct arena *arena, struct diag *diag, enum profile_use use)
{
    static const char *const names[PROFILE_USE_COUNT] = {"srgb.icc", "default_cmyk.icc",
                                                         "default_gray.icc"};
    const char *path = profile_find_in(arena, system_folders,
                                       sizeof system_folders / sizeof *system_folders, names[use]);
    if (path)
        return path;
    diag_system(diag, names[use], "profile",
                "this colour profile of Ghostscript is not on this system");
    diag_hint(diag, "install the package libgs-common (Debian, Ubuntu), libgs (Fedora) or "
                    "ghostscript (Arch)");
    return NULL;
}
