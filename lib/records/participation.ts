import "server-only";
import { and, count, eq, isNotNull, notInArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deployments } from "@/db/schema/deployments";
import type { FieldProblem } from "@/lib/errors";
import type { Dossier, DossierItem } from "./dossier";

/** How many deployments of an institution the register shows. */
export async function publishedDeployments(tx: Transaction, institutionId: string): Promise<number> {
  const [found] = await tx
    .select({ n: count() })
    .from(deployments)
    .where(
      and(
        eq(deployments.institutionId, institutionId),
        isNotNull(deployments.publishedRevision),
        notInArray(deployments.state, ["retired"]),
      ),
    );
  return found?.n ?? 0;
}

/**
 * An institution that declares no use of language models, and a deployment of its own: the register shows one or the other.
 * Which of them is wrong, the hospital must say before either goes on.
 */
export async function contradictedDeclaration(
  tx: Transaction,
  { institution }: Dossier,
  members: readonly DossierItem[],
): Promise<FieldProblem[]> {
  if (institution.participation !== "no_llm_declared") return [];
  if (members.some(({ kind }) => kind === "deployment")) {
    return [{ path: "institution", code: "declaresNoModel" }];
  }
  const published = await publishedDeployments(tx, institution.institutionId);
  return published === 0
    ? []
    : [{ path: "participation", code: "deploymentsPublished", values: { count: published } }];
}
