package io.sipwright.scenarios.judge;

/**
 * A finding and where it was made.
 *
 * @param lane label of the lane
 * @param scenario name of the scenario, empty when it did not run
 * @param source file and line of the scenario, empty when it did not run
 * @param finding what was found
 */
public record PlacedFinding(String lane, String scenario, String source, Finding finding) {}
