import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { RecordName } from "@/components/records/record-name";
import { recordPath } from "@/components/records/record-view";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { recordKinds } from "@/db/values";
import { formatDate } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";

export type QueuedDispute = {
  id: string;
  recordKind: string;
  recordId: string;
  grounds: string;
  filedByName: string;
  filedAt: Date;
  institution: { nameZh: string; nameEn: string | null };
};

const columns = ["title", "grounds", "filedOn"] as const;

/** Disputes that wait for a reviewer; each is decided on its record's page. */
export function DisputeQueue({ disputes }: { disputes: readonly QueuedDispute[] }) {
  const t = useTranslations("reviews.dispute");
  const kind = useTranslations("reviews.record.kind");
  const locale = useLocale();
  if (disputes.length === 0) {
    return (
      <Section title={t("queue")}>
        <p className="soft">{t("queueNone")}</p>
      </Section>
    );
  }
  return (
    <Section title={t("queue")} note={t("queueNote", { count: disputes.length })}>
      <Table caption={t("queue")} head={columns.map((key) => ({ key, label: t(key) }))} open>
        {disputes.map((dispute) => {
          const of = recordKinds.find((known) => known === dispute.recordKind) ?? "institution";
          return (
            <Row key={dispute.id}>
              <RowHead sub={kind(of)}>
                <Link href={`${recordPath(of, dispute.recordId)}#disputes`}>
                  <RecordName name={dispute.institution.nameZh} nameEn={dispute.institution.nameEn} />
                </Link>
              </RowHead>
              <Cell label={t("grounds")}>{codeLabel("disputeGrounds", dispute.grounds, locale)}</Cell>
              <Cell label={t("filedOn")}>
                {t("filed", { name: dispute.filedByName, date: formatDate(dispute.filedAt) })}
              </Cell>
            </Row>
          );
        })}
      </Table>
    </Section>
  );
}
