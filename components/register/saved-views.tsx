import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { MOST_VIEWS, viewHref } from "@/lib/register/view-schema";

type View = { id: string; name: string; query: string };
type Props = {
  views: readonly View[];
  /** The present view, as it would be kept. */
  current: string;
  problem: ViewProblem | null;
};
export const viewProblems = ["full", "name", "gone"] as const;
export type ViewProblem = (typeof viewProblems)[number];

/** A person's own views as links, and plain forms to keep, rename and remove one. */
export function SavedViews({ views, current, problem }: Props) {
  const t = useTranslations("register.views");
  return (
    <section className="views" aria-labelledby="saved-views">
      <h2 id="saved-views">{t("title")}</h2>
      <ul>
        {views.map(({ id, name, query }) => (
          <li key={id}>
            <Link href={viewHref(query)} {...(query === current ? { "aria-current": "true" as const } : {})}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t("save")}</summary>
        <form method="post" action="/register/views" className="acts">
          <input type="hidden" name="query" value={current} />
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

function ViewName({ id, value = "" }: { id: string; value?: string }) {
  const t = useTranslations("register.views");
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
  const t = useTranslations("register.views");
  return (
    <details>
      <summary>{t("manage")}</summary>
      {views.map(({ id, name }) => (
        <form key={id} method="post" action="/register/views" className="acts" aria-label={t("of", { name })}>
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
