"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { ChoiceField } from "@/components/form/choice-field";
import { ChoiceGroup } from "@/components/form/choice-group";
import { useField, useFormFrame } from "@/components/form/form-context";
import type { FieldWords } from "@/components/form/record/field-words";
import { TextField } from "@/components/form/text-field";

type Option = { value: string; label: string };
export type ModuleOption = { name: string; partition: string };
type Props = { modules: readonly ModuleOption[]; partitions: readonly Option[]; words: FieldWords };

const NEW = ":new";
const asText = (value: unknown) => (typeof value === "string" ? value : "");

/** On which module it runs: a known one with its partition, or a new one. */
export function ModuleFields({ modules, partitions, words }: Props) {
  const name = asText(useWatch({ name: "moduleName" }));
  const isKnown = modules.some((known) => known.name === name);
  const [wantsNew, setWantsNew] = useState(!isKnown && (name !== "" || modules.length === 0));
  return (
    <>
      {modules.length > 0 ? (
        <ModuleChoice
          modules={modules}
          partitions={partitions}
          label={words.label("moduleName")}
          chosen={wantsNew ? NEW : name}
          setWantsNew={setWantsNew}
        />
      ) : null}
      {wantsNew ? (
        <>
          <TextField name="moduleName" label={words.label("moduleName")} hint={words.hint("moduleName")} />
          <ChoiceField
            name="partition"
            label={words.label("partition")}
            hint={words.hint("partition")}
            options={partitions}
          />
        </>
      ) : (
        <Enrolled name="partition" label={words.label("partition")} options={partitions} />
      )}
    </>
  );
}

type ChoiceProps = Omit<Props, "words"> & {
  label: string;
  chosen: string;
  setWantsNew: (wantsNew: boolean) => void;
};

function ModuleChoice({ modules, partitions, label, chosen, setWantsNew }: ChoiceProps) {
  const t = useTranslations("deployments.form.module");
  const { setValue } = useFormContext();
  const { fieldId } = useFormFrame();
  const known = useField("moduleName", { label, kind: "choice", words: asText });
  const isNew = chosen === NEW;
  // A new module's name has the field's own id; the choice above it needs another.
  const ids = isNew
    ? { ...known, id: fieldId("moduleChoice"), hintId: fieldId("moduleChoice-hint"), problem: null }
    : known;
  const choose = (value: unknown) => {
    const found = modules.find((candidate) => candidate.name === value);
    setWantsNew(found === undefined);
    setValue("moduleName", found?.name ?? "", { shouldDirty: true });
    setValue("partition", found?.partition ?? null, { shouldDirty: true });
  };
  const noteOf = (code: string) => partitions.find((partition) => partition.value === code)?.label ?? code;
  const options = modules.map((candidate) => ({
    value: candidate.name,
    label: candidate.name,
    note: noteOf(candidate.partition),
  }));
  return (
    <ChoiceGroup
      ids={ids}
      name="moduleChoice"
      legend={t("choose")}
      hint={t("chooseHint")}
      options={[...options, { value: NEW, label: t("new"), note: t("newNote") }]}
      isChosen={(value) => value === chosen}
      choose={choose}
    />
  );
}

type EnrolledProps = { name: string; label: string; options: readonly Option[] };

/** A value that follows from another choice: without a control, but known to the comparison of two versions. */
function Enrolled({ name, label, options }: EnrolledProps) {
  useField(name, {
    label,
    kind: "choice",
    words: (value) => options.find((option) => option.value === value)?.label ?? "",
  });
  return null;
}
