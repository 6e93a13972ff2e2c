import "server-only";
import { eq } from "drizzle-orm";
import { enterStream, type Transaction } from "@/db/client";
import { institutions } from "@/db/schema/institutions";
import { publishedRecords } from "@/db/schema/reference";
import { membershipRequests, memberships } from "@/db/schema/users";
import type { AuditEntry } from "@/lib/audit/append";
import { defineViewerCommand } from "@/lib/command/define-command";
import { databaseCode } from "@/lib/database";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type InstitutionProposal, institutionFields } from "@/lib/institutions/schema";
import { allocateNumber } from "@/lib/records/allocate";
import { firstProvenance } from "@/lib/records/edit";
import { registerIdentifier } from "@/lib/records/identifiers";
import { formatRecordNumber, parseRecordNumber } from "@/lib/records/number";
import { keepVersion } from "@/lib/records/versions";
import { holdersOf } from "./request-identity";
import { membershipDecision, membershipRequestForm } from "./schema";

type Request = typeof membershipRequests.$inferSelect;

/** Which institution a request is about: the claimed one, or an id kept ready for one that is not registered yet. */
async function subject(
  tx: Transaction,
  form: { kind: "claim"; claimedNumber: string } | { kind: "new_institution"; proposal: InstitutionProposal },
) {
  if (form.kind === "new_institution") {
    return { institutionId: newId(), jurisdictionCode: form.proposal.provinceAdcode, claimedNumber: null };
  }
  const parsed = parseRecordNumber(form.claimedNumber);
  const notThere = new AppError("input.invalid", {
    fields: [{ path: "claimedNumber", code: "recordNumber" }],
  });
  if (parsed.problem !== undefined) throw notThere;
  const [found] = await tx
    .select()
    .from(publishedRecords)
    .where(eq(publishedRecords.number, formatRecordNumber(parsed.kind, parsed.serial)));
  if (found === undefined) throw notThere;
  return {
    institutionId: found.institutionId,
    jurisdictionCode: found.jurisdictionCode,
    claimedNumber: found.institutionNumber,
  };
}

/** A person asks to act for an institution. The answer is the same whatever the portal knows: a reviewer will check. */
export const requestMembership = defineViewerCommand({
  name: "membership.request",
  permission: "membership:request",
  input: membershipRequestForm,
  run: async ({ actor, input, tx, at }) => {
    const about = await subject(tx, input);
    const id = newId();
    const row = {
      id,
      userId: actor.userId,
      userName: actor.name,
      userEmail: actor.email,
      kind: input.kind,
      role: input.role,
      ...about,
      proposal: input.kind === "new_institution" ? input.proposal : null,
      statement: input.statement,
      createdAt: at,
    };
    await tx
      .insert(membershipRequests)
      .values(row)
      .catch((error: unknown) => {
        if (databaseCode(error) === "23505") throw new AppError("membership.already-requested");
        throw error;
      });
    await tx.execute(enterStream(about.institutionId));
    return { result: { id }, audit: [entry(row, "membership.requested")] };
  },
});

function entry(
  request: Pick<Request, "id" | "institutionId" | "jurisdictionCode" | "role" | "kind">,
  action: string,
  reason?: string,
): AuditEntry {
  return {
    institutionId: request.institutionId,
    jurisdictionCode: request.jurisdictionCode,
    action,
    object: { kind: "membership_request", id: request.id },
    detail: { role: request.role, kind: request.kind },
    ...(reason === undefined ? {} : { reason }),
  };
}

type Place = { institutionId: string; jurisdictionCode: string };

async function placeOf(tx: Transaction, institutionId: string): Promise<Place> {
  const [known] = await tx
    .select({ institutionId: institutions.institutionId, jurisdictionCode: institutions.jurisdictionCode })
    .from(institutions)
    .where(eq(institutions.institutionId, institutionId));
  if (known === undefined) throw new Error("the holder of a code is out of the reviewer's reach");
  return known;
}

/**
 * Where the membership belongs: the institution that holds the credit code, if it lies where the request says, else a
 * new one. A code held elsewhere is refused: the institution's own reviewer has not been asked.
 */
