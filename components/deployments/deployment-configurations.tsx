import { useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import type { FieldsOfRecord } from "@/components/records/record-fields";
import { ButtonLink } from "@/components/ui/button";
import { CopyDigest } from "@/components/ui/copy-digest";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import type { Provenance } from "@/db/values";
import { formatDate } from "@/lib/i18n/format";
import { ConfigurationChanges } from "./configuration-changes";
import { ConfigurationComponents } from "./configuration-components";

export type ConfigurationView = {
  configuration: {
    id: string;
    ordinal: number;
    digest: string;
    components: Record<string, unknown>;
    provenance: Provenance;
    createdAt: Date;
    createdByName: string | null;
  };
  model: { name: string; version: string | null };
};

type Props = {
  deploymentId: string;
  /** Newest first. */
  configurations: readonly ConfigurationView[];
  current: ConfigurationView | null;
  fields: Omit<FieldsOfRecord, "kind">;
  canAdd: boolean;
};

/** The configuration in force with all its components, what changed since the one before, and the list of all. */
export function DeploymentConfigurations(props: Props) {
  const { deploymentId, configurations, current, fields, canAdd } = props;
  const t = useTranslations("deployments.page.configurations");
  const before = configurations.find(
    ({ configuration }) => configuration.ordinal === (current?.configuration.ordinal ?? 0) - 1,
  );
  return (
    <>
      {current === null ? (
        <Section title={t("current")}>
          <p className="soft">{t("none")}</p>
        </Section>
      ) : (
        <>
          <ConfigurationComponents current={current} fields={fields} />
          <ConfigurationChanges current={current} before={before ?? null} />
        </>
      )}
      {configurations.length > 0 ? <All configurations={configurations} current={current} /> : null}
      {canAdd ? (
        <p className="mt-4">
          <ButtonLink href={`/deployments/${deploymentId}/configuration`}>{t("add")}</ButtonLink>
        </p>
      ) : null}
    </>
  );
}

function All({ configurations, current }: Pick<Props, "configurations" | "current">) {
  const t = useTranslations("deployments.page.configurations");
  const records = useTranslations("reviews.record");
  return (
    <Section title={t("list")} note={records("count", { count: configurations.length })}>
      <Table
        open
        caption={t("list")}
        head={(["digest", "model", "registered", "state"] as const).map((key) => ({ key, label: t(key) }))}
      >
        {configurations.map(({ configuration, model }) => (
          <Row key={configuration.id}>
            <RowHead sub={t("ordinal", { ordinal: configuration.ordinal })}>
              <CopyDigest digest={configuration.digest} />
            </RowHead>
            <Cell label={t("model")}>
              <LanguageText text={model.name} />
              {model.version ? <span className="sub">{model.version}</span> : null}
            </Cell>
            <Cell label={t("registered")}>
              <span className="nw">{formatDate(configuration.createdAt)}</span>
            </Cell>
            <Cell label={t("state")}>
              {configuration.id === current?.configuration.id ? (
                <StatusMark glyph="met" tone="pine">
                  {t("inForce")}
                </StatusMark>
              ) : (
                <StatusMark glyph="draft">{t("earlier")}</StatusMark>
              )}
            </Cell>
          </Row>
        ))}
      </Table>
    </Section>
  );
}
