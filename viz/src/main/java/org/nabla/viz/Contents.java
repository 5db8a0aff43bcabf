package org.nabla.viz;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Records with arrays, compared and shown by what is in the arrays. */
final class Contents {
  /** So many entries of an array are shown. */
  private static final int SHOWN = 5;

  private Contents() {}

  static boolean equal(Record one, @Nullable Object other) {
    return other instanceof Record record
        && one.getClass() == record.getClass()
        && Arrays.deepEquals(of(one), of(record));
  }

  static int hash(Record record) {
    return Arrays.deepHashCode(of(record));
  }

  /** As other records, but with the first entries of arrays. */
  static String text(Record record) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values = of(record);
    StringJoiner text = new StringJoiner(", ", record.getClass().getSimpleName() + "[", "]");
    for (int i = 0; i < values.length; i++) {
      text.add(components[i].getName() + "=" + text(values[i]));
    }
    return text.toString();
  }

  private static String text(@Nullable Object value) {
    if (value == null || !value.getClass().isArray()) {
      return String.valueOf(value);
    }
    int length = Array.getLength(value);
    StringJoiner text = new StringJoiner(", ", "[", "]");
    for (int i = 0; i < Math.min(length, SHOWN); i++) {
      text.add(text(Array.get(value, i)));
    }
    if (length > SHOWN) {
      text.add("... " + (length - SHOWN) + " more");
    }
    return text.toString();
  }

  private static @Nullable Object[] of(Record record) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    @Nullable Object[] values = new Object[components.length];
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] = components[i].getAccessor().invoke(record);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(record.getClass() + " cannot be read", e);
    }
    return values;
  }
}
