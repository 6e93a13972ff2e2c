import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { recordReviews } from "@/db/schema/records";
import { recordKinds } from "@/db/values";
import type { AuditEntry } from "@/lib/audit/append";
import type { Viewer } from "@/lib/auth/actor";
import type { Permission } from "@/lib/auth/permissions";
import type { JsonValue } from "@/lib/canonical";
import { beijingDate } from "@/lib/clock";
import type { ApiFace } from "@/lib/command/api-face";
import { defineCommand } from "@/lib/command/define-command";
import { canonicalDigest } from "@/lib/digest";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { freeText } from "@/lib/personal-data/free-text";
import { configurationInForce } from "./configuration-in-force";
import { type Dossier, type DossierItem, lockDossier, membersFor, type RecordRef } from "./dossier";
import { unverifiedFields } from "./field-review";
import { incompleteFields } from "./hand-in";
import { registerIdentifier } from "./identifiers";
import { contradictedDeclaration } from "./participation";
import { unpartitioned } from "./partition";
import { afterConfirmation, afterVerification } from "./provenance";
import { publish } from "./publish";
import { isSecondPerson, next, type RecordEvent } from "./rules";
import { fieldValues, recordTable, standingOf } from "./tables";

const ref = {
  kind: z.enum(recordKinds),
  id: z.uuid(),
  /** What the person saw: every record that moves, at the revision that was on the screen. */
  seen: z
    .array(z.strictObject({ id: z.uuid(), revision: z.int().positive() }))
    .min(1)
    .max(500),
};
const plainMove = z.strictObject(ref);
const reasonedMove = z.strictObject({ ...ref, reason: freeText(500).min(4) });

/** What looks like a record there is already may be handed in all the same; why it is none is kept with it. */
const submission = z.strictObject({ ...ref, reason: freeText(500).min(4).optional() });

type MoveInput = z.output<typeof plainMove> & { reason?: string | undefined };
type Column = Partial<ReturnType<typeof recordTable>["$inferInsert"]>;

const decisions = {
  submit: "submitted",
  confirm: "confirmed",
  decline: "declined",
  withdraw: "declined",
  verify: "verified",
  return: "returned",
} as const;
type Move = keyof typeof decisions;

/** What a move writes into the record itself. */
function changes(
  move: Move,
  { row }: DossierItem,
  viewer: Viewer,
  at: Date,
  reason: string | undefined,
): Column {
  const today = beijingDate(at);
  const who = { id: viewer.userId, name: viewer.name };
  switch (move) {
    case "submit":
      return {
        submittedBy: who.id,
        submittedByName: who.name,
        submittedAt: at,
        confirmedBy: null,
        confirmedByName: null,
        confirmedAt: null,
        // A reviewer's return leaves the revision as it is; handed in again, the second person stands for it anew.
        confirmedRevision: null,
        returnedReason: null,
        returnedByName: null,
      };
    case "confirm":
      return {
        confirmedBy: who.id,
        confirmedByName: who.name,
        confirmedAt: at,
        confirmedRevision: row.revision,
        lastAttestedAt: at,
        provenance: afterConfirmation(row.provenance, today),
      };
    case "verify":
      return {
        verifiedBy: who.id,
        verifiedByName: who.name,
        verifiedAt: at,
        verifiedRevision: row.revision,
        publishedAt: at,
        publishedRevision: row.revision,
        provenance: afterVerification(row.provenance, today),
      };
    case "withdraw":
      return { returnedReason: null, returnedByName: null };
    default:
      return { returnedReason: reason ?? null, returnedByName: who.name };
  }
}

function assertSeen(members: readonly DossierItem[], seen: MoveInput["seen"]): void {
  const shown = new Map(seen.map(({ id, revision }) => [id, revision]));
  const isSame =
    members.length === shown.size && members.every(({ row }) => shown.get(row.id) === row.revision);
  if (!isSame) throw new AppError("record.stale");
}

function assertPersons(move: Move, members: readonly DossierItem[], viewer: Viewer): void {
  const isFree = members.every(({ row }) => {
    if (move === "confirm") return isSecondPerson(row.submittedBy, viewer.userId);
    if (move === "verify") return row.submittedBy !== viewer.userId && row.confirmedBy !== viewer.userId;
    return true;
  });
  if (!isFree) throw new AppError("record.same-person");
}

