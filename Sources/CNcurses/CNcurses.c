#define _XOPEN_SOURCE 700
#include "CNcurses.h"

int nc_wcwidth(wchar_t scalar) { return wcwidth(scalar); }
