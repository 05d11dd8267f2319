/* Fuzz target: any bytes as a content file, through every stage to the bytes of a PDF; nothing is
 * written. Layouts, fonts and hyphenation tables are those of $ORISON_DATA and $ORISON_HYPHENS. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "pipeline/pipeline.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static FILE *nowhere;
    static char fonts[1024], screen[1024], booklet[1024];
    if (!nowhere) {
        const char *data = getenv("ORISON_DATA");
        nowhere = fopen("/dev/null", "w");
        snprintf(fonts, sizeof fonts, "%s/fonts/fonts.yaml", data ? data : ".");
        snprintf(screen, sizeof screen, "%s/tests/cases/%s/layout.yaml", data ? data : ".",
                 "next-steps-stand-on-a-left-over-page"); /* screen, its last sheet filled */
        snprintf(booklet, sizeof booklet, "%s/layouts/booklet-a4.yaml", data ? data : ".");
    }
    int file = memfd_create("content", 0);
    if (file < 0 || write(file, bytes, length) != (ssize_t)length)
        abort();
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    const char *layouts[] = {screen, booklet};
    const char *hyphens = getenv("ORISON_HYPHENS");
    struct pipeline_request request = {
        .content = path,
        .layouts = layouts,
        .layout_count = 2,
        .fonts = fonts,
        .hyphens = hyphens ? hyphens : "build/hyphen",
        .out_directory = "out",
        .dump = STAGE_NONE,
        .is_check = true,
        .source_date = -1,
        .out = nowhere,
        .reports = nowhere,
    };
    if (pipeline_end(pipeline_begin(&request)) == OUTCOME_SYSTEM)
        abort();
    close(file);
    return 0;
}
