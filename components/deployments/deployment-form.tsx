"use client";

import { useTranslations } from "next-intl";
import { useFieldWords } from "@/components/form/record/field-words";
import { RecordForm, type RecordFormProps } from "@/components/form/record/record-form";
import { deploymentEdit, deploymentForm } from "@/lib/deployments/schema";
import { EndpointFields } from "./deployment-form-endpoint";
import { ModuleFields, type ModuleOption } from "./deployment-form-module";
import { deploymentSpec } from "./deployment-form-spec";
import { type RecordedEndpoint, withPartitionOfModule } from "./deployment-form-values";

type Option = { value: string; label: string };
type Props = RecordFormProps & {
  isNew: boolean;
  modules: readonly ModuleOption[];
  partitions: readonly Option[];
  serverKinds: readonly Option[];
  schemes: readonly Option[];
  endpoint: RecordedEndpoint;
};

/** A deployment: one serving endpoint on one infrastructure module. */
export function DeploymentForm(props: Props) {
  const { isNew, modules, partitions, serverKinds, schemes, endpoint: recorded, ...shared } = props;
  const t = useTranslations("deployments.form");
  const words = useFieldWords("deployment");
  const own = { moduleName: <ModuleFields modules={modules} partitions={partitions} words={words} /> };
  const endpoint = {
    id: "endpoint",
    title: t("sections.endpoint"),
    lead: <p className="hint">{t("endpoint.lead")}</p>,
    content: <EndpointFields words={words} serverKinds={serverKinds} schemes={schemes} recorded={recorded} />,
  };
  const titles: Record<string, string> = {
    basics: t("sections.basics"),
    module: t("sections.module"),
    network: t("sections.network"),
  };
  return (
    <RecordForm
      {...shared}
      spec={deploymentSpec}
      schema={isNew ? deploymentForm : deploymentEdit}
      label={t("label")}
      submitLabel={isNew ? t("submitCreate") : t("submitEdit")}
      titleOf={(section) => titles[section] ?? ""}
      own={own}
      toPayload={withPartitionOfModule}
      extra={[endpoint]}
    />
  );
}
