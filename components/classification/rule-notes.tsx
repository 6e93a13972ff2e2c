import { useTranslations } from "next-intl";
import { CopyDigest } from "@/components/ui/copy-digest";
import { Note } from "@/components/ui/folio";
import type { PublishedRuleSet } from "@/lib/classification/published";

/** Beside a rule set: its digests, its contents, and the same as JSON. */
export function RuleNotes({ published }: { published: PublishedRuleSet }) {
  const t = useTranslations("classification.rules");
  const { digest, questionnaireDigest, compiled } = published;
  const parts = ["rules", "definitions", "questions", "sources"] as const;
  return (
    <>
      <Note title={t("digest")}>
        <CopyDigest digest={digest} />
        <p>{t("immutable")}</p>
      </Note>
      <Note title={t("questionnaireDigest")}>
        <CopyDigest digest={questionnaireDigest} />
      </Note>
      <Note title={t("title", { version: compiled.ruleSet.version })}>
        <ul className="list-none">
          {parts.map((part) => (
            <li key={part}>
              <a className="inline-block py-1" href={`#${part}`}>
                {t(part)}
              </a>
            </li>
          ))}
          <li>
            <a className="inline-block py-1" href={`/api/v1/rule-sets/${compiled.ruleSet.version}`}>
              {t("json")}
            </a>
          </li>
          <li>
            <a className="inline-block py-1" href="/api/v1/rule-set-schemas">
              {t("schemas")}
            </a>
          </li>
        </ul>
      </Note>
    </>
  );
}
