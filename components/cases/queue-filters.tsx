import Form from "next/form";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { reviewLevels } from "@/db/values/reviews";
import { provinceName, provinces } from "@/lib/reference/provinces";
import { queuePath, queueTiers, statesOf } from "@/lib/reviews/queue-address";
import type { QueueQuery } from "@/lib/reviews/schema";

type Props = {
  query: QueueQuery;
  /** Only who sees more than one province has a choice of them. */
  isNational: boolean;
};
type Choice = { name: "tier" | "state" | "level" | "province"; options: { value: string; label: string }[] };

/** The filters of the queue: a form that only changes the address, and what is applied as chips. */
export function QueueFilters({ query, isNational }: Props) {
  const t = useTranslations("cases.queue");
  const choices = useChoices(query, isNational);
  const { q, view, isDueThisWeek } = query;
  const applied = choices.flatMap(({ name, options }) => {
    const chosen = options.find(({ value }) => value === query[name]);
    return chosen ? [{ name, label: chosen.label }] : [];
  });
  return (
    <section aria-label={t("filters")} className="mb-4">
      <Form action="/reviews" className="flex flex-wrap items-end gap-x-3 gap-y-2" key={queuePath(query)}>
        <input type="hidden" name="list" value={view} />
        {isDueThisWeek ? <input type="hidden" name="due" value="week" /> : null}
        <label className="grow-[2] basis-48">
          <span className="lab text-sm">{t("q")}</span>
          <input name="q" type="search" className="in" defaultValue={q ?? ""} maxLength={80} />
        </label>
        {choices.map(({ name, options }) => (
          <label key={name} className="grow basis-32">
            <span className="lab text-sm">{t(name)}</span>
            <select name={name} className="in" defaultValue={query[name] ?? ""}>
              <option value="">{t("any")}</option>
              {options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ))}
        <Button type="submit" className="h-10">
          {t("apply")}
        </Button>
      </Form>
      {applied.length > 0 || q !== null ? (
        <p className="mt-3 flex flex-wrap items-center gap-2">
          {q === null ? null : <Chip label={q} href={queuePath({ ...query, q: null, after: null })} />}
          {applied.map(({ name, label }) => (
            <Chip key={name} label={label} href={queuePath({ ...query, [name]: null, after: null })} />
          ))}
        </p>
      ) : null}
    </section>
  );
}

function useChoices({ view }: QueueQuery, isNational: boolean): Choice[] {
  const words = useTranslations("cases.words");
  const locale = useLocale();
  const states = statesOf(view);
  const choices: Choice[] = [
    { name: "tier", options: queueTiers.map((value) => ({ value, label: value })) },
    {
      name: "state",
      options: states.map((value) => ({ value, label: words(`state.${value}`) })),
    },
    {
      name: "level",
      // In every other view an official's own level is a matter of course.
      options:
        view === "all" || view === "closed"
          ? reviewLevels.map((value) => ({ value, label: words(`level.${value}`) }))
          : [],
    },
    {
      name: "province",
      options: isNational
        ? provinces.map(({ code }) => ({ value: code, label: provinceName(code, locale) }))
        : [],
    },
  ];
  return choices.filter(({ options }) => options.length > 0);
}
