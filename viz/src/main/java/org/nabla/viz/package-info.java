/**
 * Figures as immutable values, from arrays and functions of the JDK: drawn to PNG and SVG.
 *
 * <p>A {@link org.nabla.viz.Figure} holds panels ({@link org.nabla.viz.Axes}), a panel holds {@link
 * org.nabla.viz.Mark}s, and everything is made by a static factory and refined by chaining:
 *
 * <pre>{@code
 * double[] x = {0, 1, 2, 3};
 * double[] y = {0, 1, 4, 9};
 * Figure figure =
 *     Figure.of(
 *         Axes.of(Line.of(x, y, "ro-").label("squares"))
 *             .title("Squares")
 *             .xLabel("x")
 *             .yLabel("y"));
 * figure.save(Path.of("squares.svg"));
 * BufferedImage image = figure.toImage();
 * }</pre>
 *
 * <p>{@link org.nabla.viz.Plots} has the pictures of learning ready-made.
 *
 * <p><b>How it is drawn.</b> The model is ours. JFreeChart draws axes, ticks, grid and frame, and
 * the marks as a layer of its plot; Batik's generator turns the same strokes into SVG. Of Batik
 * only three jars are used (svggen, awt-util, util with its constants and i18n): text and images
 * are written by this package, so that text keeps its measured length in whatever font the reader
 * has, and neither Batik's codecs nor its logging are needed.
 *
 * <p><b>Fonts.</b> No font is bundled: figures are drawn in the machine's own sans-serif. Java on
 * Linux finds fonts through fontconfig, which Debian's headless JDK brings with it, DejaVu Sans
 * included. Where no font can be found, drawing fails with an {@link IllegalStateException} that
 * says what to install.
 *
 * <p><b>Pixels.</b> Sizes are pixels at 96 dpi, as in CSS. Everything works headless.
 */
@NullMarked
package org.nabla.viz;

import org.jspecify.annotations.NullMarked;
