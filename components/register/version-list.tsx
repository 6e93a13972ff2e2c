import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { NoSuchVersion, OnlyVersion, VersionChoice } from "@/components/records/version-choice";
import { BadgeLadder } from "@/components/ui/badge-ladder";
import { CopyDigest } from "@/components/ui/copy-digest";
import { Folio } from "@/components/ui/folio";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDateTime } from "@/lib/i18n/format";
import type { VersionPair } from "@/lib/records/version-pair";
import { codeLabel } from "@/lib/reference/codes";
import { badgeOfRow, kindOfRow, recordHref, versionHref } from "@/lib/register/listed-row";
import type { PublicRecord } from "@/lib/register/public-record";
import { nameOf } from "@/lib/register/record-name";
import type { PublishedVersion } from "@/lib/register/version-queries";
import { recordOfVersion } from "@/lib/register/version-record";
import { VersionDifferences } from "./version-differences";

type Props = {
  record: PublicRecord;
  versions: readonly PublishedVersion[];
  pair: VersionPair;
};

/** Every version of a public record, and any two of them side by side. */
export function PublicVersions({ record, versions, pair }: Props) {
  const t = useTranslations("versions.public");
  const of = (nth: number | null) => versions.find(({ version }) => version === nth) ?? null;
  const [before, after] = [of(pair.before), of(pair.after)];
  const path = `${recordHref(record.number)}/versions`;
  const missing = pair.missing.map((version) => t("missing", { version }));
  const options = versions.map(({ version }) => ({
    version,
    label: t(version === record.version ? "now" : "number", { version }),
  }));
  return (
    <>
      <VersionsHead record={record} />
      <div className="mt-5">
        <Folio>
          <VersionRows record={record} versions={versions} />
          {before === null || after === null ? (
            <OnlyVersion missing={missing} />
          ) : (
            <>
              <VersionChoice action={path} options={options} from={before.version} to={after.version} />
              {missing.length > 0 ? (
                <NoSuchVersion missing={missing} />
              ) : (
                <VersionDifferences before={before} after={after} />
              )}
            </>
          )}
        </Folio>
      </div>
    </>
  );
}

function VersionsHead({ record }: { record: PublicRecord }) {
  const t = useTranslations("versions.public");
  const kind = useTranslations("register")(`kind.${kindOfRow(record)}`);
  const locale = useLocale();
  return (
    <PageHead
      kicker={
        <Kicker>
          <span>
            {kind} <code>{record.number}</code>
          </span>
          <Link href={recordHref(record.number)}>
            <LanguageText text={nameOf(record, locale)} />
          </Link>
        </Kicker>
      }
      title={t("title", { number: record.number })}
      lead={t("lead")}
    />
  );
}

function VersionRows({ record, versions }: Pick<Props, "record" | "versions">) {
  const t = useTranslations("versions");
  const columns = [
    { key: "version", label: t("public.list.version") },
    { key: "reason", label: t("public.list.reason") },
    { key: "badge", label: t("list.badge") },
    { key: "digest", label: t("list.digest") },
  ];
  return (
    <Section title={t("public.listTitle")} note={t("list.note")}>
      <Table caption={t("public.listTitle")} head={columns} open flow>
        {versions.map((version) => (
          <VersionRow
            key={version.version}
            version={version}
            isCurrent={version.version === record.version}
          />
        ))}
      </Table>
    </Section>
  );
}

function VersionRow({ version, isCurrent }: { version: PublishedVersion; isCurrent: boolean }) {
  const t = useTranslations("versions");
  const locale = useLocale();
  const { number, version: nth, reason, publishedAt, digest } = version;
  return (
    <Row>
      <RowHead sub={<time dateTime={publishedAt.toISOString()}>{formatDateTime(publishedAt)}</time>}>
        <Link href={versionHref(number, nth)}>
          {t(isCurrent ? "public.now" : "public.number", { version: nth })}
        </Link>
      </RowHead>
      <Cell label={t("public.list.reason")}>{codeLabel("publicationReasons", reason, locale)}</Cell>
      <Cell label={t("list.badge")}>
        <BadgeLadder badge={badgeOfRow(recordOfVersion(version))} />
      </Cell>
      <Cell label={t("list.digest")}>
        <CopyDigest digest={digest} />
      </Cell>
    </Row>
  );
}
