package io.sipwright.pstn.tamper;

import java.util.random.RandomGenerator;

/** To which of the units that a {@link Match} describes a rule applies; units are counted from 1. */
public sealed interface Occurrence {
    /** Whether the rule applies to the unit of this number. */
    boolean applies(long number, RandomGenerator random);

    /** Each one. */
    record All() implements Occurrence {
        @Override
        public boolean applies(long number, RandomGenerator random) {
            return true;
        }
    }

    /**
     * One unit only.
     *
     * @param wanted its number
     * @param afterRule whether counting begins only when the rule before this one has applied ("the next")
     */
    record Nth(long wanted, boolean afterRule) implements Occurrence {
        @Override
        public boolean applies(long number, RandomGenerator random) {
            return number == wanted;
        }
    }

    /** The last {@code share} of each {@code period}: "every third" is 1 of 3, "3 of 10" the last three of each ten. */
    record Periodic(int share, int period) implements Occurrence {
        @Override
        public boolean applies(long number, RandomGenerator random) {
            return (number - 1) % period >= period - share;
        }
    }

    /** Each one with this probability, 0 to 1. */
    record Chance(double probability) implements Occurrence {
        @Override
        public boolean applies(long number, RandomGenerator random) {
            return random.nextDouble() < probability;
        }
    }
}
