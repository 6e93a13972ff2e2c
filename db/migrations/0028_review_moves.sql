ALTER TABLE "case_events" DROP CONSTRAINT "case_events_event";--> statement-breakpoint
ALTER TABLE "case_decisions" ADD COLUMN "authority" text NOT NULL;--> statement-breakpoint
ALTER TABLE "case_decisions" ADD COLUMN "level" text NOT NULL;--> statement-breakpoint
ALTER TABLE "case_decisions" ADD CONSTRAINT "case_decisions_scope" CHECK (authority in ('nhc', 'nmpa') and level in ('province', 'national'));--> statement-breakpoint
ALTER TABLE "case_events" ADD CONSTRAINT "case_events_event" CHECK (event in ('open', 'claim', 'renew', 'release', 'escalate', 'request_information', 'lapse_request', 'resubmit', 'propose', 'send_back', 'confirm', 'record_ruling', 'content_changed', 'withdraw'));--> statement-breakpoint
-- What was written stays: a decision written anew takes the place of the one before, and takes none of its rows away.
revoke delete on case_conditions, class_overrides from portal_regulator;
--> statement-breakpoint
-- A decision against the rule set may part what shared infrastructure, or find that it must be parted.
grant insert, update (resolved_at) on partition_findings to portal_regulator;
--> statement-breakpoint
-- Whether the submitted classifications of an application, and the decision in force on them, say this. Every value is that of
-- one of its modules, with what officials set against the rule set in its place; nobody claims a decision that there is not, and
-- nobody leaves one out.
create or replace function classification_stands(p_institution uuid, p_application uuid, p_said jsonb) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  with decided as (
      select c.id, c.number, c.authority, d.decided_at from review_cases c
        join case_decisions d on d.institution_id = c.institution_id and d.case_id = c.id and d.round = c.round
          and d.decided_at is not null and d.outcome in ('accept', 'accept_with_conditions')
      where c.institution_id = p_institution and c.subject_id = p_application and c.state = 'decided'),
    overridden as (
      select o.* from class_overrides o join decided d on o.institution_id = p_institution and o.case_id = d.id
      where o.decided_at is not null and o.ended_at is null),
    submitted as (
      select c.*, o.id is not null as is_overridden, o.status as set_status, o.class as set_class
      from classifications c left join overridden o on o.classification_id = c.id
      where c.institution_id = p_institution and c.application_id = p_application and c.state = 'submitted'),
    decision as (
      select jsonb_build_object('standing', case when exists (select from overridden) then 'override' else 'decided' end,
        'authority', authority, 'caseNumber', number, 'decidedOn', to_char(decided_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'),
        'overrides', coalesce((select jsonb_agg(jsonb_build_object('module', module_key,
            'derived', jsonb_build_object('status', derived_status, 'class', derived_class),
            'set', jsonb_build_object('status', status, 'class', class)) order by module_key collate "C") from overridden), '[]')) as said
      from decided)
  select coalesce(p_said->'decision' = coalesce((select said from decision), 'null')
    and (p_said->>'modules')::integer = (select count(*) from submitted)
    and exists (select from submitted where p_said->'ruleSet' = jsonb_build_object('id', rule_set_id, 'version', rule_set_version, 'digest', rule_set_digest)
      and p_said->>'asOf' = as_of::text)
    and exists (select from submitted where tier is not distinct from p_said->>'tier')
    and not exists (select from jsonb_each(p_said->'results') said (place, verdict)
      where not exists (select from submitted where verdict->>'status' is not distinct from
          case when place = 'CN' and is_overridden then set_status else result #>> array['results', place, 'status'] end)
        or not exists (select from submitted where verdict->>'class' is not distinct from
          case when place = 'CN' and is_overridden then set_class else result #>> array['results', place, 'class'] end)), false)
$$;
--> statement-breakpoint
grant execute on function publish_classification(uuid, uuid, jsonb) to portal_regulator;
