"use client";

import { useTranslations } from "next-intl";
import { useFieldArray, useWatch } from "react-hook-form";
import { SelectField, type SelectOption } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";

/** A module of what is reviewed and what the rule set says of it, in words. */
export type OverrideModule = { key: string; name: string; derived: string };
/** What may be set instead, in words. */
export type OverrideChoices = { statuses: readonly SelectOption[]; classes: readonly SelectOption[] };

type Props = { modules: readonly OverrideModule[]; choices: OverrideChoices };

/** Sets a status and class against the rule set, either way, with the reason that stays beside it for ever. */
export function OverrideFields({ modules, choices }: Props) {
  const t = useTranslations("cases.override");
  const { fields, append, remove } = useFieldArray({ name: "overrides" });
  const taken = useTaken();
  const free = modules.filter(({ key }) => !taken.includes(key));
  return (
    <div className="mb-6">
      <h3 className="lab">{t("title")}</h3>
      <p className="hint">{t("hint")}</p>
      {fields.map((field, at) => {
        const of = modules.find(({ key }) => key === taken[at]);
        return (
          <fieldset key={field.id} className="well mb-4">
            <legend className="vh">{t("of", { name: of?.name ?? "" })}</legend>
            <p className="pt-2 pb-3">{t("says", { name: of?.name ?? "", derived: of?.derived ?? "" })}</p>
            <Override name={`overrides.${at}`} choices={choices} />
            <Button look="quiet" onClick={() => remove(at)}>
              {t("remove")}
            </Button>
          </fieldset>
        );
      })}
      <p className="acts">
        {free.map(({ key, name }) => (
          <Button key={key} onClick={() => append({ module: key, status: null, class: null, reason: "" })}>
            {t("begin", { name })}
          </Button>
        ))}
      </p>
    </div>
  );
}

/** The modules that are being overridden already, in the order of the fields. */
function useTaken(): string[] {
  const held: unknown = useWatch({ name: "overrides" });
  return Array.isArray(held) ? held.map((each: { module?: unknown }) => String(each.module)) : [];
}

function Override({ name, choices }: { name: string; choices: OverrideChoices }) {
  const t = useTranslations("cases.override");
  const status: unknown = useWatch({ name: `${name}.status` });
  return (
    <>
      <div className="grid gap-x-5 min-[721px]:grid-cols-2">
        <SelectField name={`${name}.status`} label={t("status")} options={choices.statuses} />
        {status === "device" ? (
          <SelectField name={`${name}.class`} label={t("class")} options={choices.classes} />
        ) : null}
      </div>
      <TextArea name={`${name}.reason`} label={t("reason")} hint={t("reasonHint")} rows={3} />
    </>
  );
}
