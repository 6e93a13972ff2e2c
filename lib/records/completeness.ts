import type { FieldProblem } from "@/lib/errors";
import type { DossierItem } from "./dossier";

const isBlank = (value: unknown) =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** What keeps a record from being handed in: a deployment without a configuration, or a blank without its reason. */
export function incompleteFields(items: readonly DossierItem[]): FieldProblem[] {
  return items.flatMap(({ kind, row }) => {
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
    return missing;
  });
}
