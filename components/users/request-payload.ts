import type { FormValues } from "@/components/form/payload";

/** What the request form holds from the start; both ways of asking side by side, so that changing one's mind loses nothing. */
export const emptyRequest = {
  kind: "claim",
  claimedNumber: "",
  proposal: { nameZh: "", nameEn: "", provinceAdcode: null, uscc: "", campus: "", type: null },
  role: null,
  statement: "",
};

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

/** What the form begins with: the draft, if there is one; a number in the address is what the person came for. */
export function startingRequest(draft: FormValues | null, number: string | null): FormValues {
  const proposal = { ...emptyRequest.proposal, ...fields(draft?.proposal) };
  const kept = { ...emptyRequest, ...draft, proposal };
  return number === null ? kept : { ...kept, kind: "claim", claimedNumber: number };
}

const textOrNull = (value: unknown) => (typeof value === "string" && value.trim() !== "" ? value : null);

/** What is sent: only the half of the form that belongs to the way chosen. */
export function requestPayload(values: FormValues): unknown {
  const { kind, claimedNumber, proposal, role, statement } = values;
  if (kind !== "new_institution") return { kind, claimedNumber, role, statement };
  const { nameEn, ...stated } = fields(proposal);
  return { kind, proposal: { ...stated, nameEn: textOrNull(nameEn) }, role, statement };
}
