import { z } from "zod";
import { hostingModes, institutionTypes } from "@/db/values";
import { regionCodes } from "@/lib/reference/provinces";
import file from "./margins.json";

/** Levels as the margins know them: `basic` is primary care and everything without a hospital level. */
export const levelGroups = ["tertiary", "secondary", "basic"] as const;
export type LevelGroup = (typeof levelGroups)[number];

/** Parameter counts in units of 10^9, as the margins name them. */
export const modelSizes = ["671", "70", "32", "14", "7"] as const;
export type ModelSize = (typeof modelSizes)[number];

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
/** `published`: taken from a source. `mixed`: a source and an assumption. `assumed`: ours alone. */
const standings = ["published", "mixed", "assumed"] as const;
export type Standing = (typeof standings)[number];

const share = z.number().min(0).max(1);
const count = z.number().int().nonnegative();
const day = z.iso.date();

function margin<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ standing: z.enum(standings), source: text, ...shape });
}
const bySize = z.record(z.enum(modelSizes), z.number().positive());
const typeShares = z.partialRecord(z.enum(institutionTypes), share);

const schema = z.strictObject({
  about: text,
  total: margin({ value: z.literal(755) }),
  /** Public interfaces abroad are in no source and get no row. */
  hostingMode: margin({ counts: z.partialRecord(z.enum(hostingModes), count) }),
  division: margin({
    minimum: count,
    regionFactors: z.record(z.enum(regionCodes), z.number().nonnegative()),
  }),
  dates: margin({ firstDay: day, middleDay: day, middleHospitals: count, lastDay: day }),
  levelGroup: margin({ shares: z.record(z.enum(levelGroups), share) }),
  /** `hospital` serves the tertiary and secondary groups, `basic` the third. */
  institutionType: margin({ shares: z.strictObject({ hospital: typeShares, basic: typeShares }) }),
  sizeDisclosed: margin({ share }),
  /** `shares` are fixed; what they leave is divided by `rest`. `affinity` ties size to level weakly. */
  size: margin({
    shares: z.partialRecord(z.enum(modelSizes), share),
    rest: z.partialRecord(z.enum(modelSizes), z.number().positive()),
    affinity: z.record(z.enum(levelGroups), bySize),
  }),
  usesPerRow: margin({
    shares: z.record(z.enum(["1", "2", "3", "4", "5", "6"]), share),
    largestBasic: count,
  }),
  uses: margin({
    minimumRows: count,
    weights: z.record(z.string(), z.number().positive()),
    /** Types with a short list; every other type may have any of the 14. */
    fits: z.partialRecord(z.enum(institutionTypes), z.array(z.string()).min(1)),
  }),
  badge: margin({
    shares: z.record(z.enum(["public_source", "hospital_confirmed", "reviewer_verified"]), share),
  }),
  firstDeploymentState: margin({
    counts: z.record(z.enum(["draft", "submitted", "returned", "published"]), count),
  }),
  secondDeployment: margin({ share }),
});

export type Margins = z.infer<typeof schema>;
export type MarginId = Exclude<keyof Margins, "about">;

/** Every margin of the demonstration set, checked on load. */
export const margins: Margins = schema.parse(file);
