import type { RecordKind } from "@/db/values";
import type { FieldKind } from "@/lib/register/labels";
import { isBlank } from "./claims";
import type { Stated } from "./version-diff";
import { fieldOf, versionFields } from "./version-fields";

/** A field nobody has answered: it is blank because the answer is unknown, or because nobody asked. */
export type Missing = { kind: FieldKind; field: string; reason: "unknown" | "not_asked" };
export type Completeness = { asked: number; answered: number; missing: Missing[] };

/**
 * How far a record is answered. That something does not apply or is withheld is an answer; that it is unknown or was not
 * asked is none. A deployment's configuration counts once there is one.
 */
export function completenessOf(kind: RecordKind, { values, provenance }: Stated): Completeness {
  const names = versionFields(kind).filter((name) => name in values);
  const missing = names.flatMap((name): Missing[] => {
    if (!isBlank(values[name])) return [];
    const reason = provenance[name]?.nullReason ?? "not_asked";
    return reason === "unknown" || reason === "not_asked" ? [{ ...fieldOf(kind, name), reason }] : [];
  });
  return { asked: names.length, answered: names.length - missing.length, missing };
}
