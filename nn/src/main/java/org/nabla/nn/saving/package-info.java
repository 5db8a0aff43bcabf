/**
 * Networks in files: safetensors, of our own and of PyTorch's.
 *
 * <pre>{@code
 * SafeTensors format = new SafeTensors();
 * format.save(fit.network(), Path.of("moons.safetensors"));
 * Network moons = format.load(Path.of("moons.safetensors"));
 * double[][] logits = moons.predict(x);
 * }</pre>
 *
 * <p>Whatever is wrong with a file is an {@link java.io.IOException} with the file's name and the
 * reason; settings that cannot be saved are an {@link IllegalArgumentException} before anything is
 * written. Files are replaced as a whole: a crash at any point leaves the old file or the new one.
 * A process that is killed while it writes leaves a temporary file, {@code .name.number.tmp},
 * beside them, which may be deleted.
 *
 * <p>Choices that are not obvious:
 *
 * <ul>
 *   <li>A file names the types of its layers, and never a class: what those names mean is decided
 *       by the program that loads it, by {@link org.nabla.nn.saving.LayerFormat}.
 *   <li>The format's rules are checked in full, those that other readers let pass too: bytes that
 *       belong to no tensor are an error. Taking in a header of nothing but empty tensors takes
 *       some thirty times its length; numbers are never allocated before the whole header fits the
 *       file.
 *   <li>Other element types than F64, F32, F16, BF16 and I64 hold no numbers of a network and are
 *       refused.
 * </ul>
 */
@NullMarked
package org.nabla.nn.saving;

import org.jspecify.annotations.NullMarked;
