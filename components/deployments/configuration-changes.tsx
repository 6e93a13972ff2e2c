import { useTranslations } from "next-intl";
import { DiffSide } from "@/components/records/diff-side";
import { useFieldLabel } from "@/components/records/field-label";
import { FieldValue } from "@/components/records/field-value";
import { sideBySide } from "@/components/records/stacked";
import { Section } from "@/components/ui/section";
import { Row, RowHead, Table } from "@/components/ui/table";
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
  const sides = [
    { is: "old", label: "before", of: was },
    { is: "new", label: "after", of: is },
  ] as const;
  return (
    <Table caption={t("diff")} head={head} open className={sideBySide}>
      {changed.map((change) => (
        <Row key={change.field}>
          <RowHead>{labelOf(change.field)}</RowHead>
          {sides.map(({ is, label, of }) => (
            <DiffSide key={is} is={is} label={t(label)}>
              <FieldValue
                kind="configuration"
                field={change.field}
                value={change[label]}
                nullReason={of.provenance[change.field]?.nullReason}
              />
            </DiffSide>
          ))}
        </Row>
      ))}
    </Table>
  );
}
