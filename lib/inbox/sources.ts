import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/actor";
import { NATION } from "@/lib/auth/jurisdiction";
import { may } from "@/lib/auth/permissions";
import { conditionsDue, conditionsFiled, conditionsJudged } from "./condition-sources";
import { dawnOf, idFrom, type Source, sinceJoined } from "./source";

/**
 * Decisions on the hospital's records. One act decides a whole dossier at one instant: it is one notice, under the
 * deployment where there is one. What its author took back (declined without a reason) is no decision of another's.
 */
const decisions: Source = (viewer) => sql`
  select * from (
    select distinct on (r.institution_id, r.decided_at, r.decided_by, r.decision)
      r.id, 'record_' || r.decision as kind, r.decided_at as at, r.decided_by_name as by_name, r.decided_by_role as by_role,
      r.reason, r.record_kind, r.record_id,
      count(*) over (partition by r.institution_id, r.decided_at, r.decided_by, r.decision)::int as records, null as detail
    from record_reviews r
    where r.decided_by <> ${viewer.userId} and r.decided_at >= ${sinceJoined(viewer)}
      and (r.decision in ('verified', 'returned', 'confirmed') or (r.decision = 'declined' and r.reason is not null))
    order by r.institution_id, r.decided_at, r.decided_by, r.decision,
      array_position(array['deployment', 'application', 'institution'], r.record_kind), r.id
  ) decided`;

const disputesDecided: Source = (viewer) => sql`
  select d.id, 'dispute_' || d.state, d.decided_at, d.decided_by_name, 'reviewer', d.decision_reason, d.record_kind,
    d.record_id, 1, d.grounds
  from record_disputes d
  where d.state in ('upheld', 'rejected') and d.decided_by <> ${viewer.userId} and d.decided_at >= ${sinceJoined(viewer)}`;

const membersJoined: Source = (viewer) => sql`
  select m.id, 'member_joined', m.created_at, m.user_name, m.role, null, null, null::uuid, 1, null
  from memberships m
  where m.user_id <> ${viewer.userId} and m.created_at > ${sinceJoined(viewer)}
    and m.granted_by <> ${viewer.userId}`;

const ownRequestDecided: Source = (viewer) => sql`
  select q.id, 'request_' || q.state, q.decided_at, q.decided_by_name, 'reviewer', q.decision_reason, null, null::uuid, 1, q.role
  from membership_requests q
  where q.user_id = ${viewer.userId} and q.state in ('approved', 'refused')`;

const disputesOpen: Source = (viewer) => sql`
  select d.id, 'dispute_filed', d.filed_at, d.filed_by_name, d.filed_by_role, d.statement, d.record_kind, d.record_id, 1, d.grounds
  from record_disputes d
  where d.state = 'open' and d.filed_by <> ${viewer.userId}`;

/** Error reports this side owes an answer to; a reviewer hears of a hospital's once it is late (lib/reports/rules). */
const reportsOpen: Source = (viewer) => {
  const toHospital = viewer.institutionId !== null;
  const lateFrom = sql`(r.due_on + 1)::timestamp at time zone 'Asia/Shanghai'`;
  const isOwed = toHospital ? sql`true` : sql`(r.addressee = 'reviewer' or ${lateFrom} <= now())`;
  const isLate = toHospital ? sql`false` : sql`r.addressee = 'hospital'`;
  return sql`
  select r.id, case when ${isLate} then 'report_overdue' else 'report_filed' end, case when ${isLate} then ${lateFrom} else r.received_at end,
    '', 'public', r.problem, r.record_kind, r.record_id, 1, r.serial::text
  from error_reports r
  where r.state = 'open' and ${isOwed}`;
};

/** What officials did about the hospital's cases; a decision goes by what became of the case. */
const reviewsMoved: Source = (viewer) => sql`
  select e.id, case e.event when 'confirm' then case e.to_state when 'decided' then 'review_decided' when 'returned' then 'review_returned'
      when 'awaiting_ruling' then 'review_ruling' else 'review_referred' end
    when 'lapse_request' then 'review_lapsed' else 'review_request_information' end,
    e.at, e.by_name, e.by_role, e.note, c.subject_kind, c.subject_id, 1, c.id::text
  from case_events e join review_cases c on c.institution_id = e.institution_id and c.id = e.case_id
  where e.event in ('request_information', 'lapse_request', 'confirm') and e.by_id <> ${viewer.userId} and e.at >= ${sinceJoined(viewer)}`;

