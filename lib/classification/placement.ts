import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { applications } from "@/db/schema/applications";
import { deployments } from "@/db/schema/deployments";
import { infrastructureModules } from "@/db/schema/institutions";
import type { HostingMode, Partition } from "@/db/values";
import { AppError, type FieldProblem } from "@/lib/errors";
import type { Answers } from "./answers";
import { contradictions, type Placement } from "./hosting";

/** The columns are checked against the same tuples by the database. */
const hostingOf = (text: string | null) => text as HostingMode | null;
const partitionOf = (text: string | null) => text as Partition | null;

/** What the record says about where an application runs. */
export async function placementOf(
  tx: Transaction,
  application: Pick<typeof applications.$inferSelect, "institutionId" | "deploymentId">,
): Promise<Placement> {
  const [found] = await tx
    .select({ hosting: deployments.hosting, partition: infrastructureModules.partition })
    .from(deployments)
    .leftJoin(
      infrastructureModules,
      and(
        eq(infrastructureModules.institutionId, deployments.institutionId),
        eq(infrastructureModules.id, deployments.moduleId),
      ),
    )
    .where(
      and(
        eq(deployments.institutionId, application.institutionId),
        eq(deployments.id, application.deploymentId),
      ),
    );
  return { hosting: hostingOf(found?.hosting ?? null), partition: partitionOf(found?.partition ?? null) };
}

/** Refuses answers that contradict the record, naming each. */
export function assertPlacement(answers: Answers, placement: Placement): void {
  const fields = contradictions(answers, placement).map(
    ({ question }): FieldProblem => ({ path: `answers.${question}`, code: "answerOfRecord" }),
  );
  if (fields.length > 0) throw new AppError("input.invalid", { fields });
}
