import { useTranslations } from "next-intl";
import { ButtonLink, buttonClass } from "@/components/ui/button";
import { Glyph } from "@/components/ui/glyph";
import { recordHref } from "@/lib/register/listed-row";

/** Where a public record says how to cite it. */
export const CITE = "cite";

/** What a reader may do with a public record: cite it, take it as data, say what is wrong with it. */
export function RecordActs({ number }: { number: string }) {
  const t = useTranslations();
  return (
    <>
      <ButtonLink href={`#${CITE}`}>{t("register.record.versions.cite")}</ButtonLink>
      {/* An answer of the interface, no page: the browser shows or keeps it. */}
      <a className={buttonClass({})} href={`/api/v1${recordHref(number)}`} rel="nofollow">
        <Glyph name="down" />
        {t("register.record.json")}
      </a>
      <ButtonLink look="quiet" href={`${recordHref(number)}/report`}>
        {t("reports.link.open")}
      </ButtonLink>
    </>
  );
}
