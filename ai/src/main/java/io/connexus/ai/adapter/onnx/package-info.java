/** The sentence model. */
@NullMarked
package io.connexus.ai.adapter.onnx;

import org.jspecify.annotations.NullMarked;
