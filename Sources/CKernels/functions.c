// Elementary functions of many elements. A float is computed as a double, as Swift's loops do it, so that both round to
// the same digits.
#define _GNU_SOURCE
#include "CKernels.h"
#include "smooth.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

#if defined(__x86_64__) && defined(__linux__)
#include <dlfcn.h>
#include <immintrin.h>

// The vector functions that come with the C library, found when first asked for: older ones lack some of them.
static const char *const vectorNames[gw_function_count] = {
  [gw_log] = "log", [gw_log2] = "log2", [gw_log10] = "log10", [gw_log1p] = "log1p", [gw_expm1] = "expm1",
  [gw_exp2] = "exp2", [gw_sin] = "sin", [gw_cos] = "cos", [gw_tan] = "tan", [gw_asin] = "asin", [gw_acos] = "acos",
  [gw_atan] = "atan", [gw_sinh] = "sinh", [gw_cosh] = "cosh", [gw_asinh] = "asinh", [gw_acosh] = "acosh",
  [gw_atanh] = "atanh", [gw_erf] = "erf", [gw_erfc] = "erfc", [gw_exp] = "exp", [gw_tanh] = "tanh",
};
static void *vectorFunctions[gw_function_count];
static int vectorLanes;

static void findVectorFunctions(void) {
  void *library = dlopen("libmvec.so.1", RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  const char *isa = NULL;
  if (__builtin_cpu_supports("avx512f")) {
    isa = "e";
    vectorLanes = 8;
  } else if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    isa = "d";
    vectorLanes = 4;
  } else {
    return;
  }
  for (int f = 0; f < gw_function_count; f++) {
    if (!vectorNames[f]) continue;
    char symbol[32] = "_ZGV";
    strcat(symbol, isa);
    strcat(symbol, vectorLanes == 8 ? "N8" : "N4");
    strcat(symbol, "v_");
    strcat(symbol, vectorNames[f]);
    vectorFunctions[f] = dlsym(library, symbol);
  }
}

static void *vectorFunction(int function) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, findVectorFunctions);
  return vectorFunctions[function];
}

// One map for each type and width; what is left at the end is padded with ones.
#define MAP(NAME, TARGET, REAL, VECTOR, LANES, LOAD, STORE)                                                            \
  __attribute__((target(TARGET))) static void NAME(void *f, const REAL *x, REAL *y, long count) {                      \
    VECTOR (*function)(VECTOR) = (VECTOR(*)(VECTOR))f;                                                                 \
    long i = 0;                                                                                                        \
    for (; i + LANES <= count; i += LANES) STORE(y + i, function(LOAD(x + i)));                                        \
    if (i < count) {                                                                                                   \
      REAL rest[LANES];                                                                                                \
      for (int k = 0; k < LANES; k++) rest[k] = i + k < count ? x[i + k] : 1;                                          \
      STORE(rest, function(LOAD(rest)));                                                                               \
      for (int k = 0; i + k < count; k++) y[i + k] = rest[k];                                                          \
    }                                                                                                                  \
  }

#define LOAD8(p) _mm512_cvtps_pd(_mm256_loadu_ps(p))
#define STORE8(p, v) _mm256_storeu_ps(p, _mm512_cvtpd_ps(v))
#define LOAD4(p) _mm256_cvtps_pd(_mm_loadu_ps(p))
#define STORE4(p, v) _mm_storeu_ps(p, _mm256_cvtpd_ps(v))
MAP(map512f, "avx512f", float, __m512d, 8, LOAD8, STORE8)
MAP(map512d, "avx512f", double, __m512d, 8, _mm512_loadu_pd, _mm512_storeu_pd)
MAP(map256f, "avx2,fma", float, __m256d, 4, LOAD4, STORE4)
MAP(map256d, "avx2,fma", double, __m256d, 4, _mm256_loadu_pd, _mm256_storeu_pd)

static bool mapVectors(int function, const float *x, float *y, long count) {
  void *f = vectorFunction(function);
  if (!f) return false;
  (vectorLanes == 8 ? map512f : map256f)(f, x, y, count);
  return true;
}

static bool mapDoubleVectors(int function, const double *x, double *y, long count) {
  void *f = vectorFunction(function);
  if (!f) return false;
  (vectorLanes == 8 ? map512d : map256d)(f, x, y, count);
  return true;
}

#else
static bool mapVectors(int function, const float *x, float *y, long count) { return false; }
static bool mapDoubleVectors(int function, const double *x, double *y, long count) { return false; }
#endif

bool gw_map_float(int function, const float *x, float *y, long count) {
  switch (function) {
  case gw_exp: gw_smooth_exp(x, y, count); return true;
  case gw_tanh: gw_smooth_tanh(x, y, count); return true;
  case gw_sigmoid: gw_smooth_sigmoid(x, y, count); return true;
  case gw_sqrt: gw_smooth_sqrt(x, y, count); return true;
  case gw_floor: gw_smooth_floor(x, y, count); return true;
  case gw_ceil: gw_smooth_ceil(x, y, count); return true;
  case gw_trunc: gw_smooth_trunc(x, y, count); return true;
  case gw_rint: gw_smooth_rint(x, y, count); return true;
  default: return mapVectors(function, x, y, count);
  }
}

bool gw_map_double(int function, const double *x, double *y, long count) {
  switch (function) {
  case gw_sqrt: gw_smooth_sqrt_double(x, y, count); return true;
  case gw_floor: gw_smooth_floor_double(x, y, count); return true;
  case gw_ceil: gw_smooth_ceil_double(x, y, count); return true;
  case gw_trunc: gw_smooth_trunc_double(x, y, count); return true;
  case gw_rint: gw_smooth_rint_double(x, y, count); return true;
  default: return mapDoubleVectors(function, x, y, count);
  }
}
