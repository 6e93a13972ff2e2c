import { useTranslations } from "next-intl";
import { KeyValueList } from "@/components/ui/key-value-list";
import { ModelText } from "@/components/ui/model-text";
import { StatusMark } from "@/components/ui/status-mark";
import type { TrialEnd } from "@/lib/endpoints/trial-events";
import { formatNumber } from "@/lib/i18n/format";
import { SimulatorNote } from "./endpoint-mark";
import { reasonKey } from "./endpoint-words";
import type { TrialStand } from "./use-trial";

/** The thinking folded away, the answer as text, and what the call took. */
export function TrialAnswer({ stand }: { stand: TrialStand }) {
  const t = useTranslations("endpoints.trial");
  const { reasoning, answer, end } = stand;
  return (
    <section className="sheet mt-4" aria-label={t("answer")}>
      {end?.isSimulator ? (
        <div className="pad">
          <SimulatorNote />
        </div>
      ) : null}
      {reasoning === "" ? null : (
        <details className="border-[var(--rule)] border-b px-[22px] py-2">
          <summary className="soft cursor-pointer text-sm">
            {t("reasoning", { count: formatNumber([...reasoning].length) })}
          </summary>
          <div className="soft mt-2 text-sm">
            <ModelText text={reasoning} />
          </div>
        </details>
      )}
      <div className="stream pad min-h-24">
        {answer === "" && end !== null ? <p className="soft">{t("empty")}</p> : <ModelText text={answer} />}
        {end === null ? null : <Ending end={end} />}
      </div>
      {end === null ? null : <Figures end={end} />}
    </section>
  );
}

function Ending({ end }: { end: TrialEnd }) {
  const t = useTranslations("endpoints");
  if (end.verdict === "answer") return null;
  const key = reasonKey(end.reason);
  const reason = key === null ? t(`verdict.${end.verdict}`) : t(`reason.${key}`);
  return (
    <p className="mt-3">
      <StatusMark glyph="inconclusive" tone={end.verdict === "error" ? "rust" : "ochre"}>
        {end.verdict === "error" ? `${t("trial.failed")} · ${reason}` : t("trial.cut", { reason })}
      </StatusMark>
    </p>
  );
}

function Figures({ end }: { end: TrialEnd }) {
  const t = useTranslations("endpoints.trial");
  const unknown = t("unknown");
  const { firstTextMs, tokensPerSecond, promptTokens, completionTokens } = end;
  const counted = promptTokens !== null && completionTokens !== null;
  const items = [
    {
      key: "first",
      term: t("firstText"),
      value: firstTextMs === null ? unknown : t("seconds", { value: formatNumber(firstTextMs / 1000, 2) }),
    },
    {
      key: "speed",
      term: t("speed"),
      value: tokensPerSecond === null ? unknown : t("rate", { value: formatNumber(tokensPerSecond, 1) }),
    },
    {
      key: "tokens",
      term: t("tokens"),
      value: counted
        ? t("tokensValue", { prompt: formatNumber(promptTokens), completion: formatNumber(completionTokens) })
        : unknown,
    },
  ];
  return (
    <div className="border-[var(--rule)] border-t px-[22px] py-3">
      <KeyValueList items={items} tight />
    </div>
  );
}
