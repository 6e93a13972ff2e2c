import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/actor";
import { SOON_DAYS } from "@/lib/obligations/rules";
import { dawnOf, idFrom, type Source, sinceJoined } from "./source";

/** What a condition of an acceptance asks for, with the condition, the decision that set it, and what was last done about it. */
const asked = sql`obligations o
  join case_conditions k on k.institution_id = o.institution_id and k.id = o.condition_id
  join case_decisions d on d.institution_id = k.institution_id and d.id = k.decision_id
  left join lateral (select r.id, r.act, r.at, r.by_name, r.by_role, r.note from obligation_records r
    where r.institution_id = o.institution_id and r.obligation_id = o.id order by r.at desc, r.id desc limit 1) l on true`;

/** To a hospital its own; of officials the two who decided: the home of all others lists what is overdue. */
const isTheirs = ({ institutionId, userId }: Viewer): SQL =>
  institutionId === null ? sql`(d.reviewer_id = ${userId} or d.approver_id = ${userId})` : sql`true`;

/** While nobody measures, it is said again every so many days, at most so many times. */
const AGAIN = { days: 30, times: 12 };

/** A condition whose day comes near, for the hospital; one whose day has passed, for both sides, again and again. */
export const conditionsDue: Source = (viewer) => {
  const isNews =
    viewer.institutionId === null
      ? sql`mark.kind = 'overdue'`
      : sql`(mark.kind = 'overdue' or mark.day > (d.decided_at at time zone 'Asia/Shanghai')::date)`;
  return sql`
  select ${idFrom(sql`o.id::text || mark.kind || mark.nth`)}, 'condition_' || mark.kind, ${dawnOf(sql`mark.day`)}, '', 'system', null,
    'application', o.application_id, 1, k.indicator
  from ${asked} cross join lateral (
    select 'soon' as kind, o.due_on - ${SOON_DAYS}::int as day, 0 as nth
    union all select 'overdue', o.due_on + 1 + n * ${AGAIN.days}::int, n from generate_series(0, ${AGAIN.times - 1}::int) n) mark
  where o.ended_at is null and coalesce(l.act, 'rejection') = 'rejection' and ${isTheirs(viewer)} and ${isNews}
    and ${dawnOf(sql`mark.day`)} <= now()`;
};

/** What officials said of a measurement, for the hospital that filed it. */
export const conditionsJudged: Source = (viewer) => sql`
  select r.id, case r.act when 'rejection' then 'condition_rejected' else 'condition_confirmed' end, r.at, r.by_name, r.by_role, r.note,
    'application', o.application_id, 1, k.indicator
  from obligation_records r join obligations o on o.institution_id = r.institution_id and o.id = r.obligation_id
    join case_conditions k on k.institution_id = o.institution_id and k.id = o.condition_id
  where r.act in ('confirmation', 'rejection') and r.by_id <> ${viewer.userId} and r.at >= ${sinceJoined(viewer)}`;

/** A measurement that waits for one of those who set its condition. */
export const conditionsFiled: Source = (viewer) => sql`
  select l.id, 'condition_filed', l.at, l.by_name, l.by_role, l.note, 'application', o.application_id, 1, k.indicator
  from ${asked}
  where o.ended_at is null and l.act = 'evidence' and ${isTheirs(viewer)}`;
