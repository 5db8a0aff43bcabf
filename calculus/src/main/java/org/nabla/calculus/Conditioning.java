package org.nabla.calculus;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites expressions into equal ones that keep the digits which differences from a limit lose:
 * {@code 1 - sigmoid(x)} becomes {@code sigmoid(-x)}, {@code 1 - exp(x)/(1 + exp(x))} becomes
 * {@code 1/(1 + exp(x))}. It is done before derivatives are taken, so that these are derivatives of
 * the well-conditioned form, and again on what they have become.
 */
final class Conditioning {
  private final Growth growth;
  private final Map<Expr, Expr> image = new HashMap<>();

  Conditioning(Growth growth) {
    this.growth = growth;
  }

  List<Expr> of(Collection<? extends Expr> roots) {
    Graphs.simplify(roots, image, this::rewrite);
    return roots.stream().<Expr>map(root -> image.getOrDefault(root, root)).toList();
  }

  private Expr rewrite(Expr e) {
    Expr better = e instanceof Sum sum ? complement(sum) : null;
    if (e instanceof Call call && call.is(Builtin.LOG1P)) {
      Expr total = Sum.of(call.argument(), Num.ONE);
      Expr rest = total instanceof Sum sum ? complement(sum) : total;
      better = rest == null ? null : Functions.log(rest);
    }
    return better == null ? e : better;
  }

  private @Nullable Expr complement(Sum sum) {
    Expr complement = Complement.of(sum);
    return complement == null ? Complement.ofFractions(sum.operands(), growth::leaves) : complement;
  }
}
