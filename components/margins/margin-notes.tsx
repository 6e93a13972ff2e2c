import Link from "next/link";
import { useTranslations } from "next-intl";
import { Note } from "@/components/ui/folio";
import type { MarginRow } from "@/lib/demo/margins-report";
import { nonParticipantCount } from "@/lib/demo/non-participants";
import { byMargin, isMet } from "./margin-sections";

/** Beside the margins: how many targets are met, the list of them, and how not to read them. */
export function MarginNotes({ rows }: { rows: readonly MarginRow[] }) {
  const t = useTranslations("demo");
  const groups = byMargin(rows);
  return (
    <>
      <Note title={t("contents")}>
        <ul className="grid gap-1">
          {groups.map(([head]) =>
            head === undefined ? null : (
              <li key={head.margin}>
                <a href={`#${head.margin}`}>{t(`margin.${head.margin}`)}</a>
              </li>
            ),
          )}
        </ul>
      </Note>
      <Note title={t("column.verdict")}>
        <p>{t("summary", { met: rows.filter(isMet).length, total: rows.length })}</p>
      </Note>
      <Note title={t("standings.title")}>
        <ul className="grid gap-1">
          {(["published", "mixed", "assumed"] as const).map((standing) => (
            <li key={standing}>
              {t(`standings.${standing}`, { count: rows.filter((row) => row.standing === standing).length })}
            </li>
          ))}
        </ul>
      </Note>
      <Note title={t("reading")}>
        <p>{t("rule")}</p>
        <p className="mt-1">{t("beside", { count: nonParticipantCount })}</p>
        <p className="mt-1">
          <Link href="/statistics">{t("back")}</Link>
        </p>
      </Note>
    </>
  );
}