/** The rule of isOfScope (lib/reviews/rules): cases of the official's authority and level. */
const ofScope = ({ authority, jurisdiction }: Viewer) =>
  sql`c.authority = ${authority} and c.level = ${jurisdiction?.code === NATION ? "national" : "province"}`;

/** What happened to cases an official has in hand, and decisions of others that wait for a second one. */
const reviewsBrought: Source = (viewer) => {
  // Why a decision was sent back stands with the decision, which the hospital does not see.
  const reason = sql`coalesce(e.note, (select d.sent_back_reason from case_decisions d
    where d.institution_id = e.institution_id and d.case_id = e.case_id and e.event = 'send_back' and d.sent_back_at = e.at))`;
  return sql`
  select e.id, 'review_' || e.event, e.at, e.by_name, e.by_role, ${reason}, c.subject_kind, c.subject_id, 1, c.id::text
  from case_events e join review_cases c on c.institution_id = e.institution_id and c.id = e.case_id
  where ${ofScope(viewer)} and e.by_id <> ${viewer.userId} and e.at > now() - interval '90 days' and (
    (e.event = 'propose' and c.state = 'proposed' and e.seq = (select max(l.seq) from case_events l where l.institution_id = e.institution_id and l.case_id = e.case_id))
    or (e.event in ('resubmit', 'send_back') and c.holder_id = ${viewer.userId})
    or (e.event in ('content_changed', 'withdraw') and exists (select from case_events o where o.institution_id = e.institution_id
      and o.case_id = e.case_id and o.by_id = ${viewer.userId} and o.event in ('claim', 'propose'))))`;
};

/** Half, 80 % and all of a term used up: told to the hospital, and to whoever has the case or may take it. */
const reviewsDue: Source = (viewer) => {
  const isTheirs =
    viewer.institutionId === null
      ? sql`${ofScope(viewer)} and (c.holder_id is null or c.holder_id = ${viewer.userId}
          or (c.state = 'in_review' and c.lease_until <= now()))`
      : sql`true`;
  return sql`
  select ${idFrom(sql`c.id::text || mark.kind`)}, 'review_' || mark.kind, ${dawnOf(sql`mark.day`)}, '', 'system', null,
    c.subject_kind, c.subject_id, 1, c.id::text
  from review_cases c cross join lateral (values ('half', c.half_on), ('most', c.most_on), ('over', c.due_on + 1)) mark (kind, day)
  where c.closed_at is null and ${isTheirs} and ${dawnOf(sql`mark.day`)} <= now()`;
};

/** Changes of roles that wait for somebody else's decision; neither who asks nor whose role it is can decide. */
const rolesAsked: Source = (viewer) => sql`
  select c.id, 'role_asked', c.proposed_at, c.proposed_by_name, null, c.reason, null, null::uuid, 1, c.user_name
  from role_changes c
  where c.state = 'pending' and c.proposed_by <> ${viewer.userId} and c.user_id <> ${viewer.userId}`;

const rolesDecided: Source = (viewer) => sql`
  select c.id, 'role_' || c.state, c.decided_at, c.decided_by_name, null, c.decision_reason, null, null::uuid, 1, c.user_name
  from role_changes c
  where c.state in ('approved', 'refused') and c.proposed_by = ${viewer.userId}`;

/** The sources that have something for this viewer; the database role has a right to their tables. */
export function sourcesFor(viewer: Viewer): SQL[] {
  const inside = viewer.institutionId !== null;
  const asks = may(viewer.role, "membership:request");
  const sources: readonly (readonly [boolean, Source])[] = [
    [inside, decisions],
    [inside, disputesDecided],
    [inside, membersJoined],
    [inside || asks, ownRequestDecided],
    [may(viewer.role, "record:verify"), disputesOpen],
    [may(viewer.role, "report:answer"), reportsOpen],
    [may(viewer.role, "review:answer"), reviewsMoved],
    [may(viewer.role, "review:decide"), reviewsBrought],
    [may(viewer.role, "review:read"), reviewsDue],
    [may(viewer.role, "obligation:meet") || may(viewer.role, "review:decide"), conditionsDue],
    [may(viewer.role, "obligation:meet"), conditionsJudged],
    [may(viewer.role, "review:decide"), conditionsFiled],
    [may(viewer.role, "role:decide"), rolesAsked],
    [may(viewer.role, "role:propose"), rolesDecided],
  ];
  return sources.flatMap(([isTheirs, source]) => (isTheirs ? [source(viewer)] : []));
}
