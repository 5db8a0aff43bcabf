package org.nabla.nn.saving;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nabla.nn.Initializer;
import org.nabla.nn.Layer;

/** Records by their components. The class comes from the program, never from a file. */
final class RecordFormat implements LayerFormat {

  private static final Set<Class<?>> TYPES =
      Set.of(
          int.class,
          Integer.class,
          long.class,
          Long.class,
          double.class,
          Double.class,
          boolean.class,
          Boolean.class,
          String.class);

  private final String name;
  private final Class<? extends Layer> record;
  private final RecordComponent[] components;

  RecordFormat(String name, Class<? extends Layer> record) {
    this.name = name;
    this.record = record;
    if (!record.isRecord()) {
      throw new IllegalArgumentException(
          record.getName() + " is not a record: implement LayerFormat for it");
    }
    components = record.getRecordComponents();
    for (RecordComponent component : components) {
      Type element = elementOf(component.getGenericType());
      if (!known(element) || component.getName().equals("type")) {
        throw new IllegalArgumentException(
            record.getName()
                + " has a component "
                + component
                + ": files hold numbers, booleans, strings, enums, layers, initializers and lists"
                + " of them, none called 'type'; implement LayerFormat for it");
      }
    }
  }

  private static boolean known(Type type) {
    return type instanceof Class<?> c
        && (TYPES.contains(c)
            || c.isEnum()
            || Layer.class.isAssignableFrom(c)
            || Initializer.class.isAssignableFrom(c));
  }

  private static Type elementOf(Type type) {
    return type instanceof ParameterizedType list && list.getRawType() == List.class
        ? list.getActualTypeArguments()[0]
        : type;
  }

  @Override
  public String type() {
    return name;
  }

  @Override
  public boolean takes(Layer layer) {
    return layer.getClass() == record;
  }

  @Override
  public Map<String, Object> settings(Layer layer) {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (RecordComponent component : components) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      Object value = call(() -> accessor.invoke(layer));
      settings.put(
          component.getName(), value instanceof Enum<?> constant ? constant.name() : value);
    }
    return settings;
  }

  @Override
  public Layer layer(Map<String, Object> settings) {
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      types[i] = component.getType();
      if (!settings.containsKey(component.getName())) {
        throw new IllegalArgumentException("it has no '" + component.getName() + "'");
      }
      values[i] = value(component, settings.get(component.getName()));
    }
    for (String given : settings.keySet()) {
      if (List.of(components).stream().noneMatch(c -> c.getName().equals(given))) {
        throw new IllegalArgumentException("it has an unknown setting '" + given + "'");
      }
    }
    return (Layer)
        call(
            () -> {
              Constructor<?> constructor = record.getDeclaredConstructor(types);
              constructor.setAccessible(true);
              return constructor.newInstance(values);
            });
  }

  private static @Nullable Object value(RecordComponent component, @Nullable Object given) {
    Object value;
    if (component.getType() != List.class) {
      value = convert(component.getType(), given);
    } else if (given instanceof List<?> list) {
      Class<?> element = (Class<?>) elementOf(component.getGenericType());
      List<Object> converted = new ArrayList<>();
      for (Object entry : list) {
        Object one = convert(element, entry);
        if (one == null) {
          throw wrong(component, given);
        }
        converted.add(one);
      }
      value = List.copyOf(converted);
    } else {
      value = null;
    }
    if (value == null && (given != null || component.getType().isPrimitive())) {
      throw wrong(component, given);
    }
    return value;
  }

  private static IllegalArgumentException wrong(RecordComponent component, @Nullable Object given) {
    return new IllegalArgumentException(
        "its '"
            + component.getName()
            + "' is "
            + given
            + ", which is no "
            + component.getType().getSimpleName());
  }

  /** Returns null if the value is not of the type. */
  private static @Nullable Object convert(Class<?> type, @Nullable Object value) {
    if (value instanceof Number number) {
      boolean whole = number instanceof Long || number instanceof Integer;
      if (type == double.class || type == Double.class) {
        return number.doubleValue();
      }
      if (whole && (type == long.class || type == Long.class)) {
        return number.longValue();
      }
      boolean small = number.longValue() == number.intValue();
      return whole && small && (type == int.class || type == Integer.class)
          ? (Object) number.intValue()
          : null;
    }
    if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(value)) {
          return constant;
        }
      }
      return null;
    }
    if (type == boolean.class) {
      return value instanceof Boolean ? value : null;
    }
    if (value instanceof String text && (type == double.class || type == Double.class)) {
      return notFinite(text);
    }
    return type.isInstance(value) ? value : null;
  }

  /** JSON has no numbers for these. */
  private static @Nullable Double notFinite(String text) {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> null;
    };
  }

  private interface Call {
    Object run() throws ReflectiveOperationException;
  }

  private Object call(Call call) {
    try {
      return call.run();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException own) {
        throw own;
      }
      throw new IllegalArgumentException(record.getName() + ": " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(record.getName() + ": " + e, e);
    }
  }
}
