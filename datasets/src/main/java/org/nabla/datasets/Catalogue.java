package org.nabla.datasets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Makes datasets again from the line of text that says where they came from.
 *
 * <pre>{@code
 * Dataset data = Catalogue.standard().dataset("moons?n=200&noise=0.1&seed=7");
 * Dataset mine = Catalogue.standard().with(Parabola.class).dataset("parabola?n=9&noise=0&seed=1");
 * }</pre>
 *
 * <p>The standard catalogue knows the generators and functions of this module and the iris flowers;
 * {@link #with(Class)} adds a generator of your own, any record. Immutable and safe to share
 * between threads.
 */
public final class Catalogue {
  private static final Catalogue STANDARD = assembled();

  private final Map<String, Class<? extends Generator>> generators;
  private final Map<String, NamedFunction> functions;

  private Catalogue(
      Map<String, Class<? extends Generator>> generators, Map<String, NamedFunction> functions) {
    this.generators = generators;
    this.functions = functions;
  }

  private static Catalogue assembled() {
    Catalogue catalogue = new Catalogue(Map.of(), Map.of());
    for (Class<? extends Generator> type :
        List.of(
            RegressionLine.class,
            Qwerties.class,
            Moons.class,
            Circles.class,
            Xor.class,
            Spirals.class,
            Checkerboard.class,
            Curve.class,
            Above.class,
            Blobs.class,
            Friedman1.class,
            Friedman2.class,
            Friedman3.class,
            LinearlySeparable.class,
            GaussianImages.class,
            StrokeDigits.class,
            LabelFlips.class,
            Imbalanced.class)) {
      catalogue = catalogue.with(type);
    }
    for (NamedFunction function : NamedFunction.ALL) {
      catalogue = catalogue.with(function);
    }
    return catalogue;
  }

  /**
   * What this module can make.
   *
   * @return the catalogue, always the same
   */
  public static Catalogue standard() {
    return STANDARD;
  }

  /**
   * This catalogue and one generator more, which replaces one of the same name.
   *
   * @param generator a record, named as {@link Generator#name} names it by default
   * @return a new catalogue
   * @throws IllegalArgumentException where the class is not a record
   */
  public Catalogue with(Class<? extends Generator> generator) {
    if (!generator.isRecord()) {
      throw new IllegalArgumentException(
          generator.getName() + " is not a record: only records can be made from text");
    }
    Map<String, Class<? extends Generator>> more = new LinkedHashMap<>(generators);
    more.put(GeneratorText.name(generator), generator);
    return new Catalogue(more, functions);
  }

  /**
   * This catalogue and one function more, which replaces one of the same name.
   *
   * @param function what {@link Curve} and {@link Above} may name
   * @return a new catalogue
   */
  public Catalogue with(NamedFunction function) {
    Map<String, NamedFunction> more = new LinkedHashMap<>(functions);
    more.put(function.name(), function);
    return new Catalogue(generators, more);
  }

  /**
   * The generator of a text such as {@code moons?n=200&noise=0.1}.
   *
   * @param text name and parameters in any order, as {@link Generator#text} gives them
   * @return the generator, equal to the one that gave the text
   * @throws IllegalArgumentException where the name is not in this catalogue, a parameter is
   *     missing, unknown or cannot be read, the parameters are refused, or the text is of another
   *     version of the generator
   */
  public Generator generator(String text) {
    int mark = text.indexOf('?');
    return generator(name(text, mark), parameters(text, mark));
  }

  /**
   * The dataset of a line such as {@code moons?n=200&noise=0.1&seed=7#rows=0-9}.
   *
   * @param line as {@link Dataset#origin} gives it
   * @return the same data, to the bit
   * @throws IllegalArgumentException as for {@link #generator}, where the seed is missing, or where
   *     the data came from arrays or a file, which a line does not hold
   */
  public Dataset dataset(String line) {
    int fragment = line.indexOf('#');
    String source = fragment < 0 ? line : line.substring(0, fragment);
    Dataset whole = source.equals(Iris.NAME) ? Iris.load() : generated(source);
    return fragment < 0 ? whole : OriginText.derive(whole, line.substring(fragment + 1));
  }

  private Dataset generated(String source) {
    if (source.equals(Origin.MEMORY.line())
        || source.startsWith(Csv.SCHEME)
        || source.startsWith(Idx.SCHEME)) {
      throw new IllegalArgumentException(
          source + " cannot be made again from its line: give the arrays, or read the file");
    }
    int mark = source.indexOf('?');
    Map<String, String> parameters = parameters(source, mark);
    String seed = parameters.remove("seed");
    if (seed == null) {
      throw new IllegalArgumentException(source + " has no seed: end it in &seed= and an integer");
    }
    Generator generator = generator(name(source, mark), parameters);
    return generator.generate((long) GeneratorReader.value(long.class, seed, "seed", this));
  }

  private static String name(String text, int mark) {
    return mark < 0 ? text : text.substring(0, mark);
  }

  private static Map<String, String> parameters(String text, int mark) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (mark >= 0 && mark + 1 < text.length()) {
      for (String pair : text.substring(mark + 1).split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals < 0) {
          throw new IllegalArgumentException(
              "'" + pair + "' in " + text + " is not of the form name=value");
        }
        if (parameters.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
          throw new IllegalArgumentException(
              pair.substring(0, equals) + " is given twice in " + text + ": give it once");
        }
      }
    }
    return parameters;
  }

  private Generator generator(String name, Map<String, String> parameters) {
    Class<? extends Generator> type = generators.get(name);
    if (type == null) {
      throw new IllegalArgumentException(
          "no generator is called "
              + name
              + ": expected one of "
              + new TreeSet<>(generators.keySet())
              + ", or add yours by with(...)");
    }
    String version = parameters.remove("version");
    Generator generator = GeneratorReader.read(type, name, parameters, this);
    int wanted =
        version == null ? 1 : (int) GeneratorReader.value(int.class, version, "version", this);
    if (wanted != generator.version()) {
      throw new IllegalArgumentException(
          name
              + " is here in version "
              + generator.version()
              + " but the text is of version "
              + wanted
              + ": its data cannot be made again");
    }
    return generator;
  }

  NamedFunction function(String name) {
    NamedFunction function = functions.get(name);
    if (function == null) {
      throw new IllegalArgumentException(
          "no function is called "
              + name
              + ": expected one of "
              + new ArrayList<>(functions.keySet())
              + ", or add yours by with(...)");
    }
    return function;
  }
}
