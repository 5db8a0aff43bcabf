package org.nabla.calculus;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The one node for each structure, held weakly: a node nobody holds is collected, entry and all.
 */
final class InternTable {
  private static final ConcurrentHashMap<Entry, Entry> TABLE = new ConcurrentHashMap<>();
  private static final ReferenceQueue<Expr> DEAD = new ReferenceQueue<>();

  private InternTable() {}

  static Expr intern(Expr candidate) {
    for (Reference<?> dead = DEAD.poll(); dead != null; dead = DEAD.poll()) {
      TABLE.remove(dead);
    }
    Entry entry = new Entry(candidate);
    while (true) {
      Entry found = TABLE.get(entry);
      if (found == null) {
        found = TABLE.putIfAbsent(entry, entry);
      }
      if (found == null) {
        return candidate;
      }
      Expr node = found.get();
      if (node != null) {
        return node;
      }
      TABLE.remove(found);
    }
  }

  static int size() {
    return TABLE.size();
  }

  private static final class Entry extends WeakReference<Expr> {
    private final int hash;

    Entry(Expr node) {
      super(node, DEAD);
      hash = node.hashCode();
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      if (!(other instanceof Entry that) || hash != that.hash) {
        return false;
      }
      Expr a = get();
      Expr b = that.get();
      return a != null && b != null && a.sameShape(b);
    }
  }
}
