/**
 * What the simulator can be asked to be. It stands in for a model server where there is none (the demonstration instance,
 * tests, benchmarks), answers by script, and says in every answer that it is a simulator.
 */
export const simulatorBehaviours = [
  /** Right answers to the public suites, thinking in its field. */
  "good",
  /** Wrong ones: those the suites give as examples that fail. */
  "wrong",
  /** Declines everything. */
  "refusing",
  /** As good, piece by piece with pauses. */
  "slow",
  /** Reaches the limit of tokens while it thinks. */
  "cut-off",
  /** As good, thinking in the text, closed and never opened. */
  "missing-tag",
  /** As good until a time, then wrong, under another fingerprint and another template. */
  "drifted",
  /** Begins well and reports an error in the stream. */
  "stream-error",
] as const;
export type SimulatorBehaviour = (typeof simulatorBehaviours)[number];

/** The model to ask for, by behaviour. */
export function simulatorModel(behaviour: SimulatorBehaviour): string {
  return `simulator-${behaviour}`;
}

export function behaviourOf(model: unknown): SimulatorBehaviour | null {
  return simulatorBehaviours.find((behaviour) => simulatorModel(behaviour) === model) ?? null;
}
