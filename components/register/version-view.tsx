import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LanguageText } from "@/components/records/language-text";
import { CopyDigest } from "@/components/ui/copy-digest";
import { Cols, Folio, Note } from "@/components/ui/folio";
import { KeyValueList } from "@/components/ui/key-value-list";
import { NoteBox } from "@/components/ui/note-box";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { ThreeAnswers } from "@/components/ui/three-answers";
import { formatDate } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import { badgeSteps } from "@/lib/register/badge-steps";
import { kindOfRow, recordHref } from "@/lib/register/listed-row";
import { modelDetail } from "@/lib/register/model-words";
import type { PublicRecord } from "@/lib/register/public-record";
import { nameOf } from "@/lib/register/record-name";
import { recordSections } from "@/lib/register/sections";
import type { PublishedVersion } from "@/lib/register/version-queries";
import { recordOfVersion, trustShown } from "@/lib/register/version-record";
import { ConfigurationDigest } from "./configuration-digest";
import { FieldSectionView } from "./field-section";
import { BadgeHistory, BlankNote, SealNote } from "./record-notes";
import { RecordKicker, RecordPlace } from "./record-view";
import { RecordWhere } from "./record-where";

type Props = { version: PublishedVersion; current: PublicRecord };

/** A public record exactly as one version of it stood, under a word on which version it is. */
export function VersionView({ version, current, classification }: Props & { classification: ReactNode }) {
  const record = recordOfVersion(version);
  const locale = useLocale();
  return (
    <>
      <div className="mb-4">
        <VersionNotice version={version} current={current} />
      </div>
      <PageHead
        kicker={<RecordKicker record={record} since={version.publishedAt} />}
        title={<LanguageText text={nameOf(record, locale)} />}
        lead={<RecordPlace record={record} />}
      />
      <VersionAnswers record={record} current={current} />
      <Cols notes={<VersionNotes version={version} />}>
        <Folio>
          {recordSections[kindOfRow(record)].map((section) => (
            <FieldSectionView key={section.id} section={section} fields={record.document.fields}>
              {section.id === "configuration" ? (
                <ConfigurationDigest digest={record.configurationDigest} />
              ) : null}
            </FieldSectionView>
          ))}
          {classification}
          {kindOfRow(record) === "application" ? <ServedThen record={record} /> : null}
        </Folio>
      </Cols>
    </>
  );
}

function VersionNotice({ version, current }: Props) {
  const t = useTranslations("versions.public");
  const date = formatDate(version.publishedAt);
  if (version.version === current.version) {
    return (
      <NoteBox tone="pine" glyph="met">
        {t("isCurrent", { date })}
      </NoteBox>
    );
  }
  return (
    <NoteBox tone="ochre" glyph="due">
      <p>
        {t("older", { version: version.version, current: current.version, date })}{" "}
        <Link href={recordHref(current.number)}>{t("goCurrent")}</Link>
      </p>
    </NoteBox>
  );
}

function VersionAnswers({ record, current }: { record: PublicRecord; current: PublicRecord }) {
  const t = useTranslations("versions.public");
  const kind = useTranslations("register")(`kind.${kindOfRow(record)}`);
  const { number, version } = record;
  return (
    <ThreeAnswers
      what={t("what", { kind, number, version })}
      where={<RecordWhere record={record} />}
      who={
        <>
          {t("who")}
          <br />
          <Link href={recordHref(number)}>
            {t("current")} {t("number", { version: current.version })}
          </Link>
        </>
      }
    />
  );
}

/** What served an application then, as the register listed it: the deployment's own page shows today's. */
function ServedThen({ record }: { record: PublicRecord }) {
  const t = useTranslations("versions.public");
  const locale = useLocale();
  const { deploymentName, hosting, modelName } = record;
  const items = [
    ...(deploymentName === null
      ? []
      : [{ key: "deploymentName" as const, value: <LanguageText text={deploymentName} /> }]),
    ...(hosting === null
      ? []
      : [{ key: "hosting" as const, value: codeLabel("hostingModes", hosting, locale) }]),
    ...(modelName === null
      ? []
      : [{ key: "modelName" as const, value: `${modelName} ${modelDetail(record, locale)}` }]),
  ].map(({ key, value }) => ({ key, term: t(`row.${key}`), value }));
  return (
    <Section title={t("section")}>
      <KeyValueList items={items} />
      <ConfigurationDigest digest={record.configurationDigest} />
    </Section>
  );
}

function VersionNotes({ version }: { version: PublishedVersion }) {
  const t = useTranslations("versions");
  const locale = useLocale();
  const { number, reason, publishedAt, digest } = version;
  return (
    <>
      <Note title={t("public.number", { version: version.version })}>
        <KeyValueList
          tight
          items={[
            {
              key: "reason",
              term: t("public.list.reason"),
              value: codeLabel("publicationReasons", reason, locale),
            },
            {
              key: "on",
              term: t("public.list.on"),
              value: <span className="nw">{formatDate(publishedAt)}</span>,
            },
            { key: "digest", term: t("public.digest"), value: <CopyDigest digest={digest} /> },
          ]}
        />
        <p className="muted mt-1.5">{t("public.digestNote")}</p>
        <p className="mt-1.5">
          <Link href={`${recordHref(number)}/versions`}>{t("public.all")}</Link>
        </p>
      </Note>
      <BadgeHistory steps={badgeSteps([trustShown(version)])} />
      <SealNote />
      <BlankNote />
    </>
  );
}
