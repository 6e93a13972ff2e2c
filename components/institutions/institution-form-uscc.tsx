"use client";

import { useTranslations } from "next-intl";
import { useFormContext, useWatch } from "react-hook-form";
import { FieldFrame, type FieldProps } from "@/components/form/field-frame";
import { described, useField } from "@/components/form/form-context";
import { StatusMark } from "@/components/ui/status-mark";
import { checkUscc, normaliseUscc, type UsccWarning, usccCheckCharacter } from "@/lib/institutions/uscc";

const words = (value: unknown) => (typeof value === "string" ? value : "");

/** The credit code with its check character worked out while it is typed. */
export function UsccField(props: FieldProps) {
  const { register, setValue } = useFormContext();
  const ids = useField(props.name, { label: props.label, kind: "text", words });
  const typed: unknown = useWatch({ name: props.name });
  const code = normaliseUscc(words(typed));
  const bind = register(props.name, {
    // Pasted full-width or lower-case forms are the same code.
    onBlur: () => code !== "" && setValue(props.name, code, { shouldDirty: true }),
  });
  return (
    <FieldFrame ids={ids} {...props}>
      <input
        id={ids.id}
        type="text"
        className="in mono"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        {...described(ids, props.hint)}
        {...bind}
      />
      <div className="mt-1 min-h-5" aria-live="polite">
        <UsccVerdict code={code} />
      </div>
    </FieldFrame>
  );
}

/** What the digits typed so far say: which check character they call for, or whether the given one is right. */
function UsccVerdict({ code }: { code: string }) {
  const t = useTranslations("institutions.form.uscc");
  if (code === "") return null;
  const verdict = checkUscc(code);
  if (verdict.ok) return <Sound warnings={verdict.warnings} />;
  if (verdict.problem === "length") {
    const expected = checkCharacterOf(code);
    return (
      <p className="hint">
        {expected === null ? t("length", { actual: code.length }) : t("ready", { expected })}
      </p>
    );
  }
  const values = { expected: verdict.expected ?? "", actual: verdict.actual ?? "" };
  return (
    <StatusMark glyph="high" tone="rust">
      {verdict.problem === "check" ? t("check", values) : t("characters")}
    </StatusMark>
  );
}

function checkCharacterOf(code: string): string | null {
  try {
    return usccCheckCharacter(code);
  } catch {
    // Not 17 characters of the alphabet yet: nothing to say about the eighteenth.
    return null;
  }
}

function Sound({ warnings }: { warnings: readonly UsccWarning[] }) {
  const t = useTranslations("institutions.form.uscc");
  return (
    <>
      <StatusMark glyph="met" tone="pine">
        {t("ok")}
      </StatusMark>
      {warnings.map((warning) => (
        <p key={warning} className="hint">
          {t(warning)}
        </p>
      ))}
    </>
  );
}
