"""Cascades as measurement packages make them: a graph of networkx for each cascade.

Arguments: a CSV file of traces with trace_id, author_id, parent_id; the output, a CSV file.
The time to write the input as CSV is not counted: the distribution's pandas reads no Parquet.
"""

import sys

import networkx
import pandas

traces = pandas.read_csv(sys.argv[1], dtype=str)
traces = traces.drop_duplicates("trace_id")
acting = traces[traces.parent_id.notna() & (traces.parent_id != traces.trace_id)]
forest = networkx.DiGraph()
forest.add_nodes_from(traces.trace_id)
forest.add_edges_from(zip(acting.parent_id, acting.trace_id))
author = dict(zip(traces.trace_id, traces.author_id))

rows = []
for nodes in networkx.weakly_connected_components(forest):
    tree = forest.subgraph(nodes)
    roots = [node for node, degree in tree.in_degree() if degree == 0]
    if not roots:
        continue
    depths = networkx.single_source_shortest_path_length(tree, roots[0])
    widths = {}
    for depth in depths.values():
        widths[depth] = widths.get(depth, 0) + 1
    size = len(nodes)
    virality = networkx.wiener_index(tree.to_undirected()) * 2 / (size * (size - 1)) if size > 1 else None
    authors = len({author[node] for node in nodes if node in author})
    rows.append((roots[0], size, authors, max(depths.values()), max(widths.values()), virality))

columns = ["cascade_id", "nodes", "authors", "depth", "max_breadth", "structural_virality"]
pandas.DataFrame(rows, columns=columns).to_csv(sys.argv[2], index=False)
