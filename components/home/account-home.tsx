import { useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { ButtonLink } from "@/components/ui/button";
import { Cols, Folio, Note } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import type { RequestState } from "@/db/values";
import { formatDate } from "@/lib/i18n/format";
import { daysBetween } from "@/lib/records/worklist";

export type OwnRequest = {
  id: string;
  state: RequestState;
  claimedNumber: string | null;
  proposedName: string | null;
  createdAt: Date;
  decisionReason: string | null;
};

/** The home of an account that belongs to no institution yet: its request, or how to make one. */
export function AccountHome({ requests, at }: { requests: readonly OwnRequest[]; at: Date }) {
  const t = useTranslations("home.account");
  const isOpen = requests.some(({ state }) => state === "pending");
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        actions={
          isOpen ? undefined : (
            <ButtonLink look="primary" href="/request">
              {t(requests.length > 0 ? "again" : "begin")}
            </ButtonLink>
          )
        }
      />
      <Cols
        notes={
          <Note title={t("how")}>
            <ol className="grid list-decimal gap-1 pl-5">
              {(["ask", "decide", "work"] as const).map((step) => (
                <li key={step}>{t(`steps.${step}`)}</li>
              ))}
            </ol>
          </Note>
        }
      >
        <Folio>
          <Section title={t("own")}>
            {requests.length === 0 ? <p className="soft">{t("none")}</p> : null}
            <ul className="grid gap-4">
              {requests.map((request) => (
                <OwnRequestItem key={request.id} request={request} at={at} />
              ))}
            </ul>
          </Section>
        </Folio>
      </Cols>
    </>
  );
}

const marks = {
  pending: { glyph: "run", tone: "lake" },
  approved: { glyph: "met", tone: "pine" },
  refused: { glyph: "fail", tone: "zhu" },
} as const;

function OwnRequestItem({ request, at }: { request: OwnRequest; at: Date }) {
  const t = useTranslations("home.account");
  const states = useTranslations("reviews.request.state");
  const { state, claimedNumber, proposedName } = request;
  const sentence = {
    pending: () => t("pending", { days: daysBetween(request.createdAt, at) }),
    approved: () => t("approved"),
    refused: () => t("refused", { reason: request.decisionReason ?? "" }),
  };
  return (
    <li>
      <p>
        <b>
          <LanguageText
            text={
              claimedNumber
                ? t("claim", { number: claimedNumber })
                : t("propose", { name: proposedName ?? "" })
            }
          />
        </b>{" "}
        <StatusMark {...marks[state]}>{states(state)}</StatusMark>
      </p>
      <p className="soft">{sentence[state]()}</p>
      <p className="muted text-sm">{t("asked", { date: formatDate(request.createdAt) })}</p>
    </li>
  );
}
