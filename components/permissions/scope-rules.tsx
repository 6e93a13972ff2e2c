import { useTranslations } from "next-intl";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";

const rules = ["authority", "scope", "eyes", "admins", "system", "denied"] as const;

/** What the table does not say: authority and jurisdiction, the second person, the three administrators. */
export function ScopeRules() {
  const t = useTranslations("permissions.rules");
  const items = rules.map((rule) => ({
    key: rule,
    term: t(`${rule}.title`),
    value: <p className="max-w-[42em]">{t(`${rule}.text`)}</p>,
  }));
  return (
    <Section title={t("title")}>
      <KeyValueList items={items} />
    </Section>
  );
}
