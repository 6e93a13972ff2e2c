import { useTranslations } from "next-intl";

/** The first stop of the keyboard: past the masthead to `#main`. */
export function SkipLink() {
  const t = useTranslations("shell");
  return (
    <a className="skip" href="#main">
      {t("skip")}
    </a>
  );
}
