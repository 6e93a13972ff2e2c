alter table error_reports force row level security;
--> statement-breakpoint
grant usage on sequence error_report_sequence to portal_maintenance;
--> statement-breakpoint
-- The reporter's words are written once; an answer is the only thing hospital and reviewer add to them.
grant select, update (state, answered_by, answered_by_name, answered_by_role, answered_at, answer, corrected_version, duplicate_of, is_unfit)
  on error_reports to portal_hospital, portal_regulator;
--> statement-breakpoint
grant select on error_reports to portal_system;
--> statement-breakpoint
-- A visitor reports an error of a public record; who that is, nobody asks. The caller has checked the solved challenge; that
-- it serves once is checked here, by the index. The row of the record is held, so that the same words sent twice at once are
-- one report.
create function file_error_report(p_number text, p_report jsonb, p_at timestamptz)
returns table (outcome text, serial bigint, institution_id uuid, jurisdiction_code text, record_kind text, record_id uuid, record_version integer)
language plpgsql security definer set search_path = public, pg_temp as $$
declare shown published_records%rowtype; known bigint; next_serial bigint; named text[];
begin
  if current_setting('role') <> 'portal_auth' then
    raise insufficient_privilege using message = 'out of scope';
  end if;
  select p.* into shown from published_records p where p.number = p_number and p.state <> 'retired' for update;
  if shown.number is null then
    return query select 'absent', null::bigint, null::uuid, null, null, null::uuid, null::integer;
    return;
  end if;
  named := array(select jsonb_array_elements_text(p_report->'fields'));
  if exists (select from unnest(named) name where not shown.document->'fields' ? name) then
    return query select 'fields', null::bigint, null::uuid, null, null, null::uuid, null::integer;
    return;
  end if;
  select r.serial into known from error_reports r
    where r.record_number = p_number and r.text_digest = p_report->>'text_digest' and r.state <> 'withdrawn' and r.received_at > p_at - interval '90 days'
    order by r.serial limit 1;
  if known is not null then
    return query select 'known', known, null::uuid, null, null, null::uuid, null::integer;
    return;
  end if;
  next_serial := nextval('error_report_sequence');
  insert into error_reports (institution_id, jurisdiction_code, id, serial, record_kind, record_id, record_number, record_version, fields,
      problem, proposal, evidence, text_digest, secret_hash, challenge, addressee, received_at, due_on)
    values (shown.institution_id, shown.jurisdiction_code, (p_report->>'id')::uuid, next_serial, shown.kind, shown.record_id, p_number, shown.version, named,
      p_report->>'problem', p_report->>'proposal', p_report->>'evidence', p_report->>'text_digest', p_report->>'secret_hash', (p_report->>'challenge')::uuid,
      -- A record that no hospital has claimed has nobody else to answer for it.
      case when exists (select from memberships m where m.institution_id = shown.institution_id and m.state = 'active') then 'hospital' else 'reviewer' end,
      p_at, (p_report->>'due_on')::date)
    on conflict do nothing;
  if not found then
    return query select 'used', null::bigint, null::uuid, null, null, null::uuid, null::integer;
    return;
  end if;
  return query select 'filed', next_serial, shown.institution_id, shown.jurisdiction_code, shown.kind, shown.record_id, shown.version;
end $$;
--> statement-breakpoint
-- What anybody may read of one ticket, or of the answered ones of one record. The reporter's words are shown once a person has
-- answered them and not found them unfit, and before that to whoever holds the follow-up secret. A number that has left the
-- register says nothing any more, and so do its tickets.
create function public_error_reports(p_serial bigint, p_number text, p_secret_hash text)
returns table (serial bigint, record_number text, record_kind text, record_version integer, fields text[], addressee text, received_at timestamptz, due_on date,
  state text, answered_at timestamptz, answered_by_role text, answer text, corrected_version integer, duplicate_of bigint, is_unfit boolean,
  is_own boolean, problem text, proposal text, evidence text)
language sql security definer set search_path = public, pg_temp stable as $$
  select r.serial, r.record_number, r.record_kind, r.record_version, r.fields, r.addressee, r.received_at, r.due_on,
    r.state, r.answered_at, r.answered_by_role, case when said.is_public then r.answer end, r.corrected_version, r.duplicate_of, r.is_unfit,
    said.is_own, case when said.is_shown then r.problem end, case when said.is_shown then r.proposal end, case when said.is_shown then r.evidence end
  from error_reports r
    join published_records p on p.number = r.record_number
    cross join lateral (select p.state <> 'retired' as is_public, coalesce(r.secret_hash = p_secret_hash, false) as is_own) held
    cross join lateral (select held.is_public, held.is_own,
      held.is_own or (held.is_public and r.answered_at is not null and not r.is_unfit) as is_shown) said
  where (p_serial is not null and r.serial = p_serial)
    or (p_number is not null and r.record_number = p_number and r.answered_at is not null)
  order by r.answered_at desc, r.serial desc
  limit 50
$$;
--> statement-breakpoint
-- Whoever holds the secret takes the report back, as long as nobody has answered it.
create function withdraw_error_report(p_serial bigint, p_secret_hash text)
returns table (institution_id uuid, jurisdiction_code text, record_kind text, record_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_setting('role') <> 'portal_auth' then
    raise insufficient_privilege using message = 'out of scope';
  end if;
  return query update error_reports r set state = 'withdrawn'
    where r.serial = p_serial and r.secret_hash = p_secret_hash and r.state = 'open'
    returning r.institution_id, r.jurisdiction_code, r.record_kind, r.record_id;
end $$;
--> statement-breakpoint
alter function file_error_report(text, jsonb, timestamptz) owner to portal_maintenance;
--> statement-breakpoint
alter function public_error_reports(bigint, text, text) owner to portal_maintenance;
--> statement-breakpoint
alter function withdraw_error_report(bigint, text) owner to portal_maintenance;
--> statement-breakpoint
revoke execute on function file_error_report(text, jsonb, timestamptz), public_error_reports(bigint, text, text), withdraw_error_report(bigint, text) from public;
--> statement-breakpoint
grant execute on function file_error_report(text, jsonb, timestamptz), withdraw_error_report(bigint, text) to portal_auth;
--> statement-breakpoint
grant execute on function public_error_reports(bigint, text, text) to portal_public;
