import type { StoredEvent } from "@/lib/audit/chain";
import { chainOf, eventAt, exportLines, headerOf, INSTITUTION, OTHER, streamOf } from "./audit-chain";

export const stream = streamOf(12);

const rehashed = (events: readonly StoredEvent[]) =>
  chainOf(events.map(({ event }, index) => ({ ...event, seq: index + 1 })));

/** The events with the reason of one changed, not yet hashed again. */
export const edited = (seq: number) =>
  stream.map(({ event }) => (event.seq === seq ? { ...event, reason: "改写" } : event));

/** What a forger does who leaves the checkpoints out of the file; readers kept one that attests event 8. */
export const tamperings: [string, () => Promise<string[]>][] = [
  [
    "an edit",
    async () =>
      exportLines(stream.with(3, { ...(stream[3] ?? never()), event: eventAt(4, { reason: "改写" }) })),
  ],
  ["an edit of event, hash and all links behind it", async () => exportLines(chainOf(edited(4)))],
  ["a deleted middle", async () => exportLines(stream.toSpliced(4, 2))],
  [
    "a deleted middle, renumbered and hashed again",
    async () => exportLines(rehashed(stream.toSpliced(4, 2))),
  ],
  ["a deleted tail", async () => exportLines(stream.slice(0, 6))],
  ["a deleted tail under the old header", async () => exportLines(stream.slice(0, 6), [], headerOf(stream))],
  [
    "two events exchanged",
    async () => exportLines(stream.with(4, stream[5] ?? never()).with(5, stream[4] ?? never())),
  ],
  [
    "an inserted event",
    async () => exportLines(stream.toSpliced(4, 0, ...chainOf([eventAt(5)], stream[3]?.hash))),
  ],
  [
    "an inserted event, renumbered and hashed again",
    async () => exportLines(rehashed(stream.toSpliced(4, 0, ...streamOf(1)))),
  ],
  ["an event of another stream", async () => exportLines(stream.with(4, streamOf(5, OTHER)[4] ?? never()))],
  ["another stream under this header", async () => exportLines(streamOf(12, OTHER), [], headerOf(stream))],
  [
    "another stream passed off as this one",
    async () =>
      exportLines(
        chainOf(
          streamOf(12, OTHER).map(({ event }) => ({ ...event, institutionId: INSTITUTION, action: "x.y" })),
        ),
      ),
  ],
  ["a chain rewritten as a whole", async () => exportLines(chainOf(edited(1)))],
  ["a duplicate", async () => exportLines(stream.toSpliced(4, 0, stream[3] ?? never()))],
  [
    "a header in the middle",
    async () => (await exportLines(stream)).toSpliced(5, 0, (await exportLines(stream))[0] ?? ""),
  ],
  ["an empty line", async () => (await exportLines(stream)).toSpliced(5, 0, "")],
  [
    "a member no hash covers",
    async () =>
      (await exportLines(stream)).map((line) => line.replace(/,"kind":"event"/, ',"kind":"event","note":1')),
  ],
];

export function never(): never {
  throw new Error("no such event");
}
