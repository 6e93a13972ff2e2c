import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";

/** A number that names nothing public: what it may mean, and where to look. */
export default async function RecordNotFound() {
  const t = await getTranslations("register.notFound");
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
