import Foundation
import Testing

@testable import TorchLibrary

@Suite struct `A scene file` {
  private func file(_ text: String, path: String = "a/scene.py") throws -> SceneFile {
    try SceneFile(data: Data(text.utf8), path: path)
  }

  @Test func `takes its title from the first comment`() throws {
    #expect(try file("#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n\n# 합의 기울기.\nx = 1\n").document.title == "합의 기울기")
    #expect(try file("\"\"\"Summary line.\n\nMore.\n\"\"\"\n").document.title == "Summary line.")
    #expect(try file("x = 1  # not a title\n").document.title == nil)
  }

  @Test func `keeps its lines and the file's name`() throws {
    let document = try file("a = 1\r\n\r\nb = 2\r\n").document
    #expect(document.name == "scene.py")
    #expect(document.cells.map(\.lines) == [["a = 1", "", "b = 2"]])
  }

  @Test func `is refused before it runs when it is no Python`() throws {
    let refusal = try #require(try file("x = (1,\n").refusal)
    #expect(refusal.contains("SyntaxError: '(' was never closed"))
    #expect(try file("import torch\nimport numpy as np\nimport torch.nn.functional as F\n").refusal == nil)
  }

  @Test(arguments: [
    ("missing.py", SceneFileError.Reason.missing), ("/", .directory),
  ]) func `says what is wrong with a path`(_ path: String, _ reason: SceneFileError.Reason) {
    #expect(throws: SceneFileError(path: path, reason: reason)) { try SceneFile(path: path) }
  }

  @Test func `must be text`() {
    #expect(throws: SceneFileError(path: "x.py", reason: .notText)) {
      try SceneFile(data: Data([0x80, 0xff, 0x00]), path: "x.py")
    }
  }

  @Test func `has the cells of a notebook, with its markdown as narration`() throws {
    let notebook = """
      {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["# Gradients\\n", "of a mean"]},
        {"cell_type": "code", "execution_count": 9, "metadata": {}, "outputs": [], "source": ["x = 1\\n", "x"]}
      ]}
      """
    let document = try file(notebook, path: "n.ipynb").document
    #expect(document.title == "Gradients")
    #expect(document.cells.map(\.label) == ["In [9]"])
    #expect(document.cells.map(\.lines) == [["x = 1", "x"]])
  }
}
