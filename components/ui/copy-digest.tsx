"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { formatDigest } from "@/lib/i18n/format";

type Answer = "copy" | "copied" | "failed";

/** A digest, four and four characters; all of it while the button has the focus, and on paper. */
export function CopyDigest({ digest }: { digest: string }) {
  const t = useTranslations("common.digest");
  const [answer, setAnswer] = useState<Answer>("copy");
  const copy = () => {
    // A page without a secure context has no clipboard; the full digest is on screen to be selected.
    const written = navigator.clipboard?.writeText(digest) ?? Promise.reject(new Error("no clipboard"));
    written.then(
      () => setAnswer("copied"),
      () => setAnswer("failed"),
    );
  };
  return (
    <span className="dg">
      <code className="short">{formatDigest(digest)}</code>
      <code className="full">{digest}</code>
      <button type="button" onClick={copy} aria-label={`${t("copy")} ${t("label", { digest })}`}>
        {t("copy")}
      </button>
      <span role="status" className={answer === "failed" ? "muted" : "vh"}>
        {answer === "copy" ? "" : t(answer)}
      </span>
    </span>
  );
}
