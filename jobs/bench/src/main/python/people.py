"""Everybody's standing in the network of each campaign by igraph, one graph after the other.

Arguments: a CSV file of links with campaign_id, actor, target, times, by campaign; the output, a CSV file.
Prints people, and the sums of their core numbers and triangles.
"""

import csv
import itertools
import sys

import igraph

people = cores = triangles = 0
with open(sys.argv[1], newline="") as links, open(sys.argv[2], "w", newline="") as output:
    rows = csv.reader(links)
    next(rows)
    writer = csv.writer(output)
    writer.writerow(
        ["campaign_id", "author_id", "acts", "responses", "acted_on", "acted_on_by", "neighbours"]
        + ["triangles", "core", "component", "community", "page_rank"]
    )
    for campaign, own in itertools.groupby(rows, lambda row: row[0]):
        directed = igraph.Graph.TupleList(
            ((actor, target, int(times)) for _, actor, target, times in own), directed=True, weights=True
        )
        pairs = directed.as_undirected(mode="collapse", combine_edges="sum")
        weight = pairs.es["weight"]
        neighbours = pairs.degree()
        local = pairs.transitivity_local_undirected(mode="zero")
        closed = [round(share * n * (n - 1) / 2) for share, n in zip(local, neighbours)]
        core = pairs.coreness()
        people += len(core)
        cores += sum(core)
        triangles += sum(closed)
        writer.writerows(
            zip(
                itertools.repeat(campaign),
                directed.vs["name"],
                directed.strength(mode="out", weights="weight"),
                directed.strength(mode="in", weights="weight"),
                directed.outdegree(),
                directed.indegree(),
                neighbours,
                closed,
                core,
                pairs.connected_components().membership,
                pairs.community_label_propagation(weights=weight).membership,
                directed.pagerank(weights="weight"),
            )
        )
print(people, cores, triangles)
