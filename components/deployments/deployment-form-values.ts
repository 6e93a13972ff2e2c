import { type NullReason, partitions } from "@/db/values";
import { type RecordFormValues, toFormValues } from "@/lib/records/form-values";
import { deploymentSpec } from "./deployment-form-spec";

type Row = Readonly<Record<string, unknown>>;
type Module = { name: string; partition: string };
type Endpoint = {
  serverKind: string | null;
  scheme: string | null;
  host: string | null;
  port: number | null;
  modelIdSent: string | null;
};

export const emptyEndpoint: Endpoint = {
  serverKind: null,
  scheme: "https",
  host: null,
  port: null,
  modelIdSent: null,
};

/** What is recorded already. The simulator is the portal's own: it has no address that a hospital could state. */
export type RecordedEndpoint = "none" | "server" | "simulator";

export function recordedEndpoint(endpoint: { isSimulator: boolean } | null): RecordedEndpoint {
  if (endpoint === null) return "none";
  return endpoint.isSimulator ? "simulator" : "server";
}

/** A deployment that is registered for the first time. */
export function newDeploymentValues(): RecordFormValues {
  return { ...toFormValues(deploymentSpec, {}, {}), endpoint: null };
}

/** What the form of a known deployment starts with. */
export function deploymentFormValues(
  row: Row & { id: string; revision: number },
  infrastructure: Module | null,
  endpoint: Endpoint | null,
  reasons: Readonly<Record<string, NullReason>>,
): RecordFormValues {
  const held = { ...row, moduleName: infrastructure?.name, partition: infrastructure?.partition };
  return {
    id: row.id,
    revision: row.revision,
    ...toFormValues(deploymentSpec, held, reasons),
    endpoint: endpoint === null ? null : endpointValues(endpoint),
  };
}

/** Only what the form asks, in its order: two equal endpoints must compare equal. */
function endpointValues({ serverKind, scheme, host, port, modelIdSent }: Endpoint): Endpoint {
  return { serverKind, scheme, host, port, modelIdSent };
}

/**
 * The partition follows from the module. While no module is named there is only one thing to say, so the schema is not
 * made to ask for the partition too; the payload is refused all the same.
 */
export function withPartitionOfModule(payload: Row): Record<string, unknown> {
  const isNamed = typeof payload.moduleName === "string" && payload.moduleName.trim() !== "";
  return isNamed ? { ...payload } : { ...payload, partition: payload.partition ?? partitions[0] };
}
