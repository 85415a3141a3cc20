"""Prints how long frames of 200x60 take over graphs of 100,000 nodes, panned and zoomed at random.

    python3 Tests/Benchmarks/frames.py [--frames N] [GRAPH.json or SCENE.py ...]

Without files: a random layered graph and the graph of a network with a node for each scalar, of 100,000 nodes both, and
a scene of 20,000 nodes. A frame is a key, the model's answer, and the canvas; what a key makes it arrange anew is shown
apart, since the program does that beside, and goes on drawing what it has.
"""

import argparse
import json
import random
import subprocess
import tempfile
from pathlib import Path

from layout import ROOT
from networks import random_layers


def scalar_network(count, inputs=16, width=16):
    """Neurons of scalars, layer upon layer: for each a product for each input, their running sum, and a tanh."""
    chance = random.Random(7)
    labels, edges = [], []

    def node(label, *sources):
        labels.append(label)
        edges.extend((source, len(labels) - 1) for source in sources)
        return len(labels) - 1

    values = [node("x") for _ in range(inputs)]
    while len(labels) < count:
        layer = []
        for _ in range(width):
            total = node("b")
            for value in chance.sample(values, len(values)):
                total = node("add", node("mul", node("w"), value), total)
            layer.append(node("tanh", total))
        values = layer
    return {"nodes": [{"id": i, "label": label} for i, label in enumerate(labels)], "edges": edges}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--frames", type=int, default=2000)
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    build = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--product", "FrameTimes"]
    subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory() as folder:
        files = options.files
        if not files:
            graphs = {"random_100k": random_layers(100_000, 6), "scalars_100k": scalar_network(100_000)}
            for name, graph in graphs.items():
                path = Path(folder) / f"{name}.json"
                path.write_text(json.dumps(graph, separators=(",", ":")))
                files.append(str(path))
            files.append(str(ROOT / "Tests" / "Benchmarks" / "Scenes" / "scalar_mlp.py"))
        subprocess.run([ROOT / ".build" / "release" / "FrameTimes", str(options.frames), *files], check=True)


if __name__ == "__main__":
    main()
