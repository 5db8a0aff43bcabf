package org.nabla.calculus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts operations into an order. What only one branch of a choice needs is computed in that branch;
 * what several branches need, once before them. A user's function, which may be costly or throw, is
 * held back further: it runs only where a branch that is taken needs it.
 */
final class Schedule {
  private final Map<Operation, Set<Scope>> scopes = new HashMap<>();
  private final Set<Operation> guarded = new HashSet<>();

  /** What is dear and seldom needed where only branches need it. */
  private final Set<Operation> rare = new HashSet<>();

  private final Map<Operation, Integer> registers = new HashMap<>();
  private final List<Instruction> code = new ArrayList<>();
  private final List<Double> numbers = new ArrayList<>();
  private int next;

  /** A place for code: the whole program, or one branch of a choice. */
  private static final class Scope {
    final @Nullable Scope parent;
    final int depth;
    final List<Operation> operations = new ArrayList<>();
    final Map<Operation, Scope[]> branches = new HashMap<>();
    @Nullable Scope sibling;

    Scope(@Nullable Scope parent) {
      this.parent = parent;
      this.depth = parent == null ? 0 : parent.depth + 1;
    }

    Scope up() {
      if (parent == null) {
        throw new IllegalStateException("no scope around the program");
      }
      return parent;
    }

    /** The scopes of the two branches of a choice made here. */
    Scope[] branch(Operation choice) {
      Scope then = new Scope(this);
      Scope otherwise = new Scope(this);
      then.sibling = otherwise;
      otherwise.sibling = then;
      Scope[] both = {then, otherwise};
      branches.put(choice, both);
      return both;
    }

    boolean isWithin(Set<Scope> others) {
      for (Scope scope = parent; scope != null; scope = scope.parent) {
        if (others.contains(scope)) {
          return true;
        }
      }
      return false;
    }

    static Scope common(Scope a, Scope b) {
      while (a != b) {
        if (a.depth >= b.depth) {
          a = a.up();
        } else {
          b = b.up();
        }
      }
      return a;
    }
  }

  /** The program whose outputs, by number, are the given operations. */
  static Program of(
      int variables,
      Map<Integer, Operation> outputs,
      List<UserFunction> functions,
      boolean strict) {
    return new Schedule().program(variables, outputs, functions, strict);
  }

  private Program program(
      int variables,
      Map<Integer, Operation> outputs,
      List<UserFunction> functions,
      boolean strict) {
    List<Operation> order = postorder(outputs.values());
    Scope root = place(order, outputs.values());
    for (Operation operation : order) {
      if (operation.op == Op.VARIABLE) {
        registers.put(operation, operation.index);
      } else if (operation.isNumber()) {
        registers.put(operation, variables + numbers.size());
        numbers.add(operation.number);
      }
    }
    next = variables + numbers.size();
    Map<Operation, List<Integer>> wanted = new LinkedHashMap<>();
    outputs.forEach((k, v) -> wanted.computeIfAbsent(v, key -> new ArrayList<>()).add(k));
    emit(root, wanted);
    double[] values = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    return new Program(variables, values, next, List.copyOf(code), List.copyOf(functions), strict);
  }

  private static List<Operation> postorder(Iterable<Operation> roots) {
    List<Operation> order = new ArrayList<>();
    Map<Operation, Integer> progress = new HashMap<>();
    Deque<Operation> stack = new ArrayDeque<>();
    for (Operation root : roots) {
      if (progress.putIfAbsent(root, 0) == null) {
        stack.push(root);
      }
      while (!stack.isEmpty()) {
        Operation top = stack.element();
        int i = progress.merge(top, 1, Integer::sum) - 1;
        if (i >= top.inputs.length) {
          order.add(stack.pop());
        } else if (progress.putIfAbsent(top.inputs[i], 0) == null) {
          stack.push(top.inputs[i]);
        }
      }
    }
    return order;
  }

  private Scope place(List<Operation> order, Iterable<Operation> roots) {
    Scope root = new Scope(null);
    order.forEach(this::guard);
    roots.forEach(output -> need(output, root));
    for (int i = order.size() - 1; i >= 0; i--) {
      Operation operation = order.get(i);
      Set<Scope> places = places(operation);
      scopes.put(operation, places);
      for (Scope scope : places) {
        Scope[] branches = operation.op == Op.SELECT ? scope.branch(operation) : new Scope[0];
        for (int k = 0; k < operation.inputs.length; k++) {
          need(operation.inputs[k], k >= 2 && branches.length > 0 ? branches[k - 2] : scope);
        }
      }
    }
    for (Operation operation : order) {
      if (!operation.isGiven()) {
        places(operation).forEach(scope -> scope.operations.add(operation));
      }
    }
    return root;
  }

