import Link from "next/link";
import { useTranslations } from "next-intl";

const reviewViews = ["cases", "records", "requests", "disputes", "decided"] as const;
export type ReviewView = (typeof reviewViews)[number];

/** The view an address asks for; anything else is the cases. */
export const viewOf = (text: string | undefined): ReviewView =>
  reviewViews.find((view) => view === text) ?? "cases";

/** The views of the queue: real links with their counts. */
export function ReviewTabs({ current, counts }: { current: ReviewView; counts: Record<ReviewView, number> }) {
  const t = useTranslations("reviews.page");
  return (
    <nav className="tabs mt-4" aria-label={t("views")}>
      {reviewViews.map((view) => (
        <Link
          key={view}
          href={view === "cases" ? "/reviews" : `/reviews?view=${view}`}
          {...(view === current ? { "aria-current": "page" as const } : {})}
        >
          {t(view)}
          <span>{counts[view]}</span>
        </Link>
      ))}
    </nav>
  );
}
