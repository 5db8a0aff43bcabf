package org.nabla.datasets;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Reads what {@link GeneratorText} writes. */
final class GeneratorReader {
  private GeneratorReader() {}

  static Generator read(
      Class<? extends Generator> type,
      String name,
      Map<String, String> parameters,
      Catalogue catalogue) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String component = components[i].getName();
      String text = parameters.remove(component);
      if (text == null) {
        throw new IllegalArgumentException(
            name
                + " lacks "
                + component
                + ": expected "
                + Arrays.stream(components).map(RecordComponent::getName).toList());
      }
      types[i] = components[i].getType();
      values[i] = value(types[i], text, component, catalogue);
    }
    if (!parameters.isEmpty()) {
      throw new IllegalArgumentException(
          name
              + " has no parameter "
              + parameters.keySet()
              + ": expected "
              + Arrays.stream(components).map(RecordComponent::getName).toList());
    }
    return construct(type, types, values);
  }

  private static Generator construct(
      Class<? extends Generator> type, Class<?>[] types, Object[] values) {
    try {
      Constructor<? extends Generator> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true); // the record itself may be private
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof IllegalArgumentException refused
          ? refused
          : new IllegalStateException(
              type.getName()
                  + " failed in its constructor: let it throw IllegalArgumentException for"
                  + " parameters it refuses",
              e.getCause());
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      throw new IllegalStateException(
          type.getName()
              + " cannot be made: make it public, or open its package to org.nabla.datasets",
          e);
    }
  }

  static Object value(Class<?> type, String text, String name, Catalogue catalogue) {
    try {
      if (type.isArray()) {
        return array(type, text, name, catalogue);
      }
      if (type == int.class) {
        return Integer.parseInt(text);
      }
      if (type == long.class) {
        return Long.parseLong(text);
      }
      if (type == double.class) {
        return Double.parseDouble(text);
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          name + " is '" + text + "': expected a number of type " + type.getSimpleName(), e);
    }
    if (type == boolean.class && (text.equals("true") || text.equals("false"))) {
      return text.equals("true");
    }
    String plain = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    if (type == String.class) {
      return plain;
    }
    if (type == NamedFunction.class) {
      return catalogue.function(plain);
    }
    if (type == Generator.class) {
      return catalogue.generator(plain);
    }
    if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(text)) {
          return constant;
        }
      }
    }
    throw new IllegalArgumentException(
        name + " is '" + text + "': expected a value of type " + type.getSimpleName());
  }

  private static Object array(Class<?> type, String text, String name, Catalogue catalogue) {
    String separator = GeneratorText.separator(type);
    String[] entries = text.isEmpty() ? new String[0] : text.split("[" + separator + "]", -1);
    Object array = Array.newInstance(type.getComponentType(), entries.length);
    for (int i = 0; i < entries.length; i++) {
      Array.set(array, i, value(type.getComponentType(), entries[i], name, catalogue));
    }
    return array;
  }
}
