import Link from "next/link";
import { useTranslations } from "next-intl";
import { RecordName } from "@/components/records/record-name";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import type { ShownFinding, ShownFindings } from "@/lib/obligations/shown";
import { DutyState } from "./duty-state";

type Props = { findings: ShownFindings; showsInstitution?: boolean };

/** Applications that share infrastructure across the partition, by due date; nothing where none do. */
export function FindingList({ findings: { items, count, overdue }, showsInstitution = false }: Props) {
  const t = useTranslations("classified");
  if (count === 0) return null;
  const head = [
    { key: "device", label: t("finding.list.device") },
    { key: "other", label: t("finding.list.other") },
    { key: "due", label: t("duties.due") },
    { key: "state", label: t("duties.state") },
  ];
  return (
    <Section title={t("finding.title")} note={t("finding.list.note", { count, overdue })} id="findings">
      <Table caption={t("finding.title")} head={head} open>
        {items.map(({ id, device, other, institution, dueOn, isLate }) => (
          <Row key={id}>
            <RowHead
              sub={
                showsInstitution ? (
                  <RecordName name={institution.nameZh} nameEn={institution.nameEn} />
                ) : undefined
              }
            >
              <ApplicationLink {...device} />
            </RowHead>
            <Cell label={t("finding.list.other")}>
              <ApplicationLink {...other} />
            </Cell>
            <Cell label={t("duties.due")}>
              <span className="nw">{dueOn}</span>
            </Cell>
            <Cell label={t("duties.state")}>
              <DutyState state={isLate ? "overdue" : "due"} isSoon={false} waits={false} />
            </Cell>
          </Row>
        ))}
      </Table>
      {count > items.length ? (
        <p className="muted mt-2 text-sm">{t("duties.more", { count: count - items.length })}</p>
      ) : null}
      <p className="muted mt-2 text-sm">{t("finding.list.blocks")}</p>
    </Section>
  );
}

function ApplicationLink({ id, nameZh, nameEn }: ShownFinding["device"]) {
  return (
    <Link href={`/applications/${id}`}>
      <RecordName name={nameZh} nameEn={nameEn} />
    </Link>
  );
}
