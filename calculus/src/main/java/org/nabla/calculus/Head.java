package org.nabla.calculus;

/** What a {@link Call} calls. */
sealed interface Head permits Builtin, UserFunction, Mark {
  /** The name it is printed and parsed by. */
  String label();

  /** The number of arguments, or -1 for one or more. */
  int arity();

  /**
   * Compares by name; two functions of one name cannot be told apart in print, so they are refused.
   */
  static int compare(Head a, Head b) {
    Checks.require(
        a == b || !a.label().equals(b.label()),
        "two different functions are named '"
            + a.label()
            + "'; make the function once and use it everywhere, or rename one");
    return a.label().compareTo(b.label());
  }

  /** Refuses a wrong number of arguments. */
  static void checkArity(Head head, int count) {
    Checks.require(
        head.arity() == count || (head.arity() < 0 && count > 0),
        head.label()
            + " takes "
            + (head.arity() < 0 ? "one or more arguments" : Checks.plural(head.arity(), "argument"))
            + ", not "
            + count
            + "; separate arguments by commas");
  }
}
