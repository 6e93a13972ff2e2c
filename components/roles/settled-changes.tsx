import { useLocale, useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import type { InstitutionNames, RoleChangeView } from "./role-change-view";
import { RoleWords } from "./role-words";

const marks = {
  pending: { glyph: "due", tone: "ochre" },
  approved: { glyph: "met", tone: "pine" },
  refused: { glyph: "fail", tone: "zhu" },
  withdrawn: { glyph: "draft", tone: "plain" },
} as const;

const columns = ["person", "change", "state", "by"] as const;

type Props = { changes: readonly RoleChangeView[]; names: InstitutionNames };

/** Proposals that are over, newest first. */
export function SettledChanges({ changes, names }: Props) {
  const t = useTranslations("roles.over");
  return (
    <Section title={t("title")}>
      {changes.length === 0 ? (
        <p className="soft">{t("none")}</p>
      ) : (
        <Table caption={t("caption")} open head={columns.map((key) => ({ key, label: t(key) }))}>
          {changes.map((change) => (
            <SettledRow key={change.id} change={change} names={names} />
          ))}
        </Table>
      )}
    </Section>
  );
}

function SettledRow({ change, names }: { change: RoleChangeView; names: InstitutionNames }) {
  const t = useTranslations("roles");
  const locale = useLocale();
  const { decidedByName: name, decidedAt, decisionReason } = change;
  const proposed = { name: change.proposedByName, date: formatDate(change.proposedAt) };
  return (
    <Row>
      <RowHead sub={change.email}>
        <LanguageText text={change.userName} />
      </RowHead>
      <Cell label={t("over.change")}>
        <RoleWords change={change} names={names} />
      </Cell>
      <Cell label={t("over.state")}>
        <StatusMark {...marks[change.state]}>
          {codeLabel("roleChangeStates", change.state, locale)}
        </StatusMark>
        {decisionReason ? (
          <span className="sub">
            <LanguageText text={decisionReason} />
          </span>
        ) : null}
      </Cell>
      <Cell label={t("over.by")}>
        {t("pending.proposed", proposed)}
        {name && decidedAt ? (
          <span className="sub">{t("over.decided", { name, date: formatDate(decidedAt) })}</span>
        ) : null}
      </Cell>
    </Row>
  );
}
