"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import { NumberField } from "@/components/form/number-field";
import type { FormAction } from "@/lib/command/form-outcome";
import { checkForm, publicSuiteRefs, suiteLanguages } from "@/lib/spot-checks/schema";

export type OfferedSuite = { ref: string; name: string; note: string };
type Props = {
  deploymentId: string;
  /** Public suites with how many of their items are signed; then those of the authority's own. */
  signed: Readonly<Record<string, { items: number; signed: number }>>;
  own: readonly OfferedSuite[];
  action: FormAction;
};

/** What a check asks: suites, languages, samples. */
export function StartForm({ deploymentId, signed, own, action }: Props) {
  const t = useTranslations("checks");
  const suites = publicSuiteRefs.map((ref) => ({
    value: ref,
    label: t(`suite.${ref}`),
    note: `${t(`suiteNote.${ref}`)} ${t("start.signed", signed[ref] ?? { items: 0, signed: 0 })}`,
  }));
  const languages = suiteLanguages.map((language) => ({ value: language, label: t(`language.${language}`) }));
  return (
    <ActionForm
      layout="folio"
      action={action}
      schema={checkForm}
      defaultValues={{ deploymentId, suites: ["spot-check-items@1"], languages: ["zh"], samplesPerItem: 3 }}
      label={t("start.title")}
      submitLabel={t("start.submit")}
    >
      <ChoiceField
        name="suites"
        label={t("start.suites")}
        hint={t("start.suitesHint")}
        multiple
        options={[...suites, ...own.map(({ ref, name, note }) => ({ value: ref, label: name, note }))]}
      />
      <ChoiceField name="languages" label={t("start.languages")} multiple options={languages} />
      <NumberField name="samplesPerItem" label={t("start.samples")} hint={t("start.samplesHint")} integer />
    </ActionForm>
  );
}
