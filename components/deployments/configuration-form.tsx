"use client";

import { useTranslations } from "next-intl";
import { RecordForm, type RecordFormProps } from "@/components/form/record/record-form";
import { configurationForm } from "@/lib/deployments/configuration";
import { configurationSpec } from "./configuration-form-spec";

/** The configuration in force: everything that changes what the endpoint answers. */
export function ConfigurationForm(props: RecordFormProps) {
  const t = useTranslations("deployments.form.configuration");
  const titles: Record<string, string> = {
    model: t("sections.model"),
    weights: t("sections.weights"),
    adaptation: t("sections.adaptation"),
    decoding: t("sections.decoding"),
    retrieval: t("sections.retrieval"),
    guardrails: t("sections.guardrails"),
    runtime: t("sections.runtime"),
  };
  return (
    <RecordForm
      {...props}
      spec={configurationSpec}
      schema={configurationForm}
      label={t("label")}
      submitLabel={t("submit")}
      titleOf={(section) => titles[section] ?? ""}
    />
  );
}
