import { useLocale, useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { CodedBlank } from "@/components/ui/coded-blank";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { contactKinds } from "@/db/values";
import { codeLabel } from "@/lib/reference/codes";

export type ContactView = {
  id: string;
  kind: string;
  department: string | null;
  roleTitle: string | null;
  email: string | null;
};

/** Functional contacts: departments and posts, no names. */
export function InstitutionContacts({ contacts }: { contacts: readonly ContactView[] }) {
  const t = useTranslations("institutions.page");
  const locale = useLocale();
  const kindOf = (kind: string) => contactKinds.find((known) => known === kind) ?? "generic";
  return (
    <Section title={t("section.contacts")}>
      {contacts.length === 0 ? (
        <p className="soft">{t("contact.none")}</p>
      ) : (
        <Table
          open
          caption={t("section.contacts")}
          head={(["kind", "department", "roleTitle", "email"] as const).map((key) => ({
            key,
            label: t(key === "roleTitle" ? "contact.role" : `contact.${key}`),
          }))}
        >
          {contacts.map((contact) => (
            <Row key={contact.id}>
              <RowHead>{codeLabel("contactKinds", kindOf(contact.kind), locale)}</RowHead>
              <Cell label={t("contact.department")}>
                <Words text={contact.department} />
              </Cell>
              <Cell label={t("contact.role")}>
                <Words text={contact.roleTitle} />
              </Cell>
              <Cell label={t("contact.email")}>
                <Words text={contact.email} />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </Section>
  );
}

function Words({ text }: { text: string | null }) {
  return text ? <LanguageText text={text} /> : <CodedBlank reason="not_asked" />;
}
