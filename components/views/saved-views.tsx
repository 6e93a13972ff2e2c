import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { ViewPage } from "@/db/values/views";
import { MOST_VIEWS, viewHref } from "@/lib/views/schema";

type View = { id: string; name: string; query: string };
type Props = {
  page: ViewPage;
  /** One's own views of this page. */
  views: readonly View[];
  /** The address of the present view, as it would be kept. */
  current: string;
  problem: ViewProblem | null;
};
export const viewProblems = ["full", "name", "taken", "gone"] as const;
export type ViewProblem = (typeof viewProblems)[number];

/** A person's own views as links, and plain forms to keep, rename and remove one. */
export function SavedViews({ page, views, current, problem }: Props) {
  const t = useTranslations("common.views");
  return (
    <section className="views" aria-labelledby="saved-views">
      <h2 id="saved-views">{t("title")}</h2>
      <ul>
        {views.map(({ id, name, query }) => (
          <li key={id}>
            <ViewLink href={viewHref(page, query)} name={name} current={current} />
          </li>
        ))}
      </ul>
      <details>
        <summary>{t("save")}</summary>
        <form method="post" action="/views" className="acts">
          <input type="hidden" name="page" value={page} />
          <input type="hidden" name="query" value={current.split("?")[1] ?? ""} />
          <ViewName id="view-name" />
          <Button type="submit" name="do" value="save">
            {t("submit")}
          </Button>
        </form>
      </details>
      {views.length === 0 ? null : <ManageViews views={views} />}
      {problem === null ? null : (
        <p className="err" role="alert">
          {t(`problem.${problem}`, { most: MOST_VIEWS })}
        </p>
      )}
    </section>
  );
}

function ViewLink({ href, name, current }: { href: string; name: string; current: string }) {
  return (
    <Link href={href} {...(href === current ? { "aria-current": "true" as const } : {})}>
      {name}
    </Link>
  );
}

function ViewName({ id, value = "" }: { id: string; value?: string }) {
  const t = useTranslations("common.views");
  return (
    <span>
      <label className="vh" htmlFor={id}>
        {t("name")}
      </label>
      <input
        id={id}
        name="name"
        className="in"
        placeholder={t("name")}
        defaultValue={value}
        maxLength={60}
        required
      />
    </span>
  );
}

function ManageViews({ views }: { views: readonly View[] }) {
  const t = useTranslations("common.views");
  return (
    <details>
      <summary>{t("manage")}</summary>
      {views.map(({ id, name }) => (
        <form key={id} method="post" action="/views" className="acts" aria-label={t("of", { name })}>
          <input type="hidden" name="id" value={id} />
          <ViewName id={`view-${id}`} value={name} />
          <Button type="submit" name="do" value="rename">
            {t("rename")}
          </Button>
          <Button type="submit" name="do" value="remove" look="quiet" formNoValidate>
            {t("remove")}
          </Button>
        </form>
      ))}
    </details>
  );
}
