import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { Strictest } from "@/lib/classification/strictest";
import { VerdictCells } from "./verdict-cells";

type Props = {
  classification: (Strictest & { asOf: string; ruleSet: { version: string }; modules: number }) | undefined;
};

/** On the public record: the four derived verdicts, and that no authority has decided them. */
export function PublicVerdicts({ classification }: Props) {
  const t = useTranslations("classified");
  if (classification === undefined) return null;
  const { asOf, ruleSet, tier, modules } = classification;
  return (
    <Section
      title={t("section.title")}
      note={t("section.note", { ruleSet: ruleSet.version, asOf })}
      id="classification"
    >
      <VerdictCells strictest={classification} />
      <p className="soft mt-3 text-sm">
        <b>{t("derived")}</b>
        {tier === null ? null : ` · ${t("section.tier", { tier })}`}
        {" · "}
        {t("section.modules", { count: modules })}
      </p>
    </Section>
  );
}
