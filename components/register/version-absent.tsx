import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { recordHref } from "@/lib/register/listed-row";

/** A version that is none of a public record's: the record is there, and so are its versions. */
export function VersionAbsent({ number }: { number: string }) {
  const t = useTranslations("versions.public.absent");
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="lead max-w-[38em]">{t("text", { number })}</p>
      <p className="mt-5">
        <ButtonLink href={`${recordHref(number)}/versions`} look="primary">
          {t("versions")}
        </ButtonLink>
      </p>
    </>
  );
}
