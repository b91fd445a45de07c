/** How the sweep looks after what the queue lost. */
export interface SweepSettings {
  /** Between two looks. With the grace it is the longest that a lost bell is late. */
  readonly intervalMilliseconds: number;
  /** What is due for less than this is left to the queue. */
  readonly graceMilliseconds: number;
  /** Between two looks for what comes within the horizon. */
  readonly horizonIntervalMilliseconds: number;
  /** Between two looks for complaints whose owner is away with nobody standing in. */
  readonly unattendedIntervalMilliseconds: number;
}

/** Injection token of the {@link SweepSettings}. */
export const SWEEP_SETTINGS = Symbol('SweepSettings');

export const USUAL_SWEEP: SweepSettings = {
  intervalMilliseconds: 3_000,
  graceMilliseconds: 1_000,
  horizonIntervalMilliseconds: 5 * 60_000,
  unattendedIntervalMilliseconds: 60_000,
};
