// swift-tools-version: 6.2
import PackageDescription

/// Every target: a warning is an error, here and not for those who depend on the package.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// The interpreter's rooms: the compiler checks that accesses do not overlap where it can see it, and a release does not
/// check again while it runs, which costs a tenth of the speed of a scene. The libraries that others may depend on do
/// without such flags.
let interpreter: [SwiftSetting] =
  strict + [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

/// A release runs at the address for which it was linked: with 90,000 addresses to adjust at every start, the layout of
/// a small graph would take a quarter longer.
let fixedAddress: [LinkerSetting] = [
  .unsafeFlags(["-Xclang-linker", "-no-pie"], .when(platforms: [.linux], configuration: .release))
]

// The rooms, in the order in which a scene passes through them. Imports point one way: a target may
// depend only on targets named above it here, and the dependency lists say exactly on which.
let package = Package(
  name: "gradwalk",
  products: [
    .executable(name: "gradwalk", targets: ["gradwalk"]),
    .library(name: "Autograd", targets: ["Autograd"]),
    .library(name: "GraphLayout", targets: ["GraphLayout"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.1.4"),
  ],
  targets: [
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "CKernels"),
    .target(name: "CDigits"),
    .target(name: "Autograd", dependencies: ["CKernels", "CDigits"], swiftSettings: strict),
    .target(
      name: "SceneLanguage", dependencies: ["CDigits", .product(name: "BigInt", package: "BigInt")],
      swiftSettings: interpreter),
    .target(name: "Recording", swiftSettings: strict),
    .target(name: "GraphLayout", swiftSettings: strict),
    .target(name: "Drawing", swiftSettings: strict),
    .target(
      name: "TorchLibrary", dependencies: ["Autograd", "SceneLanguage", "Recording"], swiftSettings: interpreter),
    .target(name: "GraphFiles", dependencies: ["Recording", "GraphLayout"], swiftSettings: strict),
    .target(
      name: "Viewer",
      dependencies: [
        "Recording", "GraphLayout", "Drawing", .product(name: "HeapModule", package: "swift-collections"),
      ], swiftSettings: strict),
    .target(name: "Terminal", dependencies: ["CNcurses", "Drawing"], swiftSettings: strict),
    .executableTarget(
      name: "gradwalk",
      dependencies: [
        "Autograd", "SceneLanguage", "TorchLibrary", "Recording", "GraphLayout", "GraphFiles", "Drawing",
        "Viewer", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict, linkerSettings: fixedAddress),

    .executableTarget(
      name: "FrameTimes", dependencies: ["TorchLibrary", "GraphFiles", "Drawing", "Viewer"], path: "Tests/FrameTimes",
      swiftSettings: strict),
    .target(
      name: "TerminalTesting", dependencies: ["Drawing"], path: "Tests/TerminalTesting", swiftSettings: strict),
    .testTarget(
      name: "AutogradTests", dependencies: ["Autograd"], exclude: ["Oracle"], swiftSettings: strict),
    .testTarget(
      name: "SceneLanguageTests", dependencies: ["SceneLanguage"], exclude: ["Scripts", "RandomPrograms"],
      swiftSettings: strict),
    .testTarget(name: "RecordingTests", dependencies: ["Recording"], swiftSettings: strict),
    .testTarget(name: "GraphLayoutTests", dependencies: ["GraphLayout"], exclude: ["Corpus"], swiftSettings: strict),
    .testTarget(name: "DrawingTests", dependencies: ["Drawing"], swiftSettings: strict),
    .testTarget(
      name: "TorchLibraryTests", dependencies: ["TorchLibrary"],
      exclude: [
        "Derivatives", "Operations", "Scenes", "make_derivatives.py", "make_expectations.py", "make_operations.py",
        "make_signatures.py",
      ],
      swiftSettings: strict),
    .testTarget(name: "GraphFilesTests", dependencies: ["GraphFiles"], swiftSettings: strict),
    .testTarget(name: "ViewerTests", dependencies: ["Viewer"], swiftSettings: strict),
    .testTarget(
      name: "ReadingTests", dependencies: ["TorchLibrary", "GraphFiles", "GraphLayout", "Drawing", "Viewer"],
      swiftSettings: strict),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "TerminalTesting"], swiftSettings: strict),
    .testTarget(name: "GradwalkTests", dependencies: ["gradwalk", "TerminalTesting"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
