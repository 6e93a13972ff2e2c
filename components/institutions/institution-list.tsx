import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { RecordName } from "@/components/records/record-name";
import type { RecordView } from "@/components/records/record-view";
import { wideStack } from "@/components/records/stacked";
import { StateMark } from "@/components/records/state-mark";
import { BadgeLadder } from "@/components/ui/badge-ladder";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { codeLabel } from "@/lib/reference/codes";
import { provinceName } from "@/lib/reference/provinces";

export type ListedInstitution = Pick<RecordView, "id" | "number" | "name" | "nameEn" | "state" | "badge"> & {
  provinceAdcode: string;
  level: string | null;
  grade: string | null;
  deployments: number;
};

type Props = {
  q: string | null;
  items: readonly ListedInstitution[];
  previous: string | null;
  next: string | null;
};

/** The institutions in reach: a search and one table, a page at a time. */
export function InstitutionList({ q, items, previous, next }: Props) {
  const t = useTranslations("institutions.page");
  return (
    <>
      <SearchForm q={q} />
      {items.length === 0 ? (
        <EmptyState title={q ? t("none", { q }) : t("noneAll")}>
          {q ? <p>{t("noneHint")}</p> : null}
        </EmptyState>
      ) : (
        <>
          <InstitutionTable items={items} />
          <Pager previous={previous} next={next} note={t("pageNote", { count: items.length })} />
        </>
      )}
    </>
  );
}

function SearchForm({ q }: { q: string | null }) {
  const t = useTranslations("institutions.page");
  return (
    <search>
      <form action="/institutions" className="my-4 flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-60 sm:max-w-md">
          <label className="lab text-sm!" htmlFor="institution-q">
            {t("search")}
          </label>
          <input
            id="institution-q"
            className="in"
            type="search"
            name="q"
            defaultValue={q ?? ""}
            maxLength={80}
            aria-describedby="institution-q-hint"
          />
        </div>
        <Button type="submit" look="primary">
          {t("submit")}
        </Button>
        {q ? (
          <ButtonLink look="quiet" href="/institutions">
            {t("clear")}
          </ButtonLink>
        ) : null}
        <p className="hint m-0! w-full" id="institution-q-hint">
          {t("searchHint")}
        </p>
      </form>
    </search>
  );
}

function InstitutionTable({ items }: { items: readonly ListedInstitution[] }) {
  const t = useTranslations("institutions.page");
  const locale = useLocale();
  const gradeOf = ({ level, grade }: ListedInstitution) =>
    [
      level ? codeLabel("institutionLevels", level, locale) : "",
      grade && grade !== "none" ? codeLabel("institutionGrades", grade, locale) : "",
    ]
      .filter(Boolean)
      .join(locale === "en" ? ", " : "");
  return (
    <div className="sheet">
      <Table
        caption={t("caption")}
        className={wideStack}
        head={[
          { key: "name", label: t("column.name") },
          { key: "province", label: t("column.province") },
          { key: "level", label: t("column.level") },
          { key: "deployments", label: t("column.deployments"), numeric: true },
          { key: "badge", label: t("column.badge") },
          { key: "state", label: t("column.state") },
        ]}
      >
        {items.map((item) => (
          <Row key={item.id}>
            <RowHead sub={<code>{item.number}</code>}>
              <Link href={`/institutions/${item.id}`}>
                <RecordName name={item.name} nameEn={item.nameEn} />
              </Link>
            </RowHead>
            <Cell label={t("column.province")}>{provinceName(item.provinceAdcode, locale)}</Cell>
            <Cell label={t("column.level")}>{gradeOf(item)}</Cell>
            <Cell label={t("column.deployments")} numeric>
              {item.deployments}
            </Cell>
            <Cell label={t("column.badge")}>
              <BadgeLadder badge={item.badge} />
            </Cell>
            <Cell label={t("column.state")}>
              <StateMark state={item.state} />
            </Cell>
          </Row>
        ))}
      </Table>
    </div>
  );
}
