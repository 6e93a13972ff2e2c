import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ClassificationStanding } from "@/db/values";
import { codeLabel } from "@/lib/reference/codes";
import { casePath } from "@/lib/reviews/path";
import { useClassificationWords } from "./use-words";

type Verdict = { status: string | null; class: string | null };

/** An authority's decision on a classification, as a record tells it. */
export type StandingDecision = {
  standing: Exclude<ClassificationStanding, "derived">;
  authority: string;
  caseNumber: string;
  decidedOn: string;
  overrides: readonly { module: string; derived: Verdict; set: Verdict }[];
};

type Props = {
  decision: StandingDecision | null;
  /** For who may open the case. */
  caseId?: string;
};

/** What stands behind a classification: the rule set alone, an authority, or an authority against the rule set, for ever. */
export function StandingLine({ decision, caseId }: Props) {
  const t = useTranslations("classified.standing");
  const locale = useLocale();
  const { said: verdict } = useClassificationWords();
  const words = codeLabel("classificationStandings", decision?.standing ?? "derived", locale);
  if (decision === null) return <b>{words}</b>;
  const { authority, decidedOn: date, caseNumber, overrides } = decision;
  const number = <code>{caseNumber}</code>;
  return (
    <>
      {t.rich("by", {
        standing: words,
        b: (said) => <b>{said}</b>,
        authority: codeLabel("authorities", authority, locale),
        date,
        case: () => (caseId === undefined ? number : <Link href={casePath(caseId)}>{number}</Link>),
      })}
      {overrides.map(({ module, derived, set }) => (
        <span key={module} className="block">
          {t("derived", { derived: verdict("CN", derived), set: verdict("CN", set) })}
        </span>
      ))}
    </>
  );
}
