"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import { TextField } from "@/components/form/text-field";
import { useHydrated } from "@/components/form/use-hydrated";
import { Button } from "@/components/ui/button";
import { ModelText } from "@/components/ui/model-text";
import { humanGrades } from "@/db/values/spot-checks";
import type { FormAction } from "@/lib/command/form-outcome";
import type { ErrorCode } from "@/lib/errors";
import { errorMessageKey } from "@/lib/i18n/error-message";
import { formatDate } from "@/lib/i18n/format";
import type { SampleBody } from "@/lib/spot-checks/body";
import { gradeForm } from "@/lib/spot-checks/schema";
import type { ShownItem } from "@/lib/spot-checks/shown";

/** What was said in one sample, or why it is not shown. Asking is recorded. */
export type ReadSample = (
  id: string,
) => Promise<{ ok: true; body: SampleBody & { retainUntil: string } } | { ok: false; code: ErrorCode }>;
type Answer = Awaited<ReturnType<ReadSample>>;
type Props = {
  sample: ShownItem["samples"][number];
  mayGrade: boolean;
  read: ReadSample;
  grade: FormAction;
};

/** The text of one sample, fetched when somebody asks for it; beneath it the grade by hand. */
export function SampleText({ sample, mayGrade, read, grade }: Props) {
  const t = useTranslations("checks");
  const errors = useTranslations("errors");
  const isHydrated = useHydrated();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [isPending, startTransition] = useTransition();
  const ask = () => startTransition(async () => setAnswer(await read(sample.id)));
  if (answer === null || !answer.ok) {
    return (
      <p className="print:hidden">
        <Button look="quiet" disabled={!isHydrated || isPending} onClick={ask}>
          {isPending ? t("body.reading") : `${t("body.read")} · ${t("items.nth", { n: sample.n })}`}
        </Button>
        {answer === null ? null : (
          <span className="err block" role="alert">
            {errors(errorMessageKey(answer.code))}
          </span>
        )}
      </p>
    );
  }
  const isGradable = sample.figures?.status === "pass" || sample.figures?.status === "fail";
  return (
    <section className="well" aria-label={t("items.nth", { n: sample.n })}>
      <Text body={answer.body} />
      {mayGrade && isGradable ? <HumanGrade id={sample.id} grade={grade} /> : null}
    </section>
  );
}

function Text({ body }: { body: SampleBody & { retainUntil: string } }) {
  const t = useTranslations("checks.body");
  return (
    <>
      <p className="muted text-sm">{t("note", { until: formatDate(body.retainUntil) })}</p>
      <h4 className="mt-2 font-semibold">{t("question")}</h4>
      {body.messages.map(({ role, content }) => (
        <div key={`${role} ${content}`}>
          <ModelText text={content} />
        </div>
      ))}
      {body.reasoning === "" ? null : (
        <details className="mt-2">
          <summary className="soft cursor-pointer text-sm">{t("reasoning")}</summary>
          <ModelText text={body.reasoning} />
        </details>
      )}
      <h4 className="mt-2 font-semibold">{t("answer")}</h4>
      <div className="stream">
        {body.answer === "" ? <p className="muted">{t("empty")}</p> : <ModelText text={body.answer} />}
      </div>
      {body.said === null ? null : (
        <>
          <h4 className="mt-2 font-semibold">{t("said")}</h4>
          <ModelText text={body.said} />
        </>
      )}
    </>
  );
}

function HumanGrade({ id, grade }: { id: string; grade: FormAction }) {
  const t = useTranslations("checks.human");
  return (
    <details className="mt-3">
      <summary className="btn">{t("title")}</summary>
      <div className="mt-3">
        <ActionForm
          action={grade}
          schema={gradeForm}
          defaultValues={{ id, status: null, reason: "" }}
          label={t("title")}
          submitLabel={t("send")}
          submitLook="outlined"
        >
          <ChoiceField
            name="status"
            label={t("status")}
            options={humanGrades.map((status) => ({ value: status, label: t(status) }))}
          />
          <TextField name="reason" label={t("reason")} />
        </ActionForm>
      </div>
    </details>
  );
}
