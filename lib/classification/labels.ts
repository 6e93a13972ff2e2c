import { deviceClasses } from "@/db/values";

/** How a status is shown: its word's key, its mark and the colour that repeats both. A device is ink: it is no fault. */
export type StatusLook = {
  key: StatusKey;
  glyph: StatusGlyph;
  tone: "ink" | "plain" | "plum" | "rust" | "lake";
};
export type StatusKey = keyof typeof looks | "unknown";
export type StatusGlyph =
  | "device"
  | "nondevice"
  | "ambiguous"
  | "discretion"
  | "needsreview"
  | "undetermined"
  | "high"
  | "dot";

const looks = {
  device: { glyph: "device", tone: "ink" },
  "non-device": { glyph: "nondevice", tone: "plain" },
  "device-ambiguous": { glyph: "ambiguous", tone: "plum" },
  "device-enforcement-discretion": { glyph: "discretion", tone: "ink" },
  "needs-review": { glyph: "needsreview", tone: "rust" },
  undetermined: { glyph: "undetermined", tone: "plain" },
  "high-risk": { glyph: "high", tone: "rust" },
  "high-risk-if-device": { glyph: "ambiguous", tone: "plum" },
  transparency: { glyph: "discretion", tone: "lake" },
  minimal: { glyph: "nondevice", tone: "plain" },
} as const satisfies Record<string, Omit<StatusLook, "key">>;

const isKnown = (status: string): status is keyof typeof looks => Object.hasOwn(looks, status);

/** A status of a rule set that came after this page has a mark of its own and is named by its code. */
export function statusLook(status: string): StatusLook {
  return isKnown(status)
    ? { key: status, ...looks[status] }
    : { key: "unknown", glyph: "dot", tone: "plain" };
}

export type ClassKey = (typeof deviceClasses)[number];
export const isClassKey = (code: string): code is ClassKey => deviceClasses.some((key) => key === code);

/** The places a classification speaks of, in the order of the screen. */
export const shownPlaces = ["CN", "US", "EU", "EU-AIA", "IMDRF"] as const;
export type ShownPlace = (typeof shownPlaces)[number];
export const isShownPlace = (place: string): place is ShownPlace =>
  shownPlaces.some((each) => each === place);
