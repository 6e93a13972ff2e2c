import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { RecordName } from "@/components/records/record-name";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import type { FormAction } from "@/lib/command/form-outcome";
import type { ShownDuty } from "@/lib/obligations/shown";
import { inLocale } from "@/lib/reference/bilingual";
import { DutyEvidence } from "./duty-evidence";
import { EvidenceForm, WaiverForm } from "./duty-forms";
import { DutyState } from "./duty-state";
import { LawCited } from "./law-cited";

/** What the reader may do about an obligation; nothing where they may not. */
export type DutyActs = { evidence?: FormAction | undefined; waive?: FormAction | undefined };
type ApplicationNames = Pick<ShownDuty, "applicationId" | "nameZh" | "nameEn" | "institution">;
type Props = { duties: readonly ShownDuty[]; showsApplication: boolean; acts?: DutyActs };

/** Obligations with what they rest on, when they are due and how they stand. */
export function DutyRows({ duties, showsApplication, acts = {} }: Props) {
  const t = useTranslations("classified.duties");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const head = [
    { key: "item", label: t("item") },
    { key: "source", label: showsApplication ? t("application") : t("source") },
    { key: "due", label: t("due") },
    { key: "state", label: t("state") },
  ];
  return (
    <Table caption={t("title")} head={head} open>
      {duties.map(({ id, duty, law, dueOn, state, waitsFor, latest, ...application }) => (
        <Row key={id}>
          <RowHead
            sub={
              <>
                {inLocale(duty.duty, locale)} <b>{t(`owner.${duty.owner}`)}</b>
              </>
            }
          >
            {inLocale(duty.title, locale)}
          </RowHead>
          <Cell label={head[1]?.label ?? ""}>
            {showsApplication ? <OfApplication {...application} /> : <LawCited law={law} />}
          </Cell>
          <Cell label={t("due")}>
            <span className="nw">{dueOn ?? t("no")}</span>
          </Cell>
          <Cell label={t("state")}>
            <DutyState state={state} waits={waitsFor !== null} />
            <DutyEvidence latest={latest} />
            {acts.evidence && duty.takesEvidence && dueOn !== null ? (
              <EvidenceForm id={id} title={inLocale(duty.title, locale)} action={acts.evidence} />
            ) : null}
            {acts.waive && state !== "waived" && state !== "met" ? (
              <WaiverForm id={id} title={inLocale(duty.title, locale)} action={acts.waive} />
            ) : null}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function OfApplication({ applicationId, nameZh, nameEn, institution }: ApplicationNames) {
  return (
    <>
      <Link href={`/applications/${applicationId}`}>
        <RecordName name={nameZh} nameEn={nameEn} />
      </Link>
      {institution === undefined ? null : (
        <small className="muted block">
          <RecordName name={institution.nameZh} nameEn={institution.nameEn} />
        </small>
      )}
    </>
  );
}
