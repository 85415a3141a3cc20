/// For each key, the indices that have it, in ascending order: compressed rows, two arrays in all.
struct Incidence {
  /// Where each key's row begins in `members`; one more entry than there are keys.
  private(set) var start: [Int]
  /// The indices, row by row.
  var members: [Int]

  /// Sorts the indices of `keys`, which lie in `0..<count`, by their key. O(n).
  init(count: Int, keys: [Int]) {
    start = [Int](repeating: 0, count: count + 1)
    for key in keys { start[key + 1] += 1 }
    for key in 0..<count { start[key + 1] += start[key] }
    members = [Int](repeating: 0, count: keys.count)
    var next = start
    for (index, key) in keys.enumerated() {
      members[next[key]] = index
      next[key] += 1
    }
  }

  /// The same rows, each sorted by a value of its members; equal ones stay in ascending order.
  func sortedRows(by value: (Int) -> Int) -> Incidence {
    var result = self
    for key in 0..<(start.count - 1) where count(key) > 1 {
      result.members[row(key)].sort { (value($0), $0) < (value($1), $1) }
    }
    return result
  }

  /// The positions in `members` of a key's row.
  func row(_ key: Int) -> Range<Int> { start[key]..<start[key + 1] }

  /// The indices that have `key`.
  subscript(key: Int) -> ArraySlice<Int> { members[row(key)] }

  /// How many indices have `key`.
  func count(_ key: Int) -> Int { start[key + 1] - start[key] }
}
