import { z } from "zod";
import {
  endpointSchemes,
  hostingModes,
  lifecycleStages,
  mlpsLevels,
  networkZones,
  partitions,
  serverKinds,
} from "@/db/values";
import { freeText, lineText, withoutPersonalData } from "@/lib/personal-data/free-text";
import { calendarDate } from "@/lib/records/calendar-date";
import { claimsField } from "@/lib/records/claim-schema";
import { regulated } from "@/lib/records/regulated";

const endpoint = z.strictObject({
  serverKind: z.enum(serverKinds),
  scheme: z.enum(endpointSchemes),
  host: z
    .string()
    .trim()
    .max(253)
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$|^\[[0-9a-f:]+\]$/i)
    .check(withoutPersonalData),
  port: z.int().min(1).max(65535),
  modelIdSent: freeText(120).min(1),
});

const required = {
  name: lineText(80).min(2),
  moduleName: freeText(80).min(1),
  partition: z.enum(partitions),
  endpoint: endpoint.nullable().default(null),
};

const optional = {
  hosting: z.enum(hostingModes),
  lifecycleStage: z.enum(lifecycleStages),
  startedOn: calendarDate,
  networkZone: z.enum(networkZones),
  isInternetExposed: z.boolean(),
  mlpsLevel: z.enum(mlpsLevels),
  supplierName: freeText(120),
  integratorName: freeText(120),
  ownerDepartment: freeText(80),
  description: freeText(1000),
};

export const deploymentForm = regulated(required, optional);
export const deploymentEdit = regulated(
  { id: z.uuid(), revision: z.int().positive(), claims: claimsField, ...required },
  optional,
);
export type DeploymentForm = z.output<typeof deploymentForm>;
/** The regulated values alone: what a version keeps and brings back. Module and endpoint are no part of it. */
export const deploymentVersion = regulated(
  { id: z.uuid(), revision: z.int().positive(), claims: claimsField, name: required.name },
  optional,
);
export type DeploymentValues = Omit<
  z.output<typeof deploymentVersion>,
  "id" | "revision" | "claims" | "blanks"
>;

export const deploymentFields = ["name", ...Object.keys(optional)] as ("name" | keyof typeof optional)[];
export const optionalDeploymentFields = Object.keys(optional) as (keyof typeof optional)[];
/** What the public may read of a deployment; where it runs inside the network stays with hospital and reviewer. */
export const publicDeploymentFields = [
  "name",
  "hosting",
  "lifecycleStage",
  "startedOn",
  "supplierName",
  "integratorName",
] as const;
