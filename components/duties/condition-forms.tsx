"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import { DateField } from "@/components/form/date-field";
import { NumberField } from "@/components/form/number-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import type { FormAction } from "@/lib/command/form-outcome";
import { measurementVerdicts } from "@/lib/obligations/schema";

type Props = { id: string; title: string; action: FormAction };
type MeasureProps = Props & { unit: "percent" | "count"; windowDays: number };

/** The hospital files what it measured for a condition. Folded away, so that the list stays a list. */
export function MeasureForm({ id, title, unit, windowDays, action }: MeasureProps) {
  const t = useTranslations("classified.duties");
  return (
    <details className="mt-2 print:hidden">
      <summary className="btn">{t("measure")}</summary>
      <div className="mt-3 max-w-[30rem]">
        <p className="hint">{t("measureHint")}</p>
        <ActionForm
          action={action}
          defaultValues={{ id, value: null, sample: null, from: null, to: null, note: "", link: "" }}
          label={`${t("measure")} · ${title}`}
          submitLabel={t("evidenceSend")}
          submitLook="outlined"
        >
          <NumberField name="value" label={t("value")} hint={t(unit)} />
          <NumberField name="sample" label={t("sample")} hint={t("sampleHint")} integer />
          <DateField name="from" label={t("from")} hint={t("windowHint", { days: windowDays })} />
          <DateField name="to" label={t("to")} />
          <TextArea name="note" label={t("how")} hint={t("howHint")} maximum={500} />
          <TextField name="link" type="url" label={t("link")} hint={t("linkHint")} optional />
        </ActionForm>
      </div>
    </details>
  );
}

/** A reviewer confirms what was measured or does not accept it; `recordId` is the measurement that was on the screen. */
export function JudgeForm({ id, recordId, title, action }: Props & { recordId: string }) {
  const t = useTranslations("classified.duties");
  const options = measurementVerdicts.map((value) => ({
    value,
    label: t(value),
    ...(value === "confirmation" ? { note: t("confirmationNote") } : {}),
  }));
  return (
    <details className="mt-2 print:hidden">
      <summary className="btn">{t("judge")}</summary>
      <div className="mt-3 max-w-[30rem]">
        <ActionForm
          action={action}
          defaultValues={{ id, recordId, act: null, note: "" }}
          label={`${t("judge")} · ${title}`}
          submitLabel={t("judgeSend")}
          submitLook="outlined"
        >
          <ChoiceField name="act" label={t("judgement")} options={options} />
          <TextArea name="note" label={t("judgeNote")} maximum={500} />
        </ActionForm>
      </div>
    </details>
  );
}
