import "server-only";
import type { Provenance } from "@/db/values";
import type { FieldProblem } from "@/lib/errors";
import { claimedFields, openClaims, type Sourced } from "./claims";
import type { DossierItem } from "./dossier";
import { CONFIGURATION } from "./statements";
import { fieldValues } from "./tables";

const isBlank = (value: unknown) =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** The configuration in force, as far as its answers go. */
export type Served = { provenance: Provenance; components: Readonly<Record<string, unknown>> } | null;

const sourcedOf = ({ kind, row }: DossierItem): Sourced => ({
  values: fieldValues(kind, row),
  provenance: row.provenance,
});
const configurationOf = ({ kind }: DossierItem, served: Served): Sourced | null =>
  kind === "deployment" && served ? { values: served.components, provenance: served.provenance } : null;

/** Fields of a record, its configuration's among them, that the hospital has to answer to before it hands it in. */
export function unansweredFields(item: DossierItem, served: Served): string[] {
  const configured = configurationOf(item, served);
  return [
    ...openClaims(sourcedOf(item)),
    ...(configured ? openClaims(configured).map((field) => `${CONFIGURATION}${field}`) : []),
  ];
}

/** Fields of a record, its configuration's among them, that a reviewer has to compare with their source. */
export function fieldsToReview(item: DossierItem, served: Served): string[] {
  const configured = configurationOf(item, served);
  return [
    ...claimedFields(item.row.provenance),
    ...(configured ? claimedFields(configured.provenance).map((field) => `${CONFIGURATION}${field}`) : []),
  ];
}

/** What keeps a record from being handed in: a deployment without a configuration, or a blank without its reason. */
export function incompleteFields(items: readonly DossierItem[], served: Served): FieldProblem[] {
  return items.flatMap((item) => {
    const { kind, row } = item;
    const missing: FieldProblem[] = [];
    if (kind === "deployment" && "configurationId" in row && row.configurationId === null) {
      missing.push({ path: "configuration", code: "configurationMissing" });
    }
    if (
      kind === "institution" &&
      "uscc" in row &&
      isBlank(row.uscc) &&
      row.provenance.uscc?.nullReason === undefined
    ) {
      missing.push({ path: "institution", code: "institutionIncomplete" });
    }
    const open = unansweredFields(item, served).length;
    if (open > 0) {
      const at = { kind, id: row.id, number: row.number, count: open };
      missing.push({ path: `${kind}.${row.id}`, code: "claimOpen", values: at });
    }
    return missing;
  });
}
