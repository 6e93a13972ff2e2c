import "server-only";
import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { createTranslator } from "use-intl/core";
import type { Transaction } from "@/db/client";
import { caseConditions } from "@/db/schema/review-decisions";
import { reviewCases } from "@/db/schema/reviews";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { authorityOf, levelOf } from "@/lib/reviews/case-rows";
import { conditionOf } from "@/lib/reviews/decision-rows";
import type { ConditionForm } from "@/lib/reviews/schema";
import { CONDITION_DUTY, type ShownDutyRow } from "./table";

const wordsIn = (locale: Locale) =>
  createTranslator({ locale, messages: messages[locale], namespace: "cases" });
const translators = { zh: wordsIn("zh-CN"), en: wordsIn("en") };

/** What a condition asks of the hospital, as a row of the table of duties would say it. */
export function dutyOfCondition(condition: ConditionForm): ShownDutyRow {
  const { indicator, comparison, bound, unit, windowDays, consequence } = condition;
  const value = `${formatNumber(bound)}${unit === "percent" ? "%" : ""}`;
  const title = (t: typeof translators.zh) =>
    t("condition.asked.title", { indicator: t(`words.indicator.${indicator}`) });
  const duty = (t: typeof translators.zh) =>
    t("condition.asked.duty", {
      bound: t(`condition.${comparison}`, { value }),
      days: windowDays,
      consequence: t(`words.consequence.${consequence}`),
    });
  const { zh, en } = translators;
  return {
    id: CONDITION_DUTY,
    topic: "condition",
    title: { zh: title(zh), en: title(en) },
    duty: { zh: duty(zh), en: duty(en) },
    cadenceMonths: null,
    owner: "hospital_quality",
    takesEvidence: false,
  };
}

/** A condition with the case whose decision set it, for whoever is to meet it and whoever confirms that. */
export async function askedConditions(tx: Transaction, ids: readonly (string | null)[]) {
  const wanted = ids.flatMap((id) => id ?? []);
  if (wanted.length === 0) return new Map<string, AskedCondition>();
  const rows = await selectConditions(tx).where(inArray(caseConditions.id, wanted));
  return new Map(rows.map((row) => [row.condition.id, askedOf(row)]));
}

/** The conditions in force on an application. */
export async function conditionsInForce(
  tx: Transaction,
  { institutionId, id }: { institutionId: string; id: string },
) {
  const rows = await selectConditions(tx).where(
    and(
      eq(caseConditions.institutionId, institutionId),
      eq(reviewCases.subjectId, id),
      isNotNull(caseConditions.decidedAt),
      isNull(caseConditions.endedAt),
    ),
  );
  return rows.map(({ condition }) => condition);
}

const selectConditions = (tx: Transaction) =>
  tx
    .select({ condition: caseConditions, of: reviewCases })
    .from(caseConditions)
    .innerJoin(
      reviewCases,
      and(
        eq(reviewCases.institutionId, caseConditions.institutionId),
        eq(reviewCases.id, caseConditions.caseId),
      ),
    );

type Selected = Awaited<ReturnType<typeof selectConditions>>[number];

const askedOf = ({ condition, of }: Selected) => ({
  ...conditionOf(condition),
  caseId: of.id,
  caseNumber: of.number,
  authority: authorityOf(of.authority),
  level: levelOf(of.level),
});
export type AskedCondition = ReturnType<typeof askedOf>;
