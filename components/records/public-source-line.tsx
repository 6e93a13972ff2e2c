import { useTranslations } from "next-intl";
import type { FieldProvenance } from "@/db/values";
import { LanguageText } from "./language-text";

type Source = NonNullable<FieldProvenance["publicSource"]>;

/** What was published elsewhere, beside the value it speaks for. Some sources may be named but not linked. */
export function PublicSourceLine({ source }: { source: Source }) {
  const t = useTranslations("reviews.record");
  const title = <LanguageText text={source.title} />;
  return (
    <span className="mt-1 block text-xs text-ink-3">
      {t("publicSource")}
      {source.mayLink ? (
        <a href={source.url} rel="noopener noreferrer nofollow">
          {title}
        </a>
      ) : (
        title
      )}
      {source.date ? <span className="nw ml-2">{source.date}</span> : null}
    </span>
  );
}
