import { useTranslations } from "next-intl";
import { beijingDate } from "@/lib/clock";
import { workingDaysBetween } from "@/lib/reference/working-days";
import { leaseEnd } from "@/lib/reviews/case-clock";
import { termsOf } from "@/lib/reviews/routing";
import type { CasePage, Lease } from "@/lib/reviews/shown";
import type { CaseActions } from "./case-actions";
import { LeaseForm } from "./step-forms";

const { leaseDays } = termsOf("classification");

type LapsedProps = { lapsed: Lease | null };

/** Before a case can be taken: for how long, and whose claim on it has run out. */
export function ClaimText({ lapsed }: LapsedProps) {
  const t = useTranslations("cases.lease");
  return (
    <div className="soft grid gap-2 text-sm">
      {lapsed === null ? null : (
        <p>
          {t(lapsed.isMe ? "ranOutMine" : "ranOut", { name: lapsed.name, until: beijingDate(lapsed.until) })}
        </p>
      )}
      <p>{t("term", { days: leaseDays })}</p>
    </div>
  );
}

type Props = { page: CasePage; actions: Pick<CaseActions, "renew" | "release">; at: Date };

/** One's own claim: how long it still holds, what happens then, and to keep it for longer or give the case back. */
export function LeaseActs({ page: { id, holder, steps }, actions, at }: Props) {
  const t = useTranslations("cases.lease");
  const act = useTranslations("cases.step");
  if (!holder?.isMe || steps.release !== null) return null;
  const [today, until] = [beijingDate(at), beijingDate(holder.until)];
  const renewed = beijingDate(leaseEnd(at, leaseDays));
  const left = workingDaysBetween(today, until);
  return (
    <section className="mt-5 border-t border-rule pt-4" aria-label={t("title")}>
      <p className="text-sm">
        <b>{left === 0 ? t("lastDay", { until }) : t("left", { until, left })}</b>
      </p>
      <p className="soft mt-1 text-sm">{t("then")}</p>
      <div className="mt-4 flex flex-wrap gap-3 [&_.acts]:mt-0">
        {/* On the day of a claim there is nothing to gain yet. */}
        {steps.renew === null && renewed > until ? (
          <LeaseForm id={id} label={t("renew", { until: renewed })} action={actions.renew} />
        ) : null}
        <LeaseForm id={id} label={act("release")} action={actions.release} />
      </div>
    </section>
  );
}
