import { useTranslations } from "next-intl";
import { Pager } from "@/components/ui/pager";
import type { Density } from "@/lib/i18n/locale";
import type { ListedRow } from "@/lib/register/listed-row";
import { type RegisterParameters, registerHref } from "@/lib/register/search-params";
import { AppliedFilters } from "./applied-filters";
import { EmptyRegister, type Wider } from "./empty-register";
import { ListHead } from "./list-head";
import { RegisterTable } from "./register-table";

type Props = {
  parameters: RegisterParameters;
  rows: readonly ListedRow[];
  matching: number;
  total: number;
  /** How many match, in words: an exact count, or "10,000+". */
  said: string;
  previous: string | null;
  next: string | null;
  wider: readonly Wider[];
  /** Beijing's day: what is overdue is read from it. */
  today: string;
  density: Density;
  isDemo: boolean;
};

/** Counts, rows and pages of the public register, or why there are none. */
export function RegisterList({
  parameters,
  rows,
  matching,
  total,
  said,
  previous,
  next,
  wider,
  density,
  today,
  isDemo,
}: Props) {
  const t = useTranslations("register");
  const counts = { parameters, matching, total };
  if (rows.length === 0) {
    return (
      <>
        <AppliedFilters {...counts} said={said} />
        <EmptyRegister parameters={parameters} total={total} wider={wider} isDemo={isDemo} />
      </>
    );
  }
  return (
    <>
      <div className="listtop">
        <AppliedFilters {...counts} said={said} />
        <ListHead parameters={parameters} density={density} />
      </div>
      <RegisterTable rows={rows} q={parameters.q} sort={parameters.sort} density={density} today={today} />
      <Pager
        previous={previous === null ? null : registerHref({ ...parameters, after: null, before: previous })}
        next={next === null ? null : registerHref({ ...parameters, after: next, before: null })}
        note={t("urlNote")}
      />
    </>
  );
}
