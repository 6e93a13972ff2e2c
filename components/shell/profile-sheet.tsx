import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import type { Theme } from "@/lib/i18n/locale";
import { LanguageSwitch } from "./language-switch";
import { type Person, useRoleWords } from "./person";
import { SingleKeysChoice } from "./single-keys-choice";
import { ThemeChoice } from "./theme-switch";

type Props = { person: Person; email: string; theme: Theme; isSingleKeyOn: boolean };

/** Who is signed in, and how they work: language, appearance, single keys. */
export function ProfileSheet({ person, email, theme, isSingleKeyOn }: Props) {
  const t = useTranslations("shell");
  const keys = useTranslations("command.keys.single");
  const role = useRoleWords(person);
  return (
    <>
      <Section title={t("profile.account")}>
        <KeyValueList
          items={[
            { key: "name", term: t("profile.name"), value: person.name },
            { key: "email", term: t("profile.email"), value: email },
            { key: "role", term: t("profile.role"), value: role },
          ]}
        />
        <p className="mt-3">
          <span className="acts">
            <ButtonLink href="/password">{t("profile.password")}</ButtonLink>
            <ButtonLink href="/profile/second-factor">{t("profile.secondFactor")}</ButtonLink>
          </span>
        </p>
      </Section>
      <Section title={t("profile.display")}>
        <KeyValueList
          items={[
            { key: "language", term: t("language.label"), value: <LanguageSwitch /> },
            { key: "theme", term: t("theme.label"), value: <ThemeChoice theme={theme} /> },
          ]}
        />
      </Section>
      <Section title={keys("title")} note={keys("kept")}>
        <p className="soft">{keys("note")}</p>
        <SingleKeysChoice isOn={isSingleKeyOn} />
        <p className="muted mt-2 text-sm">{t("profile.keys")}</p>
      </Section>
    </>
  );
}
