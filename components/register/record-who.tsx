import { useTranslations } from "next-intl";
import { FreshnessMark } from "@/components/records/freshness-mark";
import { StatusMark } from "@/components/ui/status-mark";
import { mayAttest } from "@/lib/records/freshness";
import { badgeOfRow, isVerified } from "@/lib/register/listed-row";
import type { PublicRecord } from "@/lib/register/public-record";

/** Who must act on a public record, and by when. */
export function RecordWho({ record, today }: { record: PublicRecord; today: string }) {
  const t = useTranslations("register.record.who");
  if (record.state === "suspended") {
    return (
      <StatusMark glyph="stop" tone="zhu">
        {t("suspended")}
      </StatusMark>
    );
  }
  if (record.state === "retired") return <StatusMark glyph="draft">{t("retired")}</StatusMark>;
  const isDone = isVerified(record);
  if (record.nextAttestDue === null || !mayAttest(record.nextAttestDue, today)) {
    return isDone ? <Nobody /> : <NextStep record={record} />;
  }
  return (
    <>
      {t.rich("attest", { b: (words) => <b>{words}</b> })}
      <br />
      <FreshnessMark due={record.nextAttestDue} today={today} />
      {isDone ? null : (
        <span className="mt-1 block">
          <NextStep record={record} />
        </span>
      )}
    </>
  );
}

function Nobody() {
  const t = useTranslations("register.record.who");
  return (
    <>
      {t("nobody")}
      <br />
      <StatusMark glyph="met" tone="pine">
        {t("met")}
      </StatusMark>
    </>
  );
}

/** The step that is missing to a verified record; no term is set for it. */
function NextStep({ record }: { record: PublicRecord }) {
  const t = useTranslations("register.record.who");
  const act = badgeOfRow(record) === "public_source" ? "hospital" : "reviewer";
  return (
    <>
      {t.rich(act, { b: (words) => <b>{words}</b> })}
      <br />
      <StatusMark glyph="due" tone="ochre">
        {t("noDeadline")}
      </StatusMark>
    </>
  );
}
