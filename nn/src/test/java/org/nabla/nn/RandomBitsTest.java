package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RandomBitsTest {

  @Test
  void everyPlaceIsSetWithTheProbability() {
    int words = 4000;
    for (double p : new double[] {0.001, 0.2, 0.5, 0.8125, 0.999}) {
      int[] set = new int[64];
      for (int w = 0; w < words; w++) {
        long bits = RandomBits.bernoulli(9, w, RandomBits.digits(p));
        for (int i = 0; i < 64; i++) {
          set[i] += (int) (bits >>> i) & 1;
        }
      }
      double chi = 0;
      for (int count : set) {
        chi += (count - words * p) * (count - words * p) / (words * p * (1 - p));
      }
      // Mean 64, standard deviation 11.
      assertThat(chi).as("chi squared of p = %s", p).isBetween(25.0, 115.0);
    }
  }

  @Test
  void neighbouringPlacesAndWordsAreIndependent() {
    int words = 4000;
    long digits = RandomBits.digits(0.5);
    int places = 0;
    int following = 0;
    for (int w = 0; w < words; w++) {
      long bits = RandomBits.bernoulli(10, w, digits);
      places += Long.bitCount(bits ^ Long.rotateLeft(bits, 1));
      following += Long.bitCount(bits ^ RandomBits.bernoulli(10, w + 1, digits));
    }

    // Mean 32 each, standard deviation 4/sqrt(4000) = 0.06.
    assertThat(places / (double) words).isBetween(31.7, 32.3);
    assertThat(following / (double) words).isBetween(31.7, 32.3);
  }

  @Test
  void probabilitiesNearZeroAndOneAreExact() {
    assertThat(RandomBits.digits(0)).isZero();
    assertThat(RandomBits.bernoulli(1, 2, 0)).isZero();
    assertThat(RandomBits.digits(0x1p-53)).isEqualTo(1);
    assertThat(RandomBits.digits(Math.nextDown(1.0))).isEqualTo((1L << 53) - 1);
    assertThat(RandomBits.bernoulli(1, 2, (1L << 53) - 1)).isEqualTo(-1);
  }
}
