import Autograd
import Foundation
import Testing

@testable import TorchLibrary

/// Every operation, called in every form, layout and type; see `Operations/harness.py`.
@Suite struct `The operations of torch` {
  static let families = OperationSamples.families

  @Test(arguments: families)
  func `give PyTorch's values, types, names, gradients and errors`(_ family: String) throws {
    let wanted = try OperationSamples.expected(family)
    let allowed = try OperationSamples.differing()
    let found = Dictionary(
      try OperationSamples.run(family).map { ($0.label, $0.text) }, uniquingKeysWith: { first, _ in first })
    var differences: [String] = []
    var stale: [String] = []
    for line in wanted {
      let text = found[line.label] ?? "nothing"
      if OperationSamples.agree(line.text, text, isRough: line.isRough) {
        if allowed.contains(line.label) { stale.append(line.label) }
      } else if !allowed.contains(line.label) {
        differences.append("\(line.label)\n  expected: \(line.text)\n  actual:   \(text)")
      }
    }
    #expect(
      differences.isEmpty, "\(differences.count) of \(wanted.count):\n\(differences.prefix(8).joined(separator: "\n"))")
    let names = stale.joined(separator: "\n")
    #expect(stale.isEmpty, "\(stale.count) agree and are to be taken out of differences.txt:\n\(names)")
  }

  @Test func `are listed as different under labels that exist`() throws {
    let labels = Set(try Self.families.flatMap { try OperationSamples.expected($0) }.map(\.label))
    #expect(try OperationSamples.differing().subtracting(labels).sorted() == [])
  }

  @Test func `have a sample each`() throws {
    var names: Set<String> = []
    for family in Self.families {
      for line in try OperationSamples.expected(family) { names.insert(String(line.label.prefix { $0 != "." })) }
    }
    let missing = OperationTable.all.filter { !$0.forms.isEmpty }
      .filter { operation in !([operation.name] + operation.aliases).contains { names.contains($0) } }
    #expect(Set(missing.map(\.name)).sorted() == [])
    // Composites in Python and aliases too; an in-place form is a form of its operation.
    let others = try ComputingNames.all().filter { name in
      !names.contains(name) && !(name.hasSuffix("_") && names.contains(String(name.dropLast())))
    }
    #expect(others.sorted() == [])
  }
}

/// The names of the library that compute something, whether they are of the table or Python, by asking the library.
enum ComputingNames {
  /// What no sample of an operation can show, facts, modes, conversions to Python, hooks, the generator, and what the
  /// scenes `rarer_functions.py` and `old_calls.py` show.
  private static let others = Set(
    """
    GradScaler LinAlgError Size apply_ are_deterministic_algorithms_enabled autocast backward broadcast_shapes \
    can_cast compile cpu cuda data_ptr device dim dim_order dsmm dtype eig element_size enable_grad finfo frombuffer \
    from_numpy \
    get_autocast_dtype get_default_device get_default_dtype get_device get_float32_matmul_precision get_num_threads \
    histogramdd iinfo inference_mode initial_seed is_anomaly_check_nan_enabled is_anomaly_enabled \
    is_autocast_cpu_enabled is_autocast_enabled is_contiguous is_grad_enabled is_inference is_inference_mode_enabled \
    is_pinned is_set_to is_shared is_storage is_tensor item ldl_factor ldl_factor_ex ldl_solve load manual_seed map_ \
    ndimension nelement no_grad numel numpy pin_memory register_hook register_post_accumulate_grad_hook \
    requires_grad_ retain_grad save seed set_ set_default_device set_default_tensor_type \
    set_deterministic_debug_mode set_float32_matmul_precision set_flush_denormal set_grad_enabled \
    set_num_interop_threads set_num_threads set_printoptions set_rng_state set_warn_always share_memory_ size \
    spmm storage storage_offset storage_type stride symeig to_dlpack tolist type typename untyped_storage \
    use_deterministic_algorithms vmap
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  static func all() throws -> Set<String> {
    let program = """
      import torch, torch.nn.functional as F
      for home in (torch, F, torch.linalg, torch.special, torch.Tensor):
          for name in dir(home):
              if name[0] != "_" and callable(getattr(home, name, None)) and not isinstance(getattr(home, name), type):
                  print(name)
      """
    let result = PlainRun(try SceneFile(data: Data(program.utf8), path: "names.py")).captured()
    if result.status != 0 { Issue.record("\(result.errors.suffix(1000))") }
    return Set(result.output.split(separator: "\n").map(String.init)).subtracting(others)
  }
}

/// The samples of a family: what PyTorch printed, and what the engine prints.
enum OperationSamples {
  /// What one call gave: `add.0 f strided`, and the text after it.
  struct Line {
    let label, text: String

    /// Whether a type of few digits takes part.
    var isRough: Bool { label.contains("float16") || text.contains("float16") }
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Operations")

  /// The names of the families: every program that PyTorch has run.
  static let families: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { $0.hasSuffix(".out") }.map { String($0.dropLast(4)) }.sorted()
  }()

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  /// What PyTorch printed.
  static func expected(_ family: String) throws -> [Line] { lines(try text(family + ".out")) }

  /// The calls that are known to give something else, by label; `differences.txt` says why.
  static func differing() throws -> Set<String> {
    Set(try text("differences.txt").split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
  }

  /// Runs a family on the engine.
  static func run(_ family: String) throws -> [Line] {
    let program = try [text("harness.py"), text(family + ".py"), "run_all()\n"].joined(separator: "\n")
    let result = PlainRun(try SceneFile(data: Data(program.utf8), path: family + ".py")).captured()
    if result.status != 0 { Issue.record("\(result.errors.suffix(1000))") }
    return lines(result.output)
  }

  private static func lines(_ text: String) -> [Line] {
    text.split(separator: "\n").compactMap { line in
      guard let colon = line.range(of: ": ") else { return nil }
      return Line(label: String(line[..<colon.lowerBound]), text: String(line[colon.upperBound...]))
    }
  }

  /// Whether two results are the same but for the last digits of numbers.
  static func agree(_ a: String, _ b: String, isRough: Bool) -> Bool {
    if a == b { return true }
    let (left, right) = (pieces(a), pieces(b))
    guard left.count == right.count else { return false }
    let tolerance = isRough ? 2e-2 : 2e-4
    return zip(left, right).allSatisfy { x, y in
      if x == y { return true }
      guard let x = Double(x), let y = Double(y) else { return false }
      return (x - y).magnitude <= tolerance * max(1, x.magnitude)
    }
  }

  private static func pieces(_ text: String) -> [Substring] {
    text.split(whereSeparator: { " ;()/,[]".contains($0) })
  }
}
