import { sql } from "drizzle-orm";
import { inScope, type Scope } from "@/db/client";
import { jurisdictionOf } from "@/lib/auth/jurisdiction";
import { database, databaseCode } from "@/lib/database";
import { createDeployment } from "@/lib/deployments/commands";
import { updateInstitution } from "@/lib/institutions/commands";
import { reviewField } from "@/lib/records/claim-commands";
import { saveDraft } from "@/lib/users/drafts";
import { addDuties } from "./duties";
import { addEndpointRows } from "./endpoints";
import { deploymentValues } from "./forms";
import { type GateWorld, subjectOf } from "./gate-world";
import { institutionValues } from "./institution-form";
import type { TestHospital } from "./portal";

/** What Postgres answers to a missing grant and to a row outside a policy alike. */
export const DENIED = "42501";

const undo = new Error("undo");
/** Rows a statement counts or touches in a scope, or the code it is refused with; whatever it did is taken back. */
export async function attempt(scope: Scope, statement: ReturnType<typeof sql>): Promise<number | string> {
  let touched = -1;
  try {
    await inScope(database(), scope, async (tx) => {
      const rows = await tx.execute<{ n?: number }>(statement);
      touched = rows[0]?.n ?? rows.count;
      throw undo;
    });
  } catch (error) {
    if (error !== undo) return databaseCode(error) ?? String(error);
  }
  return touched;
}

/** A statement under a role without any setting; without a role, as the login itself. */
export async function bare(role: string | null, statement: ReturnType<typeof sql>): Promise<number | string> {
  try {
    return await database().run(async (tx) => {
      if (role !== null) await tx.execute(sql.raw(`set local role ${role}`));
      const rows = await tx.execute<{ n: number }>(statement);
      return rows[0]?.n ?? rows.count;
    });
  } catch (error) {
    return databaseCode(error) ?? String(error);
  }
}

export const table = (name: string) => sql.identifier(name);
/** Writes a row back as it was read, all columns as the writer says. */
export const insertOf = (name: string, row: string) =>
  sql`insert into ${table(name)} select (jsonb_populate_record(null::${table(name)}, ${row}::text::jsonb)).*`;

/** Every kind of scope that is not A's; those that name an institution name B. */
export function strangerScopes({ b, other }: GateWorld): Record<string, Scope> {
  const userId = b.it.userId;
  const far = jurisdictionOf(other.jurisdictionCode);
  return {
    "hospital B": { kind: "hospital", institutionId: b.id, userId },
    "a hospital of another province": { kind: "hospital", institutionId: other.id, userId },
    "a reviewer of another province": {
      ...{ kind: "regulator", from: far.from, to: far.to, userId },
      ...{ authority: "nhc", role: "reviewer" },
    },
    "a job of B": { kind: "system", institutionId: b.id },
    "the sign-in": { kind: "auth", institutionId: b.id },
    "an account": { kind: "account", userId, institutionId: b.id },
    "nobody in particular": { kind: "public" },
  };
}

export const scopeOfHospital = (hospital: TestHospital): Scope => ({
  kind: "hospital",
  institutionId: hospital.id,
  userId: hospital.it.userId,
});

/** Gives a hospital a row in every tenant table, and its IT person a draft. */
export async function fillHospital(world: GateWorld, hospital: TestHospital): Promise<void> {
  const endpoint = { serverKind: "vllm", scheme: "https", host: "10.0.0.8", port: 8000, modelIdSent: "r1" };
  await updateInstitution(hospital.it, institutionValues(hospital.id, 1, hospital.jurisdictionCode));
  await createDeployment(hospital.it, { ...deploymentValues(), endpoint });
  await addEndpointRows(world.portal, hospital);
  await addDuties(world.portal, await subjectOf(world, hospital, "submitted"));
  await subjectOf(world, hospital, "decided");
  const claimed = await subjectOf(world, hospital, "claimed");
  const [reviewer] = world.reviewers;
  if (reviewer === undefined) throw new Error("A's province has a reviewer");
  await reviewField(reviewer, {
    kind: "deployment",
    id: claimed.deploymentId,
    revision: 2,
    field: "name",
    verdict: "verified",
  });
  await saveDraft(hospital.it, { form: "deployment", subject: "new", content: { name: "未提交的名称" } });
}

/** One row of an institution, as JSON text past row security. */
export async function rowOf(world: GateWorld, name: string, institutionId: string): Promise<string> {
  return world.portal.asMaintenance(async (tx) => {
    const [row] = await tx.execute<{ row: string }>(
      sql`select to_jsonb(t)::text as row from ${table(name)} t where institution_id = ${institutionId} limit 1`,
    );
    if (row === undefined) throw new Error(`there is no row in ${name}`);
    return row.row;
  });
}