  /** Marks what runs a user's function or throws at a kink whenever it is computed. */
  private void guard(Operation operation) {
    boolean own = operation.op == Op.USER || operation.op == Op.KINK;
    int always = operation.op == Op.SELECT ? 2 : operation.inputs.length;
    boolean inner = false;
    for (int i = 0; i < always && !guarded.isEmpty(); i++) {
      inner |= guarded.contains(operation.inputs[i]);
    }
    if (own || inner) {
      guarded.add(operation);
    }
    if (operation.op == Op.EXP_FRACTION || operation.op == Op.EXP_EXPONENT) {
      rare.add(operation);
    }
  }

  private void need(Operation operation, Scope scope) {
    scopes.computeIfAbsent(operation, key -> new LinkedHashSet<>()).add(scope);
  }

  private Set<Scope> places(Operation operation) {
    Set<Scope> needed = scopes.getOrDefault(operation, Set.of());
    if (needed.size() < 2) {
      return needed;
    }
    return guarded.contains(operation) || rare.contains(operation)
        ? outermost(needed)
        : Set.of(needed.stream().reduce(Scope::common).orElseThrow());
  }

  /** Drops scopes within others; both branches of a choice make the scope around it. */
  private static Set<Scope> outermost(Set<Scope> needed) {
    Deque<Scope> open = new ArrayDeque<>(needed);
    Set<Scope> all = new LinkedHashSet<>(needed);
    while (!open.isEmpty()) {
      Scope scope = open.pop();
      if (scope.sibling != null && all.contains(scope.sibling) && all.add(scope.up())) {
        open.push(scope.up());
      }
    }
    Set<Scope> result = new LinkedHashSet<>(all);
    result.removeIf(scope -> scope.isWithin(all));
    return result;
  }

  /** Where the writing stands within a scope. */
  private static final class Cursor {
    final Scope scope;
    final @Nullable Operation choice;
    final int branch;
    int next;
    int jump;

    Cursor(Scope scope, @Nullable Operation choice, int branch, int jump) {
      this.scope = scope;
      this.choice = choice;
      this.branch = branch;
      this.jump = jump;
    }
  }

  private void emit(Scope root, Map<Operation, List<Integer>> wanted) {
    Deque<Cursor> stack = new ArrayDeque<>();
    stack.push(new Cursor(root, null, 0, 0));
    output(wanted.keySet().stream().filter(Operation::isGiven).toList(), wanted);
    while (!stack.isEmpty()) {
      Cursor cursor = stack.element();
      if (cursor.next == cursor.scope.operations.size()) {
        stack.pop();
        Operation choice = cursor.choice;
        if (choice != null) {
          leave(cursor, choice, stack);
        }
        if (choice != null && cursor.branch == 1) {
          output(List.of(choice), wanted);
        }
        continue;
      }
      Operation operation = cursor.scope.operations.get(cursor.next++);
      registers.computeIfAbsent(operation, key -> next++);
      if (operation.op == Op.SELECT) {
        int jump = code.size();
        code.add(
            Instruction.jump(
                Op.UNLESS,
                register(operation.inputs[0]),
                register(operation.inputs[1]),
                operation.index));
        stack.push(new Cursor(branch(cursor.scope, operation, 0), operation, 0, jump));
      } else {
        code.add(instruction(operation));
        output(List.of(operation), wanted);
      }
    }
  }

  private static Scope branch(Scope scope, Operation choice, int branch) {
    Scope[] branches = scope.branches.get(choice);
    if (branches == null) {
      throw new IllegalStateException("choice outside its scope");
    }
    return branches[branch];
  }

  /**
   * Ends a branch: the result moves to the register of the choice, and the jumps find their goals.
   */
  private void leave(Cursor cursor, Operation choice, Deque<Cursor> stack) {
    code.add(
        Instruction.of(Op.MOVE, register(choice), register(choice.inputs[2 + cursor.branch]), 0));
    if (cursor.branch == 0) {
      int jump = code.size();
      code.add(Instruction.jump(Op.JUMP, 0, 0, 0));
      code.set(cursor.jump, code.get(cursor.jump).to(code.size()));
      Scope outer = cursor.scope.up();
      stack.push(new Cursor(branch(outer, choice, 1), choice, 1, jump));
    } else {
      code.set(cursor.jump, code.get(cursor.jump).to(code.size()));
    }
  }

  private Instruction instruction(Operation operation) {
    int target = register(operation);
    Operation[] inputs = operation.inputs;
    if (operation.op == Op.USER) {
      int[] arguments = new int[inputs.length];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = register(inputs[i]);
      }
      return Instruction.user(target, operation.index, arguments);
    }
    int b = inputs.length > 1 ? register(inputs[1]) : 0;
    return Instruction.of(operation.op, target, register(inputs[0]), b);
  }

  private void output(List<Operation> computed, Map<Operation, List<Integer>> wanted) {
    for (Operation operation : computed) {
      for (int output : wanted.getOrDefault(operation, List.of())) {
        code.add(Instruction.output(register(operation), output));
      }
    }
  }

  private int register(Operation operation) {
    Integer register = registers.get(operation);
    if (register == null) {
      throw new IllegalStateException("operation used before it is computed: " + operation.op);
    }
    return register;
  }
}
