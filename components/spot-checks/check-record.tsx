import { useTranslations } from "next-intl";
import { BadgeNote } from "@/components/ui/badge-ladder";
import { CopyDigest } from "@/components/ui/copy-digest";
import { Note } from "@/components/ui/folio";
import { KeyValueList } from "@/components/ui/key-value-list";
import { formatDateTime } from "@/lib/i18n/format";
import type { ShownCheck } from "./check-head";
import { useSuiteName } from "./check-words";

/** What makes a check a record: when, of what, under which digests. */
export function CheckRecord({ check }: { check: ShownCheck }) {
  const t = useTranslations("checks");
  const suiteName = useSuiteName();
  const pending = <span className="muted">{t("record.pending")}</span>;
  const digest = (value: string | null) => (value === null ? pending : <CopyDigest digest={value} />);
  const time = (value: Date | null) => (value === null ? pending : formatDateTime(value));
  const items = [
    ["suites", check.suites.map(suiteName).join(" · ")],
    ["languages", check.languages.map((one) => t(one === "zh" ? "language.zh" : "language.en")).join(" · ")],
    ["started", time(check.startedAt)],
    ["ended", time(check.endedAt)],
    [
      "configuration",
      check.configurationDigest === null ? t("page.noConfiguration") : digest(check.configurationDigest),
    ],
    ["evidence", digest(check.evidenceDigest)],
    ["result", digest(check.resultDigest)],
  ] as const;
  return (
    <Note title={t("record.title")}>
      <KeyValueList tight items={items.map(([key, value]) => ({ key, term: t(`record.${key}`), value }))} />
      <BadgeNote />
    </Note>
  );
}
