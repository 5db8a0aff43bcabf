package org.nabla.calculus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions from left to right with a stack of open parentheses, so that depth costs memory
 * on the heap only; sums and products are gathered whole before they are built.
 */
final class Parser {
  private static final String OPERAND = "a number, a symbol, a function or '('";
  private static final String CONDITION = "a comparison such as x < 0, the condition of the branch";
  private static final int NOWHERE = -1;

  private final Scanner in;
  private final Map<String, UserFunction> functions = new HashMap<>();
  private final Deque<Frame> stack = new ArrayDeque<>();
  private Frame frame = new Frame(null, 0);

  Parser(String text, UserFunction... functions) {
    in = new Scanner(text);
    for (UserFunction function : functions) {
      UserFunction other = this.functions.put(function.label(), function);
      Head.compare(function, other == null ? function : other);
    }
  }

  Expr parse() {
    boolean operandExpected = true;
    while (true) {
      in.next();
      if (operandExpected) {
        operandExpected = operand();
      } else if (in.kind == Scanner.Kind.END) {
        if (!stack.isEmpty()) {
          throw in.error(
              frame.expectedEnd()
                  + (frame.isGroup()
                      ? " to match the '[' at position "
                      : " to match the '(' at position ")
                  + (frame.position + 1));
        }
        return closeValue();
      } else {
        operandExpected = operator();
      }
    }
  }

  /** Takes a token where an operand must stand; says whether one must still follow. */
  private boolean operand() {
    frame.begin(in.start);
    switch (in.kind) {
      case NUMBER -> frame.operand(Num.from(in.number()));
      case NAME -> {
        return name();
      }
      default -> {
        switch (in.token) {
          case "(" -> open(null);
          case "[" -> open(new Opened(Builtin.GROUP, in.token, in.start));
          case "-" -> frame.negateNext = !frame.negateNext;
          case "+" -> {}
          default -> throw in.error(OPERAND);
        }
        return true;
      }
    }
    return false;
  }

  private boolean name() {
    String name = in.token;
    Head head = functions.containsKey(name) ? functions.get(name) : Builtin.named(name);
    boolean piecewise = name.equals(Builtin.PIECEWISE);
    if (in.peekIsOpen()) {
      if (head == null && !piecewise) {
        throw in.error(
            "a known function before '('; '"
                + Checks.excerpt(name)
                + "' is none (multiplication is written with *, your own functions are passed to"
                + " parse)");
      }
      int position = in.start;
      in.next();
      open(new Opened(head, name, position));
      return true;
    }
    Constant constant = Constant.named(name);
    if (constant != null) {
      frame.operand(constant);
    } else if (head instanceof Builtin || piecewise) {
      in.next();
      throw in.error("'(' after the function " + name);
    } else {
      frame.operand(Symbol.of(name));
    }
    return false;
  }

  private void open(@Nullable Opened call) {
    stack.push(frame);
    frame = new Frame(call, in.start);
  }

  /** Takes a token that follows an operand; says whether an operand must follow. */
  private boolean operator() {
    switch (in.token) {
      case "^", "**" -> {
        return true;
      }
      case "*" -> closeFactor(false);
      case "/" -> closeFactor(true);
      case "+" -> closeTerm(false);
      case "-" -> closeTerm(true);
      case "," -> comma();
      case ")", "]" -> {
        close();
        return false;
      }
      default -> relation();
    }
    return true;
  }

  private void closeFactor(boolean divideNext) {
    frame.factors.add(built(frame.factorPosition, frame::closeFactor));
    frame.factorPosition = NOWHERE;
    frame.divideNext = divideNext;
  }

  private void closeTerm(boolean negateNext) {
    closeFactor(false);
    frame.terms.add(built(frame.termPosition, frame::closeTerm));
    frame.termPosition = NOWHERE;
    frame.negateTerm = negateNext;
  }

  private Expr closeValue() {
    closeTerm(false);
    Expr value = built(frame.valuePosition, frame::closeSum);
    frame.valuePosition = NOWHERE;
    return value;
  }

  /** What a refusal of exact arithmetic or of a function lacks is the place in the text. */
  private Expr built(int position, Supplier<Expr> construction) {
    try {
      return construction.get();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw in.error(position, e);
    }
  }

  private void comma() {
    if (frame.call == null || frame.isGroup()) {
      throw in.error(expectedOperator());
    }
    Expr value = closeValue();
    if (frame.call.head == null && frame.relation == null && frame.values.size() % 3 == 0) {
      throw in.error(CONDITION);
    }
    frame.values.add(value);
    frame.relation = null;
  }

