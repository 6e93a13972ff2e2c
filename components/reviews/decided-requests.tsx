import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { RecordName } from "@/components/records/record-name";
import { Folio } from "@/components/ui/folio";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import type { RequestView } from "./request-view";

const columns = ["person", "institution", "decision", "by"] as const;

/** Membership requests that were decided, newest first. */
export function DecidedRequests({ requests }: { requests: readonly RequestView[] }) {
  const t = useTranslations("reviews.page");
  return (
    <Folio>
      <Section title={t("decided")}>
        {requests.length === 0 ? (
          <p className="soft">{t("decidedNone")}</p>
        ) : (
          <Table
            open
            caption={t("decided")}
            head={columns.map((key) => ({ key, label: t(`column.${key}`) }))}
          >
            {requests.map((request) => (
              <DecidedRow key={request.id} request={request} />
            ))}
          </Table>
        )}
      </Section>
    </Folio>
  );
}

function DecidedRow({ request }: { request: RequestView }) {
  const t = useTranslations("reviews");
  const locale = useLocale();
  const isApproved = request.state === "approved";
  return (
    <Row>
      <RowHead sub={codeLabel("hospitalRoles", request.role, locale)}>{request.userName}</RowHead>
      <Cell label={t("page.column.institution")}>
        <Asked request={request} />
      </Cell>
      <Cell label={t("page.column.decision")}>
        <StatusMark glyph={isApproved ? "met" : "fail"} tone={isApproved ? "pine" : "zhu"}>
          {t(`request.state.${request.state}`)}
        </StatusMark>
        {request.decisionReason ? (
          <span className="sub">
            <LanguageText text={request.decisionReason} />
          </span>
        ) : null}
      </Cell>
      <Cell label={t("page.column.by")}>
        {request.decidedAt
          ? t("page.confirmedBy", {
              name: request.decidedByName ?? "",
              date: formatDate(request.decidedAt),
            })
          : null}
      </Cell>
    </Row>
  );
}

function Asked({ request: { joins, proposal, claimedNumber } }: { request: RequestView }) {
  if (joins) {
    return (
      <Link href={`/institutions/${joins.id}`}>
        <RecordName name={joins.nameZh} nameEn={joins.nameEn} />
      </Link>
    );
  }
  if (proposal) return <RecordName name={proposal.nameZh} nameEn={proposal.nameEn} />;
  return <code>{claimedNumber}</code>;
}
