import "server-only";
import type { Transaction } from "@/db/client";
import { signatures, signingKeys } from "@/db/schema/signatures";
import type { Authority } from "@/db/values";
import { canonicalJson, type JsonValue } from "@/lib/canonical";
import { sha256Hex } from "@/lib/digest";
import { newId } from "@/lib/ids";
import { loadOrCreateKey, signBytes } from "@/lib/portal-key";
import { statementBytes, statementOf } from "@/lib/signatures/statement";

/** Which portal signs, and where its keys lie. */
export type DemoSigning = { portalId: string; dataDir: string };

/** A person of the demonstration who signs: for a hospital or for an authority, named in both languages. */
export type DemoSigner = {
  id: string;
  name: string;
  role: "hospital_quality" | "reviewer";
  authority: Authority | null;
  organisation: { zh: string; en: string };
};

type Act = {
  place: { institutionId: string; jurisdictionCode: string };
  meaning: "responsibility" | "review" | "approval";
  subject: { kind: string; id: string; revision: number };
  /** The case as it stood when it was signed. */
  about: { id: string; state: string; digest: string };
  displayed: { schema: string };
  by: DemoSigner;
  at: Date;
  /** Since when the hospital reads it; null: not yet. */
  disclosedAt: Date | null;
};

/** Signs for an invented person with the portal's own key, which says that its instance is a demonstration. Returns the id. */
export async function signAs(tx: Transaction, { portalId, dataDir }: DemoSigning, act: Act): Promise<string> {
  const { place, meaning, subject, about, by, at, disclosedAt } = act;
  const key = await loadOrCreateKey(dataDir, "signature");
  const displayed = canonicalJson(act.displayed as JsonValue);
  const row = {
    ...place,
    id: newId(),
    instance: "demo",
    portalId,
    meaning,
    subjectKind: subject.kind,
    subjectId: subject.id,
    subjectRevision: subject.revision,
    caseId: about.id,
    caseState: about.state,
    caseDigest: about.digest,
    displayed,
    displayedDigest: sha256Hex(displayed),
    rendering: act.displayed.schema,
    signerId: by.id,
    signerName: by.name,
    signerRole: by.role,
    signerAuthority: by.authority,
    organisationZh: by.organisation.zh,
    organisationEn: by.organisation.en,
    credentials: ["password", "totp"],
    signedAt: at,
    clock: "portal-server",
    keyId: key.keyId,
    algorithm: "Ed25519",
  };
  const value = signBytes(statementBytes(statementOf(row)), key);
  const published = { keyId: key.keyId, algorithm: "Ed25519", publicKey: key.publicKey, firstUsedAt: at };
  await tx.insert(signingKeys).values(published).onConflictDoNothing();
  await tx.insert(signatures).values({ ...row, value, disclosedAt });
  return row.id;
}
