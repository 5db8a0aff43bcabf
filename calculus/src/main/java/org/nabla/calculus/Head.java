package org.nabla.calculus;

/** What a {@link Call} calls. */
sealed interface Head permits Builtin, UserFunction {
  /** The name it is printed and parsed by. */
  String label();

  /** The number of arguments, or -1 for one or more. */
  int arity();

  /** Compares by name; a user's functions of one name in the order they were made. */
  static int compare(Head a, Head b) {
    int byName = a.label().compareTo(b.label());
    if (byName != 0) {
      return byName;
    }
    return a instanceof UserFunction x && b instanceof UserFunction y
        ? Long.compare(x.serial(), y.serial())
        : Boolean.compare(a instanceof UserFunction, b instanceof UserFunction);
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
