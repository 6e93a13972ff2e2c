"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { ChoiceField } from "@/components/form/choice-field";
import { FieldHint } from "@/components/form/field-frame";
import { described, useField } from "@/components/form/form-context";
import { NumberField } from "@/components/form/number-field";
import type { FieldWords } from "@/components/form/record/field-words";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { emptyEndpoint, type RecordedEndpoint } from "./deployment-form-values";

type Option = { value: string; label: string };
type Props = {
  words: FieldWords;
  serverKinds: readonly Option[];
  schemes: readonly Option[];
  recorded: RecordedEndpoint;
};

/** Where the model is served. Only the record: nothing is called from here. What is recorded is corrected, not removed. */
export function EndpointFields(props: Props) {
  const t = useTranslations("deployments.form.endpoint");
  const { setValue } = useFormContext();
  const endpoint: unknown = useWatch({ name: "endpoint" });
  const isOpen = endpoint !== null && endpoint !== undefined;
  if (props.recorded === "simulator") return <p className="muted mb-6">{t("simulator")}</p>;
  const set = (next: object | null) => setValue("endpoint", next, { shouldDirty: true });
  return (
    <>
      {props.recorded === "server" ? null : (
        <fieldset className="seg mb-5" aria-label={t("mode")}>
          <button type="button" aria-pressed={isOpen} onClick={() => set(endpoint ?? { ...emptyEndpoint })}>
            {t("record")}
          </button>
          <button type="button" aria-pressed={!isOpen} onClick={() => set(null)}>
            {t("skip")}
          </button>
        </fieldset>
      )}
      {isOpen ? <Parts {...props} /> : <p className="muted mb-6">{t("skipped")}</p>}
    </>
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function endpointWords(value: unknown): string {
  if (!isRecord(value)) return "";
  const { scheme, host, port, modelIdSent } = value;
  return `${String(scheme ?? "")}://${String(host ?? "")}:${String(port ?? "")} ${String(modelIdSent ?? "")}`;
}

function Parts({ words, serverKinds, schemes }: Props) {
  const label = words.label("endpoint");
  const hint = words.hint("endpoint");
  const say = useCallback(endpointWords, []);
  const ids = useField("endpoint", { label, kind: "text", words: say });
  const named = (part: string) => {
    const key = `endpoint${part.charAt(0).toUpperCase()}${part.slice(1)}`;
    return { name: `endpoint.${part}`, label: words.label(key), hint: words.hint(key) };
  };
  return (
    <fieldset className={clsx("f", ids.problem && "bad")} id={ids.id} tabIndex={-1} {...described(ids, hint)}>
      <legend className="vh">{label}</legend>
      <FieldHint ids={ids} hint={hint} />
      <SelectField {...named("serverKind")} options={serverKinds} />
      <ChoiceField {...named("scheme")} options={schemes} />
      <TextField {...named("host")} mono />
      <NumberField {...named("port")} integer />
      <TextField {...named("modelIdSent")} mono />
    </fieldset>
  );
}
