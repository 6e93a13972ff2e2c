import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import type { ShownClassification } from "@/lib/obligations/shown";
import { ClassifiedNotes } from "./classified-notes";
import { PastOverrides } from "./past-overrides";
import { VerdictCells } from "./verdict-cells";

type Props = {
  classified: ShownClassification;
  /** What stands behind it: the rule set alone or an authority. */
  standing: ReactNode;
  /** The case in which it is or was reviewed. */
  review: ReactNode;
  canEdit: boolean;
  /** The reader may sign what is shown and hand it in for review, which nobody has done yet. */
  maySign: boolean;
};

/** On the record: four verdicts of the strictest module, with what stands behind them and where their review stands. */
export function ClassifiedSection({ classified, standing, review, canEdit, maySign }: Props) {
  const t = useTranslations("classified");
  const { strictest, versions, application } = classified;
  const submitted = versions.filter(({ state }) => state === "submitted");
  const [shown] = submitted;
  const href = `/applications/${application.id}/classification`;
  return (
    <Section
      title={t("section.title")}
      note={shown && t("section.note", { ruleSet: shown.ruleSetVersion, asOf: shown.asOf })}
      id="classification"
    >
      <ClassifiedNotes classified={classified} />
      {strictest === null ? (
        <>
          <p className="muted">{t("section.empty")}</p>
          {canEdit ? (
            <p className="mt-3">
              <ButtonLink href={href}>{t("section.emptyEdit")}</ButtonLink>
            </p>
          ) : null}
        </>
      ) : (
        <>
          <VerdictCells strictest={strictest} />
          <p className="soft mt-3 text-sm">
            {standing}
            {" · "}
            {strictest.tier === null ? null : t("section.tier", { tier: strictest.tier })}
            {" · "}
            {t("section.modules", { count: submitted.length })}{" "}
            <Link href={href}>{t(canEdit ? "section.open" : "section.read")}</Link>
          </p>
          {maySign ? (
            <p className="mt-3 print:hidden">
              <ButtonLink href={href}>{t("section.sign")}</ButtonLink>
            </p>
          ) : null}
        </>
      )}
      <PastOverrides versions={versions} />
      {review}
    </Section>
  );
}
