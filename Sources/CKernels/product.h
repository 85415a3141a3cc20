// Matrix products of one element type. The file that includes this defines NAME(x), REAL (the element type) and
// BITS_PER_REAL; the tiles follow from the width of the processor's vectors.
//
// The loops are those of Goto and van de Geijn ("Anatomy of High-Performance Matrix Multiplication", 2008): a block of
// `a` and a block of `b` are copied into the order in which the innermost loop reads them, so that any strides cost the
// same, and the innermost loop keeps a tile of the result in registers.

// The tile of a kernel is ROWS rows by COLUMNS vectors.
#define PRODUCT_TILE(SUFFIX, TARGET, WIDTH, ROWS, COLUMNS)                                                                     \
  typedef REAL NAME(vector##SUFFIX##_) __attribute__((vector_size(WIDTH), aligned(sizeof(REAL))));                        \
  TARGET static void NAME(tile##SUFFIX##_)(                                                                               \
    long depth, const REAL *restrict a, const REAL *restrict b, REAL *restrict tile) {                                 \
    enum { lanes = WIDTH / sizeof(REAL) };                                                                             \
    NAME(vector##SUFFIX##_) sums[ROWS][COLUMNS] = {};                                                                     \
    for (long p = 0; p < depth; p++) {                                                                                 \
      NAME(vector##SUFFIX##_) row[COLUMNS];                                                                               \
      for (int v = 0; v < COLUMNS; v++)                                                                                \
        row[v] = *(const NAME(vector##SUFFIX##_) *)(b + p * COLUMNS * lanes + v * lanes);                                 \
      _Pragma("clang loop unroll(full)") for (int r = 0; r < ROWS; r++) {                                              \
        REAL factor = a[p * ROWS + r];                                                                                 \
        _Pragma("clang loop unroll(full)") for (int v = 0; v < COLUMNS; v++) sums[r][v] += row[v] * factor;            \
      }                                                                                                                \
    }                                                                                                                  \
    for (int r = 0; r < ROWS; r++)                                                                                     \
      for (int v = 0; v < COLUMNS; v++)                                                                                \
        *(NAME(vector##SUFFIX##_) *)(tile + (r * COLUMNS + v) * lanes) = sums[r][v];                                      \
  }

#if defined(__x86_64__)
PRODUCT_TILE(512, __attribute__((target("avx512f"))), 64, 12, 2)
PRODUCT_TILE(256, __attribute__((target("avx2,fma"))), 32, 6, 2)
#endif
PRODUCT_TILE(128, , 16, 4, 2)

typedef struct {
  int rows, columns;
  void (*run)(long, const REAL *restrict, const REAL *restrict, REAL *restrict);
} NAME(Tile);

static NAME(Tile) NAME(chosenTile)(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return (NAME(Tile)){12, 2 * 64 / sizeof(REAL), NAME(tile512_)};
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    return (NAME(Tile)){6, 2 * 32 / sizeof(REAL), NAME(tile256_)};
#endif
  return (NAME(Tile)){4, 2 * 16 / sizeof(REAL), NAME(tile128_)};
}

// Copies a block into panels of `width` rows; what is missing from the last panel is zero.
static void NAME(pack)(
  const REAL *from, long rowStep, long depthStep, long rows, long depth, int width, REAL *restrict to) {
  for (long start = 0; start < rows; start += width) {
    long present = rows - start < width ? rows - start : width;
    const REAL *panel = from + start * rowStep;
    if (rowStep == 1) {
      for (long p = 0; p < depth; p++) {
        const REAL *line = panel + p * depthStep;
        if (present == width)
          for (long r = 0; r < width; r++) to[p * width + r] = line[r];
        else
          for (long r = 0; r < width; r++) to[p * width + r] = r < present ? line[r] : 0;
      }
    } else {
      // A few steps of every row at a time, so that what is written stays near.
      for (long start = 0; start < depth; start += 16) {
        long end = depth - start < 16 ? depth : start + 16;
        for (long r = 0; r < present; r++)
          for (long p = start; p < end; p++) to[p * width + r] = panel[r * rowStep + p * depthStep];
      }
      for (long r = present; r < width; r++)
        for (long p = 0; p < depth; p++) to[p * width + r] = 0;
    }
    to += width * depth;
  }
}

bool NAME(gw_product_)(const GWProduct *job, const REAL *a, const REAL *b, REAL *c) {
  enum { mostDepth = 256, mostRows = 96, mostColumns = 2048 };
  const NAME(Tile) tile = NAME(chosenTile)();
  const long m = job->m, n = job->n, k = job->k;
  const long columns = n < mostColumns ? n : mostColumns, depth = k < mostDepth ? k : mostDepth;
  const size_t wide = (columns + tile.columns - 1) / tile.columns * tile.columns * depth;
  REAL *buffer = aligned_alloc(64, ((wide + (mostRows + tile.rows) * depth) * sizeof(REAL) + 127) / 64 * 64);
  if (!buffer) return false;
  REAL *packedB = buffer, *packedA = buffer + wide;
  REAL out[12 * 32] __attribute__((aligned(64)));
  for (long j0 = 0; j0 < n; j0 += mostColumns) {
    const long width = n - j0 < mostColumns ? n - j0 : mostColumns;
    for (long p0 = 0; p0 < k; p0 += mostDepth) {
      const long deep = k - p0 < mostDepth ? k - p0 : mostDepth;
      NAME(pack)(b + p0 * job->b0 + j0 * job->b1, job->b1, job->b0, width, deep, tile.columns, packedB);
      for (long i0 = 0; i0 < m; i0 += mostRows) {
        if (job->isStopped && job->isStopped(job->context)) {
          free(buffer);
          return false;
        }
        const long high = m - i0 < mostRows ? m - i0 : mostRows;
        NAME(pack)(a + i0 * job->a0 + p0 * job->a1, job->a0, job->a1, high, deep, tile.rows, packedA);
        for (long j = 0; j < width; j += tile.columns) {
          const long w = width - j < tile.columns ? width - j : tile.columns;
          for (long i = 0; i < high; i += tile.rows) {
            const long h = high - i < tile.rows ? high - i : tile.rows;
            tile.run(deep, packedA + i * deep, packedB + j * deep, out);
            for (long r = 0; r < h; r++) {
              REAL *target = c + (i0 + i + r) * job->c0 + j0 + j;
              const REAL *own = out + r * tile.columns;
              if (p0 > 0 || job->adds)
                for (long x = 0; x < w; x++) target[x] += own[x];
              else
                for (long x = 0; x < w; x++) target[x] = own[x];
            }
          }
        }
      }
    }
  }
  free(buffer);
  return true;
}

#undef PRODUCT_TILE
