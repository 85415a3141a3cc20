"""Lays out graphs with gradwalk and with other programs, in one run, and prints how they compare.

    python3 Tests/Benchmarks/layout.py [--gradwalk BINARY] [--rounds N] [--limit SECONDS] [--clock wall|cpu] [GRAPH.json ...]

Without graphs, those of Tests/GraphLayoutTests/Corpus and random ones of 1,000 and 10,000 nodes. Peers are `dot`,
`graph-easy`, and the modules igraph and fast_sugiyama where this Python has them; what is missing is left out. Each run
is a process of its own that reads a file and writes a layout; contenders take turns, and the median counts. Crossings
and span are counted alike for gradwalk and dot, from their plain formats: lines between two layers that change sides,
nodes' middles as ends. `┼` are the cells of gradwalk's own drawing where one line passes through another.
"""

import argparse
import importlib.util
import json
import math
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from bisect import bisect_left
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT / "Tests" / "GraphLayoutTests" / "Corpus"

MODULES = {
    "igraph": "import igraph; igraph.Graph(n=n, edges=e, directed=True).layout_sugiyama(maxiter=100)",
    "fast_sugiyama": "from fast_sugiyama import from_edges; from_edges(e, check_layout=False).dot_layout()",
}


def random_graph(count, seed):
    """A layered graph: every node but the first ones has an edge from the layer above, others reach up to four layers."""
    chance = random.Random(seed)
    width = max(2, int(math.sqrt(count) / 1.5))
    edges = set()
    for node in range(width, count):
        above = node - width - node % width
        edges.add((above + min(width - 1, max(0, node % width + round(chance.gauss(0, 3)))), node))
    while len(edges) < 1.5 * count:
        node = chance.randrange(count - width)
        target = node - node % width + width * chance.choice([1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 4])
        slot = chance.randrange(width) if chance.random() < 0.1 else node % width + round(chance.gauss(0, 3))
        target += min(width - 1, max(0, slot))
        if target < count:
            edges.add((node, target))
    return {"nodes": [{"id": node, "label": f"Node{node}"} for node in range(count)], "edges": sorted(edges)}


def write_dot(graph, path):
    lines = [f'  n{node["id"]} [label="{node.get("label", node["id"])}"];' for node in graph["nodes"]]
    lines += [f"  n{source} -> n{target};" for source, target in graph["edges"]]
    path.write_text("digraph {\n  node [shape=box];\n" + "\n".join(lines) + "\n}\n")


