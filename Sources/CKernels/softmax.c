// The softmax of floats along lanes, for the vectors of the processor at hand.
#include "CKernels.h"
#include "exponentials.h"
#include "processors.h"

// Columns that are worked on at once where the elements of a lane are no neighbours.
enum { block = 256 };

EACH_PROCESSOR static float largestOf(const float *x, long count) {
  // As whole numbers of the same order, whose maximum is taken in vectors.
  int32_t largest = INT32_MIN, isNaN = 0;
  for (long i = 0; i < count; i++) {
    int32_t bits;
    memcpy(&bits, x + i, 4);
    bits ^= (bits >> 31) & INT32_MAX;
    largest = bits > largest ? bits : largest;
    isNaN |= x[i] != x[i];
  }
  if (isNaN) return NAN;
  largest ^= (largest >> 31) & INT32_MAX;
  float result;
  memcpy(&result, &largest, 4);
  return result;
}

// The sum of a row in ATen's order: sixteen lanes side by side, then halves of them onto each other; short rows one after
// the other.
EACH_PROCESSOR static float sumOfPowers(const float *x, long count, float largest, float *powers) {
#pragma clang fp contract(off)
  enum { lanes = 16 };
  if (count < lanes) {
    float total = 0;
    for (long i = 0; i < count; i++) {
      float power = vectorExp(x[i] - largest);
      if (powers) powers[i] = power;
      total = i ? total + power : power;
    }
    return total;
  }
  float sums[lanes];
  long i = 0;
  for (; i + lanes <= count; i += lanes) {
    for (long lane = 0; lane < lanes; lane++) {
      float power = vectorExp(x[i + lane] - largest);
      if (powers) powers[i + lane] = power;
      sums[lane] = i ? sums[lane] + power : power;
    }
  }
  for (long lane = 0; i + lane < count; lane++) {
    float power = vectorExp(x[i + lane] - largest);
    if (powers) powers[i + lane] = power;
    sums[lane] += power;
  }
  for (long half = lanes / 2; half; half /= 2) {
    for (long lane = 0; lane < half; lane++) sums[lane] += sums[lane + half];
  }
  return sums[0];
}

EACH_PROCESSOR void gw_softmax_row(const float *x, float *y, long count, bool isLog) {
  float largest = largestOf(x, count);
  float total = sumOfPowers(x, count, largest, isLog ? NULL : y);
  if (isLog) {
    float logarithm = (float)log(total);
    for (long i = 0; i < count; i++) y[i] = x[i] - largest - logarithm;
  } else {
    float factor = 1 / total;
    for (long i = 0; i < count; i++) y[i] *= factor;
  }
}

EACH_PROCESSOR float gw_log_sum_exp(const float *x, long count) {
  float largest = largestOf(x, count), shift = isinf(largest) ? 0 : largest;
  double total = 0;
  {
#pragma clang fp reassociate(on)
    for (long i = 0; i < count; i++) total += smoothExp(x[i] - shift);
  }
  // An infinite element is far beyond the bounds of the exponential above.
  return isinf(largest) ? largest : (float)log(total) + shift;
}

// `vectors` of the columns are in ATen's vectors, which have an exponential of their own; the others take C's.
EACH_PROCESSOR static void softmaxBlock(
  const float *x, float *y, long length, long step, long width, long vectors, bool isLog) {
#pragma clang fp contract(off)
  float largest[block], totals[block];
  for (long j = 0; j < width; j++) {
    largest[j] = x[j];
    totals[j] = 0;
  }
  for (long k = 1; k < length; k++) {
    const float *row = x + k * step;
    for (long j = 0; j < width; j++) largest[j] = row[j] > largest[j] || row[j] != row[j] ? row[j] : largest[j];
  }
  for (long k = 0; k < length; k++) {
    const float *row = x + k * step;
    float *powers = y + k * step;
    for (long j = 0; j < vectors; j++) {
      float power = vectorExp(row[j] - largest[j]);
      totals[j] += power;
      powers[j] = isLog ? row[j] - largest[j] : power;
    }
    for (long j = vectors; j < width; j++) {
      float power = (float)smoothExp(row[j] - largest[j]);
      totals[j] += power;
      powers[j] = isLog ? row[j] - largest[j] : power;
    }
  }
  for (long j = 0; j < width; j++) totals[j] = isLog ? (float)log(totals[j]) : totals[j];
  for (long k = 0; k < length; k++) {
    float *row = y + k * step;
    for (long j = 0; j < width; j++) row[j] = isLog ? row[j] - totals[j] : row[j] / totals[j];
  }
}

void gw_softmax_columns(const float *x, float *y, long length, long inner, bool isLog) {
  // ATen takes the columns by pairs of vectors of sixteen.
  long inVectors = inner / 32 * 32;
  for (long j = 0; j < inner; j += block) {
    long width = inner - j < block ? inner - j : block;
    long vectors = inVectors - j < 0 ? 0 : inVectors - j < width ? inVectors - j : width;
    softmaxBlock(x + j, y + j, length, inner, width, vectors, isLog);
  }
}

EACH_PROCESSOR void gw_softmax_pull_row(const float *g, const float *y, float *out, long count, bool isLog) {
  double sum = 0;
  {
#pragma clang fp reassociate(on)
    if (isLog) {
      for (long i = 0; i < count; i++) sum += g[i];
    } else {
      for (long i = 0; i < count; i++) sum += g[i] * y[i];
    }
  }
  float total = sum;
  if (isLog) {
    for (long i = 0; i < count; i++) out[i] = g[i] - (float)smoothExp(y[i]) * total;
  } else {
    for (long i = 0; i < count; i++) out[i] = (g[i] - total) * y[i];
  }
}

EACH_PROCESSOR static void pullBlock(
  const float *g, const float *y, float *out, long length, long step, long width, bool isLog) {
  double totals[block];
  for (long j = 0; j < width; j++) totals[j] = 0;
  for (long k = 0; k < length; k++) {
    for (long j = 0; j < width; j++) totals[j] += isLog ? g[k * step + j] : g[k * step + j] * y[k * step + j];
  }
  for (long k = 0; k < length; k++) {
    for (long j = 0; j < width; j++) {
      float grad = g[k * step + j], value = y[k * step + j], total = totals[j];
      out[k * step + j] = isLog ? grad - (float)smoothExp(value) * total : (grad - total) * value;
    }
  }
}

void gw_softmax_pull_columns(const float *g, const float *y, float *out, long length, long inner, bool isLog) {
  for (long j = 0; j < inner; j += block) {
    pullBlock(g + j, y + j, out + j, length, inner, inner - j < block ? inner - j : block, isLog);
  }
}
