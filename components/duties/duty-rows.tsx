import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { RecordName } from "@/components/records/record-name";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import type { ShownDuty } from "@/lib/obligations/shown";
import { inLocale } from "@/lib/reference/bilingual";
import { type DutyActs, DutyActsOf } from "./duty-acts";
import { DutyEvidence } from "./duty-evidence";
import { DutyMeasured } from "./duty-measured";
import { DutyState } from "./duty-state";
import { LawCited } from "./law-cited";

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
      {duties.map((shown) => (
        <Row key={shown.id}>
          <RowHead
            sub={
              <>
                {inLocale(shown.duty.duty, locale)} <b>{t(`owner.${shown.duty.owner}`)}</b>
              </>
            }
          >
            {inLocale(shown.duty.title, locale)}
          </RowHead>
          <Cell label={head[1]?.label ?? ""}>
            {showsApplication ? <OfApplication {...shown} /> : <Source {...shown} />}
          </Cell>
          <Cell label={t("due")}>
            <span className="nw">{shown.dueOn ?? t("no")}</span>
          </Cell>
          <Cell label={t("state")}>
            <DutyState state={shown.state} isSoon={shown.isSoon} waits={shown.waitsFor !== null} />
            {shown.condition === null ? null : <DutyMeasured condition={shown.condition} />}
            <DutyEvidence latest={shown.latest} />
            <DutyActsOf duty={shown} acts={acts} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

/** The law behind a duty, or the case whose decision set a condition. */
function Source({ law, condition }: Pick<ShownDuty, "law" | "condition">) {
  const t = useTranslations("classified.duties");
  if (condition === null) return <LawCited law={law} />;
  return t.rich("ofCase", { case: () => <code className="nw">{condition.caseNumber}</code> });
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
