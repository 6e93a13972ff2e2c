import { useTranslations } from "next-intl";
import { Pager } from "@/components/ui/pager";
import type { ListedRow } from "@/lib/register/listed-row";
import { type RegisterParameters, registerHref } from "@/lib/register/search-params";
import { AppliedFilters } from "./applied-filters";
import { EmptyRegister, type Wider } from "./empty-register";
import { RegisterTable } from "./register-table";

type Props = {
  parameters: RegisterParameters;
  rows: readonly ListedRow[];
  matching: number;
  total: number;
  limit: number;
  previous: string | null;
  next: string | null;
  wider: readonly Wider[];
  /** Beijing's day: what is overdue is read from it. */
  today: string;
};

/** Counts, rows and pages of the public register, or why there are none. */
export function RegisterList({
  parameters,
  rows,
  matching,
  total,
  limit,
  previous,
  next,
  wider,
  today,
}: Props) {
  const t = useTranslations("register");
  const counts = { parameters, matching, total };
  if (rows.length === 0) {
    return (
      <>
        <AppliedFilters {...counts} limit={limit} />
        <EmptyRegister {...counts} wider={wider} />
      </>
    );
  }
  return (
    <>
      <AppliedFilters {...counts} limit={limit} />
      <RegisterTable rows={rows} today={today} />
      <Pager
        previous={previous === null ? null : registerHref({ ...parameters, after: null, before: previous })}
        next={next === null ? null : registerHref({ ...parameters, after: next, before: null })}
        note={t("urlNote")}
      />
    </>
  );
}
