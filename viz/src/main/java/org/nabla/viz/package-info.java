/**
 * Figures as immutable values, from arrays and functions of the JDK: drawn to PNG and SVG, in a
 * window, on an interactive page, as an animated GIF and as text.
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
 * figure.save(Path.of("squares.svg")); // or .png, .html, .json, .txt
 * BufferedImage image = figure.toImage();
 * }</pre>
 *
 * <p>{@link org.nabla.viz.Plots} has the pictures of learning ready-made.
 *
 * <p><b>How it is drawn.</b> The model is ours, and one painter for each kind of mark draws it.
 * JFreeChart's plot has the frame, the grid and the axes, whose scales turn numbers into pixels;
 * ticks, labels, colour bars and legends are placed by this package, which measures them first so
 * that nothing overlaps. Batik's generator turns the same strokes into SVG. Of Batik only svggen,
 * awt-util, util, constants and i18n are used: text and images are written by this package, so that
 * text keeps its measured length in whatever font the reader has, and neither Batik's codecs nor
 * its logging are needed. Contours are found by marching squares and surfaces projected here, for
 * JFreeChart has neither.
 *
 * <p><b>Interactive pages.</b> {@code save(Path.of("figure.html"))} needs plotly.js from its webjar
 * ({@code org.webjars.npm:plotly.js-dist}, 2 MB), an optional dependency that users add: most want
 * pictures only. It is put beside the pages of a folder once, compressed, or into the page by
 * {@link org.nabla.viz.Figure#toHtml}; nothing is ever fetched from a network.
 *
 * <p><b>One package.</b> There are more than 40 files here and no sub-package: each mark has its
 * painter beside it, package-private, and a second package could only make painters public.
 *
 * <p><b>Fonts.</b> No font is bundled: figures are drawn in the machine's own sans-serif. Java on
 * Linux finds fonts through fontconfig, which Debian's headless JDK brings with it, DejaVu Sans
 * included. Where no font can be found, drawing fails with an {@link IllegalStateException} that
 * says what to install; JSON, pages and text plots need no font.
 *
 * <p><b>Pixels.</b> Sizes are pixels at 96 dpi, as in CSS. Everything works headless.
 */
@NullMarked
package org.nabla.viz;

import org.jspecify.annotations.NullMarked;
