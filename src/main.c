/* orison: structured prayer content in YAML becomes print-ready PDF booklets. See cli/cli.h. */
#include "cli/cli.h"

int main(int argc, char **argv)
{
    return cli_run(argc, argv);
}
