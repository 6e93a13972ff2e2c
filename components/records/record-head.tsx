import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BadgeLadder } from "@/components/ui/badge-ladder";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { Thread, type ThreadNode } from "@/components/ui/thread";
import { ThreeAnswers } from "@/components/ui/three-answers";
import { beijingDate } from "@/lib/clock";
import { formatDate } from "@/lib/i18n/format";
import type { FieldCounts } from "@/lib/register/field-counts";
import { FreshnessMark } from "./freshness-mark";
import { RecordName } from "./record-name";
import type { RecordView } from "./record-view";
import { ReturnedNote } from "./returned-note";
import { StateMark } from "./state-mark";
import { WhoAnswer } from "./who-answer";

type Props = {
  record: RecordView;
  thread: readonly ThreadNode[];
  /** 这是什么, in one or two sentences. */
  what: ReactNode;
  origin: string;
  counts: Pick<FieldCounts, "total" | "reviewer" | "blank">;
  actions?: ReactNode;
  /** Further fragments of the kicker. */
  kicker?: ReactNode;
  /** The time of the request: how long something has waited is counted to it. */
  at: Date;
};

/** The head of every record: the thread, number and revision, the name, the three answers. */
export function RecordHead({ record, thread, what, origin, counts, actions, kicker, at }: Props) {
  const t = useTranslations("reviews.record");
  const updated = { date: formatDate(record.updatedAt), name: record.updatedByName ?? "" };
  return (
    <>
      <Thread nodes={thread} />
      <PageHead
        title={<RecordName name={record.name} nameEn={record.nameEn} />}
        kicker={
          <Kicker>
            <span>
              {t("number")} <code>{record.number}</code>
            </span>
            <Link href={`/records/${record.kind}/${record.id}/versions`}>
              {t("revision", { revision: record.revision })}
            </Link>
            {record.updatedByName ? t("updatedBy", updated) : t("updated", updated)}
            {record.isPublic ? (
              <Link href={`/register/${record.number}`}>{t("publicCopy")}</Link>
            ) : (
              t("notPublic")
            )}
            <StateMark state={record.state} />
            {kicker}
          </Kicker>
        }
        actions={actions}
      />
      <ThreeAnswers
        what={what}
        where={
          <>
            {t("originLine", {
              origin: t(origin === "public_source" ? "origin.public_source" : "origin.hospital"),
              counts: t("fieldCount", counts),
            })}
            <br />
            <BadgeLadder badge={record.badge} />
            {record.isPublic ? (
              <span className="mt-1 block">
                <FreshnessMark due={record.attestDue} today={beijingDate(at)} />
              </span>
            ) : null}
          </>
        }
        who={<WhoAnswer record={record} at={at} />}
      />
      <ReturnedNote record={record} />
    </>
  );
}
