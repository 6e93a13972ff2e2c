import { z } from "zod";
import {
  headOf,
  listFace,
  movesAnswer,
  movesOf,
  provenanceAnswer,
  provenanceOf,
  recordHead,
  statedOf,
} from "@/lib/records/api";
import { plainFormOf } from "@/lib/records/regulated";
import { configurationFields, configurationForm } from "./configuration";
import type { ConfigurationList, DeploymentList, DeploymentPage } from "./queries";
import { deploymentEdit, deploymentFields } from "./schema";

const form = plainFormOf(deploymentEdit);
const components = plainFormOf(configurationForm);

export const deploymentListFace = listFace(
  "/deployments",
  {
    institutionId: z.uuid(),
    name: z.string(),
    modelName: z.string().nullable(),
    configurationDigest: z.string().nullable(),
    applications: z.int().nonnegative(),
  },
  ({ institutionId, name, modelName, digest, applications }: DeploymentList["items"][number]) => ({
    institutionId,
    name,
    modelName,
    configurationDigest: digest,
    applications,
  }),
);

const configuration = z.object({
  id: z.uuid(),
  ordinal: z.int().positive(),
  digest: z.string(),
  createdAt: z.iso.datetime(),
  record: components.omit({ deploymentId: true, revision: true }),
  provenance: provenanceAnswer,
});

type Stored = ConfigurationList["items"][number];

const configurationOf = ({ configuration: stored }: Pick<Stored, "configuration">) => ({
  id: stored.id,
  ordinal: stored.ordinal,
  digest: stored.digest,
  createdAt: stored.createdAt.toISOString(),
  record: statedOf(configurationFields, stored.components, stored.provenance),
  provenance: provenanceOf(stored.provenance),
});

export const deploymentFace = {
  method: "GET",
  path: "/deployments/{id}",
  input: z.strictObject({ id: z.string() }),
  answer: z.object({
    ...recordHead,
    institutionId: z.uuid(),
    record: form.omit({ id: true, revision: true }),
    provenance: provenanceAnswer,
    moves: movesAnswer,
    configuration: configuration.nullable(),
    applications: z.array(z.object({ ...recordHead, nameZh: z.string(), useCaseId: z.string().nullable() })),
  }),
  present: ({ row, summary, module, endpoint, current, applications, moves }: DeploymentPage) => ({
    ...headOf(summary),
    institutionId: row.institutionId,
    record: {
      ...statedOf(deploymentFields, row, row.provenance),
      moduleName: module?.name ?? "",
      partition: module?.partition ?? "non_device",
      endpoint: endpoint && {
        serverKind: endpoint.serverKind,
        scheme: endpoint.scheme,
        host: endpoint.host,
        port: endpoint.port,
        modelIdSent: endpoint.modelIdSent,
      },
    },
    provenance: provenanceOf(row.provenance),
    moves: movesOf(moves),
    configuration: current && configurationOf(current),
    applications: applications.map((item) => ({
      ...headOf(item),
      nameZh: item.name,
      useCaseId: item.useCaseId,
    })),
  }),
} as const;

export const configurationListFace = {
  method: "GET",
  path: "/deployments/{deploymentId}/configurations",
  input: z.strictObject({ deploymentId: z.string() }),
  answer: z.object({ items: z.array(configuration) }),
  present: ({ items }: ConfigurationList) => ({ items: items.map(configurationOf) }),
} as const;

/** What saving a configuration answers: the fingerprint the portal computed, and the deployment's next revision. */
const configurationWritten = z.object({
  id: z.uuid(),
  digest: z.string(),
  deploymentId: z.uuid(),
  revision: z.int().positive(),
});

export const configurationFace = {
  method: "POST",
  path: "/deployments/{deploymentId}/configurations",
  status: 201,
  answer: configurationWritten,
  present: (written: z.output<typeof configurationWritten>) => written,
} as const;
