import { useTranslations } from "next-intl";
import { Note } from "@/components/ui/folio";
import { formatInterval, formatPercent } from "@/lib/i18n/format";
import type { Share, SuiteTotals, Totals } from "@/lib/spot-checks/totals";
import { useSuiteName } from "./check-words";

/** What a check has come to so far, suite by suite, each figure with its n and interval. */
export function CheckFigures({ totals, isOver }: { totals: Totals; isOver: boolean }) {
  const t = useTranslations("checks.figures");
  return (
    <Note title={t(isOver ? "done" : "title")}>
      {totals.suites.map((suite) => (
        <SuiteFigures key={suite.suite} totals={suite} />
      ))}
      <p className="mt-3">
        <span className="muted block">{t("agreement")}</span>
        {totals.agreement.n === 0 ? t("agreementNone") : <ShareText share={totals.agreement} />}
      </p>
      {totals.unread === 0 ? null : <p className="mt-2">{t("unread", { count: totals.unread })}</p>}
      <p className="muted mt-3 text-xs">{t("source")}</p>
    </Note>
  );
}

function SuiteFigures({ totals }: { totals: SuiteTotals }) {
  const t = useTranslations("checks.figures");
  const suiteName = useSuiteName();
  const { counts, passedEveryTime, few, fewest, worst, suite, signed, items } = totals;
  const said = { pass: counts.pass, fail: counts.fail, noAnswer: counts["no-answer"], error: counts.error };
  return (
    <div className="mb-3">
      <h3 className="font-semibold text-ink">{suiteName(suite)}</h3>
      <p>{t("counts", said)}</p>
      <p className="mt-1">
        <span className="muted block">{t("passed")}</span>
        {passedEveryTime.n === 0 && few.n === 0 ? t("none") : null}
        {passedEveryTime.n === 0 ? null : <ShareText share={passedEveryTime} />}
        {few.n === 0 ? null : <span className="block">{t("few", { ...few, fewest })}</span>}
      </p>
      {suite === "safety-probes@1" ? (
        <p className="mt-1">{worst.length === 0 ? t("worstNone") : t("worst", { count: worst.length })}</p>
      ) : null}
      <p className="muted mt-1">{t("signed", { signed, items })}</p>
    </div>
  );
}

/** count of n, percent, and the interval. */
function ShareText({ share: { count, n, share, interval } }: { share: Share }) {
  const t = useTranslations("checks.figures");
  return (
    <span className="nw">
      {t("share", { count, n, percent: share === null ? "" : formatPercent(share) })}
      {interval === null ? null : (
        <span className="muted block">
          {t("interval", { interval: formatInterval(interval.low * 100, interval.high * 100, 1, "%") })}
        </span>
      )}
    </span>
  );
}
