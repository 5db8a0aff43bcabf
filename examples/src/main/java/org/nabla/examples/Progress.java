package org.nabla.examples;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Says how far the report is: a bar on a terminal, a line per story elsewhere. */
interface Progress extends AutoCloseable {

  /** A story begins. */
  void begins(String name);

  /** It has been told. */
  void ended(Telling telling);

  @Override
  void close();

  /** The one that suits where the program runs. */
  static Progress over(int stories, PrintWriter err) {
    return onTerminal() ? new Bar(stories) : new Lines(stories, err);
  }

  @SuppressWarnings("SystemConsoleNull") // From JDK 22 on there is isTerminal(), which is asked.
  private static boolean onTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** A bar that redraws itself. */
  final class Bar implements Progress {

    private final ProgressBar bar;

    Bar(int stories) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("report")
              .setInitialMax(stories)
              .setStyle(ProgressBarStyle.ASCII)
              .build();
    }

    @Override
    public void begins(String name) {
      bar.setExtraMessage(name);
    }

    @Override
    public void ended(Telling telling) {
      bar.step();
    }

    @Override
    public void close() {
      bar.setExtraMessage("");
      bar.close();
    }
  }

  /** Plain lines. */
  final class Lines implements Progress {

    private final int stories;
    private final PrintWriter err;
    private int done;

    Lines(int stories, PrintWriter err) {
      this.stories = stories;
      this.err = err;
    }

    @Override
    public void begins(String name) {
      // A plain line is written once, when there is something to say.
    }

    @Override
    public void ended(Telling telling) {
      done++;
      err.printf(
          Locale.ROOT,
          "%d/%d %s (%.1f s)%n",
          done,
          stories,
          telling.story().name(),
          telling.took().toMillis() / 1000.0);
      err.flush();
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
