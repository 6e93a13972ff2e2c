import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Calculator } from "@/components/classification/calculator";
import { Words } from "@/components/shell/words";
import { publishedRuleSet } from "@/lib/classification/published";
import { beijingDate, now } from "@/lib/clock";
import { useCases } from "@/lib/reference/use-cases";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("classification");
  return { title: t("title"), description: t("lead") };
}

/** The public calculator: answers stay in the browser and in its address. */
export default function ClassifyPage() {
  const version = publishedRuleSet()?.compiled.ruleSet.version;
  if (version === undefined) throw new Error("no rule set is published");
  const demands = useCases.map(({ id, title, demands: { privacySecurity, reasoningExplainability } }) => ({
    id,
    title,
    privacySecurity: { min: privacySecurity.min, max: privacySecurity.max },
    reasoningExplainability: { min: reasoningExplainability.min, max: reasoningExplainability.max },
  }));
  return (
    <Words areas={["classification", "forms"]}>
      <Calculator version={version} today={beijingDate(now())} demands={demands} />
    </Words>
  );
}
