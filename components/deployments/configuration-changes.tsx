import { useTranslations } from "next-intl";
import { useFieldLabel } from "@/components/records/field-label";
import { FieldValue } from "@/components/records/field-value";
import { sideBySide } from "@/components/records/stacked";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { configurationFields } from "@/lib/deployments/configuration";
import { diffComponents } from "./configuration-diff";
import type { ConfigurationView } from "./deployment-configurations";

type Props = { current: ConfigurationView; before: ConfigurationView | null };

/** What the configuration in force changed against the version before it. */
export function ConfigurationChanges({ current, before }: Props) {
  const t = useTranslations("deployments.page.configurations");
  if (before === null) {
    return (
      <Section title={t("diff")}>
        <p className="soft">{t("first")}</p>
      </Section>
    );
  }
  const [was, is] = [before.configuration, current.configuration];
  const { changed, unchanged } = diffComponents(was.components, is.components, configurationFields);
  const note = t("diffNote", { total: configurationFields.length, changed: changed.length });
  return (
    <Section title={t("diff")} note={note}>
      {changed.length === 0 ? (
        <p className="soft">{t("same")}</p>
      ) : (
        <>
          <ChangeTable changed={changed} was={was} is={is} />
          <p className="muted mt-2 text-sm">{t("unchanged", { count: unchanged.length })}</p>
        </>
      )}
    </Section>
  );
}

type TableProps = {
  changed: ReturnType<typeof diffComponents>["changed"];
  was: ConfigurationView["configuration"];
  is: ConfigurationView["configuration"];
};

function ChangeTable({ changed, was, is }: TableProps) {
  const t = useTranslations("deployments.page.configurations");
  const head = (["component", "before", "after"] as const).map((key) => ({ key, label: t(key) }));
  const labelOf = useFieldLabel("configuration");
  return (
    <Table caption={t("diff")} head={head} open className={sideBySide}>
      {changed.map(({ field, before, after }) => (
        <Row key={field}>
          <RowHead>{labelOf(field)}</RowHead>
          <Cell label={t("before")} className="old">
            <del>
              <Sign text="−" />
              <FieldValue
                kind="configuration"
                field={field}
                value={before}
                nullReason={was.provenance[field]?.nullReason}
              />
            </del>
          </Cell>
          <Cell label={t("after")} className="new">
            <ins>
              <Sign text="+" />
              <FieldValue
                kind="configuration"
                field={field}
                value={after}
                nullReason={is.provenance[field]?.nullReason}
              />
            </ins>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

/** The sign is for the eye; `del` and `ins` say it to a reader's voice. */
function Sign({ text }: { text: string }) {
  return <span aria-hidden="true">{`${text} `}</span>;
}
