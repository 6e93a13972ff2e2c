import { useLocale, useTranslations } from "next-intl";
import { lawWords } from "@/lib/classification/law-words";
import type { Law } from "@/lib/obligations/table";

/** The law behind a duty: the document by its title, the place in it, and how well that was verified; none is policy, proposed. */
export function LawCited({ law }: { law: readonly Law[] }) {
  const t = useTranslations("classified.duties");
  const verified = useTranslations("classification.result.verified");
  const words = lawWords(useLocale());
  if (law.length === 0) return <span className="soft">{t("policy")}</span>;
  return (
    <ul className="soft list-none text-sm">
      {law.map(({ source, locator, title, url, verified: standing }) => (
        <li key={`${source} ${locator}`} className="mb-1">
          {url === null ? (
            words.title(source, title)
          ) : (
            <a href={url} rel="noreferrer noopener" target="_blank" className="break-words">
              {words.title(source, title)}
            </a>
          )}{" "}
          {words.locator(locator)} <span className="muted block text-xs">{verified(standing)}</span>
        </li>
      ))}
    </ul>
  );
}
