import Form from "next/form";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { HolidaysNote } from "@/components/ui/holidays-note";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { type OwnQuery, ownPath, ownViews } from "@/lib/reviews/own-address";
import type { OwnCaseList } from "@/lib/reviews/shown";
import { daysAhead } from "./clock-note";
import { OwnTable } from "./own-table";

type Props = {
  query: OwnQuery;
  list: OwnCaseList;
  /** Classifications that no case stands for yet, for whoever signs them. */
  toSign: ReactNode;
};

/** A hospital's own cases: where each stands, what has to happen next and by when, and how it was decided. */
export function OwnCases({ query, list, toSign }: Props) {
  const t = useTranslations("cases.own");
  const { items, next, counts } = list;
  const { view, q } = query;
  return (
    <>
      <PageHead title={t("title")} lead={t("lead", counts)} />
      <nav className="tabs mt-4" aria-label={t("views")}>
        {ownViews.map((each) => (
          <Link
            key={each}
            href={ownPath({ view: each })}
            {...(each === view ? { "aria-current": "page" as const } : {})}
          >
            {t(`view.${each}`)}
            <span>{counts[each]}</span>
          </Link>
        ))}
      </nav>
      {view === "open" ? toSign : null}
      <Search view={view} q={q} />
      {items.length === 0 ? (
        <EmptyState title={t(q === null ? `empty.${view}` : "emptyFound")} />
      ) : (
        <OwnTable cases={items} caption={t(`view.${view}`)} />
      )}
      <HolidaysNote dueOn={daysAhead(items)} />
      <Pager
        previous={query.after === null ? null : ownPath({ ...query, after: null })}
        next={next === null ? null : ownPath({ ...query, after: next })}
        note={t("order")}
      />
      <p className="mt-3 text-sm print:hidden">
        <Link href="/reviews/routing">{t("routing")}</Link>
      </p>
    </>
  );
}

function Search({ view, q }: Pick<OwnQuery, "view" | "q">) {
  const t = useTranslations("cases.queue");
  return (
    <search className="my-4 block">
      <Form action="/reviews" className="flex flex-wrap items-end gap-x-3 gap-y-2" key={ownPath({ view, q })}>
        {view === "closed" ? <input type="hidden" name="list" value={view} /> : null}
        <label className="grow basis-48">
          <span className="lab text-sm">{t("q")}</span>
          <input name="q" type="search" className="in" defaultValue={q ?? ""} maxLength={80} />
        </label>
        <Button type="submit" className="h-10">
          {t("apply")}
        </Button>
      </Form>
      {q === null ? null : (
        <p className="mt-3">
          <Chip label={q} href={ownPath({ view })} />
        </p>
      )}
    </search>
  );
}
