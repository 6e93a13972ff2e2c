"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { focusField } from "@/components/form/focus-field";
import { useFormFrame } from "@/components/form/form-context";
import { isAnswered } from "@/components/form/payload";
import { Button } from "@/components/ui/button";
import { KeyHint } from "@/components/ui/key-hint";
import { keysOf } from "@/lib/keys/table";

/** Goes to the first field that has neither a value nor a reason for being blank; gone once there is none. */
export function NextUnanswered({ names }: { names: readonly string[] }) {
  const t = useTranslations("forms.record");
  const values = useWatch();
  const { fieldId } = useFormFrame();
  const open = names.find((name) => !isAnswered(values, name));
  if (open === undefined) return null;
  return (
    <Button data-key="nextUnanswered" onClick={() => focusField(fieldId(open))}>
      {t("next")}
      <KeyHint keys={keysOf("nextUnanswered")} />
    </Button>
  );
}
