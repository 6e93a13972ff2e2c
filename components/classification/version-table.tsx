"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/lib/i18n/format";
import type { ShownVersion } from "@/lib/obligations/shown";
import { codeLabel } from "@/lib/reference/codes";
import { useClassificationWords } from "./use-words";

type Props = { applicationId: string; versions: readonly ShownVersion[] };

/** Every version with what it came to, whether it comes again, and the way to compare it with the one before. */
export function VersionTable({ applicationId, versions }: Props) {
  const t = useTranslations("classified.page");
  const locale = useLocale();
  const { said } = useClassificationWords();
  const head = (["version", "result", "state", "replay", "who"] as const).map((key) => ({
    key,
    label: t(key),
  }));
  const before = (version: ShownVersion) =>
    versions.find(({ module, revision }) => module === version.module && revision === version.revision - 1);
  return (
    <Section title={t("versions")} note={t("versionsNote")} id="versions">
      <Table caption={t("versions")} head={head} open>
        {versions.map((version) => (
          <Row key={version.id}>
            <RowHead sub={version.moduleName ?? t("main")}>
              {version.revision} · {version.asOf}
            </RowHead>
            <Cell label={t("result")}>
              {said("CN", version.results.CN ?? { status: null, class: null })}
              {version.tier === null ? null : ` · ${version.tier}`}
              {version.override === null ? null : (
                <small className="block">
                  {t.rich("overridden", {
                    set: said("CN", version.override.set),
                    case: () => <code>{version.override?.caseNumber}</code>,
                    b: (words) => <b>{words}</b>,
                  })}
                </small>
              )}
            </Cell>
            <Cell label={t("state")}>{codeLabel("classificationStates", version.state, locale)}</Cell>
            <Cell label={t("replay")}>
              {version.mismatch === null ? (
                <StatusMark glyph="met" tone="pine">
                  {t("agrees")}
                </StatusMark>
              ) : (
                <StatusMark glyph="overdue" tone="zhu">
                  {t("differs")}
                </StatusMark>
              )}
            </Cell>
            <Cell label={t("who")}>
              {version.by} <span className="nw">{formatDate(version.at)}</span>{" "}
              {before(version) === undefined ? null : (
                <Link
                  href={`/applications/${applicationId}/classification?module=${version.module}&compare=${version.id}#diff`}
                >
                  {t("compare")}
                </Link>
              )}
            </Cell>
          </Row>
        ))}
      </Table>
    </Section>
  );
}
