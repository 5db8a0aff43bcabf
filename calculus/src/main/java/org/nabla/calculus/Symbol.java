package org.nabla.calculus;

/** A real variable, known by its name. */
final class Symbol extends Expr {
  final String name;

  private Symbol(String name) {
    super(name.hashCode(), 1, false);
    this.name = name;
  }

  static Symbol of(String name) {
    Checks.require(
        isName(name),
        "symbol name '"
            + Checks.excerpt(name)
            + "' is not a name; expected a letter or _ followed by letters, digits or _");
    Checks.require(
        !Builtin.isReserved(name),
        "symbol name '" + name + "' is taken by a constant or function; choose another name");
    return (Symbol) InternTable.intern(new Symbol(name));
  }

  static boolean isName(String text) {
    return !text.isEmpty()
        && isStart(text.charAt(0))
        && text.chars().skip(1).allMatch(Symbol::isPart);
  }

  static boolean isStart(int c) {
    return Character.isLetter(c) || c == '_';
  }

  static boolean isPart(int c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  @Override
  int rank() {
    return 2;
  }

  @Override
  boolean sameShape(Expr other) {
    return other instanceof Symbol that && name.equals(that.name);
  }

  @Override
  Expr with(Expr[] operands) {
    return this;
  }
}
