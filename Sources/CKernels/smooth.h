#ifndef SMOOTH_H
#define SMOOTH_H

// The functions that floats need most, without a call for each vector.
void gw_smooth_exp(const float *x, float *y, long count);
void gw_smooth_tanh(const float *x, float *y, long count);
void gw_smooth_sigmoid(const float *x, float *y, long count);

#endif
