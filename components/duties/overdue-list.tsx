import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { ShownDuty } from "@/lib/obligations/shown";
import { DutyRows } from "./duty-rows";

type Props = { overdue: { items: readonly ShownDuty[]; count: number; hospitals: number } };

/** What hospitals in reach have not done in time, the longest overdue first; nothing where nothing is. */
export function OverdueList({ overdue: { items, count, hospitals } }: Props) {
  const t = useTranslations("classified.duties");
  if (count === 0) return null;
  return (
    <Section title={t("overdue")} note={t("overdueNote", { count, hospitals })} id="overdue">
      <DutyRows duties={items} showsApplication />
      {count > items.length ? (
        <p className="muted mt-2 text-sm">{t("more", { count: count - items.length })}</p>
      ) : null}
    </Section>
  );
}
