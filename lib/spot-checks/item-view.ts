import type { spotCheckSamples } from "@/db/schema/spot-check-samples";
import {
  type GradeStatus,
  gradeStatuses,
  type HumanGrade,
  humanGrades,
  type SampleState,
  sampleStates,
} from "@/db/values/spot-checks";
import { type ReasoningPlace, reasoningPlaces } from "@/lib/llm/reasoning";
import { summariseItem } from "./item-summary";
import type { SampleFigures } from "./live";
import type { SampleDetails } from "./outcome";
import { fewestSamples, publicSuite, type SuiteItem, suiteItemSchema } from "./suites";

type SampleRow = typeof spotCheckSamples.$inferSelect;
type ItemRow = {
  id: string;
  ordinal: number;
  suite: string;
  itemId: string;
  signOff: string | null;
  definition: Record<string, unknown> | null;
};

/** One sample as a screen shows it. */
export type SampleView = {
  id: string;
  n: number;
  state: SampleState;
  figures: SampleFigures | null;
  requestDigest: string | null;
  responseDigest: string | null;
  servedModel: string | null;
  systemFingerprint: string | null;
  /** Where the server put the thinking; null where there was nothing to read. */
  reasoningIn: ReasoningPlace | null;
  human: { status: HumanGrade; reason: string; by: string; at: string } | null;
};

/** An item of a check with its samples and how far they agree. `item` is null for a hospital that may not see it. */
export function itemView(row: ItemRow, samples: readonly SampleRow[]) {
  const own = samples.filter(({ checkItemId }) => checkItemId === row.id).map(sampleView);
  const known = publicSuite(row.suite)?.items.find(({ id }) => id === row.itemId);
  const item: SuiteItem | null =
    known ?? (row.definition === null ? null : suiteItemSchema.parse(row.definition));
  const grades = own.flatMap(({ figures }) => (figures === null ? [] : [figures]));
  return {
    id: row.id,
    ordinal: row.ordinal,
    suite: row.suite,
    itemId: row.itemId,
    signOff: row.signOff,
    item,
    samples: own,
    // An item that nobody here may see is summed up by whether it passed.
    summary: summariseItem(item?.check ?? { type: "regex" }, grades, fewestSamples(row.suite)),
  };
}
export type ItemView = ReturnType<typeof itemView>;

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null =>
  values.find((value) => value === text) ?? null;

function sampleView(row: SampleRow): SampleView {
  const status = oneOf<GradeStatus>(gradeStatuses, row.status);
  const human = oneOf<HumanGrade>(humanGrades, row.humanStatus);
  return {
    id: row.id,
    n: row.n,
    state: oneOf<SampleState>(sampleStates, row.state) ?? "pending",
    figures: status === null ? null : figuresIn(row, status),
    requestDigest: row.requestDigest,
    responseDigest: row.responseDigest,
    servedModel: row.servedModel,
    systemFingerprint: row.systemFingerprint,
    reasoningIn: status === null || status === "error" ? null : placeIn(row),
    human:
      human === null
        ? null
        : {
            status: human,
            reason: row.humanReason ?? "",
            by: row.humanByName ?? "",
            at: row.humanAt?.toISOString() ?? "",
          },
  };
}

const placeIn = ({ details }: SampleRow) =>
  oneOf<ReasoningPlace>(reasoningPlaces, (details as SampleDetails | null)?.reasoningIn ?? null);

function figuresIn(row: SampleRow, status: GradeStatus): SampleFigures {
  // Only sampleColumns writes this column.
  const details = row.details as SampleDetails | null;
  const { found, promptTokens, completionTokens, firstTextMs, totalMs, tokensPerSecond, finishReason } = row;
  return {
    ...{ status, found, promptTokens, completionTokens, firstTextMs, totalMs, tokensPerSecond, finishReason },
    reason: details?.reason ?? null,
    against: details?.against ?? [],
    leakedInReasoning: details?.leakedInReasoning ?? false,
  };
}
