import { useLocale, useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import type { FormAction } from "@/lib/command/form-outcome";
import { formatDateTime } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import { RevokeInvitation } from "./revoke-invitation";

export type InvitationRow = {
  id: string;
  role: string;
  note: string;
  invitedByName: string;
  expiresAt: Date;
};

type Props = { invitations: readonly InvitationRow[]; revoke: FormAction };

const columns = ["for", "role", "by", "expires", "act"] as const;

/** Links that still let somebody in. */
export function InvitationTable({ invitations, revoke }: Props) {
  const t = useTranslations("members.invitations");
  const locale = useLocale();
  return (
    <Section title={t("title")} note={t("note", { count: invitations.length })}>
      {invitations.length === 0 ? (
        <p className="soft">{t("none")}</p>
      ) : (
        <Table caption={t("caption")} open head={columns.map((key) => ({ key, label: t(key) }))}>
          {invitations.map(({ id, role, note, invitedByName, expiresAt }) => (
            <Row key={id}>
              <RowHead>
                <LanguageText text={note} />
              </RowHead>
              <Cell label={t("role")}>{codeLabel("hospitalRoles", role, locale)}</Cell>
              <Cell label={t("by")}>
                <LanguageText text={invitedByName} />
              </Cell>
              <Cell label={t("expires")}>
                <span className="nw">{formatDateTime(expiresAt)}</span>
              </Cell>
              <Cell label={t("act")}>
                <RevokeInvitation invitationId={id} note={note} action={revoke} />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </Section>
  );
}
