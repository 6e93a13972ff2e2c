"use client";

import { useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { focusField } from "@/components/form/focus-field";
import { useFormFrame } from "@/components/form/form-context";
import { isAnswered } from "@/components/form/payload";
import { Button } from "@/components/ui/button";

/** Goes to the first field that has neither a value nor a reason for being blank. */
export function NextUnanswered({ names }: { names: readonly string[] }) {
  const t = useTranslations("forms.record");
  const { getValues } = useFormContext();
  const { fieldId } = useFormFrame();
  const follow = () => {
    const values = getValues();
    const open = names.find((name) => !isAnswered(values, name));
    if (open !== undefined) focusField(fieldId(open));
  };
  return <Button onClick={follow}>{t("next")}</Button>;
}
