/* Stages know each other's things by index, not by pointer; this is the index of nothing. */
#ifndef ORISON_BASE_INDEX_H
#define ORISON_BASE_INDEX_H

#include <stdint.h>

#define NO_INDEX UINT32_MAX

#endif
