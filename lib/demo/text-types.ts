import type { BilingualText } from "@/lib/reference/bilingual";
import type { DemoIntendedUse } from "./types";

/** Who looks at the output; decides the sentence on oversight and the one on failure. */
const overseers = ["clinician", "pharmacist", "author", "patient", "office"] as const;
export type Overseer = (typeof overseers)[number];

/** What the demonstration says about one of the 14 applications, before an institution is chosen. */
export type UseCaseTexts = Omit<DemoIntendedUse, "oversight" | "failSafe"> & {
  plainSummary: BilingualText;
  overseer: Overseer;
};
