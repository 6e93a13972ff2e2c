import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Chain } from "./chain";

/** What this is, one search, and how a record comes about. */
export function Hero() {
  const t = useTranslations("landing");
  return (
    <div className="grid items-end gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1.16fr)_minmax(0,0.84fr)]">
      <div>
        <p className="kicker">{t("kicker")}</p>
        <h1 className="mt-2.5 mb-4 text-[clamp(1.75rem,3.6vw,2.75rem)] leading-[1.32]">
          {t.rich("heading", { phrase: (words) => <span className="inline-block">{words}</span> })}
        </h1>
        <p className="soft max-w-[36em] text-md">{t("lead")}</p>
        <search>
          <form className="mt-6 flex max-w-140 gap-2" action="/register" method="get">
            <label className="vh" htmlFor="landing-q">
              {t("search.label")}
            </label>
            <input
              id="landing-q"
              name="q"
              type="search"
              className="in h-11.5"
              placeholder={t("search.placeholder")}
              maxLength={80}
            />
            <Button type="submit" look="primary" large className="h-11.5">
              {t("search.submit")}
            </Button>
          </form>
        </search>
        <p className="soft mt-3">
          {t.rich("join", { link: (words) => <Link href="/sign-up">{words}</Link> })}
        </p>
      </div>
      <Chain />
    </div>
  );
}
