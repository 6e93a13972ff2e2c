import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { BadgeLadder } from "@/components/ui/badge-ladder";
import { CopyDigest } from "@/components/ui/copy-digest";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import type { Badge } from "@/db/values";
import { formatDateTime } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";

export type VersionView = {
  revision: number;
  step: string;
  restoredFrom: number | null;
  badge: Badge | null;
  byName: string | null;
  byRole: string | null;
  at: Date;
  digest: string;
  /** Fields with another value than the version before; null where none before is kept. */
  changed: number | null;
};

type Props = {
  versions: readonly VersionView[];
  /** The address of this page; a comparison is its query. */
  path: string;
  canRestore: boolean;
};

/** Every version kept of a record, newest first. */
export function VersionTable({ versions, path, canRestore }: Props) {
  const t = useTranslations("versions.list");
  const columns = ["version", "step", "by", "changed", "badge", "digest"] as const;
  const head = [
    ...columns.map((key) => ({ key, label: t(key) })),
    ...(canRestore ? [{ key: "act", label: t("act"), hidden: true }] : []),
  ];
  return (
    <Section title={t("title")} note={t("note")}>
      <Table caption={t("title")} head={head} open flow>
        {versions.map((version, at) => (
          <VersionRow
            key={version.revision}
            version={version}
            earlier={versions[at + 1]?.revision ?? null}
            path={path}
            {...(canRestore ? { restore: at > 0 } : {})}
          />
        ))}
      </Table>
    </Section>
  );
}

type RowProps = { version: VersionView; earlier: number | null; path: string; restore?: boolean };

function VersionRow({ version, earlier, path, restore }: RowProps) {
  const t = useTranslations("versions");
  const locale = useLocale();
  const { revision, step, restoredFrom, byName, byRole, changed } = version;
  const name = t("number", { version: revision });
  return (
    <Row>
      <RowHead sub={<time dateTime={version.at.toISOString()}>{formatDateTime(version.at)}</time>}>
        {earlier === null ? (
          name
        ) : (
          <Link href={`${path}?from=${earlier}&to=${revision}#diff`} title={t("list.compare")}>
            {name}
          </Link>
        )}
      </RowHead>
      <Cell label={t("list.step")}>
        {codeLabel("versionSteps", step, locale)}
        {restoredFrom === null ? null : (
          <span className="sub">{t("list.restoredFrom", { revision: restoredFrom })}</span>
        )}
      </Cell>
      <Cell label={t("list.by")}>
        {byName ?? t("list.nobody")}
        {byRole ? <span className="sub">{codeLabel("actorRoles", byRole, locale)}</span> : null}
      </Cell>
      <Cell label={t("list.changed")}>
        {changed === null ? t("list.first") : t("list.fields", { count: changed })}
      </Cell>
      <Cell label={t("list.badge")}>
        <BadgeLadder badge={version.badge} />
      </Cell>
      <Cell label={t("list.digest")}>
        <CopyDigest digest={version.digest} />
      </Cell>
      {restore === undefined ? null : (
        <Cell>{restore ? <Link href={`${path}/${revision}`}>{t("list.restore")}</Link> : null}</Cell>
      )}
    </Row>
  );
}
