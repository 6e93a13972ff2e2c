import { useTranslations } from "next-intl";
import { visibleParts } from "@/lib/llm/visible-text";

/** What a model wrote, as text and nothing else: no markup of its own is read, and what cannot be seen is named. */
export function VisibleText({ text }: { text: string }) {
  const t = useTranslations("endpoints.trial");
  return (
    <bdi className="break-words whitespace-pre-wrap">
      {visibleParts(text).map((part, at) =>
        part.kind === "text" ? (
          part.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other name, and it only grows.
          <code key={at} className="c-rust" title={t("hidden", { code: part.code })}>
            {part.code}
          </code>
        ),
      )}
    </bdi>
  );
}
