package org.beyondviral.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A standalone cluster: a master and two workers of one core each, on the loopback address alone.
 */
final class Cluster implements AutoCloseable {
  private static final String HERE = "127.0.0.1";

  private final Installation installation;
  private final Path work;
  private final Path properties;
  private final Started master;
  private final List<Started> workers = new ArrayList<>();

  Cluster(Installation installation, Path work) throws IOException, InterruptedException {
    this.installation = installation;
    this.work = work;
    int port = freePort();
    String address = "spark://" + HERE + ":" + port;
    master =
        spark("master", "master.Master", "--port", Integer.toString(port), "--webui-port", "0");
    master.says("New state: ALIVE");
    for (int worker = 1; worker <= 2; worker++) {
      Path folder = Files.createDirectories(work.resolve("worker" + worker));
      workers.add(
          spark(
              "worker",
              "worker.Worker",
              "--cores",
              "1",
              "--memory",
              "2g",
              "--webui-port",
              "0",
              "--work-dir",
              folder.toString(),
              address));
    }
    for (Started worker : workers) {
      worker.says("Successfully registered with master");
    }
    // So small a study is over before generated code and plans that adapt pay for themselves.
    properties =
        Files.writeString(
            work.resolve("cluster.conf"),
            """
            spark.master %s
            spark.executor.cores 1
            spark.executor.memory 768m
            spark.executor.extraJavaOptions -XX:TieredStopAtLevel=1 -XX:+UseParallelGC
            spark.driver.host %s
            spark.driver.bindAddress %s
            spark.ui.enabled false
            spark.local.dir %s
            spark.hadoop.dfs.replication 2
            spark.sql.codegen.wholeStage false
            spark.sql.codegen.factoryMode NO_CODEGEN
            spark.sql.adaptive.enabled false
            """
                .formatted(address, HERE, HERE, Files.createDirectories(work.resolve("local"))));
  }

  /** Starts the program from the archive, through spark-submit. */
  Started start(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(installation.program().resolve("bin/beyond-viral").toString());
    command.addAll(List.of(words));
    Map<String, String> environment = environment();
    environment.put("BEYOND_VIRAL_CLUSTER", properties.toString());
    environment.put("BEYOND_VIRAL_MEMORY", "1g");
    environment.put("SPARK_SUBMIT_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseParallelGC");
    return new Started(command, environment, work, "program");
  }

  /** Kills one executor as kill -9 does; false when there is none. */
  boolean killAnExecutor() {
    Optional<ProcessHandle> executor =
        workers.stream().flatMap(worker -> worker.handle().descendants()).findFirst();
    executor.ifPresent(
        process -> {
          process.destroyForcibly();
          process.onExit().join();
        });
    return executor.isPresent();
  }

  private Started spark(String name, String process, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dspark.master.rest.enabled=false",
                "-cp",
                installation.classPath(),
                "org.apache.spark.deploy." + process,
                "--host",
                HERE));
    command.addAll(List.of(words));
    return new Started(command, environment(), work, name);
  }

  /** What every process of Spark is told. */
  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("SPARK_HOME", installation.spark().toString());
    environment.put("SPARK_SCALA_VERSION", "2.13");
    environment.put("SPARK_LOCAL_IP", HERE);
    return environment;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    workers.forEach(Started::close);
    master.close();
  }
}
