/**
 * Networks and training runs in files: safetensors, of our own and of PyTorch's, checkpoints, and
 * ONNX models.
 *
 * <pre>{@code
 * SafeTensors format = new SafeTensors();
 * format.save(network, path);
 * Network same = format.load(path);
 * new OnnxExport().save(network, directory.resolve("network.onnx"));
 * }</pre>
 *
 * <p>A run that may be killed at any moment, and goes on where it was when it is started again:
 *
 * <pre>{@code
 * Trainer trainer = Trainer.of(new BceWithLogits()).epochs(50).batchSize(32).shuffle(7)
 *     .checkpoint(100, checkpoint -> CheckpointFile.save(checkpoint, kept));
 * if (Files.exists(kept)) {
 *   trainer = trainer.resume(CheckpointFile.load(kept));
 * }
 * Fit fit = trainer.fit(network, x, y, ParameterUpdate.sgd(0.1));
 * }</pre>
 *
 * <p>Whatever is wrong with a file is an {@link java.io.IOException} with the file's name and the
 * reason; settings that cannot be saved are an {@link IllegalArgumentException} before anything is
 * written. Files are replaced as a whole: a crash at any point leaves the old file or the new one.
 * A process that is killed while it writes leaves a temporary file, {@code .name.number.tmp},
 * beside them; saving under the same name removes it when it is an hour old.
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
 *   <li>ONNX models are written by sixty lines of protocol buffers' wire format, since a model
 *       needs two of its types and the library for it is larger than this one.
 *   <li>Other element types than F64, F32, F16, BF16 and I64 hold no numbers of a network and are
 *       refused.
 * </ul>
 */
@NullMarked
package org.nabla.nn.saving;

import org.jspecify.annotations.NullMarked;