  private void relation() {
    Relation relation = null;
    for (Relation candidate : Relation.values()) {
      relation = candidate.symbol.equals(in.token) ? candidate : relation;
    }
    boolean piecewise = frame.call != null && frame.call.head == null;
    boolean conditionDue = piecewise && frame.values.size() % 3 == 0;
    if (conditionDue && relation == null) {
      throw in.error("an operator or a comparison, one of < <= == != >= >");
    }
    if (relation == null || !conditionDue) {
      throw in.error(expectedOperator());
    }
    frame.values.add(closeValue());
    frame.relations.add(relation);
    frame.relation = relation;
  }

  private String expectedOperator() {
    return stack.isEmpty() ? "an operator or the end" : "an operator or " + frame.expectedEnd();
  }

  private void close() {
    if (stack.isEmpty()) {
      throw in.error("an operator or the end; this '" + in.token + "' closes nothing");
    }
    if (frame.isGroup() != in.token.equals("]")) {
      throw in.error(expectedOperator());
    }
    Expr value = closeValue();
    Opened call = frame.call;
    if (call != null) {
      frame.values.add(value);
      value = apply(call);
    }
    frame = stack.pop();
    frame.operand(value);
  }

  private Expr apply(Opened call) {
    if (call.head == null) {
      if (frame.relations.isEmpty()) {
        throw in.error(CONDITION);
      }
      if (frame.values.size() % 3 == 2) {
        throw in.error("',' and the value of the branch");
      }
      return built(call.position, frame::piecewise);
    }
    Head head = call.head;
    return built(call.position, () -> Call.of(head, frame.values.toArray(Expr[]::new)));
  }

  /** The function whose arguments are being read; no head means piecewise. */
  private record Opened(@Nullable Head head, String name, int position) {}

  /** What has been read since an open parenthesis. */
  private static final class Frame {
    final @Nullable Opened call;
    final int position;
    final List<Expr> values = new ArrayList<>();
    final List<Relation> relations = new ArrayList<>();
    final List<Expr> terms = new ArrayList<>();
    final List<Expr> factors = new ArrayList<>();
    final List<Expr> powers = new ArrayList<>();
    final List<Boolean> signs = new ArrayList<>();
    @Nullable Relation relation;
    boolean negateNext;
    boolean negateTerm;
    boolean divideNext;
    int factorPosition = NOWHERE;
    int termPosition = NOWHERE;
    int valuePosition = NOWHERE;

    Frame(@Nullable Opened call, int position) {
      this.call = call;
      this.position = position;
    }

    /** Notes where an operand stands, for what begins with it. */
    void begin(int at) {
      factorPosition = factorPosition == NOWHERE ? at : factorPosition;
      termPosition = termPosition == NOWHERE ? at : termPosition;
      valuePosition = valuePosition == NOWHERE ? at : valuePosition;
    }

    void operand(Expr value) {
      powers.add(value);
      signs.add(negateNext);
      negateNext = false;
    }

    Expr closeFactor() {
      int last = powers.size() - 1;
      Expr value = signed(powers.get(last), signs.get(last));
      for (int i = last - 1; i >= 0; i--) {
        value = signed(Power.of(powers.get(i), value), signs.get(i));
      }
      powers.clear();
      signs.clear();
      return divideNext ? Power.of(value, Num.MINUS_ONE) : value;
    }

    private static Expr signed(Expr value, boolean negative) {
      return negative ? value.negate() : value;
    }

    Expr closeTerm() {
      if (negateTerm) {
        factors.add(Num.MINUS_ONE);
      }
      Expr value = factors.size() == 1 ? factors.get(0) : Product.of(factors);
      factors.clear();
      return value;
    }

    Expr closeSum() {
      Expr value = terms.size() == 1 ? terms.get(0) : Sum.of(terms);
      terms.clear();
      return value;
    }

    Expr piecewise() {
      List<Piecewise.Branch> branches = new ArrayList<>();
      int n = values.size() / 3;
      for (int i = 0; i < n; i++) {
        branches.add(
            new Piecewise.Branch(
                values.get(3 * i), relations.get(i), values.get(3 * i + 1), values.get(3 * i + 2)));
      }
      return Piecewise.of(branches, values.size() % 3 == 1 ? values.get(3 * n) : null);
    }

    boolean isGroup() {
      return call != null && call.head == Builtin.GROUP;
    }

    String expectedEnd() {
      if (isGroup()) {
        return "']'";
      }
      return call == null ? "')'" : "',' or ')'";
    }
  }
}
