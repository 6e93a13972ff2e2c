import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";

/** Absent and out of scope look the same: the words must not tell which. */
export async function Absent() {
  const t = await getTranslations();
  const requestId = (await headers()).get("x-request-id");
  return (
    <>
      <h1>{t("errors.page.notFoundTitle")}</h1>
      <p className="lead">{t("errors.page.notFound")}</p>
      {requestId ? (
        <p className="muted mt-3">
          {t("common.error.reference")} <code>{requestId}</code>
        </p>
      ) : null}
      <p className="mt-5">
        <ButtonLink href="/">{t("shell.home")}</ButtonLink>
      </p>
    </>
  );
}
