import { useTranslations } from "next-intl";
import { AbsentPage } from "@/components/ui/absent-page";
import { recordHref } from "@/lib/register/listed-row";

/** A version that is none of a public record's: the record is there, and so are its versions. */
export function VersionAbsent({ number }: { number: string }) {
  const t = useTranslations("versions.public.absent");
  return (
    <AbsentPage title={t("title")} text={t("text", { number })} href={`${recordHref(number)}/versions`}>
      {t("versions")}
    </AbsentPage>
  );
}
