#ifndef SMOOTH_H
#define SMOOTH_H

// The functions that floats need most, without a call for each vector.
void gw_smooth_exp(const float *x, float *y, long count);
void gw_smooth_tanh(const float *x, float *y, long count);
void gw_smooth_sigmoid(const float *x, float *y, long count);
void gw_smooth_sqrt(const float *x, float *y, long count);
void gw_smooth_sqrt_double(const double *x, double *y, long count);
void gw_smooth_floor(const float *x, float *y, long count);
void gw_smooth_floor_double(const double *x, double *y, long count);
void gw_smooth_ceil(const float *x, float *y, long count);
void gw_smooth_ceil_double(const double *x, double *y, long count);
void gw_smooth_trunc(const float *x, float *y, long count);
void gw_smooth_trunc_double(const double *x, double *y, long count);
void gw_smooth_rint(const float *x, float *y, long count);
void gw_smooth_rint_double(const double *x, double *y, long count);

#endif
