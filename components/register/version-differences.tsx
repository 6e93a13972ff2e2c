import { useLocale, useTranslations } from "next-intl";
import { DiffSection } from "@/components/records/diff-section";
import type { RowChange } from "@/components/records/diff-table";
import { BadgeLadder } from "@/components/ui/badge-ladder";
import { diffVersions } from "@/lib/records/version-diff";
import { codeLabel } from "@/lib/reference/codes";
import { classificationWords } from "@/lib/register/classification-words";
import { badgeOfRow, kindOfRow } from "@/lib/register/listed-row";
import type { PublicRecord } from "@/lib/register/public-record";
import { institutionNameOf } from "@/lib/register/record-name";
import type { PublishedVersion } from "@/lib/register/version-queries";
import { publicFieldsOf, recordOfVersion, statedOfVersion } from "@/lib/register/version-record";

type Props = { before: PublishedVersion; after: PublishedVersion };

/** Two versions of a public record: its fields, and what the register shows with them. */
export function VersionDifferences({ before, after }: Props) {
  const t = useTranslations("versions.public");
  const [was, is] = [recordOfVersion(before), recordOfVersion(after)];
  const fields = publicFieldsOf(kindOfRow(is));
  const kinds = new Map(fields.map(({ field, kind }) => [field, kind]));
  return (
    <DiffSection
      title={t("diffTitle", { from: before.version, to: after.version })}
      diff={diffVersions(
        statedOfVersion(before),
        statedOfVersion(after),
        fields.map(({ field }) => field),
      )}
      rows={useRows(was, is)}
      placeOf={(field) => ({ kind: kinds.get(field) ?? kindOfRow(is), field })}
      before={t("number", { version: before.version })}
      after={t("number", { version: after.version })}
    />
  );
}

/** What a record shows beside its own fields and that differs; an application names the deployment that serves it. */
function useRows(was: PublicRecord, is: PublicRecord): RowChange[] {
  const t = useTranslations("versions.public.row");
  const locale = useLocale();
  const none = useTranslations("common.blank")("unknown");
  const served = kindOfRow(is) === "application";
  const named = [
    ...(kindOfRow(is) === "institution"
      ? []
      : [{ key: "institutionName" as const, of: (row: PublicRecord) => institutionNameOf(row, locale) }]),
    ...(served
      ? [
          { key: "deploymentName" as const, of: (row: PublicRecord) => row.deploymentName },
          {
            key: "hosting" as const,
            of: (row: PublicRecord) => row.hosting && codeLabel("hostingModes", row.hosting, locale),
          },
          { key: "modelName" as const, of: (row: PublicRecord) => row.modelName },
        ]
      : []),
    { key: "configurationDigest" as const, of: (row: PublicRecord) => row.configurationDigest },
    ...(served
      ? [
          {
            key: "classification" as const,
            of: ({ document: { classification: said } }: PublicRecord) =>
              said && classificationWords(said, locale),
          },
        ]
      : []),
  ];
  const changed = named.flatMap(({ key, of }): RowChange[] => {
    const [before, after] = [of(was), of(is)];
    return before === after ? [] : [{ key, label: t(key), before: before ?? none, after: after ?? none }];
  });
  if (was.badge === is.badge) return changed;
  const [before, after] = [was, is].map((row) => <BadgeLadder key={row.version} badge={badgeOfRow(row)} />);
  return [{ key: "badge", label: t("badge"), before, after }, ...changed];
}
