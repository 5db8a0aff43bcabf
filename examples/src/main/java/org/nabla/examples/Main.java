package org.nabla.examples;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: lists the stories, runs one, or runs all of them into a report.
 *
 * <p>Exit codes: 0 when it worked, 1 when a story or a file failed, 2 when the call was wrong.
 */
@Command(
    name = "nabla",
    description = "Deep learning from its first derivative to a trained network, told in stories.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "For example: java -jar nabla.jar run descent-1d --seed 7 --out pictures"})
public final class Main implements Runnable {

  @Spec @Nullable CommandSpec spec;

  private Main() {}

  /**
   * Runs the command line and ends the JVM with its exit code.
   *
   * @param args the words of the command line
   */
  public static void main(String... args) {
    System.exit(commandLine().execute(args));
  }

  /** The {@code main} of one story: {@code run NAME} with the options given. */
  static void main(Story story, String... options) {
    List<String> args = new ArrayList<>(List.of("run", story.name()));
    args.addAll(List.of(options));
    main(args.toArray(String[]::new));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .addSubcommand(new ListCommand())
        .addSubcommand(new RunCommand())
        .addSubcommand(new ReportCommand())
        .setParameterExceptionHandler(Main::explain)
        .setExecutionExceptionHandler(Main::fail);
  }

  @Override
  public void run() {
    CommandLine commandLine = requireNonNull(spec).commandLine();
    commandLine.usage(commandLine.getOut());
  }

  /** One line on what was wrong with the call, with the nearest word that would have been right. */
  private static int explain(ParameterException problem, String[] args) {
    CommandLine commandLine = problem.getCommandLine();
    String line = problem.getMessage();
    if (problem instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      boolean option = word.startsWith("-");
      List<String> known =
          option
              ? List.copyOf(commandLine.getCommandSpec().optionsMap().keySet())
              : List.copyOf(commandLine.getSubcommands().keySet());
      line = (option ? "unknown option '" : "unknown word '") + word + "'";
      if (!known.isEmpty()) {
        line += ": did you mean '" + Stories.nearest(word, known) + "'?";
      }
    }
    String command = commandLine.getCommandSpec().qualifiedName();
    commandLine.getErr().println("nabla: " + line + " (" + command + " --help says more)");
    return CommandLine.ExitCode.USAGE;
  }

  private static int fail(Exception problem, CommandLine commandLine, CommandLine.ParseResult args)
      throws Exception {
    if (problem instanceof IOException
        || problem instanceof UncheckedIOException
        || problem instanceof ArithmeticException) {
      commandLine.getErr().println("nabla: " + problem.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw problem;
  }

  /** {@code nabla list}. */
  @Command(
      name = "list",
      description = "Lists the stories.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  static final class ListCommand implements Runnable {

    @Spec @Nullable CommandSpec spec;

    @Override
    public void run() {
      PrintWriter out = requireNonNull(spec).commandLine().getOut();
      int width = Stories.names().stream().mapToInt(String::length).max().orElse(0);
      for (Story story : Stories.ALL) {
        out.println(story.name() + " ".repeat(width - story.name().length() + 2) + story.title());
      }
    }
  }

  /** {@code nabla run NAME}. */
  @Command(
      name = "run",
      description = "Runs one story, prints its text and numbers, and draws its figures.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  static final class RunCommand implements Callable<Integer> {

    @Spec @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "A story; 'nabla list' names them.")
    String name = "";

    @Option(
        names = "--seed",
        paramLabel = "N",
        description = "Where all that is random comes from (default: the story's own).")
    @Nullable Long seed;

    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "The folder for the figures, made if need be (default: ${DEFAULT-VALUE}).")
    Path out = Path.of("report");

    @Override
    public Integer call() throws IOException {
      CommandLine commandLine = requireNonNull(spec).commandLine();
      Story story =
          Stories.named(name)
              .orElseThrow(
                  () ->
                      new ParameterException(
                          commandLine,
                          "unknown story '"
                              + name
                              + "': did you mean '"
                              + Stories.nearest(name, Stories.names())
                              + "'?"));
      Output folder = Output.in(out);
      long from = seed == null ? story.seed() : seed;
      Telling telling = Telling.of(story, from);
      commandLine.getOut().print(telling.toText());
      for (Path file : folder.writeFigures(telling)) {
        commandLine.getOut().println("wrote " + file);
      }
      return CommandLine.ExitCode.OK;
    }
  }

  /** {@code nabla report}. */
  @Command(
      name = "report",
      description = "Runs all stories into one page with its figures and numbers.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  static final class ReportCommand implements Callable<Integer> {

    @Spec @Nullable CommandSpec spec;

    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "The folder to write into, made if need be (default: ${DEFAULT-VALUE}).")
    Path out = Path.of("report");

    @Override
    public Integer call() throws IOException {
      CommandLine commandLine = requireNonNull(spec).commandLine();
      Output folder = Output.in(out);
      List<Telling> tellings = new ArrayList<>();
      try (Progress progress = Progress.over(Stories.ALL.size(), commandLine.getErr())) {
        for (Story story : Stories.ALL) {
          progress.begins(story.name());
          Telling telling = Telling.of(story, story.seed());
          folder.writeFigures(telling);
          tellings.add(telling);
          progress.ended(telling);
        }
      }
      folder.writeResults(tellings);
      commandLine.getOut().println("wrote " + folder.writePage(tellings));
      return CommandLine.ExitCode.OK;
    }
  }

  /** The version that the jar's manifest states. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"nabla " + (version == null ? "(not run from its jar)" : version)};
    }
  }
}
