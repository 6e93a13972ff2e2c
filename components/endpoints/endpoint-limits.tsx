import { useTranslations } from "next-intl";
import { WideTerms } from "@/components/records/wide-terms";
import { KeyValueList } from "@/components/ui/key-value-list";
import { formatNumber } from "@/lib/i18n/format";
import type { EndpointShown } from "./endpoint-shown";

export type UsageShown = { calls: number; tokens: number; seconds: number };

/** What may be asked of it, and what of today's budget is used. */
export function EndpointLimitsList({
  endpoint,
  usage,
}: {
  endpoint: EndpointShown;
  usage: UsageShown | null;
}) {
  const t = useTranslations("endpoints.limits");
  const budget = (used: number, of: number) =>
    t("used", { used: formatNumber(used), budget: formatNumber(of) });
  const { quietFrom, quietTo, headersSeconds, gapSeconds, totalSeconds } = endpoint;
  const times = { headers: headersSeconds, gap: gapSeconds, total: totalSeconds };
  const isQuiet = quietFrom !== null && quietTo !== null;
  const items = [
    { key: "calls", term: t("calls"), value: budget(usage?.calls ?? 0, endpoint.budgetCalls) },
    { key: "tokens", term: t("tokens"), value: budget(usage?.tokens ?? 0, endpoint.budgetTokens) },
    { key: "seconds", term: t("seconds"), value: budget(usage?.seconds ?? 0, endpoint.budgetSeconds) },
    { key: "inFlight", term: t("inFlight"), value: formatNumber(endpoint.maxInFlight) },
    { key: "perMinute", term: t("perMinute"), value: formatNumber(endpoint.perMinute) },
    { key: "timeouts", term: t("timeouts"), value: t("timeoutsValue", times) },
    {
      key: "quiet",
      term: t("quiet"),
      value: isQuiet ? t("quietValue", { from: quietFrom, to: quietTo }) : t("quietNone"),
    },
  ];
  return (
    <WideTerms>
      <KeyValueList items={items} />
    </WideTerms>
  );
}
