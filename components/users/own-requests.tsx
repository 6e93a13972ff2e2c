import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import type { RequestState } from "@/db/values";
import { formatDateTime } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import { requestMark } from "./labels";

export type OwnRequest = {
  id: string;
  kind: string;
  role: string;
  claimedNumber: string | null;
  proposal: Record<string, unknown> | null;
  statement: string;
  state: string;
  decisionReason: string | null;
  decidedAt: Date | null;
  createdAt: Date;
};

/** What the person has asked for so far, newest first, and what a reviewer made of it. */
export function OwnRequests({ requests }: { requests: readonly OwnRequest[] }) {
  const t = useTranslations("auth.request");
  if (requests.length === 0) return null;
  return (
    <Section title={t("own")} note={t("ownNote", { count: requests.length })}>
      <ul className="grid gap-4">
        {requests.map((request) => (
          <li key={request.id} className="sheet pad">
            <RequestCard request={request} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function RequestCard({ request }: { request: OwnRequest }) {
  const t = useTranslations("auth.request");
  const locale = useLocale();
  const state = request.state as RequestState;
  const reason = state === "refused" ? (request.decisionReason ?? t("noReason")) : request.decisionReason;
  const items = [
    { key: "institution", term: t("institution"), value: <Subject request={request} /> },
    { key: "kind", term: t("kindWord"), value: codeLabel("requestKinds", request.kind, locale) },
    { key: "role", term: t("roleWord"), value: codeLabel("hospitalRoles", request.role, locale) },
    { key: "asked", term: t("asked"), value: formatDateTime(request.createdAt) },
    { key: "statement", term: t("statementWord"), value: request.statement },
    ...(request.decidedAt === null
      ? []
      : [{ key: "decided", term: t("decided"), value: formatDateTime(request.decidedAt) }]),
    ...(reason === null ? [] : [{ key: "reason", term: t("reason"), value: reason }]),
  ];
  return (
    <>
      <p className="mb-2">
        <StatusMark {...requestMark[state]}>{codeLabel("requestStates", state, locale)}</StatusMark>
        <span className="soft ml-3">{t(`stand.${state}`)}</span>
      </p>
      <KeyValueList items={items} />
      {state === "approved" ? (
        <p className="mt-4">
          <ButtonLink look="primary" href="/home">
            {t("approvedLink")}
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}

function Subject({ request }: { request: OwnRequest }) {
  const name = request.proposal?.nameZh;
  if (typeof name === "string") return <span lang="zh-CN">{name}</span>;
  return <a href={`/register/${request.claimedNumber}`}>{request.claimedNumber}</a>;
}
