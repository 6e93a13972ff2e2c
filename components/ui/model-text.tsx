import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { visibleParts } from "@/lib/llm/visible-text";

/** What a model or its server wrote, as text and nothing else: no markup of its own is read, and what cannot be seen is named. */
export function ModelText({ text }: { text: string }) {
  const t = useTranslations("common");
  return (
    <bdi className="block whitespace-pre-wrap break-words">
      {visibleParts(text).map((part) => (
        <Fragment key={part.at}>
          {part.kind === "text" ? (
            part.text
          ) : (
            <code className="c-rust bg-(--w) px-0.5" title={t("unseen", { code: part.code })}>
              {part.code}
            </code>
          )}
        </Fragment>
      ))}
    </bdi>
  );
}
