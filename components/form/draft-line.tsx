"use client";

import { useTranslations } from "next-intl";
import { errorMessageKey } from "@/lib/i18n/error-message";
import { formatTime } from "@/lib/i18n/format";
import type { DraftState } from "./use-draft";

/** 草稿已存11:06:32. Quiet unless saving fails. */
export function DraftLine({ state }: { state: DraftState }) {
  const t = useTranslations("forms");
  const sentence = useTranslations("errors");
  if (state.status === "failed") {
    return (
      <span className="said text-zhu" role="alert">
        {t("draftFailed")}
      </span>
    );
  }
  if (state.status === "refused") {
    return (
      <span className="said text-zhu" role="alert">
        {t("draftRefused", { reason: sentence(errorMessageKey(state.refusal)) })}
      </span>
    );
  }
  if (state.status === "saved" && state.savedAt !== null) {
    return <span className="said">{t("draftSaved", { time: formatTime(state.savedAt) })}</span>;
  }
  return <span className="said">{t(state.status === "saving" ? "draftSaving" : "draftNone")}</span>;
}
