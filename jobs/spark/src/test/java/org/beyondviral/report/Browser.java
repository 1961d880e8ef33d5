package org.beyondviral.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One page of a headless Chromium, steered by the DevTools protocol as a hand would steer it. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final WebSocket socket;
  private int questions;

  /**
   * @param work an empty directory for its profile and log
   */
  Browser(String chromium, Path work) throws Exception {
    Path profile = work.resolve("profile");
    process =
        new ProcessBuilder(
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,900",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("log.txt").toFile())
            .start();
    try {
      socket =
          client
              .newWebSocketBuilder()
              .buildAsync(page(profile.resolve("DevToolsActivePort")), new Listener())
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      for (String domain : List.of("Page", "Runtime", "Log")) {
        ask(domain + ".enable", Map.of());
      }
    } catch (Exception e) {
      end(process);
      throw e;
    }
  }

  /** The Chromium of this machine: {@code CHROMIUM}, or the one on the path. */
  static Optional<String> installed() {
    String named = System.getenv("CHROMIUM");
    if (named != null && !named.isBlank()) {
      return Optional.of(named);
    }
    String path = System.getenv("PATH");
    return Stream.of((path == null ? "" : path).split(File.pathSeparator))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /** Loads a page and waits until its scripts have run. */
  void open(URI page) throws Exception {
    ask("Page.navigate", Map.of("url", page.toString()));
    await("location.href.startsWith('" + page + "') && document.readyState === 'complete'");
  }

  /** What an expression is; objects as JSON. */
  JsonNode value(String expression) throws Exception {
    JsonNode answer =
        ask("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalArgumentException(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.at("/result/value");
  }

  String text(String selector) throws Exception {
    return value("document.querySelector(" + quoted(selector) + ").innerText").asText();
  }

  /** Clicks with the mouse on the middle of what is there, once it is scrolled into view. */
  void click(String selector) throws Exception {
    JsonNode place =
        value(
            """
            (() => {
              const element = document.querySelector(%s);
              element.scrollIntoView({ block: 'center' });
              const box = element.getClientRects()[0];
              return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
            })()"""
                .formatted(quoted(selector)));
    for (String event : List.of("mousePressed", "mouseReleased")) {
      ask(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              event,
              "x",
              place.get("x").asDouble(),
              "y",
              place.get("y").asDouble(),
              "button",
              "left",
              "clickCount",
              1));
    }
  }

  /** Presses and lets go of a key that writes nothing or a line end. */
  void press(String key, int code) throws Exception {
    for (String event : List.of("keyDown", "keyUp")) {
      ObjectNode press = JSON.createObjectNode();
      press.put("type", event).put("key", key).put("code", key);
      press.put("windowsVirtualKeyCode", code);
      if (key.equals("Enter") && event.equals("keyDown")) {
        press.put("text", "\r");
      }
      ask("Input.dispatchKeyEvent", press);
    }
  }

  void type(String text) throws Exception {
    for (int i = 0; i < text.length(); i++) {
      ask("Input.dispatchKeyEvent", Map.of("type", "char", "text", text.substring(i, i + 1)));
    }
  }

  /** Shows the page as to somebody who wants it so: {@code dark} or {@code light}. */
  void prefer(String scheme) throws Exception {
    ask(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void resize(int width, int height) throws Exception {
    ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Errors and warnings of the console, exceptions nobody caught, and dialogues. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Ends every process of the browser and waits for it, for each may still write its profile. */
  @Override
  public void close() {
    socket.abort();
    end(process);
  }

  private static void end(Process browser) {
    List<ProcessHandle> all =
        Stream.concat(browser.descendants(), Stream.of(browser.toHandle())).toList();
    browser.destroy();
    CompletableFuture<?> ended =
        CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    ended.copy().completeOnTimeout(null, 10, TimeUnit.SECONDS).join();
    all.forEach(ProcessHandle::destroyForcibly);
    ended.join();
  }

  /** Waits until an expression is true. */
  void await(String condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!value(condition).asBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited in vain for " + condition);
      }
      Thread.sleep(20);
    }
  }

  /** The address of the one page that is open. */
  private URI page(Path port) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      if (Files.exists(port) && Files.readAllLines(port).size() == 2) {
        HttpRequest list =
            HttpRequest.newBuilder(
                    URI.create(
                        "http://127.0.0.1:%s/json/list".formatted(Files.readAllLines(port).get(0))))
                .build();
        String targets = client.send(list, HttpResponse.BodyHandlers.ofString()).body();
        for (JsonNode target : JSON.readTree(targets)) {
          if (target.path("type").asText().equals("page")) {
            return URI.create(target.get("webSocketDebuggerUrl").asText());
          }
        }
      }
      Thread.sleep(20);
    }
    throw new IOException("Chromium opened no page");
  }

  private JsonNode ask(String method, Object parameters) throws Exception {
    int id = ++questions;
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    socket
        .sendText(
            JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static String quoted(String text) throws IOException {
    return JSON.writeValueAsString(text);
  }

  private void heard(JsonNode message) {
    if (message.has("id")) {
      CompletableFuture<JsonNode> answer = requireNonNull(asked.remove(message.get("id").asInt()));
      if (message.has("error")) {
        answer.completeExceptionally(new IllegalStateException(message.toString()));
      } else {
        answer.complete(message.get("result"));
      }
      return;
    }
    switch (message.path("method").asText()) {
      case "Runtime.exceptionThrown",
          "Runtime.consoleAPICalled",
          "Log.entryAdded",
          "Page.javascriptDialogOpening" ->
          complaints.add(message.toString());
      default -> {}
    }
  }

  /** Puts the parts of a message together. */
  private final class Listener implements WebSocket.Listener {
    private final List<String> parts = new ArrayList<>();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      parts.add(part.toString());
      if (last) {
        String message = String.join("", parts);
        parts.clear();
        try {
          heard(JSON.readTree(message));
        } catch (IOException e) {
          complaints.add(message);
        }
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }
}
