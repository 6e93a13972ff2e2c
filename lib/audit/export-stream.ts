import "server-only";
import type { Viewer } from "@/lib/auth/actor";
import { beijingDate } from "@/lib/clock";
import type { AuditEvent, StoredEvent } from "./chain";
import { exportTrail } from "./commands";
import { type ExportHeader, writeExport } from "./export-format";
import { readStream } from "./queries";
import { latestReceipt } from "./receipts";

/** Events read per transaction: none stays open while the reader's line is slow. */
const SLICE = 500;

async function* eventsOf(viewer: Viewer, header: ExportHeader): AsyncGenerator<StoredEvent, void, undefined> {
  const { institutionId, toSeq } = header;
  let after = header.fromSeq - 1;
  while (after < toSeq) {
    const rows = await readStream(viewer, { institutionId, after, limit: Math.min(SLICE, toSeq - after) });
    for (const { event, previousHash, hash } of rows) {
      // The column holds what eventOf() made; a wrong one shows as an edited event.
      yield { event: event as AuditEvent, previousHash, hash };
    }
    const last = rows.at(-1);
    // Rows that are gone leave a file that ends before its header's toSeq: the verifier says so.
    if (last === undefined) return;
    after = last.seq;
  }
}

/** One stream as a file: its name and its lines. The export stands in the trail before the first line is written. */
export async function exportStream(
  viewer: Viewer,
  institutionId: string,
): Promise<{ name: string; lines: AsyncGenerator<string, void, undefined> }> {
  const header = await exportTrail(viewer, { institutionId });
  const attested = await latestReceipt(institutionId);
  const mark = header.instance === "demo" ? "demo-" : "";
  const name = `audit-trail-${mark}${institutionId}-${beijingDate(new Date(header.exportedAt))}.ndjson`;
  const lines = writeExport({
    header,
    events: eventsOf(viewer, header),
    checkpoints: attested === null ? [] : [attested],
  });
  return { name, lines };
}
