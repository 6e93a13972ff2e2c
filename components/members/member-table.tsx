import { useLocale, useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import type { FormAction } from "@/lib/command/form-outcome";
import { formatDate } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import { EndMembership } from "./end-membership";

export type MemberRow = {
  id: string;
  userId: string;
  name: string;
  role: string;
  since: Date;
  cameIn: { way: "invited" | "approved" | "assigned" | "installed"; by: string | null };
};

type Props = { members: readonly MemberRow[]; ownId: string; end: FormAction };

const columns = ["name", "role", "since", "cameIn", "act"] as const;

/** Who acts for the institution, and through whom they came. Nobody ends their own membership. */
export function MemberTable({ members, ownId, end }: Props) {
  const t = useTranslations("members.list");
  const locale = useLocale();
  return (
    <Section title={t("title")} note={t("note", { count: members.length })}>
      <Table caption={t("caption")} open head={columns.map((key) => ({ key, label: t(key) }))}>
        {members.map(({ id, userId, name, role, since, cameIn }) => (
          <Row key={id}>
            <RowHead>
              <LanguageText text={name} />
            </RowHead>
            <Cell label={t("role")}>{codeLabel("hospitalRoles", role, locale)}</Cell>
            <Cell label={t("since")}>
              <span className="nw">{formatDate(since)}</span>
            </Cell>
            <Cell label={t("cameIn")}>{t(`way.${cameIn.way}`, { name: cameIn.by ?? "" })}</Cell>
            <Cell label={t("act")}>
              {userId === ownId ? (
                <span className="muted">{t("self")}</span>
              ) : (
                <EndMembership membershipId={id} name={name} action={end} />
              )}
            </Cell>
          </Row>
        ))}
      </Table>
    </Section>
  );
}
