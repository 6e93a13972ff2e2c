"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Glyph } from "@/components/ui/glyph";
import type { FieldIds } from "./form-context";

/** What every field takes. `seal` stands after the label, `hint` under it. */
export type FieldProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  seal?: ReactNode;
  /** Says beside the label that it may stay empty. */
  optional?: boolean;
};

export function FieldHint({ ids, hint }: { ids: FieldIds; hint: ReactNode }) {
  return (
    <>
      {hint ? (
        <p className="hint" id={ids.hintId}>
          {hint}
        </p>
      ) : null}
      {ids.problem ? (
        <p className="err" id={ids.errorId}>
          <Glyph name="overdue" />
          <span>{ids.problem}</span>
        </p>
      ) : null}
    </>
  );
}

type FrameProps = Omit<FieldProps, "name"> & { ids: FieldIds; children: ReactNode };

/** Label, hint, problem and control of a field with one control. */
export function FieldFrame({ ids, label, hint, seal, optional, children }: FrameProps) {
  const t = useTranslations("forms");
  return (
    <div className={clsx("f", ids.problem && "bad")}>
      <div className="lab">
        <label htmlFor={ids.id}>{label}</label>
        {seal}
        {optional ? <span className="opt">{t("optional")}</span> : null}
      </div>
      <FieldHint ids={ids} hint={hint} />
      {children}
    </div>
  );
}
