import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { signatures } from "@/db/schema/signatures";
import { instanceSettings } from "@/db/schema/users";
import type { SignatureMeaning } from "@/db/values/signatures";
import type { AuditEntry } from "@/lib/audit/append";
import type { Viewer } from "@/lib/auth/actor";
import { canonicalJson, type JsonObject } from "@/lib/canonical";
import type { CommandContext } from "@/lib/command/define-command";
import { sha256Hex } from "@/lib/digest";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { organisationOf } from "./organisation";
import type { SignerProof } from "./prove-signer";
import { signatureProvider } from "./provider";
import { statementBytes, statementOf } from "./statement";

/** The context of a signed command, as its `run` receives it. */
export type SigningWork = CommandContext<Viewer, { displayedDigest: string }, SignerProof>;

export type SigningAct = {
  meaning: SignatureMeaning;
  /** What is signed, filed with the institution it belongs to, whoever signs. */
  subject: { kind: string; id: string; revision: number; institutionId: string; jurisdictionCode: string };
  case: { id: string; state: string; digest: string } | null;
  /** What the signer is shown, made anew from the rows of this transaction: refused unless its digest is the one they saw. */
  displayed: JsonObject;
  /** The screen that showed it and the version of its drawing, for example `classification-submission/1`. */
  rendering: string;
};

/** Longest text that a screen can show and a person read; beyond it lies a defect of ours. */
const LONGEST_DISPLAYED = 256 * 1024;
/** Where the time of signing comes from. */
const CLOCK = "portal-server";

/**
 * Signs what the actor was shown, within the transaction of the command that runs. Returns the signature's id and its entry
 * for the trail, which the command returns with its own. Refuses as `signature.stale` what has changed since it was shown.
 */
export async function signDisplayed(
  { tx, actor, at, input, prepared }: SigningWork,
  { meaning, subject, case: reviewCase, displayed, rendering }: SigningAct,
): Promise<{ signatureId: string; entry: AuditEntry }> {
  if (prepared.userId !== actor.userId) throw new Error("one person's proof for another's signature");
  const text = canonicalJson(displayed);
  if (text.length > LONGEST_DISPLAYED) throw new RangeError("too much to be shown and signed");
  const digest = sha256Hex(text);
  if (digest !== input.displayedDigest) throw new AppError("signature.stale");
  const [instance] = await tx.select().from(instanceSettings);
  if (instance === undefined) throw new Error("this database has no instance mark");
  const provider = signatureProvider();
  const { keyId, algorithm } = await provider.currentKey();
  const row = {
    institutionId: subject.institutionId,
    jurisdictionCode: subject.jurisdictionCode,
    id: newId(),
    instance: instance.kind,
    portalId: instance.portalId,
    meaning,
    subjectKind: subject.kind,
    subjectId: subject.id,
    subjectRevision: subject.revision,
    caseId: reviewCase?.id ?? null,
    caseState: reviewCase?.state ?? null,
    caseDigest: reviewCase?.digest ?? null,
    displayed: text,
    displayedDigest: digest,
    rendering,
    signerId: actor.userId,
    signerName: actor.name,
    signerRole: actor.role,
    signerAuthority: actor.authority,
    ...(await organisationOf(tx, actor)),
    credentials: [...prepared.credentials],
    signedAt: at,
    clock: CLOCK,
    keyId,
    algorithm,
  };
  const value = await provider.sign(statementBytes(statementOf(row)));
  // What an official signs is disclosed with the decision that it makes.
  const disclosedAt = actor.authority === null ? at : null;
  await tx.insert(signatures).values({ ...row, value, disclosedAt });
  // The trail is the hospital's to read at once, and a digest of a decision would answer a guess of it. The signature's own
  // digest answers none, and binds the statement all the same to whoever has the signature later.
  const over = disclosedAt === null ? { valueDigest: sha256Hex(value) } : { digest };
  const { id: subjectId, kind, revision, ...place } = subject;
  const detail = {
    meaning,
    ...over,
    keyId,
    credentials: row.credentials,
    subject: { kind, id: subjectId, revision },
  };
  return {
    signatureId: row.id,
    entry: {
      ...place,
      action: "signature.made",
      object: { kind: "signature", id: row.id },
      ...(disclosedAt === null ? {} : { after: digest }),
      detail,
    },
  };
}

/** The officials' signatures under a decision that is made are the hospital's to read from now on. */
export async function discloseSignatures(
  tx: Transaction,
  { institutionId, id }: { institutionId: string; id: string },
): Promise<void> {
  await tx.execute(sql`select disclose_signatures(${institutionId}, ${id})`);
}

/** Which signatures something changed under: all that stand over one subject of an institution, or all of one case. */
export type Voided = { institutionId: string } & (
  | { subject: { kind: string; id: string } }
  | { caseId: string }
);

type VoidedRow = {
  id: string;
  jurisdiction_code: string;
  meaning: string;
  subject_kind: string;
  subject_id: string;
  displayed_digest: string;
};

/** Meanings that officials sign with; whether the hospital may read what they signed is not said in its trail. */
const ofOfficials: readonly string[] = ["review", "approval"] satisfies SignatureMeaning[];

/**
 * Voids the signatures that a change of content leaves without what they were given for; none is deleted. A hospital's change
 * voids an official's too before it may read it, so a function of the database does it, within the actor's reach. Returns an
 * entry for the trail for each.
 */
export async function voidSignatures(
  { tx, actor, at }: Pick<CommandContext<Viewer, unknown, unknown>, "tx" | "actor" | "at">,
  what: Voided,
  reason: string,
): Promise<AuditEntry[]> {
  const { institutionId } = what;
  const [caseId, subject] = "caseId" in what ? [what.caseId, null] : [null, what.subject];
  const rows =
    await tx.execute<VoidedRow>(sql`select * from void_signatures(${institutionId}, ${caseId}::uuid,
    ${subject?.kind ?? null}::text, ${subject?.id ?? null}::uuid, ${at.toISOString()}, ${actor.name}, ${actor.role}, ${reason})`);
  return rows.map((row) => ({
    institutionId,
    jurisdictionCode: row.jurisdiction_code,
    action: "signature.voided",
    object: { kind: "signature", id: row.id },
    ...(ofOfficials.includes(row.meaning) ? {} : { before: row.displayed_digest }),
    reason,
    detail: { meaning: row.meaning, subject: { kind: row.subject_kind, id: row.subject_id } },
  }));
}
