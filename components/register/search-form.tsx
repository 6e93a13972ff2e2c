import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { type RegisterParameters, registerSearch } from "@/lib/register/search-params";

/** A plain form: the address it makes is the state of the list. A new query keeps the filters and begins on the first page. */
export function RegisterSearch({ parameters }: { parameters: RegisterParameters }) {
  const t = useTranslations("register.form");
  const kept = registerSearch({ ...parameters, q: null, after: null, before: null });
  return (
    <search aria-label={t("label")}>
      <form action="/register" method="get" className="flex flex-wrap items-end gap-x-2 gap-y-2">
        {[...kept].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="min-w-0 flex-[1_1_220px] md:max-w-105">
          <label className="vh" htmlFor="register-q">
            {t("q")}
          </label>
          <input
            id="register-q"
            name="q"
            type="search"
            className="in"
            placeholder={t("q")}
            defaultValue={parameters.q ?? ""}
            // What was typed here before the page was left is not what this address looks for.
            autoComplete="off"
            maxLength={80}
            aria-describedby="register-q-hint"
          />
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
