import "server-only";
import type { RecordKind } from "@/db/values";
import type { Actor } from "@/lib/auth/actor";
import { may, type Permission } from "@/lib/auth/permissions";
import { type Dossier, membersFor, type RecordRef } from "./dossier";
import { isSecondPerson, type RecordEvent } from "./rules";

export type Move = Exclude<RecordEvent, "edit">;

const permissionOf: Record<Move, Permission> = {
  submit: "record:submit",
  withdraw: "record:submit",
  confirm: "record:confirm",
  decline: "record:confirm",
  verify: "record:verify",
  return: "record:verify",
};

/** A move the viewer may make now, with the records it takes along as they stand on the screen. */
export type AvailableMove = {
  move: Move;
  records: { kind: RecordKind; id: string; number: string; name: string; revision: number }[];
  /** Set where the move is there but this person may not make it, so that the screen can say why. */
  blockedBy: "same-person" | null;
};

const nameOf = (row: object): string => {
  const named = row as { nameZh?: string; name?: string };
  return named.nameZh ?? named.name ?? "";
};

/** What this viewer can do with a dossier: the buttons of the page, and what each would carry. */
export function availableMoves(actor: Actor, root: RecordRef, dossier: Dossier): AvailableMove[] {
  const moves = Object.keys(permissionOf) as Move[];
  return moves.flatMap((move) => {
    if (!may(actor.role, permissionOf[move])) return [];
    const members = membersFor(move, root, dossier);
    if (members.length === 0) return [];
    const userId = actor.kind === "person" ? actor.userId : "";
    const isBlocked =
      move === "confirm" && members.some(({ row }) => !isSecondPerson(row.submittedBy, userId));
    const records = members.map(({ kind, row }) => ({
      kind,
      id: row.id,
      number: row.number,
      name: nameOf(row),
      revision: row.revision,
    }));
    return [{ move, records, blockedBy: isBlocked ? ("same-person" as const) : null }];
  });
}