async function openInstitution(
  tx: Transaction,
  request: Request,
  proposal: InstitutionProposal,
  at: Date,
): Promise<Place> {
  const held = (await holdersOf(tx, [request])).get(request.id);
  if (held === undefined || held.isElsewhere) throw new AppError("institution.identifier-taken");
  if (held.holder !== null) return placeOf(tx, held.holder);
  const place = { institutionId: request.institutionId, jurisdictionCode: request.jurisdictionCode };
  const number = await allocateNumber(tx, "institution", place, place.institutionId);
  const values = {
    nameZh: proposal.nameZh,
    nameEn: proposal.nameEn,
    uscc: proposal.uscc,
    provinceAdcode: proposal.provinceAdcode,
    type: proposal.type,
    participation: "unverified",
  };
  const blanks = Object.fromEntries(
    institutionFields.filter((field) => !(field in values)).map((field) => [field, "not_asked" as const]),
  );
  await tx.insert(institutions).values({
    ...place,
    ...values,
    id: place.institutionId,
    campus: proposal.campus,
    number,
    provenance: firstProvenance({ values, blanks, fields: institutionFields }, at),
    updatedBy: request.userId,
    updatedByName: request.userName,
    updatedAt: at,
    createdAt: at,
  });
  if (!(await registerIdentifier(tx, proposal.uscc, proposal.campus, place.institutionId))) {
    throw new AppError("institution.identifier-taken");
  }
  return place;
}

/** A reviewer of the jurisdiction decides. Approval opens the institution if it is new and makes the membership. */
export const decideMembership = defineViewerCommand<
  typeof membershipDecision,
  { institutionId: string | null }
>({
  name: "membership.decide",
  permission: "membership:decide",
  input: membershipDecision,
  run: async ({ actor, input, tx, at }) => {
    const [request] = await tx
      .select()
      .from(membershipRequests)
      .where(eq(membershipRequests.id, input.requestId))
      .for("update");
    if (request === undefined) throw new AppError("record.not-found");
    if (request.state !== "pending") throw new AppError("membership.already-decided");
    if (request.userId === actor.userId) throw new AppError("record.same-person");
    if (input.decision === "refuse" && !input.reason) {
      throw new AppError("input.invalid", { fields: [{ path: "reason", code: "required" }] });
    }
    const decision = {
      decidedBy: actor.userId,
      decidedByName: actor.name,
      decidedAt: at,
      decisionReason: input.reason,
    };
    const state = input.decision === "approve" ? "approved" : "refused";
    await tx
      .update(membershipRequests)
      .set({ ...decision, state })
      .where(eq(membershipRequests.id, request.id));
    if (state === "refused") {
      return {
        result: { institutionId: null },
        audit: [entry(request, "membership.refused", input.reason ?? undefined)],
      };
    }
    const proposal = request.proposal as InstitutionProposal | null;
    const place: Place = proposal === null ? request : await openInstitution(tx, request, proposal, at);
    const { institutionId, jurisdictionCode } = place;
    const isNew = proposal !== null && institutionId === request.institutionId;
    await tx
      .insert(memberships)
      .values({
        id: newId(),
        userId: request.userId,
        userName: request.userName,
        role: request.role,
        institutionId,
        jurisdictionCode,
        grantedBy: actor.userId,
        createdAt: at,
      })
      // An invitation was faster. The reviewer may not see the other membership; the index does.
      .catch((error: unknown) => {
        throw databaseCode(error) === "23505" ? new AppError("membership.already-held") : error;
      });
    const approved = entry(
      { ...request, institutionId, jurisdictionCode },
      "membership.approved",
      input.reason ?? undefined,
    );
    if (!isNew) return { result: { institutionId }, audit: [approved] };
    const step = { step: "created", viewer: actor, at } as const;
    const version = await keepVersion(tx, "institution", { institutionId, id: institutionId }, step);
    const opened: AuditEntry = {
      institutionId,
      jurisdictionCode,
      action: "institution.created",
      object: { kind: "institution", id: institutionId, version: 1 },
      after: version.digest,
    };
    return { result: { institutionId }, audit: [opened, approved] };
  },
});
