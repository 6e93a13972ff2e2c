import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { PublicRecord } from "@/lib/register/public-record";
import { StandingLine } from "./standing-line";
import { VerdictCells } from "./verdict-cells";

type Props = {
  classification: PublicRecord["document"]["classification"];
};

/** On the public record: the four verdicts, and whether they are only derived or the authority has decided. */
export function PublicVerdicts({ classification }: Props) {
  const t = useTranslations("classified");
  if (classification === undefined) return null;
  const { asOf, ruleSet, tier, modules, decision } = classification;
  return (
    <Section
      title={t("section.title")}
      note={t("section.note", { ruleSet: ruleSet.version, asOf })}
      id="classification"
    >
      <VerdictCells strictest={classification} />
      <p className="soft mt-3 text-sm">
        <StandingLine decision={decision} />
        {tier === null ? null : ` · ${t("section.tier", { tier })}`}
        {" · "}
        {t("section.modules", { count: modules })}
      </p>
    </Section>
  );
}
