"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { KeyHint } from "@/components/ui/key-hint";
import { keysOf } from "@/lib/keys/table";
import { isAnswered } from "./payload";

type Props = {
  submitLabel: string;
  submitLook: "primary" | "danger" | "outlined";
  pending: boolean;
  /** Names counted as answered or not; without them no count is shown. */
  counted?: readonly string[];
  said?: ReactNode;
  actions?: ReactNode;
  sticky: boolean;
};

/** The end of a form: how much is filled in, when the draft was saved, and the one primary button. */
export function FormBar({ submitLabel, submitLook, pending, counted, said, actions, sticky }: Props) {
  const t = useTranslations("forms");
  const buttons = (
    <span className="acts min-[721px]:shrink-0">
      {actions}
      <Button type="submit" look={submitLook} disabled={pending} data-key="submit">
        {pending ? t("submitting") : submitLabel}
        {sticky ? <KeyHint keys={keysOf("submit")} /> : null}
      </Button>
    </span>
  );
  if (!sticky) return <div className="acts mt-5">{buttons}</div>;
  return (
    <div className="bottombar">
      <span className="flex min-w-0 flex-wrap gap-x-4">
        {counted ? <Answered names={counted} /> : null}
        {said}
      </span>
      {buttons}
    </div>
  );
}

function Answered({ names }: { names: readonly string[] }) {
  const t = useTranslations("forms");
  const values = useWatch();
  const done = names.filter((name) => isAnswered(values, name)).length;
  return <span className="nw">{t("answered", { done, total: names.length })}</span>;
}
