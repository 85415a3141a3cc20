import ArgumentParser
import Drawing
import Foundation
import Viewer

/// `gradwalk snapshot SCENE`: a frame without a terminal.
struct SnapshotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot", abstract: "Print a frame without a terminal.",
    discussion: """
      The same frame that the viewer paints, as text, as ANSI sequences or as a picture. --keys takes what one would \
      press, separated by spaces: a key's name (space enter backspace tab esc up s-left c-c, tick for time passing) or \
      characters (], 10, :42); quotes keep spaces.
      """)

  @Argument(
    help: "A scene: a .py or .ipynb file, a .dot or .json graph, or the name of a scene that comes with gradwalk.")
  var scene: String

  @Option(help: "The step to show; 'end' is the last.")
  var at: StepOption?

  @Option(parsing: .unconditional, help: "Keys to press first, as in 'space space w'.")
  var keys: String = ""

  @Option(help: "Columns and rows, as in 100x30.")
  var size: SizeOption = SizeOption(size: Size(width: 100, height: 30))

  @Option(help: "text, ansi or svg.")
  var format: FrameFormat = .text

  @Option(help: "dark or light.")
  var theme: Configuration.Theme = .dark

  @Option(help: "How many colours: none, eight, sixteen or twoFiftySix.")
  var colours: Configuration.Depth = .twoFiftySix

  @Flag(help: "Draw with ASCII alone.")
  var ascii = false

  @Option(name: .shortAndLong, help: "A file to write instead of standard output.")
  var output: String?

  @OptionGroup(title: "Limits")
  var bounds: LimitOptions

  func run() throws {
    let frame = HeadlessFrame(
      opening: try Opening(scene: scene, limits: bounds.limits), at: at, theme: theme, ascii: ascii, depth: colours,
      size: size.size,
      keys: keys)
    try frame.print(as: format, to: output)
  }
}

/// `--size`: `100x30`.
struct SizeOption: ExpressibleByArgument {
  var size: Size

  /// More would be no terminal, and memory for nothing.
  static let largest = 2000

  init(size: Size) { self.size = size }

  init?(argument: String) {
    let numbers = argument.lowercased().split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let width = numbers[0], let height = numbers[1],
      (1...SizeOption.largest).contains(width), (1...SizeOption.largest).contains(height)
    else { return nil }
    size = Size(width: width, height: height)
  }

  var defaultValueDescription: String { "\(size.width)x\(size.height)" }
}

/// `--format`.
enum FrameFormat: String, ExpressibleByArgument, CaseIterable {
  case text, ansi, svg

  /// The frame in this form.
  func text(of canvas: Canvas, theme: Configuration.Theme) -> String {
    switch self {
    case .text: canvas.plainText
    case .ansi: canvas.ansiText
    case .svg: canvas.svgText(theme: theme == .light ? .light : .dark)
    }
  }
}

extension Configuration.Depth: ExpressibleByArgument {}
