import { z } from "zod";
import { authorities, badges, classificationStandings, recordKinds } from "@/db/values";
import { pageInput, toCursor } from "@/lib/command/cursor";
import { AppError } from "@/lib/errors";
import { freeText } from "@/lib/personal-data/free-text";
import { defaultSort, type FacetName, facetValues, filterOf, registerSorts } from "./facets";
import { decodePlace } from "./place";
import type { PublicRecordPage, RegisterPage, RegisterRow } from "./queries";
import { searchLoss } from "./search-params";

const listed = {
  number: z.string(),
  kind: z.enum(recordKinds),
  nameZh: z.string(),
  nameEn: z.string().nullable(),
  institutionNumber: z.string(),
  institutionNameZh: z.string(),
  institutionNameEn: z.string().nullable(),
  provinceAdcode: z.string(),
  hosting: z.string().nullable(),
  modelName: z.string().nullable(),
  /** Where the register stands: no record is `spot_checked` yet (lib/records/rules.ts). */
  badge: z.enum(badges),
  /** What the classification comes to in China, its tier here, and how far it has come; null where nothing is classified. */
  cnStatus: z.string().nullable(),
  tier: z.string().nullable(),
  classificationStanding: z.enum(classificationStandings).nullable(),
  /** Days in Beijing: when the hospital last stood for the record, and by when it has to again. */
  lastAttestedOn: z.string().nullable(),
  nextAttestDue: z.string().nullable(),
  publishedAt: z.iso.datetime(),
};

const rowOf = (row: RegisterRow) => ({
  number: row.number,
  kind: row.kind,
  nameZh: row.nameZh,
  nameEn: row.nameEn,
  institutionNumber: row.institutionNumber,
  institutionNameZh: row.institutionNameZh,
  institutionNameEn: row.institutionNameEn,
  provinceAdcode: row.provinceAdcode,
  hosting: row.hosting,
  modelName: row.modelName,
  badge: row.badge,
  cnStatus: row.cnStatus,
  tier: row.tier,
  classificationStanding: row.classificationStanding,
  lastAttestedOn: row.lastAttestedOn,
  nextAttestDue: row.nextAttestDue,
  publishedAt: row.publishedAt.toISOString(),
});

/** Values of one facet, separated by commas: any of them. An unknown one is refused, for it would find nothing. */
function choices(name: FacetName) {
  const known = facetValues(name)
    .map((value) => value.replaceAll("+", "\\+"))
    .join("|");
  return z
    .string()
    .max(1000)
    .regex(new RegExp(`^(${known})(,(${known}))*$`))
    .transform((text) => text.split(","))
    .optional();
}

const facetInput = {
  province: choices("province"),
  level: choices("level"),
  type: choices("type"),
  hosting: choices("hosting"),
  family: choices("family"),
  size: choices("size"),
  scenario: choices("scenario"),
  badge: choices("badge"),
  cn: choices("cn"),
  tier: choices("tier"),
  standing: choices("standing"),
  participation: choices("participation"),
} satisfies Record<FacetName, z.ZodType>;

const stated = (sent: { [Name in FacetName]?: string[] | undefined }) =>
  Object.fromEntries(Object.entries(sent).filter(([, values]) => values !== undefined));

export const registerFace = {
  method: "GET",
  path: "/register",
  input: z
    .strictObject({
      // Whose place it is, the order decides, below.
      ...pageInput("/register", () => true),
      // An answer is to all that was asked.
      q: freeText(80)
        .refine((q) => searchLoss(q) === null)
        .optional(),
      sort: z.enum(registerSorts).optional(),
      ...facetInput,
    })
    // A place of another order would begin the list again, and whoever follows it would not notice.
    .refine(({ sort, cursor }) => cursor === undefined || decodePlace(sort ?? defaultSort, cursor) !== null, {
      path: ["cursor"],
    })
    .transform(({ q, sort, cursor, limit, ...facets }) => ({
      filter: filterOf({ ...stated(facets), q: q || null }),
      sort: sort ?? defaultSort,
      after: cursor ?? null,
      limit,
    })),
  answer: z.object({
    items: z.array(z.object(listed)),
    next: z.string().nullable(),
    /** Exact; of rows found by words up to 10,000, and 10,001 says "more than that". */
    matching: z.int().nonnegative(),
    total: z.int().nonnegative(),
  }),
  present: ({ rows, next, matching, total }: RegisterPage) => ({
    items: rows.map(rowOf),
    next: toCursor("/register", next),
    matching,
    total,
  }),
} as const;

const publicValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
const publicField = z.object({
  value: publicValue,
  source: z.string(),
  asOf: z.string(),
  nullReason: z.string().optional(),
  verifiedOn: z.string().optional(),
  publicSource: z
    .object({ title: z.string(), url: z.string(), date: z.string(), mayLink: z.boolean() })
    .optional(),
  older: z
    .array(
      z.object({
        value: publicValue,
        nullReason: z.string().optional(),
        source: z.string(),
        asOf: z.string(),
      }),
    )
    .optional(),
});
type PublicField = z.output<typeof publicField>;

function withoutHiddenLink(field: PublicField): PublicField {
  const source = field.publicSource;
  return source && !source.mayLink ? { ...field, publicSource: { ...source, url: "" } } : field;
}

const verdict = z.object({ status: z.string().nullable(), class: z.string().nullable() });

export const publicRecordFace = {
  method: "GET",
  path: "/register/{number}",
  input: z.strictObject({ number: z.string().max(40) }),
  answer: z.object({
    ...listed,
    version: z.int().positive(),
    fields: z.record(z.string(), publicField),
    history: z.array(z.object({ badge: z.string(), on: z.string() })),
    /** Of an application: what its submitted answers come to. Null where nothing was handed in. */
    classification: z
      .object({
        results: z.record(z.string(), verdict),
        tier: z.string().nullable(),
        asOf: z.iso.date(),
        ruleSet: z.object({ id: z.string(), version: z.string(), digest: z.string() }),
        modules: z.int().positive(),
        /** Null while no authority has decided. */
        decision: z
          .object({
            standing: z.enum(classificationStandings).exclude(["derived"]),
            authority: z.enum(authorities),
            caseNumber: z.string(),
            decidedOn: z.iso.date(),
            /** What officials set against the rule set, with what it had said. */
            overrides: z.array(z.object({ module: z.string(), derived: verdict, set: verdict })),
          })
          .nullable(),
      })
      .nullable(),
    related: z.array(z.object(listed)),
  }),
  present: (page: PublicRecordPage | null) => {
    if (page === null) throw new AppError("record.not-found");
    const { record, deployments, applications, institution } = page;
    if (record.state === "retired") throw new AppError("record.taken-down");
    return {
      ...rowOf(record),
      version: record.version,
      fields: Object.fromEntries(
        Object.entries(record.document.fields).map(([name, field]) => [
          name,
          withoutHiddenLink(field as PublicField),
        ]),
      ),
      history: record.document.history,
      classification: record.document.classification ?? null,
      related: [institution, ...deployments, ...applications]
        .filter((row): row is RegisterRow => row !== null && row.number !== record.number)
        .map(rowOf),
    };
  },
} as const;
