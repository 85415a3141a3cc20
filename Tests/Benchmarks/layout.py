"""Lays out graphs with gradwalk and with other programs, in one run, and prints how they compare.

    python3 Tests/Benchmarks/layout.py [--gradwalk BINARY] [--rounds N] [--limit SECONDS] [--peer-limit SECONDS]
                                       [--clock wall|cpu] [--write FOLDER] [GRAPH.json ...]

Without graphs, those of Tests/GraphLayoutTests/Corpus, those of networks.py, and a random one of 10,000 nodes. Peers are
`dot`, `graph-easy`, and the modules igraph and fast_sugiyama where this Python has them; what is missing is left out.
Each run is a process of its own that reads a file and writes a layout; contenders take turns, and the median counts.
A program that takes longer than its limit, dot's or that of the other peers, is given up: the table says by how many
times gradwalk is faster at least. Crossings and span are counted alike for gradwalk and dot, from their plain formats:
lines between two layers that change sides, nodes' middles as ends, parallel edges as one. `┼` are the cells of
gradwalk's own drawing where one line passes through another. The last lines sum up where dot does better. `--write`
keeps the graphs as JSON and DOT in a folder instead.
"""

import argparse
import importlib.util
import json
import math
import os
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
from typing import NamedTuple

from networks import GRAPHS, random_layers

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT / "Tests" / "GraphLayoutTests" / "Corpus"

MODULES = {
    "igraph": "import igraph; igraph.Graph(n=n, edges=e, directed=True).layout_sugiyama(maxiter=100)",
    "fast_sugiyama": "from fast_sugiyama import from_edges; from_edges(e, check_layout=False).dot_layout()",
}


def write_graph(graph, json_path, dot_path):
    json_path.write_text(json.dumps(graph, separators=(",", ":")))
    lines = [f'  n{node["id"]} [label="{node.get("label", node["id"])}"];' for node in graph["nodes"]]
    lines += [f"  n{source} -> n{target};" for source, target in graph["edges"]]
    dot_path.write_text("digraph {\n  node [shape=box];\n" + "\n".join(lines) + "\n}\n")


class Run(NamedTuple):
    """One run of a program; the seconds of one that was given up are infinite, of one that failed not a number."""

    seconds: float
    megabytes: float


def run(command, output, limit, clock):
    begin = time.perf_counter()
    with open(output, "wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, start_new_session=True)
    is_late = threading.Event()

    def stop():
        is_late.set()
        os.killpg(process.pid, signal.SIGKILL)

    timer = threading.Timer(limit, stop)
    timer.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    timer.cancel()
    process.returncode = status
    seconds = usage.ru_utime + usage.ru_stime if clock == "cpu" else wall
    if status:
        seconds = math.inf if is_late.is_set() else math.nan
    return Run(seconds, usage.ru_maxrss / 1024)


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


class Table:
    """Prints a row for each graph and program, and in the end what was asked for and is not so."""

    def __init__(self):
        self.remarks = []
        self.ratios = []
        print(f"{'graph':15}{'program':15}{'seconds':>9}{'× ours':>9}{'MB':>7}{'crossings':>11}{'span':>9}{'┼':>8}")

    def add(self, name, runs, limits, output):
        ours = statistics.median(run.seconds for run in runs["gradwalk"])
        found = {}
        for program, measured in runs.items():
            seconds = statistics.median(run.seconds for run in measured)
            label, memory = f"{name:15}{program:15}", max(run.megabytes for run in measured)
            if math.isnan(seconds):
                print(f"{label}{'failed':>9}", flush=True)
                continue
            if math.isinf(seconds):
                least = limits[program]
                print(f"{label}{f'>{least:.0f}':>9}{f'>{least / ours:.1f}':>9}{memory:7.0f}", flush=True)
                continue
            text = f"{label}{seconds:9.3f}{seconds / ours:9.1f}{memory:7.0f}"
            if program in ("gradwalk", "dot"):
                found[program] = quality(f"{output}.{program}")
                text += "{:11,}{:9,}".format(*found[program])
            if program == "gradwalk":
                text += f"{drawn_crossings(f'{output}.{program}'):8,}"
            print(text, flush=True)
            if program == "dot":
                self.compare(name, seconds, ours, found)

    def compare(self, name, seconds, ours, found):
        if seconds > 0.1:
            self.ratios.append((seconds / ours, name))
        if seconds < ours:
            self.remarks.append(f"{name}: slower than dot")
        if found["gradwalk"][0] > found["dot"][0]:
            self.remarks.append(f"{name}: more crossings than dot's")
        if found["gradwalk"][1] > 1.01 * found["dot"][1]:
            self.remarks.append(f"{name}: edges more than 1 % longer than dot's")

    def sum_up(self):
        if self.ratios:
            ratio, name = min(self.ratios)
            print(f"Where dot takes over 0.1 s, gradwalk is at least {ratio:.1f} times faster ({name}).")
        print("\n".join(self.remarks) or "Nowhere slower than dot, more crossings or longer edges than dot's.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gradwalk", default=str(ROOT / ".build" / "release" / "gradwalk"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=60, help="seconds after which dot is given up")
    parser.add_argument("--peer-limit", type=float, default=10, help="seconds after which other peers are given up")
    parser.add_argument("--clock", choices=["wall", "cpu"], default="wall")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="write the graphs there and lay nothing out")
    parser.add_argument("graphs", nargs="*", type=Path)
    options = parser.parse_args()
    graphs = {path.stem: json.loads(path.read_text()) for path in options.graphs or sorted(CORPUS.glob("*.json"))}
    if not options.graphs:
        graphs |= {name: make() for name, make in GRAPHS.items()}
        graphs["random 10k"] = random_layers(10_000, 5)
    in_order = sorted(graphs.items(), key=lambda item: len(item[1]["nodes"]))
    if options.write:
        options.write.mkdir(parents=True, exist_ok=True)
        for name, graph in in_order:
            path = options.write / name.replace(" ", "_")
            write_graph(graph, path.with_suffix(".json"), path.with_suffix(".dot"))
        return
    table = Table()
    with tempfile.TemporaryDirectory() as folder:
        json_path, dot_path, output = (Path(folder) / name for name in ("graph.json", "graph.dot", "out"))
        for name, graph in in_order:
            write_graph(graph, json_path, dot_path)
            ours = [options.gradwalk, "export", str(json_path), "--format", "plain"]
            commands = {"gradwalk": ours} | peers(graph, json_path, str(dot_path))
            limits = defaultdict(lambda: options.peer_limit, gradwalk=options.limit, dot=options.limit)
            runs = defaultdict(list)
            for _ in range(options.rounds):
                for program, command in commands.items():
                    # What takes very long is not run again.
                    if all(run.seconds < limits[program] / 4 for run in runs[program]):
                        runs[program].append(run(command, f"{output}.{program}", limits[program], options.clock))
            table.add(name, runs, limits, output)
    table.sum_up()


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
