import GraphLayout
import Testing

@testable import GraphFiles

private let sample = StaticGraph(
  name: "my graph",
  nodes: [.init(id: "a", label: "a"), .init(id: "node", label: "x \"y\"\nz\\"), .init(id: "c d", label: "<c> #1")],
  edges: [.init(from: 0, to: 1, label: "self"), .init(from: 0, to: 1), .init(from: 1, to: 2)])

@Suite struct `A graph` {
  @Test func `is the same after being written as DOT and read`() throws {
    #expect(try StaticGraph(dot: sample.dot) == sample)
  }

  @Test func `has the same nodes and edges after being written as JSON and read`() throws {
    let copy = try StaticGraph(json: sample.json.utf8)
    #expect(copy.nodes == sample.nodes)
    #expect(copy.edges.map { [$0.source, $0.target] } == [[0, 1], [0, 1], [1, 2]])
  }

  @Test func `is written as a Mermaid flowchart`() {
    #expect(
      sample.mermaid == """
        flowchart TD
          n0["a"]
          n1["x #quot;y#quot;<br/>z\\"]
          n2["#lt;c#gt; #35;1"]
          n0 -->|"self"| n1
          n0 --> n1
          n1 --> n2

        """)
  }

  @Test func `is written in the plain format with one height for a layer`() {
    let graph = StaticGraph(
      nodes: [.init(id: "a", label: "a"), .init(id: "b", label: "b")], edges: [.init(from: 0, to: 1)])
    let layout = layeredLayout(of: graph.layoutGraph(width: \.count))
    #expect(
      graph.plain(layout) == """
        graph 1 0.5 1.6
        node a 0.25 1.2 0.5 0.6 a solid box black lightgrey
        node b 0.25 0.4 0.5 0.6 b solid box black lightgrey
        edge a b 4 0.25 1 0.25 0.867 0.25 0.733 0.25 0.6 solid black
        stop

        """)
  }

  @Test(arguments: [
    ("[]", "line 1, column 1: expected `{`, found `[`; a graph in JSON is"), ("{}", "there are no \"nodes\""),
    ("{\"nodes\":[]", "line 1, column 12: expected `,` or `}`, found the end of the file"),
    ("{\"nodes\":[{\"id\":1.5}]}", "line 1, column 17: expected an id, which is a whole number or a string"),
    ("{\n\"edges\":[[1]]}", "line 2, column 12: expected `,`, found `]`"),
    ("{\"nodes\":[{\"id\":1},{\"id\":1}],\"edges\":[]}", "two nodes have the id n1"),
    ("{\"nodes\":[{\"id\":1}],\"edges\":[[1,2]]}", "edge 0 names node n2, which is not in \"nodes\""),
  ])
  func `is refused as JSON with a reason`(text: String, complaint: String) {
    #expect { try StaticGraph(json: text.utf8) } throws: { "\($0)".hasPrefix(complaint) }
  }
}
