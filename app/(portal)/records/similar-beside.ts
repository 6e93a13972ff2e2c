import type { Viewer } from "@/lib/auth/actor";
import type { RecordRef } from "@/lib/records/dossier";
import type { AvailableMove } from "@/lib/records/moves";
import type { Similar } from "@/lib/records/similar";
import { listSimilar } from "@/lib/records/similar-queries";

/** What the records to be handed in may be the same as; asked only where they may be handed in now. */
export async function similarBeside(
  viewer: Viewer,
  root: RecordRef,
  moves: readonly AvailableMove[],
): Promise<Similar[]> {
  return moves.some(({ move }) => move === "submit") ? listSimilar(viewer, root) : [];
}
