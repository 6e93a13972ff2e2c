import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import { daysLeft, type Freshness, freshnessOn } from "@/lib/records/freshness";

const marks = {
  never: { glyph: "draft", tone: "plain" },
  fresh: { glyph: "met", tone: "pine" },
  due: { glyph: "due", tone: "ochre" },
  overdue: { glyph: "overdue", tone: "zhu" },
} as const satisfies Record<Freshness, { glyph: string; tone: string }>;

type Props = { due: string | null; today: string };

/** How fresh what a hospital stands for is: form, word and day. It is derived from the day it is read on. */
export function FreshnessMark({ due, today }: Props) {
  const t = useTranslations("versions.freshness");
  const freshness = freshnessOn(due, today);
  const days = due === null ? 0 : Math.abs(daysLeft(due, today));
  return <StatusMark {...marks[freshness]}>{t(freshness, { due: due ?? "", days })}</StatusMark>;
}

/** In a list only what is overdue is told. */
export function OverdueMark({ due, today }: Props) {
  const t = useTranslations("versions.freshness");
  if (freshnessOn(due, today) !== "overdue") return null;
  return <StatusMark {...marks.overdue}>{t("overdueShort")}</StatusMark>;
}
