package org.nabla.viz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A headless Chromium driven through its debugging protocol; without a network. */
final class Chromium implements AutoCloseable {
  private static final long SECONDS = 20;

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final Map<Integer, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
  private final CompletableFuture<String> loaded = new CompletableFuture<>();
  private int calls;

  /** The browser's program, if there is one. */
  static Optional<Path> program() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name -> Stream.of(System.getenv("PATH").split(":", -1)).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Chromium(Path program, Path page) throws Exception {
    profile = Files.createTempDirectory("nabla-viz-chromium");
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--use-gl=angle",
                "--use-angle=swiftshader",
                "--enable-unsafe-swiftshader",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--window-size=1000,700",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    HttpClient http = HttpClient.newHttpClient();
    try {
      socket = connect(http);
    } catch (Exception e) {
      stop();
      throw e;
    }
    call("Runtime.enable", "{}");
    call("Log.enable", "{}");
    call("Page.enable", "{}");
    call("Page.navigate", "{\"url\":\"" + page.toAbsolutePath().toUri() + "\"}");
    loaded.get(SECONDS, TimeUnit.SECONDS);
  }

  private WebSocket connect(HttpClient http) throws Exception {
    return http.newWebSocketBuilder()
        .buildAsync(target(http, port()), new Listener())
        .get(SECONDS, TimeUnit.SECONDS);
  }

  /** Chromium writes its port among its first lines. */
  private String port() throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains("DevTools listening on ws://")) {
        Thread drain = new Thread(() -> out.lines().forEach(ignored -> {}), "chromium's output");
        drain.setDaemon(true);
        drain.start();
        return URI.create(line.substring(line.indexOf("ws://"))).getAuthority();
      }
    }
    throw new IOException("chromium ended before it could be driven");
  }

  private static URI target(HttpClient http, String authority) throws Exception {
    HttpResponse<String> pages =
        http.send(
            HttpRequest.newBuilder(URI.create("http://" + authority + "/json/list")).build(),
            HttpResponse.BodyHandlers.ofString());
    String url =
        pages
            .body()
            .replaceAll(
                "(?s).*?\"type\": \"page\".*?\"webSocketDebuggerUrl\": \"([^\"]*)\".*", "$1");
    return URI.create(url);
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        receive(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  private void receive(String message) {
    String method = field(message, "method");
    if ("Page.loadEventFired".equals(method)) {
      loaded.complete(message);
    }
    if ("Runtime.exceptionThrown".equals(method)
        || ("Runtime.consoleAPICalled".equals(method) && message.contains("\"type\":\"error\""))
        || ("Log.entryAdded".equals(method) && message.contains("\"level\":\"error\""))) {
      errors.add(message);
    }
    String id = method != null ? null : field(message, "id");
    CompletableFuture<String> answer = id == null ? null : answers.get(Integer.valueOf(id));
    if (answer != null) {
      answer.complete(message);
    }
  }

  /** The first field of this name, at any depth. */
  private static @Nullable String field(String json, String name) {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && parser.currentName().equals(name)) {
          parser.nextToken();
          return parser.getText();
        }
      }
      return null;
    } catch (IOException e) {
      return null;
    }
  }

  private synchronized String call(String method, String parameters) throws Exception {
    int id = ++calls;
    CompletableFuture<String> answer = new CompletableFuture<>();
    answers.put(id, answer);
    String text = "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}";
    socket.sendText(text, true).get(SECONDS, TimeUnit.SECONDS);
    return answer.get(SECONDS, TimeUnit.SECONDS);
  }

  /** The value of a JavaScript expression, awaited, as text. */
  String value(String expression) throws Exception {
    String quoted = Json.write(expression);
    String answer =
        call(
            "Runtime.evaluate",
            "{\"awaitPromise\":true,\"returnByValue\":true,\"expression\":" + quoted + "}");
    return String.valueOf(field(answer, "value"));
  }

  /** Waits in the page until an expression is true. */
  void until(String condition) throws Exception {
    String met =
        value(
            "new Promise(done => { const end = Date.now() + 15000; const look = () => {"
                + " let met = false; try { met = "
                + condition
                + "; } catch (e) { met = false; }"
                + " if (met) done('met'); else if (Date.now() > end) done('late');"
                + " else setTimeout(look, 20); }; look(); })");
    if (!met.equals("met")) {
      throw new AssertionError("the page never came to " + condition + "; errors: " + errors);
    }
  }

  void moveMouse(double x, double y) throws Exception {
    call("Input.dispatchMouseEvent", "{\"type\":\"mouseMoved\",\"x\":" + x + ",\"y\":" + y + "}");
  }

  List<String> errors() {
    return new ArrayList<>(errors);
  }

  @Override
  public void close() throws IOException {
    socket.abort();
    stop();
  }

  private void stop() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
