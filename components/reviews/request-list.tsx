import { useLocale, useTranslations } from "next-intl";
import { Folio } from "@/components/ui/folio";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { daysBetween } from "@/lib/records/worklist";
import { codeLabel } from "@/lib/reference/codes";
import { type DecisionAction, RequestDecision } from "./request-decision";
import { RequestFacts } from "./request-facts";
import type { RequestView } from "./request-view";

type Props = { requests: readonly RequestView[]; action: DecisionAction; at: Date };

/** Open membership requests, each with its facts and its decision. Longest wait first. */
export function RequestList({ requests, action, at }: Props) {
  const t = useTranslations("reviews");
  const locale = useLocale();
  const oldest = requests.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  if (oldest.length === 0) {
    return (
      <Folio>
        <Section title={t("page.requests")}>
          <p className="soft">{t("page.requestsNone")}</p>
        </Section>
      </Folio>
    );
  }
  return (
    <Folio>
      {oldest.map((request) => (
        <Section
          key={request.id}
          title={t("request.asks", {
            name: request.userName,
            role: codeLabel("hospitalRoles", request.role, locale),
          })}
          note={
            <>
              {t(`request.kind.${request.kind}`)}{" "}
              <StatusMark glyph="due" tone="ochre">
                {t("record.waiting", { days: daysBetween(request.createdAt, at) })}
              </StatusMark>
            </>
          }
        >
          <RequestFacts request={request} />
          <RequestDecision requestId={request.id} action={action} />
        </Section>
      ))}
    </Folio>
  );
}
