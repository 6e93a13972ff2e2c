import { useTranslations } from "next-intl";
import { AbsentPage } from "@/components/ui/absent-page";

/** A number that names nothing public: what it may mean, and where to look. */
export function RecordAbsent() {
  const t = useTranslations("register.notFound");
  return (
    <AbsentPage title={t("title")} text={t("text")} href="/register">
      {t("search")}
    </AbsentPage>
  );
}
