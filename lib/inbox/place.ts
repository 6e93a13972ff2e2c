import { isInstant } from "@/lib/clock";
import { isUuid } from "@/lib/ids";

/** Where a page of notices ends: the instant of its last one, as exact as the database has it, and its id. */
export type NoticePlace = { at: string; id: string };

const exact = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\.\d{6}Z$/;

/** Is this an instant with microseconds? Text of that form for a day there never was is none. */
const isExact = (text: string): boolean => {
  const toSeconds = exact.exec(text)?.[1];
  return toSeconds !== undefined && isInstant(`${toSeconds}.000Z`);
};

/** Reads a place from an address; what is not one leads to the first page. */
export function noticePlace(text: string | null): NoticePlace | null {
  const [at, id] = (text ?? "").split("_");
  return at !== undefined && id !== undefined && isExact(at) && isUuid(id) ? { at, id } : null;
}

export const placeText = ({ at, id }: NoticePlace): string => `${at}_${id}`;
