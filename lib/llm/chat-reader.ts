import type { Piece } from "./completion";
import type { Reading } from "./reading";

/** `wait`: go on reading. `rest`: all is said, only the end may come. `stop`: it went wrong, reading on is pointless. */
export type ReaderState = "wait" | "rest" | "stop";

/** Reads one answer, bytes in, until it has ended. Any division of the same bytes gives the same reading. */
export type ChatReader = {
  push: (bytes: Uint8Array) => readonly Piece[];
  /** A number that grows with every sign of work. Comments and white space are none: they would keep a dead call alive. */
  progress: () => number;
  state: () => ReaderState;
  /** True when the model gave its reason to end: what the network does afterwards spoils nothing. */
  hasFinished: () => boolean;
  /** Called once, after the last byte. */
  end: () => Reading;
};

export type ReaderLimits = {
  /** Code units of one event. */
  eventLength: number;
  /** Events of one stream. */
  events: number;
};
