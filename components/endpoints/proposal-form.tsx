"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import { NumberField } from "@/components/form/number-field";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { serverKinds } from "@/db/values";
import { targetKinds, thinkingSwitches } from "@/db/values/endpoints";
import type { FormAction } from "@/lib/command/form-outcome";
import { endpointProposal } from "@/lib/endpoints/schema";
import { basesOf } from "@/lib/llm/server-paths";
import { codeOptions } from "@/lib/reference/codes";
import type { EndpointShown } from "./endpoint-shown";

type Props = { deploymentId: string; endpoint: EndpointShown | null; action: FormAction };

/** What is stated already; a simulator's address is none to begin from. The key is never among it. */
function startOf(deploymentId: string, endpoint: EndpointShown | null) {
  const known = endpoint?.isSimulator ? null : endpoint;
  return {
    deploymentId,
    revision: endpoint?.revision ?? 0,
    serverKind: known?.serverKind ?? null,
    targetKind: known?.targetKind ?? null,
    scheme: known?.scheme ?? null,
    host: known?.host ?? "",
    port: known?.port ?? null,
    network: known?.network ?? "",
    basePath: known?.basePath ?? null,
    modelIdSent: known?.modelIdSent ?? "",
    thinkingBy: known?.thinkingBy ?? null,
    isThinkingOn: known?.isThinkingOn ?? null,
    caPem: known?.caPem ?? "",
    key: "",
    removesKey: false,
  };
}

/** Where the model is served. Sent, it waits for a second person. No draft is kept: a key would lie in it in clear. */
export function ProposalForm({ deploymentId, endpoint, action }: Props) {
  const t = useTranslations("endpoints");
  const locale = useLocale();
  const keepOrRemove = [
    { value: false, label: t("propose.keep") },
    { value: true, label: t("propose.remove") },
  ];
  return (
    <ActionForm
      action={action}
      schema={endpointProposal}
      defaultValues={startOf(deploymentId, endpoint)}
      label={t("propose.title")}
      submitLabel={t("propose.send")}
    >
      <SelectField
        name="serverKind"
        label={t("propose.server")}
        options={codeOptions("serverKinds", locale)}
      />
      <ChoiceField
        name="targetKind"
        label={t("propose.target")}
        columns={2}
        options={targetKinds.map((kind) => ({
          value: kind,
          label: t(`target.${kind}`),
          note: t(`targetNote.${kind}`),
        }))}
      />
      <ChoiceField
        name="scheme"
        label={t("propose.scheme")}
        columns={2}
        options={codeOptions("endpointSchemes", locale)}
      />
      <TextField name="host" label={t("propose.host")} hint={t("propose.hostHint")} autoComplete="off" mono />
      <NumberField name="port" label={t("propose.port")} integer />
      <TextField
        name="network"
        label={t("propose.network")}
        hint={t("propose.networkHint")}
        autoComplete="off"
        mono
      />
      <BasePath />
      <TextField name="modelIdSent" label={t("propose.model")} autoComplete="off" mono />
      <Thinking />
      <TextArea name="caPem" label={t("propose.ca")} hint={t("propose.caHint")} rows={3} optional />
      <TextField
        name="key"
        type="password"
        label={t("propose.key")}
        hint={t("propose.keyHint")}
        autoComplete="off"
        mono
        optional
      />
      {endpoint?.hasKey ? (
        <ChoiceField name="removesKey" label={t("propose.removeKey")} columns={2} options={keepOrRemove} />
      ) : null}
    </ActionForm>
  );
}

/** One of the paths that this kind of server has; no other is ever called. Where there is only one, it is chosen already. */
function BasePath() {
  const t = useTranslations("endpoints.propose");
  const { setValue } = useFormContext();
  const chosen: unknown = useWatch({ name: "serverKind" });
  const kind = serverKinds.find((known) => known === chosen);
  useEffect(() => {
    if (kind === undefined) return;
    const [only, ...others] = basesOf(kind);
    if (others.length === 0) setValue("basePath", only, { shouldDirty: true });
  }, [kind, setValue]);
  if (kind === undefined) return null;
  const options = basesOf(kind).map((base) => ({
    value: base,
    label: base === "" ? t("basePathNone") : base,
  }));
  return <ChoiceField name="basePath" label={t("basePath")} columns={2} options={options} />;
}

function Thinking() {
  const t = useTranslations("endpoints");
  const by: unknown = useWatch({ name: "thinkingBy" });
  const switches = thinkingSwitches.map((one) => ({ value: one, label: t(`thinkingBy.${one}`) }));
  const onOff = [
    { value: true, label: t("propose.on") },
    { value: false, label: t("propose.off") },
  ];
  return (
    <>
      <SelectField
        name="thinkingBy"
        label={t("propose.thinking")}
        hint={t("propose.thinkingHint")}
        options={switches}
        optional
      />
      {by ? (
        <ChoiceField name="isThinkingOn" label={t("propose.thinkingOn")} columns={2} options={onOff} />
      ) : null}
    </>
  );
}
