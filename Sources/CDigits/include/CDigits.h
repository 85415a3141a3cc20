// printf of one number. Swift reaches printf through lists of arguments that it makes at run time, which takes longer
// than the number itself; a preview of a tensor and an f-string write many.
#ifndef CDIGITS_H
#define CDIGITS_H

/// Writes `%.{precision}f`, or `%.{precision}e` where `isScientific`; returns how many bytes that takes, the closing
/// null apart, whether the buffer has room for them or not.
int gw_write_number(char *buffer, unsigned long size, double value, int precision, int isScientific);

#endif
