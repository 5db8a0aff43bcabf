package org.nabla.nn.saving;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Work on files by a thread that may be interrupted. Channels close themselves then, halfway; this
 * works to the end, and the interrupt stays set.
 */
final class Uninterrupted {

  private Uninterrupted() {}

  /** What can be done again from its beginning. */
  interface Work<T> {
    T run() throws IOException;
  }

  static <T> T run(Work<T> work) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return work.run();
        } catch (IOException e) {
          if (!(e instanceof ClosedByInterruptException
              || e.getCause() instanceof ClosedByInterruptException)) {
            throw e;
          }
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
