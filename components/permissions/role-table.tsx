import { useLocale, useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { tableRoles } from "@/lib/auth/labels";
import { codeLabel } from "@/lib/reference/codes";

/** What each role is for and which rows it sees. */
export function RoleTable() {
  const t = useTranslations("permissions");
  const locale = useLocale();
  const head = [
    { key: "role", label: t("roles.role") },
    { key: "does", label: t("roles.does") },
    { key: "sees", label: t("roles.sees") },
  ];
  return (
    <Section title={t("roles.title")} note={t("roles.note")}>
      <div className="sheet">
        <Table caption={t("roles.caption")} head={head}>
          {tableRoles.map((role) => (
            <Row key={role}>
              <RowHead sub={<code>{role}</code>}>{codeLabel("actorRoles", role, locale)}</RowHead>
              <Cell label={t("roles.does")}>{t(`does.${role}`)}</Cell>
              <Cell label={t("roles.sees")}>{t(`sees.${role}`)}</Cell>
            </Row>
          ))}
        </Table>
      </div>
    </Section>
  );
}
