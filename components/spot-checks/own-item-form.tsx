"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import { NumberField } from "@/components/form/number-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import type { FormAction } from "@/lib/command/form-outcome";
import { privateGraders, suiteItemForm } from "@/lib/spot-checks/private-suite";
import { suiteLanguages } from "@/lib/spot-checks/schema";

const severities = ["critical", "major", "minor"] as const;
const letters = ["A", "B", "C", "D", "E"] as const;
const empty = {
  ...{
    lang: "zh",
    category: "",
    severity: "major",
    question: "",
    grader: "choice",
    letter: null,
    yesNo: null,
  },
  ...{ min: null, max: null, unit: "", all: "", any: "", none: "" },
  ...{ examplePass: "", exampleFail: "", reason: "" },
};

/** One item of an authority's own: the question, how it is graded, and two examples that the rule is tried by. */
export function OwnItemForm({ suiteId, add }: { suiteId: string; add: FormAction }) {
  const t = useTranslations("checks");
  return (
    <ActionForm
      action={add}
      schema={suiteItemForm}
      defaultValues={{ ...empty, id: suiteId }}
      label={t("own.add")}
      submitLabel={t("own.addSend")}
      submitLook="outlined"
    >
      <ChoiceField
        name="lang"
        label={t("own.language")}
        options={suiteLanguages.map((language) => ({ value: language, label: t(`language.${language}`) }))}
      />
      <TextField name="category" label={t("own.category")} />
      <ChoiceField
        name="severity"
        label={t("own.severity")}
        columns={3}
        options={severities.map((severity) => ({ value: severity, label: t(`severity.${severity}`) }))}
      />
      <TextArea name="question" label={t("own.question")} maximum={2000} />
      <ChoiceField
        name="grader"
        label={t("own.grader")}
        options={privateGraders.map((grader) => ({ value: grader, label: t(`own.graderOf.${grader}`) }))}
      />
      <RuleFields />
      <TextField name="examplePass" label={t("own.examplePass")} hint={t("own.exampleHint")} />
      <TextField name="exampleFail" label={t("own.exampleFail")} />
      <TextArea name="reason" label={t("own.reason")} maximum={500} />
    </ActionForm>
  );
}

/** Only the fields that the chosen grader reads. */
function RuleFields() {
  const t = useTranslations("checks.own");
  const grader: unknown = useWatch({ name: "grader" });
  if (grader === "choice") {
    const options = letters.map((letter) => ({ value: letter, label: letter }));
    return <ChoiceField name="letter" label={t("letter")} columns={3} options={options} />;
  }
  if (grader === "yesno") {
    const options = (["yes", "no"] as const).map((word) => ({ value: word, label: t(word) }));
    return <ChoiceField name="yesNo" label={t("yesNo")} options={options} />;
  }
  if (grader === "number") {
    return (
      <>
        <NumberField name="min" label={t("min")} />
        <NumberField name="max" label={t("max")} />
        <TextField name="unit" label={t("unit")} optional />
      </>
    );
  }
  return (
    <>
      <TextArea name="all" label={t("all")} hint={t("lines")} rows={2} optional />
      <TextArea name="any" label={t("any")} hint={t("lines")} rows={2} optional />
      <TextArea name="none" label={t("noneOf")} hint={t("lines")} rows={2} optional />
    </>
  );
}
