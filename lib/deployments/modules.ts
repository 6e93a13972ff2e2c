import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { infrastructureModules } from "@/db/schema/institutions";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { DeploymentForm } from "./schema";

type Place = { institutionId: string; jurisdictionCode: string };

async function findModule(tx: Transaction, place: Place, form: DeploymentForm): Promise<string | null> {
  const [known] = await tx
    .select()
    .from(infrastructureModules)
    .where(
      and(
        eq(infrastructureModules.institutionId, place.institutionId),
        eq(infrastructureModules.name, form.moduleName),
      ),
    );
  if (known !== undefined && known.partition !== form.partition) {
    throw new AppError("input.invalid", { fields: [{ path: "partition", code: "modulePartition" }] });
  }
  return known?.id ?? null;
}

/**
 * The infrastructure module of that name, made if it is new. One module is either for devices or not: never both. Two
 * people may name a new one at the same moment: the second waits for the first and takes its module.
 */
export async function moduleNamed(
  tx: Transaction,
  place: Place,
  form: DeploymentForm,
  at: Date,
): Promise<string> {
  const known = await findModule(tx, place, form);
  if (known !== null) return known;
  const id = newId();
  const made = await tx
    .insert(infrastructureModules)
    .values({ ...place, id, name: form.moduleName, partition: form.partition, createdAt: at, updatedAt: at })
    .onConflictDoNothing({ target: [infrastructureModules.institutionId, infrastructureModules.name] })
    .returning({ id: infrastructureModules.id });
  if (made.length > 0) return id;
  const theirs = await findModule(tx, place, form);
  if (theirs === null) throw new Error("a module that is in the way and not there");
  return theirs;
}
