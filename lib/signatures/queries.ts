import "server-only";
import { and, asc, desc, eq, lt } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { signatures, signingKeys } from "@/db/schema/signatures";
import type { Viewer, Visitor } from "@/lib/auth/actor";
import { defineQuery } from "@/lib/command/define-query";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { PAGE_SIZE } from "@/lib/records/page";
import { signatureFace, signatureListFace } from "./api";
import type { SignatureRow } from "./statement";

type ListQuery = {
  subjectId: string | null;
  caseId: string | null;
  after: string | null;
  limit?: number | undefined;
};

async function readList(tx: Transaction, _viewer: Viewer, asked: ListQuery) {
  const { subjectId, caseId, after, limit = PAGE_SIZE } = asked;
  const rows = await tx
    .select()
    .from(signatures)
    .where(
      and(
        subjectId === null ? undefined : eq(signatures.subjectId, subjectId),
        caseId === null ? undefined : eq(signatures.caseId, caseId),
        after !== null && isUuid(after) ? lt(signatures.id, after) : undefined,
      ),
    )
    .orderBy(desc(signatures.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
export type SignatureList = Awaited<ReturnType<typeof readList>>;

/**
 * Signatures in the viewer's reach, newest first: all, those over one subject, or those of one case. Void ones as well. Row
 * security shows a hospital an official's once the decision it is under is made.
 */
export const listSignatures = defineQuery({
  name: "signature.list",
  permission: "signature:read",
  api: signatureListFace,
  run: readList,
});

async function readOne(tx: Transaction, _viewer: Viewer, { id }: { id: string }): Promise<SignatureRow> {
  const [row] = isUuid(id) ? await tx.select().from(signatures).where(eq(signatures.id, id)) : [];
  if (row === undefined) throw new AppError("record.not-found");
  return row;
}

/** One signature with what was displayed. */
export const getSignature = defineQuery({
  name: "signature.get",
  permission: "signature:read",
  api: signatureFace,
  run: readOne,
});

/** Every public key that signed here, oldest first, for everybody. */
export const listSigningKeys = defineQuery({
  name: "signature.keys",
  permission: "register:read",
  scope: () => ({ kind: "public" }),
  run: (tx: Transaction, _actor: Viewer | Visitor, _: Record<string, never>) =>
    tx.select().from(signingKeys).orderBy(asc(signingKeys.firstUsedAt), asc(signingKeys.keyId)),
});
