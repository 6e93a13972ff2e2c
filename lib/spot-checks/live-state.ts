import type { SampleState } from "@/db/values/spot-checks";
import type { LiveEvent, SampleFigures } from "./live";

/** One sample as a page that watches knows it. */
export type LiveSample = {
  id: string;
  state: SampleState;
  figures: SampleFigures | null;
  /** As it has come so far; of a sample that ended before the page came, nothing. */
  reasoning: string;
  content: string;
};
export type LiveSamples = ReadonlyMap<string, LiveSample>;

/**
 * What a batch of events makes of what was known. Told twice, it says the same: a sample that has been graded does not
 * begin again, and one that begins again begins empty.
 */
export function afterEvents(known: LiveSamples, events: readonly LiveEvent[]): LiveSamples {
  const samples = new Map(known);
  for (const event of events) {
    const sample = samples.get(event.sample);
    if (sample !== undefined && sample.state !== "done") samples.set(sample.id, afterEvent(sample, event));
  }
  return samples;
}

function afterEvent(sample: LiveSample, event: LiveEvent): LiveSample {
  switch (event.kind) {
    case "began":
      return { ...sample, state: "running", reasoning: "", content: "" };
    case "text":
      return {
        ...sample,
        reasoning: sample.reasoning + event.reasoning,
        content: sample.content + event.content,
      };
    case "graded":
      return { ...sample, state: "done", figures: event.figures };
    case "returned":
      return { ...sample, state: "pending", reasoning: "", content: "" };
  }
}

/** Seconds until the rest is asked, by what it has taken so far; null before there is anything to judge by. */
export function secondsLeft(done: number, samples: number, elapsedMs: number): number | null {
  if (done < 3 || elapsedMs <= 0) return null;
  return Math.ceil(((samples - done) * elapsedMs) / done / 1000);
}
