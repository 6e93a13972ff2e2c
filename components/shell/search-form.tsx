import Link from "next/link";
import { useTranslations } from "next-intl";
import { Glyph } from "@/components/ui/glyph";

/** The search of the masthead: a form that goes to the register. Narrow screens have a link to its page instead. */
export function SearchForm() {
  const t = useTranslations("shell.search");
  return (
    <>
      <search>
        <form className="kbar" action="/register" method="get">
          <Glyph name="search" />
          <input
            type="search"
            name="q"
            aria-label={t("label")}
            placeholder={t("placeholder")}
            maxLength={80}
          />
          <button type="submit" aria-label={t("submit")}>
            <Glyph name="arrow" />
          </button>
        </form>
      </search>
      <Link className="iconb only-s" href="/register" aria-label={t("label")}>
        <Glyph name="search" />
      </Link>
    </>
  );
}
