import { useTranslations } from "next-intl";
import { WideTerms } from "@/components/records/wide-terms";
import { CopyDigest } from "@/components/ui/copy-digest";
import { KeyValueList } from "@/components/ui/key-value-list";
import { StatusMark } from "@/components/ui/status-mark";
import type { StoredReport } from "@/lib/endpoints/stored-report";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import { problemWord } from "@/lib/llm/problem";
import { reasonKey } from "./endpoint-words";

export type TestShown = {
  id: string;
  at: Date;
  byName: string;
  address: string;
  digest: string;
  report: StoredReport;
};

/** One test of a connection, in the words of who has to act on it. */
export function ConnectionReport({ test }: { test: TestShown }) {
  const t = useTranslations("endpoints.test");
  const { report } = test;
  const isReached = report.peer !== null;
  const mark = isReached
    ? ({ glyph: "met", tone: "pine" } as const)
    : ({ glyph: "fail", tone: "rust" } as const);
  const items = [
    {
      key: "reachable",
      term: t("reachable"),
      value: <StatusMark {...mark}>{isReached ? t("yes") : t("no")}</StatusMark>,
    },
    { key: "address", term: t("address"), value: <code className="break-all">{test.address}</code> },
    { key: "tls", term: t("tls"), value: report.isEncrypted ? t("tlsOn") : t("tlsOff") },
    { key: "access", term: t("access"), value: <Access report={report} /> },
    { key: "paths", term: t("openPaths"), value: <Paths paths={report.openPaths} /> },
    { key: "models", term: t("models"), value: <Models report={report} /> },
    {
      key: "context",
      term: t("context"),
      value:
        report.contextTokens === null
          ? t("unknown")
          : t("contextValue", { count: formatNumber(report.contextTokens) }),
    },
    { key: "answered", term: t("answered"), value: <Answered report={report} /> },
    { key: "problem", term: t("problem"), value: <Problem report={report} /> },
    { key: "digest", term: t("digest"), value: <CopyDigest digest={test.digest} /> },
  ];
  const said = items.filter(({ key }) => key !== "problem" || report.problem !== null);
  return (
    <>
      <p className="soft mb-2 text-sm">{t("at", { date: formatDateTime(test.at), name: test.byName })}</p>
      <WideTerms>
        <KeyValueList items={said} />
      </WideTerms>
    </>
  );
}

/** Open to anybody is a finding of its own: most engines have no lock but a proxy in front. */
function Access({ report: { access, isKeyAccepted } }: { report: StoredReport }) {
  const t = useTranslations("endpoints.test");
  if (access === null) return t("unknown");
  if (access === "open") {
    return (
      <StatusMark glyph="overdue" tone="rust">
        {t("open")}
      </StatusMark>
    );
  }
  if (isKeyAccepted === null) return t("closed");
  return `${t("closed")} · ${isKeyAccepted ? t("keyOk") : t("keyBad")}`;
}

function Paths({ paths }: { paths: readonly string[] }) {
  const t = useTranslations("endpoints.test");
  if (paths.length === 0) return t("openPathsNone");
  return <code className="break-all">{paths.join("  ")}</code>;
}

function Models({ report: { models, isModelListed } }: { report: StoredReport }) {
  const t = useTranslations("endpoints.test");
  if (models === null || models.length === 0) return t("modelsNone");
  return (
    <>
      <code className="break-all">{models.map(({ id }) => id).join("  ")}</code>
      <span className="soft block text-sm">{isModelListed ? t("listed") : t("notListed")}</span>
    </>
  );
}

function Answered({ report }: { report: StoredReport }) {
  const t = useTranslations("endpoints");
  const { answered, reasoningIn, firstTextMs, tokensPerSecond } = report;
  if (answered === null) return t("test.unknown");
  const isTimed = firstTextMs !== null && tokensPerSecond !== null;
  return (
    <>
      {t(`verdict.${answered}`)}
      {reasoningIn === null ? null : (
        <span className="soft block text-sm">{`${t("test.reasoning")} · ${t(`reasoningIn.${reasoningIn}`)}`}</span>
      )}
      {isTimed ? (
        <span className="soft block text-sm">
          {t("test.speedValue", {
            first: formatNumber(firstTextMs / 1000, 2),
            rate: formatNumber(tokensPerSecond, 1),
          })}
        </span>
      ) : null}
    </>
  );
}

function Problem({ report: { problem } }: { report: StoredReport }) {
  const t = useTranslations("endpoints.reason");
  if (problem === null) return null;
  const word = problemWord(problem);
  const key = reasonKey(word);
  return (
    <>
      {key === null ? word : t(key)}
      {problem.systemCode === null ? null : <code className="soft block text-sm">{problem.systemCode}</code>}
    </>
  );
}
