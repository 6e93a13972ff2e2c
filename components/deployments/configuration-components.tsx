import { useTranslations } from "next-intl";
import { useFieldLabel } from "@/components/records/field-label";
import { FieldValue } from "@/components/records/field-value";
import { WideTerms } from "@/components/records/wide-terms";
import { CopyDigest } from "@/components/ui/copy-digest";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import { configurationFields } from "@/lib/deployments/configuration";
import { formatDate } from "@/lib/i18n/format";
import type { ConfigurationView } from "./deployment-configurations";

type Props = {
  current: ConfigurationView;
  /** Whether the hospital's second person has stood for the deployment with it. */
  isConfirmed: boolean;
};

/** Every component of the configuration in force under its digest. */
export function ConfigurationComponents({ current, isConfirmed }: Props) {
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
              <FieldValue
                kind="configuration"
                field={field}
                value={configuration.components[field] ?? null}
                provenance={configuration.provenance[field]}
                isConfirmed={isConfirmed}
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
