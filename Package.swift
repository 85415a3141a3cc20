// swift-tools-version: 6.1
import PackageDescription

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
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
  ],
  targets: [
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "Autograd"),
    .target(name: "SceneLanguage", dependencies: [.product(name: "BigInt", package: "BigInt")]),
    .target(name: "Recording"),
    .target(name: "GraphLayout"),
    .target(name: "Drawing"),
    .target(name: "TorchLibrary", dependencies: ["Autograd", "SceneLanguage", "Recording"]),
    .target(name: "GraphFiles", dependencies: ["Recording", "GraphLayout"]),
    .target(name: "Viewer", dependencies: ["Recording", "GraphLayout", "Drawing"]),
    .target(name: "Terminal", dependencies: ["CNcurses", "Drawing"]),
    .executableTarget(
      name: "gradwalk",
      dependencies: [
        "Autograd", "SceneLanguage", "TorchLibrary", "Recording", "GraphLayout", "GraphFiles", "Drawing",
        "Viewer", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .testTarget(name: "AutogradTests", dependencies: ["Autograd"]),
    .testTarget(name: "SceneLanguageTests", dependencies: ["SceneLanguage"]),
    .testTarget(name: "RecordingTests", dependencies: ["Recording"]),
    .testTarget(name: "GraphLayoutTests", dependencies: ["GraphLayout"]),
    .testTarget(name: "DrawingTests", dependencies: ["Drawing"]),
    .testTarget(name: "TorchLibraryTests", dependencies: ["TorchLibrary"]),
    .testTarget(name: "GraphFilesTests", dependencies: ["GraphFiles"]),
    .testTarget(name: "ViewerTests", dependencies: ["Viewer"]),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal"]),
    .testTarget(name: "GradwalkTests", dependencies: ["gradwalk"]),
  ],
  swiftLanguageModes: [.v6]
)
