import { type ActorRole, actorRoles } from "@/db/values";
import { type SignatureMeaning, signatureMeanings } from "@/db/values/signatures";
import type { SignatureRow } from "@/lib/signatures/statement";

/** What a signature's block shows. */
export type SignatureView = Pick<
  SignatureRow,
  | "id"
  | "meaning"
  | "signerName"
  | "signerRole"
  | "organisationZh"
  | "organisationEn"
  | "signedAt"
  | "displayedDigest"
  | "voidedAt"
  | "voidedByName"
  | "voidReason"
>;

export const meaningOf = ({ meaning }: Pick<SignatureView, "meaning">): SignatureMeaning =>
  signatureMeanings.find((known) => known === meaning) ?? "authorship";

/** The role as we have words for it; null for one that is no more. */
export const signerRoleOf = ({ signerRole }: Pick<SignatureView, "signerRole">): ActorRole | null =>
  actorRoles.find((known) => known === signerRole) ?? null;
