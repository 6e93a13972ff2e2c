import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { ShownDuty } from "@/lib/obligations/shown";
import { DutyRows } from "./duty-rows";

/** Rows the home shows; the rest stand on their records. */
const SHOWN = 12;

/** Conditions that were measured and wait for a reviewer, and those that are missed; nothing where there are none. */
export function ConditionsToJudge({ conditions }: { conditions: readonly ShownDuty[] }) {
  const t = useTranslations("classified.duties");
  if (conditions.length === 0) return null;
  const of = (state: string) => conditions.filter((each) => each.state === state).length;
  const note = t("toJudgeNote", { filed: of("filed"), missed: of("missed") });
  return (
    <Section title={t("toJudge")} note={note} id="conditions">
      <DutyRows duties={conditions.slice(0, SHOWN)} showsApplication />
      {conditions.length > SHOWN ? (
        <p className="muted mt-2 text-sm">{t("more", { count: conditions.length - SHOWN })}</p>
      ) : null}
    </Section>
  );
}
