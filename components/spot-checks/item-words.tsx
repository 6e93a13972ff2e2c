import { useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { ModelText } from "@/components/ui/model-text";
import type { ShownItem } from "@/lib/spot-checks/shown";
import type { Check } from "@/lib/spot-checks/suites";

type Words = ReturnType<typeof useTranslations<"checks">>;

/** A code of a suite in words; one that a private suite made up stays as it is. */
function wordOf(t: Words, group: "category" | "severity", code: string): string {
  const key = `${group}.${code}` as Parameters<Words>[0];
  return t.has(key) ? t(key) : code;
}

/** What an item is about, how much it matters, and its id. */
export function ItemHeading({ item: { item, itemId } }: { item: Pick<ShownItem, "item" | "itemId"> }) {
  const t = useTranslations("checks");
  return (
    <>
      {item === null ? t("suite.private") : wordOf(t, "category", item.category)}
      <code className="muted ml-2 font-normal">{itemId}</code>
      {item === null ? null : (
        <span className="soft ml-2 text-sm font-normal">{wordOf(t, "severity", item.severity)}</span>
      )}
    </>
  );
}

/** The question as its suite writes it; a hospital is not shown an authority's own. */
export function Question({ item: { item } }: { item: Pick<ShownItem, "item"> }) {
  const t = useTranslations("checks");
  if (item === null) return <p className="muted">{t("items.hidden")}</p>;
  return item.messages.map(({ role, content }) => (
    <div key={`${role} ${content}`} className="mt-1 first:mt-0">
      {item.messages.length > 1 ? <p className="muted text-sm">{t(`body.role.${role}`)}</p> : null}
      <LanguageText text={content} lang={item.lang === "zh" ? "zh-CN" : "en"}>
        <ModelText text={content} />
      </LanguageText>
    </div>
  ));
}

/** Why the expected answer is right, and by which text; in the language of the item. */
export function Reason({ item }: { item: NonNullable<ShownItem["item"]> }) {
  const { reason, source } = item;
  const lang = item.lang === "zh" ? "zh-CN" : "en";
  return (
    <>
      <p>
        <LanguageText text={reason} lang={lang} />
      </p>
      {source === null ? null : (
        <p className="muted">
          <LanguageText text={source} lang={lang} />
        </p>
      )}
    </>
  );
}

/** How an answer is graded, in words and as the suite writes it. */
export function RuleText({ check }: { check: Check }) {
  const t = useTranslations("checks.rule");
  if (check.type === "choice") return <p>{t("choice", { expected: check.expected })}</p>;
  if (check.type === "yesno") return <p>{t(check.expected === "yes" ? "yesnoYes" : "yesnoNo")}</p>;
  if (check.type === "number") {
    const { min, max, unit } = check;
    return <p>{t("number", { min: String(min), max: String(max), unit })}</p>;
  }
  const groups = (["all", "any", "none"] as const).filter((group) => (check[group] ?? []).length > 0);
  return groups.map((group) => (
    <div key={group} className="mt-1 first:mt-0">
      <p className="muted text-sm">{t(group)}</p>
      {(check[group] ?? []).map((pattern) => (
        <code key={pattern} className="block text-sm break-all">
          {pattern}
        </code>
      ))}
    </div>
  ));
}
