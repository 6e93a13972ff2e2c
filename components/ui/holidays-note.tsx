import { useTranslations } from "next-intl";
import { yearWithoutHolidays } from "@/lib/reference/working-days";

/** Beside terms that are counted in working days: that one of them runs into a year whose holidays nobody has announced yet. */
export function HolidaysNote({ dueOn }: { dueOn: readonly string[] }) {
  const t = useTranslations("common.clock");
  const year = dueOn.map(yearWithoutHolidays).find((found) => found !== null);
  return year === undefined ? null : <p className="muted mt-1 text-xs">{t("noHolidays", { year })}</p>;
}
