// Reductions of floats that lie side by side, for the vectors of the processor at hand.
#include "CKernels.h"
#include "processors.h"

#include <math.h>
#include <string.h>

// The order of floats as whole numbers; applied twice it gives the float's bits again.
static inline __attribute__((always_inline)) int32_t ordered(int32_t bits) { return bits ^ ((bits >> 31) & INT32_MAX); }

EACH_PROCESSOR float gw_extreme(const float *x, long count, bool isLargest) {
  int32_t largest = INT32_MIN, smallest = INT32_MAX, isNaN = 0;
  for (long i = 0; i < count; i++) {
    int32_t bits;
    memcpy(&bits, x + i, 4);
    bits = ordered(bits);
    largest = bits > largest ? bits : largest;
    smallest = bits < smallest ? bits : smallest;
    isNaN |= x[i] != x[i];
  }
  if (isNaN) return NAN;
  int32_t bits = ordered(isLargest ? largest : smallest);
  float result;
  memcpy(&result, &bits, 4);
  return result;
}

EACH_PROCESSOR void gw_extreme_of_each(const float *x, float *y, long count, bool isLargest) {
  if (isLargest) {
    for (long i = 0; i < count; i++) y[i] = x[i] > y[i] || x[i] != x[i] ? x[i] : y[i];
  } else {
    for (long i = 0; i < count; i++) y[i] = x[i] < y[i] || x[i] != x[i] ? x[i] : y[i];
  }
}

EACH_PROCESSOR float gw_euclidean_norm(const float *x, long count) {
#pragma clang fp contract(off)
  enum { lanes = 8 };
  float sums[lanes] = {0};
  long i = 0;
  for (; i + lanes <= count; i += lanes) {
    for (long lane = 0; lane < lanes; lane++) sums[lane] += x[i + lane] * x[i + lane];
  }
  float total = sums[0];
  for (long lane = 1; lane < lanes; lane++) total += sums[lane];
  for (; i < count; i++) total += x[i] * x[i];
  return sqrtf(total);
}

EACH_PROCESSOR long gw_count_set(const uint8_t *x, long count) {
  long set = 0;
  for (long i = 0; i < count; i++) set += x[i] != 0;
  return set;
}

typedef float lanes __attribute__((vector_size(32), aligned(4)));

// The sum in ATen's order (`SumKernel.cpp`): see `Cascade` in Swift, of which this is the contiguous row of floats.
EACH_PROCESSOR float gw_cascade_sum(const float *x, long count) {
  enum { levels = 4, width = 4, size = 8 };
  const lanes *in = (const lanes *)x;
  long vectors = count / size, rows = vectors / width;
  float total = 0;
  for (long i = vectors * size; i < count; i++) total += x[i];
  long bits = 1;
  while (bits < 62 && (1L << bits) < rows) bits++;
  long power = bits / levels > 4 ? bits / levels : 4, step = 1L << power;
  lanes sums[levels][width];
  memset(sums, 0, sizeof sums);
  long i = 0;
  while (i + step <= rows) {
    for (long end = i + step; i < end; i++) {
      for (int k = 0; k < width; k++) sums[0][k] += in[i * width + k];
    }
    for (int level = 1; level < levels; level++) {
      for (int k = 0; k < width; k++) {
        sums[level][k] += sums[level - 1][k];
        sums[level - 1][k] = (lanes){0};
      }
      if (i & ((step - 1) << (level * power))) break;
    }
  }
  for (; i < rows; i++) {
    for (int k = 0; k < width; k++) sums[0][k] += in[i * width + k];
  }
  for (int level = 1; level < levels; level++) {
    for (int k = 0; k < width; k++) sums[0][k] += sums[level][k];
  }
  for (i = rows * width; i < vectors; i++) sums[0][0] += in[i];
  for (int k = 1; k < width; k++) sums[0][0] += sums[0][k];
  for (int k = 0; k < size; k++) total += sums[0][0][k];
  return total;
}

typedef struct {
  double mean, rsqrt;
} moments;

static inline __attribute__((always_inline)) moments momentsOf(const float *x, long count, double eps) {
#pragma clang fp reassociate(on)
  double sum = 0, squares = 0;
  for (long i = 0; i < count; i++) sum += x[i];
  double mean = sum / count;
  for (long i = 0; i < count; i++) squares += (x[i] - mean) * (x[i] - mean);
  return (moments){mean, 1 / sqrt(squares / count + eps)};
}

EACH_PROCESSOR void gw_standardise(const float *x, float *y, long count, double eps) {
  moments of = momentsOf(x, count, eps);
  float mean = of.mean, rsqrt = of.rsqrt;
  for (long i = 0; i < count; i++) y[i] = (x[i] - mean) * rsqrt;
}

EACH_PROCESSOR void gw_standardise_pull(const float *x, const float *g, float *out, long count, double eps) {
  moments of = momentsOf(x, count, eps);
  double sum = 0, along = 0;
  {
#pragma clang fp reassociate(on)
    for (long i = 0; i < count; i++) {
      sum += g[i];
      along += g[i] * (x[i] - of.mean);
    }
  }
  float mean = of.mean, rsqrt = of.rsqrt, meanGrad = sum / count, factor = along / count * of.rsqrt;
  for (long i = 0; i < count; i++) out[i] = rsqrt * (g[i] - meanGrad - (x[i] - mean) * rsqrt * factor);
}

EACH_PROCESSOR void gw_truncate(const float *x, long *y, long count) {
  for (long i = 0; i < count; i++) y[i] = x[i];
}
