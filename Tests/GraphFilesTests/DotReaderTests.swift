import Testing

@testable import GraphFiles

@Suite struct `The DOT reader` {
  @Test func `reads nodes, labels and chains of edges`() throws {
    let graph = try StaticGraph(dot: "digraph G { a [label=\"x\\ny\"]; a -> b -> \"c d\" [label=q] }")
    #expect(graph.name == "G")
    #expect(graph.nodes.map(\.id) == ["a", "b", "c d"])
    #expect(graph.nodes[0].label == "x\ny")
    #expect(graph.edges.map { [$0.source, $0.target] } == [[0, 1], [1, 2]])
    #expect(graph.edges.map(\.label) == ["q", "q"])
  }

  @Test func `connects every node of a subgraph`() throws {
    let graph = try StaticGraph(dot: "digraph { a -> {b; c} -> subgraph cluster_x { label=\"no node\"; d } }")
    #expect(graph.nodes.map(\.id) == ["a", "b", "c", "d"])
    #expect(graph.edges.map { [$0.source, $0.target] } == [[0, 1], [0, 2], [1, 3], [2, 3]])
  }

  @Test func `keeps defaults inside their subgraph`() throws {
    let graph = try StaticGraph(dot: "digraph { node [label=\"d\\N\"]; a; { node [label=in]; b } c }")
    #expect(graph.nodes.map(\.label) == ["da", "in", "dc"])
  }

  @Test func `reads HTML-like labels as lines`() throws {
    let label = "<table><tr><td>in:</td><td>(1, 3)</td></tr><tr><td>a &lt; b &amp; &#955;</td></tr></table>"
    let graph = try StaticGraph(dot: "digraph { a [label=<\n\(label)>]; b [label=<<b>x</b><br/>y>] }")
    #expect(graph.nodes.map(\.label) == ["in: (1, 3)\na < b & λ", "x\ny"])
  }

  @Test func `reads records, ports and joined strings`() throws {
    let graph = try StaticGraph(
      dot: "digraph { h [label=\"{<f0> a|{b|c}}\", shape=record]; h:f0:n -> \"x\" + \"y\":s }")
    #expect(graph.nodes.map(\.label) == ["a\nb\nc", "xy"])
    #expect(graph.edges.map { [$0.source, $0.target] } == [[0, 1]])
  }

  @Test func `reads the labels of records whose shape is a default`() throws {
    let graph = try StaticGraph(
      dot:
        "digraph { node [shape=Mrecord]; a [label=\"x|<p> y\"]; { node [shape=box]; b [label=\"x|y\"] } c; c [label=\"u|v\"] }"
    )
    #expect(graph.nodes.map(\.label) == ["x\ny", "x|y", "u\nv"])
  }

  @Test func `skips comments and preprocessor lines`() throws {
    let graph = try StaticGraph(dot: "# 1 \"x\"\n/* a\n*/ graph { a -- b // c -- d\n -1.5 -- .5 }")
    #expect(!graph.isDirected)
    #expect(graph.nodes.map(\.id) == ["a", "b", "-1.5", ".5"])
  }

  @Test func `keeps one of several equal edges of a strict graph`() throws {
    #expect(try StaticGraph(dot: "strict digraph { a -> b; a -> b; b -> a }").edges.count == 2)
    #expect(try StaticGraph(dot: "strict graph { a -- b; b -- a }").edges.count == 1)
    #expect(try StaticGraph(dot: "digraph { a -> b; a -> b }").edges.count == 2)
  }

  @Test(arguments: [
    ("digraph {\n  a -> ; }", "line 2, column 8: expected a node, an edge or `}`, found `;`"),
    ("digraph { a", "line 1, column 11: expected a node, an edge or `}`, found the end of the file"),
    ("hello", "line 1, column 1: expected `digraph` or `graph`, found `hello`"),
    ("digraph { a [label=\"x ]", "line 1, column 20: this string is never closed"),
    ("digraph { a [label=<b ]", "line 1, column 20: this HTML-like label is never closed"),
    ("digraph { /* ", "line 1, column 11: this comment is never closed"),
    ("digraph { a ! b }", "line 1, column 13: expected a name, a string or a sign of DOT, found `!`"),
  ])
  func `says what is wrong and where`(text: String, complaint: String) {
    #expect { try StaticGraph(dot: text) } throws: { "\($0)" == complaint }
  }

  @Test func `refuses ten thousand nested subgraphs`() {
    let text = "digraph " + String(repeating: "{", count: 10_000) + String(repeating: "}", count: 10_000)
    #expect { try StaticGraph(dot: text) } throws: { "\($0)".contains("nested more than 300 deep") }
  }
}
