import { useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { BadgeLadder } from "@/components/ui/badge-ladder";
import { fieldSources } from "@/db/values";
import { countFields } from "@/lib/register/field-counts";
import { badgeOfRow } from "@/lib/register/listed-row";
import type { PublicRecord } from "@/lib/register/public-record";

/** Where a record comes from: its public source if it has one, what its fields rest on, how far it is trusted. */
export function RecordWhere({ record }: { record: PublicRecord }) {
  const t = useTranslations("register.record.where");
  const counts = countFields(record.document.fields);
  const kinds = [...fieldSources, "blank"] as const;
  const parts = kinds.flatMap((kind) => (counts[kind] === 0 ? [] : [t(kind, { count: counts[kind] })]));
  return (
    <>
      <PublicSource record={record} />
      {t("fields", { total: counts.total, parts: parts.join(t("separator")) })}
      <br />
      <BadgeLadder badge={badgeOfRow(record)} />
    </>
  );
}

/** A record opened from a public source rests on one: every field of it names the same. */
function PublicSource({ record }: { record: PublicRecord }) {
  const t = useTranslations("register.record.where");
  const source = Object.values(record.document.fields).find((field) => field.publicSource)?.publicSource;
  if (source === undefined) return null;
  const title = <LanguageText text={source.title} />;
  const linked = (
    <a href={source.url} rel="noopener noreferrer nofollow">
      {title}
    </a>
  );
  return (
    <span className="block">
      {t.rich("source", {
        title: () => (source.mayLink ? linked : title),
        date: source.date === "" ? "" : t("sourceDate", { date: source.date }),
      })}
    </span>
  );
}
