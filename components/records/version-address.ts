import { type RecordKind, recordKinds } from "@/db/values";

/** The kind an address names; null for anything else. */
export const kindIn = (text: string): RecordKind | null => recordKinds.find((kind) => kind === text) ?? null;

/** The revision an address names; what is none asks for none. */
export function revisionIn(text: string | undefined): number | null {
  if (text === undefined || !/^[1-9]\d{0,8}$/.test(text)) return null;
  return Number(text);
}

/** The page of a record's versions. */
export const versionsPath = (kind: RecordKind, id: string): string => `/records/${kind}/${id}/versions`;
