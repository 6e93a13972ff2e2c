import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";

const duties = ["one", "two", "three"] as const;

/** What the source asks for, and for each what this portal holds today. */
export function Duties() {
  const t = useTranslations("landing.duties");
  return (
    <Section title={t("title")} note={t("note")}>
      <ol>
        {duties.map((duty) => (
          <li
            key={duty}
            className="grid grid-cols-[34px_minmax(0,1fr)] border-rule py-3.5 not-first:border-t first:pt-0.5"
          >
            <span className="serif text-xl leading-6.5 text-dai" aria-hidden="true">
              {t(`${duty}.number`)}
            </span>
            <div>
              <h3 className="h text-md leading-6.5">{t(`${duty}.title`)}</h3>
              <p className="soft mt-0.5">{t(`${duty}.text`)}</p>
              <p className="mt-1">{t(`${duty}.here`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