async function guard(
  tx: Transaction,
  move: Move,
  dossier: Dossier,
  members: readonly DossierItem[],
): Promise<void> {
  const served = (await configurationInForce(tx, dossier.deployment))?.configuration ?? null;
  if (move === "submit") {
    const fields = incompleteFields(members, served);
    if (fields.length > 0) throw new AppError("record.incomplete", { fields });
  }
  if (move === "submit" || move === "verify") {
    const fields = await contradictedDeclaration(tx, dossier, members);
    if (fields.length > 0) throw new AppError("record.incomplete", { fields });
  }
  if (move !== "verify") return;
  const unverified = await unverifiedFields(tx, members, served);
  if (unverified.length > 0) throw new AppError("record.incomplete", { fields: unverified });
  const apart = await unpartitioned(
    tx,
    members.filter(({ kind }) => kind === "application").map(({ row }) => row),
  );
  if (apart.length > 0) throw new AppError("record.incomplete", { fields: apart });
  const holds = (kind: DossierItem["kind"]) => members.some((item) => item.kind === kind);
  if (!holds("institution") && dossier.institution.publishedRevision === null) {
    throw new AppError("record.incomplete", {
      fields: [{ path: "institution", code: "institutionUnpublished" }],
    });
  }
  if (!holds("deployment") && holds("application") && dossier.deployment?.publishedRevision == null) {
    throw new AppError("record.incomplete", {
      fields: [{ path: "deployment", code: "deploymentUnpublished" }],
    });
  }
  const { institution } = dossier;
  if (holds("institution") && institution.uscc !== null) {
    const isFree = await registerIdentifier(
      tx,
      institution.uscc,
      institution.campus,
      institution.institutionId,
    );
    if (!isFree) throw new AppError("institution.identifier-taken");
  }
}

async function moveOne(
  tx: Transaction,
  move: Move,
  item: DossierItem,
  viewer: Viewer,
  at: Date,
  reason: string | undefined,
): Promise<AuditEntry> {
  const { kind, row } = item;
  const state = next(standingOf(row), move as RecordEvent);
  if (state === null) throw new AppError("record.wrong-state");
  const table = recordTable(kind);
  const [moved] = await tx
    .update(table)
    .set({ ...changes(move, item, viewer, at, reason), state })
    .where(
      and(
        eq(table.institutionId, row.institutionId),
        eq(table.id, row.id),
        eq(table.state, row.state),
        eq(table.revision, row.revision),
      ),
    )
    .returning();
  if (moved === undefined) throw new AppError("record.stale");
  const before = row.state;
  Object.assign(row, moved);
  await tx.insert(recordReviews).values({
    institutionId: row.institutionId,
    jurisdictionCode: row.jurisdictionCode,
    id: newId(),
    recordKind: kind,
    recordId: row.id,
    revision: row.revision,
    decision: decisions[move],
    reason: reason ?? null,
    decidedBy: viewer.userId,
    decidedByName: viewer.name,
    decidedByRole: viewer.role,
    decidedAt: at,
  });
  return {
    institutionId: row.institutionId,
    jurisdictionCode: row.jurisdictionCode,
    action: `record.${move === "withdraw" ? "withdrawn" : decisions[move]}`,
    object: { kind, id: row.id, version: row.revision },
    diff: { state: { from: before, to: state } },
    after: canonicalDigest(fieldValues(kind, row) as JsonValue),
    ...(reason === undefined ? {} : { reason }),
  };
}

async function run(move: Move, viewer: Viewer, input: MoveInput, tx: Transaction, at: Date) {
  const root: RecordRef = { kind: input.kind, id: input.id };
  const dossier = await lockDossier(tx, root);
  const members = membersFor(move, root, dossier);
  if (members.length === 0) throw new AppError("record.wrong-state");
  assertSeen(members, input.seen);
  assertPersons(move, members, viewer);
  await guard(tx, move, dossier, members);
  const audit: AuditEntry[] = [];
  for (const item of members) audit.push(await moveOne(tx, move, item, viewer, at, input.reason));
  const isPublic = ({ row }: DossierItem) =>
    move === "verify" || (move === "confirm" && row.publishedRevision !== null);
  await publish(tx, dossier, members.filter(isPublic), at);
  const [first, ...rest] = audit;
  if (first === undefined) throw new AppError("record.wrong-state");
  return { result: { moved: members.length }, audit: [first, ...rest] as const };
}

function defineMove(
  move: Move,
  permission: Permission,
  input: z.ZodType<MoveInput>,
  api?: ApiFace<{ moved: number }>,
) {
  return defineCommand<Viewer, z.ZodType<MoveInput>, { moved: number }>({
    name: `record.${move}`,
    permission,
    input,
    run: ({ actor, input: parsed, tx, at }) => run(move, actor, parsed, tx, at),
    ...(api ? { api } : {}),
  });
}

/** A machine may hand in and take back. Confirming and verifying are acts of persons and have no face. */
const moveFace = (move: "submit" | "withdraw"): ApiFace<{ moved: number }> => ({
  method: "POST",
  path: `/records/{kind}/{id}/${move}`,
  answer: z.object({ moved: z.int().positive() }),
  present: (result) => result,
});

/** Hospital IT hands a record in; a deployment takes its institution and applications along. */
export const submitRecord = defineMove("submit", "record:submit", submission, moveFace("submit"));
/** Hospital IT takes back what the second person has not confirmed yet. */
export const withdrawRecord = defineMove("withdraw", "record:submit", plainMove, moveFace("withdraw"));
/** The hospital's second person stands for what the first handed in. */
export const confirmRecord = defineMove("confirm", "record:confirm", plainMove);
/** The second person sends it back to the first, with a reason. */
export const declineRecord = defineMove("decline", "record:confirm", reasonedMove);
/** A reviewer of the jurisdiction verifies; the public copy is written with it. */
export const verifyRecord = defineMove("verify", "record:verify", plainMove);
/** A reviewer sends it back to the hospital, with a reason. */
export const returnRecord = defineMove("return", "record:verify", reasonedMove);
