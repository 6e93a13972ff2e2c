import "server-only";
import type { Provenance } from "@/db/values";
import type { FieldProblem } from "@/lib/errors";
import { claimedFields, openClaims, type Sourced } from "./claims";
import type { DossierItem } from "./dossier";
import { CONFIGURATION } from "./field-standing";
import { sourcedOf } from "./tables";

const isBlank = (value: unknown) =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** The configuration in force, as far as its answers go. */
export type Served = { provenance: Provenance; components: Readonly<Record<string, unknown>> } | null;

const configurationOf = ({ kind }: DossierItem, served: Served): Sourced | null =>
  kind === "deployment" && served ? { values: served.components, provenance: served.provenance } : null;

/** What the hospital has not answered yet: the record's own fields and its configuration's are asked on two pages. */
function openAnswers(item: DossierItem, served: Served): FieldProblem[] {
  const { id, number } = item.row;
  const configured = configurationOf(item, served);
  const counts = [
    [item.kind, openClaims(sourcedOf(item.kind, item.row)).length],
    ["configuration", configured ? openClaims(configured).length : 0],
  ] as const;
  return counts.flatMap(([kind, count]) =>
    count > 0 ? [{ path: `${kind}.${id}`, code: "claimOpen", values: { kind, id, number, count } }] : [],
  );
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
    return [...missing, ...openAnswers(item, served)];
  });
}
