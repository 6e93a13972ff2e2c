import type { Viewer } from "@/lib/auth/actor";
import type { RecordRef } from "@/lib/records/dossier";
import type { AvailableMove, Move } from "@/lib/records/moves";
import type { Comparison } from "@/lib/records/similar";
import { compareRecords } from "@/lib/records/similar-queries";

const comparing: readonly Move[] = ["submit", "confirm", "verify"];

/** What the records that move may be the same as; asked only where somebody hands in, confirms or verifies them now. */
export async function similarBeside(
  viewer: Viewer,
  root: RecordRef,
  moves: readonly AvailableMove[],
): Promise<Comparison> {
  const isCompared = moves.some(({ move }) => comparing.includes(move));
  return isCompared ? compareRecords(viewer, root) : { similar: [], reasons: [] };
}
