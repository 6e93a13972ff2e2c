import { useLocale, useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { WideTerms } from "@/components/records/wide-terms";
import { KeyValueList } from "@/components/ui/key-value-list";
import { serverKinds } from "@/db/values";
import { targetKinds, thinkingSwitches } from "@/db/values/endpoints";
import { formatDate } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import { EndpointMark } from "./endpoint-mark";
import type { EndpointShown } from "./endpoint-shown";

/** Where an endpoint is and what was decided of it. */
export function EndpointRecord({ endpoint }: { endpoint: EndpointShown }) {
  const t = useTranslations("endpoints.record");
  const target = useTranslations("endpoints.target");
  const locale = useLocale();
  const server = serverKinds.find((kind) => kind === endpoint.serverKind);
  // What was decided before was about another address, or another key.
  const isDecided = endpoint.state !== "pending" && endpoint.state !== "draft";
  const kind = targetKinds.find((known) => known === endpoint.targetKind);
  const items = [
    {
      key: "state",
      term: useTranslations("endpoints.admin")("state"),
      value: (
        <EndpointMark
          state={endpoint.state}
          isKilled={endpoint.killedAt !== null}
          isSimulator={endpoint.isSimulator}
        />
      ),
    },
    { key: "server", term: t("server"), value: server ? codeLabel("serverKinds", server, locale) : "" },
    { key: "target", term: t("target"), value: kind ? target(kind) : "" },
    { key: "address", term: t("address"), value: <Address endpoint={endpoint} /> },
    { key: "network", term: t("network"), value: <code>{endpoint.network}</code> },
    { key: "model", term: t("model"), value: <code className="break-all">{endpoint.modelIdSent}</code> },
    { key: "thinking", term: t("thinking"), value: useThinking(endpoint) },
    { key: "key", term: t("key"), value: useKeyWords(endpoint) },
    { key: "ca", term: t("ca"), value: useCaWords(endpoint) },
    {
      key: "proposed",
      term: t("proposed"),
      value: <Signed by={endpoint.proposedByName} at={endpoint.proposedAt} />,
    },
    {
      key: "decided",
      term: t("decided"),
      value: isDecided ? <Signed by={endpoint.decidedByName} at={endpoint.decidedAt} /> : null,
    },
  ];
  const reason = isDecided ? endpoint.decisionReason : null;
  const because = { key: "reason", term: t("reason"), value: reason && <LanguageText text={reason} /> };
  const shown = [...items, because].filter(({ value }) => value !== "" && value !== null);
  return (
    <WideTerms>
      <KeyValueList items={shown} />
    </WideTerms>
  );
}

function Address({ endpoint }: { endpoint: EndpointShown }) {
  const t = useTranslations("endpoints.record");
  if (endpoint.isSimulator) return t("simulatorAddress");
  const { scheme, host, port, basePath } = endpoint;
  return (
    <code className="break-all">{`${scheme ?? ""}://${host ?? ""}:${port ?? ""}${basePath ?? ""}`}</code>
  );
}

function Signed({ by, at }: { by: string | null; at: Date | null }) {
  const t = useTranslations("endpoints.record");
  if (by === null || at === null) return null;
  return t("by", { name: by, date: formatDate(at) });
}

function useThinking({ thinkingBy, isThinkingOn }: EndpointShown): string {
  const t = useTranslations("endpoints");
  const by = thinkingSwitches.find((known) => known === thinkingBy);
  if (by === undefined) return t("record.thinkingDefault");
  const words = { by: t(`thinkingBy.${by}`) };
  return isThinkingOn ? t("record.thinkingOn", words) : t("record.thinkingOff", words);
}

/** Without TLS there is no certificate to sign. */
function useCaWords({ scheme, caPem }: EndpointShown): string {
  const t = useTranslations("endpoints.record");
  if (scheme !== "https") return "";
  return caPem === null ? t("caPublic") : t("caOwn");
}

function useKeyWords({ hasKey, keyLastFour }: EndpointShown): string {
  const t = useTranslations("endpoints.record");
  if (!hasKey) return t("keyNone");
  return keyLastFour ? t("keyShown", { lastFour: keyLastFour }) : t("keyHidden");
}
