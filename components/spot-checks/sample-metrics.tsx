import { useTranslations } from "next-intl";
import { formatNumber } from "@/lib/i18n/format";
import type { SampleFigures } from "@/lib/spot-checks/live";

/** Time to the first text, speed, tokens and the reason to end, as the server gave them. */
export function SampleMetrics({ figures }: { figures: SampleFigures }) {
  const t = useTranslations("checks.metric");
  const { firstTextMs, tokensPerSecond, promptTokens, completionTokens, finishReason } = figures;
  const none = t("none");
  const facts = [
    [t("ttft"), firstTextMs === null ? none : t("seconds", { value: formatNumber(firstTextMs / 1000, 2) })],
    [
      t("speed"),
      tokensPerSecond === null ? none : t("perSecond", { value: formatNumber(tokensPerSecond, 1) }),
    ],
    [
      t("tokens"),
      promptTokens === null || completionTokens === null
        ? none
        : t("inOut", { prompt: formatNumber(promptTokens), completion: formatNumber(completionTokens) }),
    ],
    [t("finish"), finishReason ?? none],
  ] as const;
  return (
    <span className="flex flex-wrap gap-x-4 text-sm">
      {facts.map(([term, value]) => (
        <span key={term} className="nw">
          <span className="muted mr-1">{term}</span>
          {value}
        </span>
      ))}
    </span>
  );
}
