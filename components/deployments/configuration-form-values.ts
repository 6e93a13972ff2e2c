import type { NullReason } from "@/db/values";
import { type RecordFormValues, toFormValues } from "@/lib/records/form-values";
import { configurationSpec } from "./configuration-form-spec";

type Deployment = { id: string; revision: number };
type Configuration = { components: Readonly<Record<string, unknown>> };

/**
 * What the configuration's form starts with: the one in force, since most new ones change a part of it. `revision` is
 * the deployment's: two people who change its configuration meet there.
 */
export function configurationFormValues(
  deployment: Deployment,
  current: Configuration | null,
  reasons: Readonly<Record<string, NullReason>>,
): RecordFormValues {
  return {
    deploymentId: deployment.id,
    revision: deployment.revision,
    ...toFormValues(configurationSpec, current?.components ?? {}, reasons),
  };
}
