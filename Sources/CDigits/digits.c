#include "CDigits.h"

#include <stdio.h>

int gw_write_number(char *buffer, unsigned long size, double value, int precision, int isScientific) {
  return snprintf(buffer, size, isScientific ? "%.*e" : "%.*f", precision, value);
}
