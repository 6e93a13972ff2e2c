import type { FormValues } from "@/components/form/payload";

/** What the request form holds from the start; both ways of asking side by side, so that changing one's mind loses nothing. */
export const emptyRequest = {
  kind: "claim",
  claimedNumber: "",
  proposal: { nameZh: "", nameEn: "", provinceAdcode: null, uscc: "", campus: "", type: null },
  role: null,
  statement: "",
};

const textOrNull = (value: unknown) => (typeof value === "string" && value.trim() !== "" ? value : null);

/** What is sent: only the half of the form that belongs to the way chosen. */
export function requestPayload(values: FormValues): unknown {
  const { kind, claimedNumber, proposal, role, statement } = values;
  if (kind !== "new_institution") return { kind, claimedNumber, role, statement };
  const { nameEn, ...stated } = (proposal ?? {}) as Record<string, unknown>;
  return { kind, proposal: { ...stated, nameEn: textOrNull(nameEn) }, role, statement };
}
