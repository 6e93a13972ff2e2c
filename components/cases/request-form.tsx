"use client";

import { useTranslations } from "next-intl";
import { useFieldArray } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import { SelectField, type SelectOption } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/lib/command/form-outcome";
import { Folded, useSeverityOptions } from "./comment-forms";

type Item = { path: string | null; severity: string | null; question: string };
type Props = {
  id: string;
  revision: number;
  /** What the request begins with: the comments that are still open. */
  items: readonly Item[];
  fields: readonly SelectOption[];
  action: FormAction;
};

const empty: Item = { path: null, severity: "major", question: "" };

/** One consolidated request: everything the reviewer wants to know, at once. Sending it stops the clock. */
export function RequestForm({ id, revision, items, fields, action }: Props) {
  const t = useTranslations("cases.request");
  return (
    <Folded summary={t("write")}>
      <ActionForm
        // A comment written or settled meanwhile is another request to begin with.
        key={JSON.stringify(items)}
        action={action}
        defaultValues={{ note: "", items: items.length > 0 ? items : [empty] }}
        toPayload={(values) => ({ id, revision, ...values })}
        label={t("write")}
        submitLabel={t("submit")}
        submitLook="outlined"
      >
        <Items options={fields} />
        <TextArea name="note" label={t("noteLabel")} rows={2} optional />
      </ActionForm>
    </Folded>
  );
}

function Items({ options }: { options: readonly SelectOption[] }) {
  const t = useTranslations("cases.request");
  const severities = useSeverityOptions();
  const { fields, append, remove } = useFieldArray({ name: "items" });
  return (
    <div className="mb-6">
      {fields.map((field, at) => (
        <fieldset key={field.id} className="well mb-4">
          <legend className="vh">{t("itemOf", { number: at + 1 })}</legend>
          <div className="pt-2">
            <TextArea name={`items.${at}.question`} label={t("itemOf", { number: at + 1 })} rows={2} />
            <SelectField name={`items.${at}.path`} label={t("field")} options={options} optional />
            <ChoiceField name={`items.${at}.severity`} label={t("severity")} options={severities} />
            {fields.length > 1 ? (
              <Button look="quiet" onClick={() => remove(at)}>
                {t("removeItem", { number: at + 1 })}
              </Button>
            ) : null}
          </div>
        </fieldset>
      ))}
      <Button onClick={() => append(empty)}>{t("addItem")}</Button>
    </div>
  );
}

/** The hospital's answer to one item of the open request. */
export function AnswerForm({ id, answer, action }: { id: string; answer: string; action: FormAction }) {
  const t = useTranslations("cases.request");
  return (
    <ActionForm
      action={action}
      defaultValues={{ id, answer }}
      label={t("answer")}
      submitLabel={t(answer === "" ? "answerSubmit" : "answerAgain")}
      submitLook="outlined"
    >
      <TextArea name="answer" label={t("answer")} hint={t("answerHint")} rows={3} />
    </ActionForm>
  );
}
