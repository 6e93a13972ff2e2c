import { useTranslations } from "next-intl";
import { useFieldLabel } from "@/components/records/field-label";
import { type FieldsOfRecord, RecordValue } from "@/components/records/record-fields";
import { WideTerms } from "@/components/records/wide-terms";
import { CopyDigest } from "@/components/ui/copy-digest";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import { configurationFields } from "@/lib/deployments/configuration";
import { formatDate } from "@/lib/i18n/format";
import { CONFIGURATION } from "@/lib/records/field-standing";
import type { ConfigurationView } from "./deployment-configurations";

type Props = {
  current: ConfigurationView;
  /** The deployment's: who stands for it and what was said of its fields, the configuration's among them. */
  fields: Omit<FieldsOfRecord, "kind">;
};

/** Every component of the configuration in force under its digest. */
export function ConfigurationComponents({ current, fields }: Props) {
  const t = useTranslations("deployments.page.configurations");
  const labelOf = useFieldLabel("configuration");
  const { configuration } = current;
  return (
    <Section title={t("current")} note={t("ordinal", { ordinal: configuration.ordinal })}>
      <p>
        <span className="muted mr-2">{t("digest")}</span>
        <CopyDigest digest={configuration.digest} />
      </p>
      <p className="muted mb-2 text-sm">{t("digestNote")}</p>
      <WideTerms>
        <KeyValueList
          items={configurationFields.map((field) => ({
            key: field,
            term: labelOf(field),
            value: (
              <RecordValue
                {...fields}
                kind="configuration"
                field={field}
                values={configuration.components}
                provenance={configuration.provenance}
                published={null}
                prefix={CONFIGURATION}
              />
            ),
          }))}
        />
      </WideTerms>
      <p className="muted mt-3 text-sm">
        {configuration.createdByName
          ? t("by", { name: configuration.createdByName, date: formatDate(configuration.createdAt) })
          : t("on", { date: formatDate(configuration.createdAt) })}
      </p>
    </Section>
  );
}
