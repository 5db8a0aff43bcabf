package org.nabla.calculus;

/** {@code number*2^exponent}; of a normal one the number is near 1, or 0. */
record Scaled(Operation number, Operation exponent, boolean normal) {}
