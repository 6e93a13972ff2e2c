import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { Table } from "@/components/ui/table";
import type { StreamNames } from "./stream-name";
import { TrailEntry, type TrailItem } from "./trail-entry";
import { type TrailFilter, trailPath } from "./trail-query";

/** The query gives at most this many entries a page. */
const PAGE_SIZE = 50;

type Props = {
  items: readonly TrailItem[];
  next: string | null;
  filter: TrailFilter;
  /** Null where all entries are of one institution. */
  names: StreamNames | null;
};

/** Entries newest first, a page at a time. */
export function TrailList({ items, next, filter, names }: Props) {
  const t = useTranslations("audit");
  const { action, object, before } = filter;
  const isFiltered = action !== null || object !== null;
  if (items.length === 0) {
    return (
      <EmptyState title={isFiltered ? t("empty.title") : t("empty.all")}>
        {isFiltered ? <Link href="/audit">{t("filter.clear")}</Link> : null}
      </EmptyState>
    );
  }
  const head = [
    { key: "when", label: t("list.when") },
    { key: "who", label: t("list.who") },
    { key: "what", label: t("list.what") },
    ...(names === null ? [] : [{ key: "stream", label: t("list.stream") }]),
    { key: "outcome", label: t("list.outcome") },
    { key: "place", label: t("list.place") },
  ];
  return (
    <Section title={t("list.title")} note={t("list.note", { count: items.length, size: PAGE_SIZE })}>
      <div className="sheet">
        <Table caption={t("list.caption")} head={head}>
          {items.map((item) => (
            <TrailEntry key={`${item.institutionId} ${item.seq}`} item={item} names={names} />
          ))}
        </Table>
      </div>
      <Pager
        previous={before === null ? null : trailPath({ action, object })}
        next={next === null ? null : trailPath({ action, object, before: next })}
      />
    </Section>
  );
}
