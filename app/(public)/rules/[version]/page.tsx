import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Absent } from "@/app/_shell/absent";
import { RuleDocument } from "@/components/classification/rule-document";
import { RuleNotes } from "@/components/classification/rule-notes";
import { Cols, Folio } from "@/components/ui/folio";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { publishedRuleSet } from "@/lib/classification/published";
import { absent } from "@/lib/http/absent";

type Props = { params: Promise<{ version: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { version } = await params;
  const t = await getTranslations();
  const isThere = publishedRuleSet(version) !== undefined;
  return {
    title: isThere ? t("classification.rules.title", { version }) : t("errors.page.notFoundTitle"),
  };
}

/** A published rule set in full, in both languages, also for paper. */
export default async function RuleSetPage({ params }: Props) {
  const t = await getTranslations("classification.rules");
  const published = publishedRuleSet((await params).version);
  if (published === undefined) return absent(<Absent />);
  const { ruleSet, questionnaire } = published.compiled;
  return (
    <>
      <PageHead
        kicker={
          <Kicker>
            <code>{ruleSet.id}</code>
            {t("count", {
              rules: ruleSet.rules.length,
              questions: questionnaire.questions.length,
              sources: ruleSet.sources.length,
            })}
          </Kicker>
        }
        title={t("title", { version: ruleSet.version })}
        lead={t("lead")}
      />
      <Cols notes={<RuleNotes published={published} />}>
        <Folio>
          <RuleDocument compiled={published.compiled} />
        </Folio>
      </Cols>
    </>
  );
}