def run(command, output, limit, clock):
    """Seconds and megabytes of a process; None if it fails or takes longer than the limit."""
    begin = time.perf_counter()
    with open(output, "wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, start_new_session=True)
    timer = threading.Timer(limit, lambda: os.killpg(process.pid, signal.SIGKILL))
    timer.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    timer.cancel()
    process.returncode = status
    seconds = usage.ru_utime + usage.ru_stime if clock == "cpu" else wall
    return None if status else (seconds, usage.ru_maxrss / 1024)


def curve_at(points, heights):
    """The x of a line of cubic pieces at each height."""
    result = []
    pieces = [points[index : index + 4] for index in range(0, len(points) - 3, 3)]
    for height in heights:
        piece = min(pieces, key=lambda p: max(0, min(p[0][1], p[3][1]) - height, height - max(p[0][1], p[3][1])))
        low, high = 0.0, 1.0
        at = lambda t, k: sum(
            weight * point[k]
            for weight, point in zip(((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3), piece)
        )
        for _ in range(30):
            middle = (low + high) / 2
            low, high = (middle, high) if (at(middle, 1) < height) == (piece[3][1] > piece[0][1]) else (low, middle)
        result.append(at((low + high) / 2, 0))
    return result


def quality(path):
    """Crossings and total span of a layout in plain format."""
    nodes, edges = {}, {}
    for line in open(path):
        words = line.split()
        if words[0] == "node":
            nodes[words[1]] = (float(words[2]), float(words[3]))
        elif words[0] == "edge":
            numbers = [float(word) for word in words[4 : 4 + 2 * int(words[3])]]
            edges.setdefault((words[1], words[2]), []).append(list(zip(numbers[::2], numbers[1::2])))
    heights = []
    for height in sorted({y for _, y in nodes.values()}, reverse=True):
        if not heights or heights[-1] - height > 0.05:
            heights.append(height)
    rising = [-height for height in heights]
    layer = {}
    for node, (_, y) in nodes.items():
        near = bisect_left(rising, -y)
        layer[node] = min(range(max(0, near - 1), min(len(heights), near + 1)), key=lambda i: abs(heights[i] - y))
    span, segments = 0, defaultdict(list)
    for (source, target), lines in edges.items():
        top, bottom = layer[source], layer[target]
        span += abs(bottom - top) * len(lines)
        step = 1 if bottom > top else -1
        middle = curve_at(lines[0], [heights[i] for i in range(top + step, bottom, step)]) if top != bottom else []
        columns = [nodes[source][0], *middle, nodes[target][0]][::step]
        for index in range(len(columns) - 1):
            ends = (round(columns[index], 6), round(columns[index + 1], 6))
            segments[min(top, bottom) + index].append(ends)
    return sum(inversions(lines) for lines in segments.values()), span


def inversions(lines):
    """Pairs of lines whose ends are in one order above and in the other below."""
    below = {value: index + 1 for index, value in enumerate(sorted({bottom for _, bottom in lines}))}
    tree = [0] * (len(below) + 1)
    total = seen = 0
    groups = defaultdict(list)
    for top, bottom in lines:
        groups[top].append(below[bottom])
    for top in sorted(groups):
        for place in groups[top]:
            left, index = 0, place
            while index:
                left += tree[index]
                index &= index - 1
            total += seen - left
        for place in groups[top]:
            while place < len(tree):
                tree[place] += 1
                place += place & -place
        seen += len(groups[top])
    return total


def peers(graph, json_path, dot_path):
    commands = {}
    if shutil.which("dot"):
        commands["dot"] = ["dot", "-Tplain", dot_path]
    if shutil.which("graph-easy"):
        commands["graph-easy"] = ["graph-easy", "--as=boxart", dot_path]
    read = f"import json; g = json.load(open({str(json_path)!r})); n = len(g['nodes']); e = sorted({{tuple(x) for x in g['edges']}})\n"
    for module, code in MODULES.items():
        if importlib.util.find_spec(module):
            commands[module] = [sys.executable, "-c", read + code]
    return commands


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gradwalk", default=str(ROOT / ".build" / "release" / "gradwalk"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=60, help="seconds after which a program is given up")
    parser.add_argument("--clock", choices=["wall", "cpu"], default="wall")
    parser.add_argument("graphs", nargs="*", type=Path)
    options = parser.parse_args()
    graphs = {path.stem: json.loads(path.read_text()) for path in options.graphs or sorted(CORPUS.glob("*.json"))}
    if not options.graphs:
        for count, seed in [(1_000, 4), (10_000, 5)]:
            graphs[f"random {count:,}"] = random_graph(count, seed)
    print(f"{'graph':14}{'program':15}{'seconds':>9}{'× ours':>9}{'MB':>7}{'crossings':>11}{'span':>9}{'┼':>8}")
    with tempfile.TemporaryDirectory() as folder:
        json_path, dot_path, output = (Path(folder) / name for name in ("graph.json", "graph.dot", "out"))
        for name, graph in sorted(graphs.items(), key=lambda item: len(item[1]["nodes"])):
            json_path.write_text(json.dumps(graph, separators=(",", ":")))
            write_dot(graph, dot_path)
            ours = [options.gradwalk, "export", str(json_path), "--format", "plain"]
            commands = {"gradwalk": ours} | peers(graph, json_path, str(dot_path))
            runs = defaultdict(list)
            for _ in range(options.rounds):
                for program, command in commands.items():
                    if None not in runs[program]:
                        runs[program].append(run(command, f"{output}.{program}", options.limit, options.clock))
            base = None
            for program, measured in runs.items():
                label = f"{name:14}{program:15}"
                if None in measured:
                    print(f"{label}{'failed or over the limit':>25}", flush=True)
                    continue
                seconds = statistics.median(second for second, _ in measured)
                base = base or seconds
                memory = max(size for _, size in measured)
                text = f"{label}{seconds:9.3f}{seconds / base:9.1f}{memory:7.0f}"
                if program in ("gradwalk", "dot"):
                    crossings, span = quality(f"{output}.{program}")
                    text += f"{crossings:11,}{span:9,}"
                if program == "gradwalk":
                    text += f"{drawn_crossings(f'{output}.{program}'):8,}"
                print(text, flush=True)


def drawn_crossings(path):
    """The cells in which a vertical run of one line passes through a horizontal one of another."""
    rows, columns = defaultdict(set), defaultdict(set)
    for line in open(path):
        words = line.split()
        if words[0] != "edge":
            continue
        numbers = words[4 : 4 + 2 * int(words[3])]
        corners = [(float(x), float(y)) for x, y in zip(numbers[::6], numbers[1::6])]
        for (x, y), (other, below) in zip(corners, corners[1:]):
            if y == below:
                rows[y].add((min(x, other), max(x, other)))
            else:
                columns[x].add((max(y, below), min(y, below)))
    events = []
    for y, runs in rows.items():
        merged = []
        for left, right in sorted(runs):
            if merged and left <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], right)
            else:
                merged.append([left, right])
        events += [(y, left, right) for left, right in merged]
    crossings = set()
    places = sorted(columns)
    spans = {x: sorted(columns[x], reverse=True) for x in places}
    for y, left, right in events:
        for index in range(bisect_left(places, left), len(places)):
            x = places[index]
            if x >= right:
                break
            if x > left and any(top > y > bottom for top, bottom in spans[x]):
                crossings.add((x, y))
    return len(crossings)


if __name__ == "__main__":
    main()
