"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Glyph } from "@/components/ui/glyph";
import { previewOf } from "@/lib/classification/preview";
import type { CalculatorProps } from "./calculator-form";
import { useClassificationWords } from "./use-words";

/** Hands a text to the browser as a file. */
function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}

/** What can be done with a result: change the answers, print it, take it as the JSON the interface gives, pass it on. */
export function ResultActions({
  published,
  state,
  isFixed = false,
}: Pick<CalculatorProps, "published" | "state" | "isFixed">) {
  const { t } = useClassificationWords();
  const [copied, setCopied] = useState<"link" | "copied" | "copyFailed">("link");
  const { answers, asOf } = state.form;
  const copy = () => {
    // A page without a secure context has no clipboard; the address bar holds the same link.
    const written = navigator.clipboard?.writeText(window.location.href) ?? Promise.reject(new Error("none"));
    written.then(
      () => setCopied("copied"),
      () => setCopied("copyFailed"),
    );
  };
  const save = () =>
    download(
      `classification-${asOf}.json`,
      `${JSON.stringify(previewOf(published, answers, asOf), null, 2)}\n`,
    );
  return (
    <>
      {isFixed ? null : <Button onClick={() => state.show("form")}>{t("result.edit")}</Button>}
      <Button onClick={() => window.print()}>{t("result.print")}</Button>
      <Button onClick={save}>
        <Glyph name="down" />
        {t("result.json")}
      </Button>
      <Button onClick={copy}>
        <Glyph name="link" />
        <span role="status">{t(`result.${copied}`)}</span>
      </Button>
    </>
  );
}
