import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { endpoints } from "@/db/schema/deployments";
import { infrastructureModules } from "@/db/schema/institutions";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { DeploymentForm } from "./schema";

type Place = { institutionId: string; jurisdictionCode: string };

/** The infrastructure module of that name, made if it is new. One module is either for devices or not: never both. */
export async function moduleNamed(
  tx: Transaction,
  place: Place,
  form: DeploymentForm,
  at: Date,
): Promise<string> {
  const [known] = await tx
    .select()
    .from(infrastructureModules)
    .where(
      and(
        eq(infrastructureModules.institutionId, place.institutionId),
        eq(infrastructureModules.name, form.moduleName),
      ),
    );
  if (known !== undefined) {
    if (known.partition !== form.partition) {
      throw new AppError("input.invalid", { fields: [{ path: "partition", code: "modulePartition" }] });
    }
    return known.id;
  }
  const id = newId();
  await tx
    .insert(infrastructureModules)
    .values({ ...place, id, name: form.moduleName, partition: form.partition, createdAt: at, updatedAt: at });
  return id;
}

/** Keeps the record of where the model is served; the portal does not call it. */
export async function keepEndpoint(
  tx: Transaction,
  place: Place,
  deploymentId: string,
  form: DeploymentForm,
  at: Date,
) {
  if (form.endpoint === null) return;
  const values = { ...form.endpoint, updatedAt: at };
  await tx
    .insert(endpoints)
    .values({ ...place, id: newId(), deploymentId, ...values })
    .onConflictDoUpdate({ target: [endpoints.institutionId, endpoints.deploymentId], set: values });
}
