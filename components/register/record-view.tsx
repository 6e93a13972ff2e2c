import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LanguageText } from "@/components/records/language-text";
import { Cols, Folio } from "@/components/ui/folio";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { StatusMark } from "@/components/ui/status-mark";
import { formatDate } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import { provinceName } from "@/lib/reference/provinces";
import { stateMark } from "@/lib/register/labels";
import { kindOfRow } from "@/lib/register/listed-row";
import type { PublicRecord, RecordPage } from "@/lib/register/public-record";
import { institutionNameOf, nameOf } from "@/lib/register/record-name";
import type { VersionShown } from "@/lib/register/version-record";
import { RecordActs } from "./record-acts";
import { RecordAnswers } from "./record-answers";
import { RecordClaims } from "./record-claims";
import { RecordNotes } from "./record-notes";
import { RecordSections } from "./record-sections";
import { RecordThread } from "./record-thread";

type Props = {
  page: RecordPage;
  isDemo: boolean;
  /** Every version of the record, oldest first. */
  versions: readonly VersionShown[];
  reports: ReactNode;
  /** What was derived of an application; nothing for other records. */
  classification: ReactNode;
  today: string;
  origin: string;
};

/** The public record of an institution, a deployment or an application: one sheet, with its thread and margin. */
export function RecordView({ page, versions, isDemo, reports, classification, today, origin }: Props) {
  const { record } = page;
  const locale = useLocale();
  if (record.state === "retired") return <RetiredRecord record={record} />;
  return (
    <>
      <RecordThread page={page} />
      <PageHead
        kicker={<RecordKicker record={record} since={dateOf(versions, record.version)} />}
        title={<LanguageText text={nameOf(record, locale)} />}
        lead={<RecordPlace record={record} />}
        actions={<RecordActs number={record.number} />}
      />
      <RecordAnswers page={page} today={today} />
      <Cols notes={<RecordNotes record={record} versions={versions} isDemo={isDemo} origin={origin} />}>
        <Folio>
          {classification}
          <RecordSections page={page} />
          <RecordClaims record={record} />
          {reports}
        </Folio>
      </Cols>
    </>
  );
}

/** A number that once stood for something: that is all the register still says. */
export function RetiredRecord({ record }: { record: PublicRecord }) {
  const t = useTranslations("register.record.retired");
  return (
    <PageHead
      kicker={<RecordKicker record={record} />}
      title={t("title")}
      lead={t("text", { number: record.number, date: formatDate(record.publishedAt) })}
    />
  );
}

const dateOf = (versions: readonly VersionShown[], version: number) =>
  versions.find((one) => one.version === version)?.publishedAt;

/** `since` is the day of the version, which may be later than that of the record's last publication: versions follow. */
export function RecordKicker({ record, since }: { record: PublicRecord; since?: Date | undefined }) {
  const t = useTranslations("register");
  const [on, published] = [formatDate(since ?? record.publishedAt), formatDate(record.publishedAt)];
  const state = record.state === "suspended" || record.state === "retired" ? record.state : "published";
  const mark = stateMark[state];
  return (
    <Kicker>
      <span>
        {t(`kind.${kindOfRow(record)}`)} <code>{record.number}</code>
      </span>
      {on === published
        ? t("record.version", { version: record.version })
        : t("record.versionOf", { version: record.version, date: on })}
      {t("record.updated", { date: published })}
      <StatusMark glyph={mark.glyph} tone={mark.tone}>
        {t(`record.state.${state}`)}
      </StatusMark>
    </Kicker>
  );
}

/** Whose record it is and where: institution, province, level and type. */
export function RecordPlace({ record }: { record: PublicRecord }) {
  const locale = useLocale();
  const place = [
    provinceName(record.provinceAdcode, locale),
    ...(record.level === null || record.level === "not_applicable"
      ? []
      : [codeLabel("institutionLevels", record.level, locale)]),
    ...(record.institutionType === null
      ? []
      : [codeLabel("institutionTypes", record.institutionType, locale)]),
  ].join(" · ");
  if (kindOfRow(record) === "institution") return place;
  return (
    <>
      <LanguageText text={institutionNameOf(record, locale)} />
      {` · ${place}`}
    </>
  );
}
