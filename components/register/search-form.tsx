import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { inLocale } from "@/lib/reference/bilingual";
import { provinces } from "@/lib/reference/provinces";
import type { RegisterParameters } from "@/lib/register/search-params";

/** A plain form: the address it makes is the state of the list. A new query begins on the first page. */
export function RegisterSearch({ parameters }: { parameters: RegisterParameters }) {
  const t = useTranslations("register.form");
  const locale = useLocale();
  return (
    <search aria-label={t("label")}>
      <form action="/register" method="get" className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <div className="min-w-0 flex-[1_1_260px] md:max-w-105">
          <label className="lab text-base" htmlFor="register-q">
            {t("q")}
          </label>
          <input
            id="register-q"
            name="q"
            type="search"
            className="in"
            defaultValue={parameters.q ?? ""}
            maxLength={80}
            aria-describedby="register-q-hint"
          />
        </div>
        <div className="flex-[1_1_140px] md:max-w-55">
          <label className="lab text-base" htmlFor="register-province">
            {t("province")}
          </label>
          <select
            id="register-province"
            name="province"
            className="in"
            defaultValue={parameters.province[0] ?? ""}
          >
            <option value="">{t("all")}</option>
            {provinces.map(({ code, name }) => (
              <option key={code} value={code}>
                {inLocale(name, locale)}
              </option>
            ))}
          </select>
        </div>
        <Button type="submit" look="primary" className="h-10">
          {t("submit")}
        </Button>
        <p id="register-q-hint" className="hint mb-0! w-full">
          {t("hint")}
        </p>
      </form>
    </search>
  );
}
