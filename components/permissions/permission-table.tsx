import clsx from "clsx";
import { useLocale, useTranslations } from "next-intl";
import { Glyph } from "@/components/ui/glyph";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { permissionNames, type TableRole, tableRoles } from "@/lib/auth/labels";
import { may, type Permission } from "@/lib/auth/permissions";
import { codeLabel } from "@/lib/reference/codes";

/** Roles by permissions. On a narrow screen a row lists only the roles that hold it. */
export function PermissionTable() {
  const t = useTranslations("permissions");
  const locale = useLocale();
  const head = [
    { key: "permission", label: t("table.permission") },
    ...tableRoles.map((role) => ({ key: role, label: codeLabel("actorRoles", role, locale) })),
  ];
  return (
    <Section title={t("table.title")} note={t("table.note")}>
      {/* Eleven columns in two languages: heads wrap between words, and the names keep room to be read. Where that takes more
          than the page has, the table scrolls and not the page. */}
      <div className="sheet min-[721px]:[&_tbody_th]:min-w-52 [&_thead_th]:align-bottom! [&_thead_th]:whitespace-normal! [&_thead_th]:wrap-normal!">
        <ScrollRegion label={t("table.caption")}>
          <Table caption={t("table.caption")} head={head} flow>
            {permissionNames.map((permission) => (
              <Row key={permission}>
                <RowHead sub={<code>{permission}</code>}>{t(`name.${permission}`)}</RowHead>
                {tableRoles.map((role) => (
                  <Held key={role} role={role} permission={permission} />
                ))}
              </Row>
            ))}
          </Table>
        </ScrollRegion>
      </div>
    </Section>
  );
}

function Held({ role, permission }: { role: TableRole; permission: Permission }) {
  const t = useTranslations("permissions.table");
  const locale = useLocale();
  const isHeld = may(role, permission);
  return (
    <Cell className={clsx("min-[721px]:text-center", !isHeld && "max-[720px]:hidden!")}>
      <span className="only-s mr-1">{codeLabel("actorRoles", role, locale)}</span>
      {isHeld ? (
        <span className="text-pine">
          <Glyph name="check" />
          <span className="vh">{t("allowed")}</span>
        </span>
      ) : (
        <>
          <span className="muted" aria-hidden="true">
            –
          </span>
          <span className="vh">{t("denied")}</span>
        </>
      )}
    </Cell>
  );
}
