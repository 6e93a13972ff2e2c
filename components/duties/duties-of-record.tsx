import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { ShownDuty } from "@/lib/obligations/shown";
import type { DutyActs } from "./duty-acts";
import { DutyRows } from "./duty-rows";

/** All obligations of one application. */
export function DutiesOfRecord({ duties, acts }: { duties: readonly ShownDuty[]; acts: DutyActs }) {
  const t = useTranslations("classified.duties");
  const of = (state: string) => duties.filter((duty) => duty.state === state).length;
  return (
    <Section
      title={t("title")}
      note={t("note", { count: duties.length, overdue: of("overdue"), due: of("due") })}
      id="obligations"
    >
      {duties.length === 0 ? (
        <p className="muted">{t("none")}</p>
      ) : (
        <DutyRows duties={duties} showsApplication={false} acts={acts} />
      )}
      {duties.some(({ isProvisional }) => isProvisional) ? (
        <p className="muted mt-2 text-sm">{t("provisional")}</p>
      ) : null}
    </Section>
  );
}
