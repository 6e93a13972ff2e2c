import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";

export type OperationShown = {
  id: string;
  name: string;
  method: string;
  path: string;
  scope: string;
  isOpen: boolean;
  fields: readonly { name: string; in: string; isRequired: boolean; type: string }[];
  statuses: readonly string[];
};

/** A key built from an endpoint's name; the document's test proves that each one exists. */
type Say = (key: string) => string;
export const useOperationWords = () => useTranslations("api.operation") as unknown as Say;

const columns = ["field", "in", "type", "required"] as const;

/** One operation: what it does, what it asks for, what it may answer. */
export function OperationView({ operation, base }: { operation: OperationShown; base: string }) {
  const t = useTranslations("api.docs");
  const title = useOperationWords()(operation.name);
  const { id, method, path, scope, isOpen, fields, statuses } = operation;
  return (
    <Section id={id} title={title} note={isOpen ? t("open") : t("scope", { scope })}>
      <p className="break-all">
        <code>
          {method} {base}
          {path}
        </code>
      </p>
      {fields.length > 0 ? (
        <details className="mt-2">
          <summary className="text-sm">{t("fields", { count: fields.length })}</summary>
          <Table
            caption={t("fieldsOf", { title })}
            open
            head={columns.map((key) => ({ key, label: t(key) }))}
          >
            {fields.map((field) => (
              <Row key={`${field.in} ${field.name}`}>
                <RowHead>
                  <code>{field.name}</code>
                </RowHead>
                <Cell label={t("in")}>
                  <code>{field.in}</code>
                </Cell>
                <Cell label={t("type")}>
                  <code className="break-words">{field.type}</code>
                </Cell>
                <Cell label={t("required")}>{field.isRequired ? t("yes") : t("no")}</Cell>
              </Row>
            ))}
          </Table>
        </details>
      ) : null}
      <p className="muted mt-2 text-sm">{t("answers", { statuses: statuses.join(" · ") })}</p>
    </Section>
  );
}
