"use client";

import { useTranslations } from "next-intl";
import { useFieldWords } from "@/components/form/record/field-words";
import { RecordForm, type RecordFormProps } from "@/components/form/record/record-form";
import { applicationEdit, applicationForm } from "@/lib/applications/schema";
import { applicationSpec } from "./application-form-spec";
import { UseCaseField } from "./application-form-use-case";
import type { UseCaseOption } from "./use-case-options";

type Props = RecordFormProps & { isNew: boolean; useCases: readonly UseCaseOption[] };

/** A use of the model with its intended use in structured form. */
export function ApplicationForm({ isNew, useCases, ...shared }: Props) {
  const t = useTranslations("applications.form");
  const words = useFieldWords("application");
  const named = { name: "useCaseId", label: words.label("useCaseId"), hint: words.hint("useCaseId") };
  const own = { useCaseId: <UseCaseField {...named} useCases={useCases} /> };
  const titles: Record<string, string> = {
    purpose: t("sections.purpose"),
    output: t("sections.output"),
    oversight: t("sections.oversight"),
    operation: t("sections.operation"),
  };
  return (
    <RecordForm
      {...shared}
      spec={applicationSpec}
      schema={isNew ? applicationForm : applicationEdit}
      label={t("label")}
      submitLabel={isNew ? t("submitCreate") : t("submitEdit")}
      titleOf={(section) => titles[section] ?? ""}
      own={own}
    />
  );
}
