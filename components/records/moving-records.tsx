import Link from "next/link";
import { useTranslations } from "next-intl";
import { LanguageText } from "./language-text";
import type { MovingRecord } from "./move-offer";
import { recordPath } from "./record-view";

/** Exactly what moves: each record with its number and the revision on the screen. */
export function MovingRecords({ records }: { records: readonly MovingRecord[] }) {
  const t = useTranslations("reviews");
  return (
    <div className="text-sm">
      <p>
        <b>{t("acts.moves", { count: records.length })}</b>
      </p>
      <ul className="mt-1 grid max-h-64 gap-1 overflow-y-auto">
        {records.map((record) => (
          <li key={record.id}>
            <span className="muted">{t(`record.kind.${record.kind}`)}</span>{" "}
            <Link href={recordPath(record.kind, record.id)}>
              <LanguageText text={record.name} />
            </Link>
            <span className="muted block text-xs">
              {t("acts.recordLine", { number: record.number, revision: record.revision })}
            </span>
          </li>
        ))}
      </ul>
      <p className="muted mt-2 text-xs">{t("acts.bound")}</p>
    </div>
  );
}
