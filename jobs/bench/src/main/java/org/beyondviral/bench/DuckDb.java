package org.beyondviral.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * {@code cascade_members} and {@code cascades} in DuckDB, with authors and structural virality.
 *
 * <p>Ids are numbered once; depth goes down level by level, subtree sizes up, places down again,
 * each level one query over the nodes of that level, so that no query is larger than the archive:
 * to join each trace with all its ancestors, as is written first, does not end on deep archives.
 * Rows of one id become one by the earliest; unseen parents are nodes; cycles and stated roots are
 * not looked at.
 *
 * <p>Arguments: archive, output, traces.
 */
public final class DuckDb {
  private final Statement sql;

  private DuckDb(Statement sql) {
    this.sql = sql;
  }

  /** Runs the program. */
  public static void main(String[] arguments) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      sql.execute("SET threads = 2");
      sql.execute("SET preserve_insertion_order = false");
      sql.execute("SET memory_limit = '16GB'");
      sql.execute("SET temp_directory = '" + arguments[1] + "/spilled'");
      DuckDb cascades = new DuckDb(sql);
      cascades.readNodes(arguments[0]);
      int deepest = cascades.descend();
      cascades.countBelow(deepest);
      cascades.number(deepest);
      cascades.write(arguments[1]);
    }
  }

  private void readNodes(String archive) throws SQLException {
    sql.execute(
        """
        CREATE TABLE seen AS
        SELECT row_number() OVER () AS node, *
        FROM (
          SELECT trace_id, min(created_at) AS created_at,
            arg_min(platform, created_at) AS platform, arg_min(author_id, created_at) AS author_id,
            arg_min(kind, created_at) AS kind,
            arg_min(CASE WHEN parent_id <> trace_id THEN parent_id END, created_at) AS parent_id
          FROM read_parquet('%s/*.parquet') GROUP BY trace_id)
        """
            .formatted(archive));
    sql.execute(
        """
        CREATE TABLE unseen AS
        SELECT (SELECT max(node) FROM seen) + row_number() OVER () AS node, parent_id AS trace_id
        FROM (SELECT DISTINCT parent_id FROM seen ANTI JOIN seen above
          ON seen.parent_id = above.trace_id WHERE seen.parent_id IS NOT NULL)
        """);
    sql.execute(
        """
        CREATE TABLE edges AS
        SELECT seen.node, above.node AS parent, seen.created_at, seen.trace_id
        FROM seen JOIN (SELECT node, trace_id FROM seen UNION ALL FROM unseen) above
          ON seen.parent_id = above.trace_id
        """);
  }

  private int descend() throws SQLException {
    sql.execute(
        """
        CREATE TABLE level0 AS
        SELECT node, node AS root, CAST(NULL AS BIGINT) AS parent
        FROM seen WHERE parent_id IS NULL
        UNION ALL SELECT node, node, NULL FROM unseen
        """);
    int depth = 0;
    while (rows("level" + depth) > 0) {
      depth++;
      sql.execute(
          """
          CREATE TABLE level%d AS
          SELECT edges.node, above.root, edges.parent
          FROM edges JOIN level%d above ON edges.parent = above.node
          """
              .formatted(depth, depth - 1));
    }
    return depth - 1;
  }

  private void countBelow(int deepest) throws SQLException {
    for (int depth = deepest; depth >= 0; depth--) {
      sql.execute(
          depth == deepest
              ? """
                CREATE TABLE sized%d AS
                SELECT node, root, parent, 1::BIGINT AS nodes, 0::BIGINT AS children
                FROM level%d
                """
                  .formatted(depth, depth)
              : """
                CREATE TABLE sized%d AS
                SELECT node, root, level.parent, 1 + coalesce(below.nodes, 0) AS nodes,
                  coalesce(below.children, 0) AS children
                FROM level%d level LEFT JOIN (
                  SELECT parent, sum(nodes)::BIGINT AS nodes, count(*) AS children
                  FROM sized%d GROUP BY parent) below ON level.node = below.parent
                """
                  .formatted(depth, depth, depth + 1));
      sql.execute("DROP TABLE level" + depth);
    }
  }

  private void number(int deepest) throws SQLException {
    sql.execute(
        """
        CREATE TABLE tree AS
        SELECT node, root, nodes, children, 0 AS depth,
          CASE WHEN node > (SELECT max(node) FROM seen) THEN -1 ELSE 0 END::BIGINT AS preorder
        FROM sized0
        """);
    sql.execute("CREATE TABLE place0 AS SELECT node, preorder FROM tree");
    for (int depth = 1; depth <= deepest; depth++) {
      sql.execute(
          """
          CREATE TABLE place%d AS
          SELECT sized.node, above.preorder + 1 + coalesce(sum(sized.nodes) OVER (
              PARTITION BY sized.parent ORDER BY seen.created_at, seen.trace_id
              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::BIGINT AS preorder
          FROM sized%d sized JOIN place%d above ON sized.parent = above.node
            JOIN edges seen ON sized.node = seen.node
          """
              .formatted(depth, depth, depth - 1));
      sql.execute(
          """
          INSERT INTO tree
          SELECT node, root, nodes, children, %d, preorder
          FROM sized%d JOIN place%d USING (node)
          """
              .formatted(depth, depth, depth));
      sql.execute("DROP TABLE sized" + depth);
      sql.execute("DROP TABLE place" + (depth - 1));
    }
  }

  private void write(String output) throws SQLException {
    sql.execute("CREATE TABLE names AS SELECT node, trace_id FROM seen UNION ALL FROM unseen");
    sql.execute(
        """
        COPY (
          SELECT trace_id, names.trace_id AS cascade_id, author_id, created_at, kind, parent_id,
            CASE WHEN parent_id IS NULL THEN 'root' WHEN above.node IS NULL THEN 'stated'
              ELSE 'unseen' END AS parent_evidence,
            depth, children, nodes - 1 AS descendants, preorder
          FROM tree JOIN seen USING (node) JOIN names ON tree.root = names.node
            LEFT JOIN unseen above ON seen.parent_id = above.trace_id)
        TO '%s/cascade_members.parquet' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
        """
            .replace("SELECT trace_id,", "SELECT seen.trace_id,")
            .formatted(output));
    sql.execute(
        """
        COPY (
          WITH widths AS (
            SELECT root, max(width) AS max_breadth
            FROM (SELECT root, depth, count(*) AS width FROM tree GROUP BY ALL) GROUP BY root),
          sizes AS (
            SELECT root, count(*) AS nodes, max(depth) AS depth,
              count(*) FILTER (WHERE depth = 1) AS direct
            FROM tree GROUP BY root),
          distances AS (
            SELECT tree.root, sum(CASE WHEN tree.depth = 0 THEN 0 ELSE
              tree.nodes::DOUBLE * (sizes.nodes - tree.nodes) END) AS paths
            FROM tree JOIN sizes USING (root) GROUP BY tree.root),
          members AS (
            SELECT root, arg_min(platform, created_at) AS platform, min(created_at) AS started_at,
              max(created_at) AS ended_at, count(*) AS size,
              count(DISTINCT author_id) AS authors, avg(tree.depth) AS mean_depth,
              count(*) FILTER (WHERE children = 0) AS leaves
            FROM tree JOIN seen USING (node) GROUP BY root)
          SELECT names.trace_id AS cascade_id, members.platform, top.author_id AS root_author_id,
            started_at, ended_at, top.node IS NOT NULL AS complete, size, authors, sizes.depth,
            mean_depth, max_breadth, leaves,
            CASE WHEN nodes > 1 THEN direct / (nodes - 1) END AS root_share,
            CASE WHEN nodes > 1 THEN 2 * paths / (nodes::DOUBLE * (nodes - 1)) END
              AS structural_virality
          FROM members JOIN sizes USING (root) JOIN widths USING (root) JOIN distances USING (root)
            JOIN names ON names.node = root LEFT JOIN seen top ON top.node = root)
        TO '%s/cascades.parquet' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
        """
            .formatted(output));
  }

  private long rows(String table) throws SQLException {
    try (ResultSet result = sql.executeQuery("SELECT count(*) FROM " + table)) {
      result.next();
      return result.getLong(1);
    }
  }
}
