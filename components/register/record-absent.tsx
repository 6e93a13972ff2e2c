import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";

/** A number that names nothing public: what it may mean, and where to look. */
export function RecordAbsent() {
  const t = useTranslations("register.notFound");
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="lead max-w-[38em]">{t("text")}</p>
      <p className="mt-5">
        <ButtonLink href="/register" look="primary">
          {t("search")}
        </ButtonLink>
      </p>
    </>
  );
}
