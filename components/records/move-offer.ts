import type { RecordKind } from "@/db/values";
import type { FormAction } from "@/lib/command/form-outcome";

export const moves = ["submit", "withdraw", "confirm", "decline", "verify", "return"] as const;
export type MoveName = (typeof moves)[number];

/** Moves that say why. */
export const reasonedMoves: ReadonlySet<MoveName> = new Set(["decline", "return"]);

export type MovingRecord = { kind: RecordKind; id: string; number: string; name: string; revision: number };

/** A move that may be made now, with the records it takes along as they stand on the screen. */
export type MoveOffer = {
  move: MoveName;
  records: MovingRecord[];
  blockedBy: "same-person" | null;
};

/** What is posted: the move, the record it starts from, and every revision the person saw. */
export type MovePayload = {
  move: MoveName;
  kind: RecordKind;
  id: string;
  seen: { id: string; revision: number }[];
  reason?: string;
};
export type MoveAction = FormAction<MovePayload>;

/** The payload of an offer, as it stands on the screen. The reason goes only where one is asked for. */
export function payloadFor(
  offer: MoveOffer,
  root: { kind: RecordKind; id: string },
  reason: string,
  needsReason = reasonedMoves.has(offer.move),
): MovePayload {
  const seen = offer.records.map(({ id, revision }) => ({ id, revision }));
  const plain = { move: offer.move, kind: root.kind, id: root.id, seen };
  return needsReason ? { ...plain, reason } : plain;
}
