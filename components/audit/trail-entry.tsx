import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, Row, RowHead } from "@/components/ui/table";
import type { AuditOutcome } from "@/db/values";
import { isAuditAction, isAuditObject, objectPath } from "@/lib/audit/labels";
import { permissionNames } from "@/lib/auth/labels";
import { formatDate, formatDigest, formatTime } from "@/lib/i18n/format";
import { codeLabel } from "@/lib/reference/codes";
import { StreamName, type StreamNames } from "./stream-name";
import { TrailDetails } from "./trail-details";
import { trailEvent } from "./trail-event";

/** One entry as the query gives it. */
export type TrailItem = {
  institutionId: string;
  seq: number;
  at: Date;
  action: string;
  objectKind: string;
  objectId: string;
  outcome: string;
  event: Record<string, unknown>;
  previousHash: string;
  hash: string;
};

const outcomeMark = {
  done: { glyph: "met", tone: "pine" },
  denied: { glyph: "stop", tone: "zhu" },
  failed: { glyph: "fail", tone: "zhu" },
} as const satisfies Record<AuditOutcome, { glyph: string; tone: string }>;

// Rows become blocks at 360 px, which takes a cell its meaning; so its role is written out (components/ui/table.tsx).
const cellRole = { role: "cell" };

/** When, who, what, outcome, place in the chain; the rest behind the row's own details. */
export function TrailEntry({ item, names }: { item: TrailItem; names: StreamNames | null }) {
  const t = useTranslations("audit");
  const locale = useLocale();
  const event = trailEvent(item.event);
  const isVisitor = event.actor.kind === "public";
  return (
    <>
      <Row className="max-[720px]:border-b-0! max-[720px]:pb-0! [&>*]:border-b-0! [&>*]:pb-0!">
        <RowHead>
          <time dateTime={item.at.toISOString()}>
            <span className="nw">{formatDate(item.at)}</span>{" "}
            <span className="font-normal">{formatTime(item.at)}</span>
          </time>
        </RowHead>
        <Cell label={t("list.who")}>
          {isVisitor ? t("actor.public") : <LanguageText text={event.actor.name} />}
          <span className="sub">{codeLabel("actorRoles", event.actor.role, locale)}</span>
        </Cell>
        <Cell label={t("list.what")}>
          <b className="font-semibold">
            {isAuditAction(item.action) ? t(`action.${item.action}`) : item.action}
          </b>
          <span className="sub">
            <TrailObject kind={item.objectKind} id={item.objectId} />
          </span>
        </Cell>
        {names === null ? null : (
          <Cell label={t("list.stream")}>
            <StreamName institutionId={item.institutionId} names={names} />
          </Cell>
        )}
        <Cell label={t("list.outcome")}>
          <Outcome outcome={item.outcome} />
        </Cell>
        <Cell label={t("list.place")}>
          <span className="nw">{t("seq", { seq: item.seq })}</span>
          <code className="sub nw">{formatDigest(item.hash)}</code>
        </Cell>
      </Row>
      {/* A row of its own: a diff needs the whole width. */}
      <Row className="max-[720px]:pt-0!">
        <td {...cellRole} colSpan={names === null ? 5 : 6} className="pt-1!">
          <TrailDetails item={item} event={event} hasStreams={names !== null} />
        </td>
      </Row>
    </>
  );
}

function Outcome({ outcome }: { outcome: string }) {
  const locale = useLocale();
  const mark = outcome in outcomeMark ? outcomeMark[outcome as AuditOutcome] : outcomeMark.failed;
  return <StatusMark {...mark}>{codeLabel("auditOutcomes", outcome, locale)}</StatusMark>;
}

/** The object's kind, and its id as a link where it has a page. */
function TrailObject({ kind, id }: { kind: string; id: string }) {
  const t = useTranslations("audit");
  const permission = useTranslations("permissions.name");
  const path = objectPath(kind, id);
  const asked = kind === "command" ? permissionNames.find((name) => id === `page ${name}`) : undefined;
  if (asked !== undefined) return t("openPage", { permission: permission(asked) });
  const word = isAuditObject(kind) ? t(`object.${kind}`) : kind;
  const short = id.length > 20 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id;
  return (
    <>
      {word} {path === null ? <code>{short}</code> : <Link href={path}>{short}</Link>}
    </>
  );
}
