package org.nabla.nn.saving;

import java.util.List;
import java.util.Map;
import org.nabla.nn.Initializer;
import org.nabla.nn.Layer;

/**
 * How layers of one type are written to a file and made again from it. Files hold a type's name and
 * settings; only a format that the program hands in turns them into a layer, so that no file can
 * name a class to be loaded.
 *
 * <p>Layers of the library need none. A user's own layer that is a record takes one line, and so
 * does an activation of two lambdas:
 *
 * <pre>{@code
 * SafeTensors format = new SafeTensors()
 *     .withFormats(LayerFormat.ofRecord(Scale.class), LayerFormat.of("bent", bent));
 * }</pre>
 */
public interface LayerFormat {

  /**
   * Returns the name of the type in files; it should never change.
   *
   * @return the name, not blank
   */
  String type();

  /**
   * Returns whether this format is for a layer.
   *
   * @param layer any layer
   * @return true if {@link #settings} will take it
   */
  boolean takes(Layer layer);

  /**
   * Returns everything that is needed to make an equal layer again. Values are null, {@link
   * Boolean}, {@link Integer}, {@link Long}, {@link Double}, {@link String}, {@link Layer}, {@link
   * Initializer}, or a {@link List} of such.
   *
   * @param layer a layer that this format takes
   * @return the settings by name, in the order in which they are to be written; {@code type} is
   *     taken
   */
  Map<String, Object> settings(Layer layer);

  /**
   * Makes a layer from its settings, as they were read from a file: whole numbers are {@link Long},
   * others {@link Double}.
   *
   * @param settings values by name
   * @return a layer, equal to the one whose settings they are
   * @throws IllegalArgumentException if a setting is missing, unknown or has a wrong value; the
   *     message says which
   */
  Layer layer(Map<String, Object> settings);

  /**
   * A format for layers that are records: the settings are the components, the type is the class's
   * simple name. Components may be int, long, double, boolean, String, an enum, {@link Layer},
   * {@link Initializer}, their boxes and lists of them.
   *
   * @param type the record's class
   * @return the format
   * @throws IllegalArgumentException if the class is no record, or a component is called {@code
   *     type} or is of another type; the message says which
   */
  static LayerFormat ofRecord(Class<? extends Layer> type) {
    return new RecordFormat(type.getSimpleName(), type);
  }

  /**
   * A format for a single layer without settings, such as an activation of two lambdas.
   *
   * @param type its name in files, not blank
   * @param layer the layer; those equal to it are written, and it is what reading gives
   * @return the format
   * @throws IllegalArgumentException if the name is blank
   */
  static LayerFormat of(String type, Layer layer) {
    return new LayerFormats.Single(type, layer);
  }
}
