"""Writes links.csv, and what networkx and igraph say of these graphs, graphs.csv and people.csv.

Made with networkx 2.8.8 and igraph 0.10.2 (Debian 12): python3 make_oracle.py
Page ranks are igraph's, the rest are networkx's, and igraph's are checked to be the same.
"""
import csv
import random

import igraph
import networkx as nx


def directed_part(graph, rng):
    """Each pair of a graph without direction as an act one way, the other, or both, 1 to 3 times."""
    directed = nx.DiGraph()
    for a, b in graph.edges():
        way = rng.random()
        if way < 0.7:
            directed.add_edge(a, b, weight=rng.randint(1, 3))
        if way > 0.4:
            directed.add_edge(b, a, weight=rng.randint(1, 3))
    return directed


def graphs():
    for seed in range(10):
        rng = random.Random(seed)
        n = 20 + 30 * seed
        if seed % 2:
            base = nx.gnm_random_graph(n, 3 * n, seed=seed)
        else:
            base = nx.powerlaw_cluster_graph(n, 2, 0.5, seed=seed)
        base = nx.disjoint_union(base, nx.path_graph(4))
        yield "random%d" % seed, directed_part(base, rng)
    for name, base in (
        ("karate", nx.karate_club_graph()),
        ("miserables", nx.les_miserables_graph()),
    ):
        base = nx.convert_node_labels_to_integers(base, ordering="sorted")
        yield name, directed_part(base, random.Random(name))


def main():
    with open("graphs.csv", "w") as g, open("links.csv", "w") as l, open("people.csv", "w") as p:
        whole = csv.writer(g, lineterminator="\n")
        links = csv.writer(l, lineterminator="\n")
        people = csv.writer(p, lineterminator="\n")
        whole.writerow(["graph", "reciprocity", "transitivity", "components", "largest", "max_core"])
        links.writerow(["graph", "from", "to", "weight"])
        people.writerow(["graph", "person", "core", "triangles", "component_size", "page_rank"])
        for name, directed in graphs():
            plain = nx.Graph(directed.to_undirected())
            other = igraph.Graph.TupleList(
                ((a, b, d["weight"]) for a, b, d in directed.edges(data=True)),
                directed=True,
                weights=True,
            )
            other_plain = other.copy()
            other_plain.to_undirected()
            core = nx.core_number(plain)
            rank = dict(zip(other.vs["name"], other.pagerank(damping=0.85, weights="weight")))
            triangles = nx.triangles(plain)
            size = {v: len(c) for c in nx.connected_components(plain) for v in c}
            for i, v in enumerate(other.vs["name"]):
                assert other_plain.coreness()[i] == core[v]
            assert abs(other.reciprocity() - nx.overall_reciprocity(directed)) < 1e-12
            assert abs(other_plain.transitivity_undirected() - nx.transitivity(plain)) < 1e-12
            assert len(other.connected_components("weak")) == nx.number_connected_components(plain)
            whole.writerow(
                [
                    name,
                    repr(nx.overall_reciprocity(directed)),
                    repr(nx.transitivity(plain)),
                    nx.number_connected_components(plain),
                    max(size.values()),
                    max(core.values()),
                ]
            )
            for a, b, d in sorted(directed.edges(data=True), key=lambda e: e[:2]):
                links.writerow([name, a, b, d["weight"]])
            for v in sorted(plain):
                people.writerow([name, v, core[v], triangles[v], size[v], repr(rank[v])])


main()
