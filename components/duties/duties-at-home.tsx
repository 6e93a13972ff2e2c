import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { ShownDuty } from "@/lib/obligations/shown";
import { DutyRows } from "./duty-rows";

/** Rows the home shows; the rest stand on their records. */
const SHOWN = 12;

/** What classifications ask for, the most urgent first; nothing where nothing is due. */
export function DutiesAtHome({ duties }: { duties: readonly ShownDuty[] }) {
  const t = useTranslations("classified.duties");
  const asked = duties.filter(({ state }) => state === "overdue" || state === "due" || state === "missed");
  if (asked.length === 0) return null;
  const overdue = asked.filter(({ state }) => state === "overdue").length;
  const due = asked.filter(({ state }) => state === "due").length;
  const counts = { count: asked.length, overdue, due };
  return (
    <Section title={t("home")} note={t("note", counts)} id="duties">
      <DutyRows duties={asked.slice(0, SHOWN)} showsApplication />
      {asked.length > SHOWN ? (
        <p className="muted mt-2 text-sm">{t("more", { count: asked.length - SHOWN })}</p>
      ) : null}
    </Section>
  );
}
