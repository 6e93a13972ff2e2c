import Link from "next/link";
import { useTranslations } from "next-intl";
import { RecordName } from "@/components/records/record-name";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import type { ShownFinding } from "@/lib/obligations/shown";
import { DutyState } from "./duty-state";

/** Rows that are shown; the rest stand on their records. */
const SHOWN = 12;

/** Applications that share infrastructure across the partition, by due date; nothing where none do. */
export function FindingList({ findings }: { findings: readonly ShownFinding[] }) {
  const t = useTranslations("classified");
  if (findings.length === 0) return null;
  const head = [
    { key: "device", label: t("finding.list.device") },
    { key: "other", label: t("finding.list.other") },
    { key: "due", label: t("duties.due") },
    { key: "state", label: t("duties.state") },
  ];
  const overdue = findings.filter(({ isLate }) => isLate).length;
  return (
    <Section
      title={t("finding.title")}
      note={t("finding.list.note", { count: findings.length, overdue })}
      id="findings"
    >
      <Table caption={t("finding.title")} head={head} open>
        {findings.slice(0, SHOWN).map(({ id, device, other, dueOn, isLate }) => (
          <Row key={id}>
            <RowHead>
              <ApplicationLink {...device} />
            </RowHead>
            <Cell label={t("finding.list.other")}>
              <ApplicationLink {...other} />
            </Cell>
            <Cell label={t("duties.due")}>
              <span className="nw">{dueOn}</span>
            </Cell>
            <Cell label={t("duties.state")}>
              <DutyState state={isLate ? "overdue" : "due"} waits={false} />
            </Cell>
          </Row>
        ))}
      </Table>
      <p className="muted mt-2 text-sm">
        {findings.length > SHOWN ? t("duties.more", { count: findings.length - SHOWN }) : null}{" "}
        {t("finding.list.blocks")}
      </p>
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
