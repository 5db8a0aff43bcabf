package org.nabla.datasets;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Generators as text: {@code name?component=value&...} over the components of the record.
 *
 * <p>Entries of an array are apart by a comma, rows by a semicolon, matrices by a bar; strings and
 * generators within generators are percent-encoded. Numbers are rounded to 15, 16 or 17 digits, the
 * first that gives back the same bits: unlike {@code Double.toString}, the same on every JDK.
 */
final class GeneratorText {
  private static final String[] SEPARATORS = {",", ";", "|"};

  private GeneratorText() {}

  static String name(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  static String of(Generator generator) {
    RecordComponent[] components = generator.getClass().getRecordComponents();
    if (components == null) {
      throw new IllegalStateException(
          generator.getClass().getName() + " is not a record: make it one, or override text()");
    }
    StringBuilder line = new StringBuilder(generator.name());
    char separator = '?';
    for (RecordComponent component : components) {
      line.append(separator).append(component.getName()).append('=');
      line.append(value(component(generator, component), component.getName()));
      separator = '&';
    }
    if (generator.version() != 1) {
      line.append(separator).append("version=").append(generator.version());
    }
    return line.toString();
  }

  private static Object component(Object owner, RecordComponent component) {
    try {
      AccessibleObject accessor = component.getAccessor();
      accessor.setAccessible(true); // the record itself may be private
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      throw new IllegalStateException(
          component
              + " cannot be read: make the record public, open its package to org.nabla.datasets,"
              + " or override text()",
          e);
    }
  }

  private static String value(Object value, String name) {
    if (value.getClass().isArray()) {
      return array(value, name);
    }
    if (value instanceof Double d) {
      return number(d);
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof Enum<?> e) {
      return e.name();
    }
    if (value instanceof String s) {
      return encode(s);
    }
    if (value instanceof NamedFunction f) {
      return encode(f.name());
    }
    if (value instanceof Generator g) {
      return encode(g.text());
    }
    throw new IllegalStateException(
        "component "
            + name
            + " of type "
            + value.getClass().getName()
            + " has no text: use"
            + " numbers, strings, arrays or generators, or override text()");
  }

  /** What stands between the entries of an array of this type. */
  static String separator(Class<?> type) {
    int depth = -1;
    for (Class<?> t = type; t.isArray(); t = t.getComponentType()) {
      depth++;
    }
    return SEPARATORS[depth];
  }

  private static String array(Object array, String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Array.getLength(array); i++) {
      text.append(i == 0 ? "" : separator(array.getClass()));
      text.append(value(Array.get(array, i), name));
    }
    return text.toString();
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A decimal that parses to the same bits; integers without dot. */
  static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return value == 0 && 1 / value < 0 ? "-0.0" : Long.toString((long) value);
    }
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    for (int digits = 15; digits < 17; digits++) {
      BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        return rounded.stripTrailingZeros().toString();
      }
    }
    return new BigDecimal(value).round(new MathContext(17)).stripTrailingZeros().toString();
  }
}
