"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import type { FieldProps } from "@/components/form/field-frame";
import { FieldFrame } from "@/components/form/field-frame";
import { useField } from "@/components/form/form-context";
import { TextField } from "@/components/form/text-field";
import { insuranceCodeWarnings, practiceLicenceWarnings } from "@/lib/institutions/licence";

type Props = FieldProps & { divisions: readonly string[] };

const checks = { licenceNo: practiceLicenceWarnings, insuranceCode: insuranceCodeWarnings };

/** An identifier without a binding check: what looks unusual is said, and saved all the same. */
export function WarnedCodeField({ divisions, check, ...props }: Props & { check: keyof typeof checks }) {
  const t = useTranslations("institutions.form.licence");
  const typed: unknown = useWatch({ name: props.name });
  const code = typeof typed === "string" ? typed.trim() : "";
  const warnings = code === "" ? [] : checks[check](code, divisions);
  return (
    <div>
      <TextField {...props} mono />
      <div className="-mt-5 mb-5 min-h-5" aria-live="polite">
        {warnings.map((warning) => (
          <p key={warning} className="hint">
            {t(warning)}
          </p>
        ))}
      </div>
    </div>
  );
}

/** The province, which is the institution's jurisdiction: shown, sent unchanged, never chosen here. */
export function ProvinceField({ provinceName, ...props }: FieldProps & { provinceName: string }) {
  const t = useTranslations("institutions.form");
  const ids = useField(props.name, { label: props.label, kind: "choice", words: String });
  return (
    <FieldFrame ids={ids} {...props}>
      <output id={ids.id} className="block text-md">
        {provinceName}
      </output>
      <p className="hint">{t("provinceFixed")}</p>
    </FieldFrame>
  );
}
