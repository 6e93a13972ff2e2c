-- Owners pass row security unless it is forced. The catalogue test finds a table that was forgotten.
do $$
declare name regclass;
begin
  for name in select oid from pg_class where relrowsecurity and not relforcerowsecurity and relnamespace = 'public'::regnamespace loop
    execute format('alter table %s force row level security', name);
  end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from public;
--> statement-breakpoint
grant usage on schema public to portal_hospital, portal_regulator, portal_admin, portal_system, portal_auth, portal_account, portal_public, portal_app, portal_worker;
--> statement-breakpoint
grant usage, create on schema public to portal_maintenance;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to portal_maintenance;
--> statement-breakpoint
grant usage, update on all sequences in schema public to portal_maintenance;
--> statement-breakpoint
alter default privileges in schema public grant select, insert, update, delete on tables to portal_maintenance;
--> statement-breakpoint
grant select on provinces, codes, use_cases, published_figures, published_records, instance_settings
  to portal_hospital, portal_regulator, portal_admin, portal_system, portal_auth, portal_account, portal_public;
--> statement-breakpoint
-- The hospital keeps its own records; configurations and reviews are only ever added.
grant select, insert, update on infrastructure_modules, model_versions, deployments, endpoints, applications to portal_hospital;
--> statement-breakpoint
grant select, update on institutions to portal_hospital;
--> statement-breakpoint
grant select, insert, update, delete on institution_contacts to portal_hospital;
--> statement-breakpoint
grant select, insert on configurations, record_reviews to portal_hospital;
--> statement-breakpoint
-- The regulator reads, decides, and opens an institution when it approves a new one. It never edits what a hospital states.
grant select on institutions, institution_contacts, infrastructure_modules, model_versions, deployments, configurations, endpoints, applications, record_reviews to portal_regulator;
--> statement-breakpoint
grant insert on institutions, record_reviews to portal_regulator;
--> statement-breakpoint
grant update (state, provenance, verified_by, verified_by_name, verified_at, verified_revision, published_at, published_revision, returned_reason, returned_by_name)
  on institutions, deployments, applications to portal_regulator;
--> statement-breakpoint
grant select on institutions, institution_contacts, infrastructure_modules, model_versions, deployments, configurations, endpoints, applications, record_reviews to portal_system;
--> statement-breakpoint
grant select on endpoints to portal_admin;
--> statement-breakpoint
-- The trail: added to and read, never changed; only the head of a chain moves on.
grant select, insert on audit_events to portal_hospital, portal_regulator, portal_admin, portal_system;
--> statement-breakpoint
grant insert on audit_events to portal_auth, portal_account;
--> statement-breakpoint
grant select, insert, update (seq, hash) on audit_heads to portal_hospital, portal_regulator, portal_admin, portal_system, portal_auth, portal_account;
--> statement-breakpoint
-- People.
grant select on users to portal_hospital, portal_regulator, portal_account, portal_admin;
--> statement-breakpoint
grant select, insert, update on users to portal_auth;
--> statement-breakpoint
grant select on memberships to portal_auth, portal_hospital, portal_account, portal_admin;
--> statement-breakpoint
grant select, insert on memberships to portal_regulator;
--> statement-breakpoint
grant select, insert, update on sessions to portal_auth;
--> statement-breakpoint
grant select, update (revoked_at, revoked_by) on sessions to portal_admin;
--> statement-breakpoint
grant select, insert, delete on sign_in_attempts to portal_auth;
--> statement-breakpoint
grant select, insert on membership_requests to portal_account;
--> statement-breakpoint
grant select, update (state, decided_by, decided_by_name, decided_at, decision_reason) on membership_requests to portal_regulator;
--> statement-breakpoint
grant select, insert, update, delete on drafts to portal_account, portal_hospital, portal_regulator;
--> statement-breakpoint
-- Tables that cross institutions are written by functions that ask for the scope again.
create function scope_allows(institution uuid, jurisdiction text) returns boolean language sql stable as $$
  select case current_setting('role')
    when 'portal_hospital' then institution = nullif(current_setting('app.institution_id', true), '')::uuid
    when 'portal_system' then institution = nullif(current_setting('app.institution_id', true), '')::uuid
    when 'portal_regulator' then jurisdiction collate "C" >= nullif(current_setting('app.jurisdiction_from', true), '') collate "C"
      and jurisdiction collate "C" < nullif(current_setting('app.jurisdiction_to', true), '') collate "C"
    else false end
$$;
--> statement-breakpoint
create function allocate_record_number(p_kind text, p_institution uuid, p_jurisdiction text, p_record uuid) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare allocated bigint; known text;
begin
  -- A caller may name a jurisdiction only for an institution that is not there yet.
  select jurisdiction_code into known from institutions where institution_id = p_institution;
  if not coalesce(scope_allows(p_institution, coalesce(known, p_jurisdiction)), false) then
    raise insufficient_privilege using message = 'out of scope';
  end if;
  insert into record_numbers (serial, kind, institution_id, record_id)
    values (nextval('record_number_sequence'), p_kind, p_institution, p_record) returning serial into allocated;
  return allocated;
end $$;
--> statement-breakpoint
-- False when another institution holds the code: the answer says no more than that.
create function register_identifier(p_uscc text, p_campus text, p_institution uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare jurisdiction text;
begin
  select jurisdiction_code into jurisdiction from institutions where institution_id = p_institution;
  if current_setting('role') <> 'portal_regulator' or not coalesce(scope_allows(p_institution, jurisdiction), false) then
    raise insufficient_privilege using message = 'out of scope';
  end if;
  if exists (select from institution_identifiers where uscc = p_uscc and campus = p_campus and institution_id <> p_institution) then
    return false;
  end if;
  insert into institution_identifiers (uscc, campus, institution_id) values (p_uscc, p_campus, p_institution)
    on conflict (institution_id) do update set uscc = excluded.uscc, campus = excluded.campus;
  return true;
exception when unique_violation then
  return false;
end $$;
--> statement-breakpoint
-- Writes the public copies of one institution's records and says anew which of its rows the register lists:
-- applications, and whatever has none below it.
create function publish_records(p_institution uuid, p_records jsonb) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare jurisdiction text; item jsonb; written integer := 0; hit integer;
begin
  select jurisdiction_code into jurisdiction from institutions where institution_id = p_institution for update;
  if not coalesce(scope_allows(p_institution, jurisdiction), false) then
    raise insufficient_privilege using message = 'out of scope';
  end if;
  for item in select jsonb_array_elements(p_records) loop
    if (item->>'institution_id')::uuid <> p_institution
       or not exists (select from record_numbers n where n.institution_id = p_institution and n.record_id = (item->>'record_id')::uuid and n.kind = item->>'kind') then
      raise insufficient_privilege using message = 'out of scope';
    end if;
    insert into published_records select (jsonb_populate_record(null::published_records,
        item || jsonb_build_object('is_register_row', false, 'version', 1, 'jurisdiction_code', jurisdiction, 'search_text', ''))).*
      on conflict (number) do update set
        (name_zh, name_en, deployment_id, jurisdiction_code, institution_name_zh, institution_name_en, deployment_number, deployment_name, province_adcode, level, grade,
         institution_type, hosting, model_family, model_name, model_size_billion, quantization, configuration_digest, use_case_id, lifecycle_stage,
         badge, state, version, published_at, document)
        = (excluded.name_zh, excluded.name_en, excluded.deployment_id, excluded.jurisdiction_code, excluded.institution_name_zh, excluded.institution_name_en,
         excluded.deployment_number, excluded.deployment_name, excluded.province_adcode, excluded.level, excluded.grade,
         excluded.institution_type, excluded.hosting, excluded.model_family, excluded.model_name, excluded.model_size_billion, excluded.quantization,
         excluded.configuration_digest, excluded.use_case_id, excluded.lifecycle_stage, excluded.badge, excluded.state,
         published_records.version + 1, excluded.published_at, excluded.document)
      where published_records.institution_id = p_institution and published_records.record_id = excluded.record_id;
    get diagnostics hit = row_count;
    if hit = 0 then raise insufficient_privilege using message = 'out of scope'; end if;
    written := written + 1;
  end loop;
  perform refresh_register_rows(p_institution);
  return written;
end $$;
--> statement-breakpoint
-- What all rows of an institution share follows the institution's own public copy (names, place, level), and what serves an
-- application follows its deployment's; then the words a search looks through, and which rows the register lists.
create function refresh_register_rows(p_institution uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  update published_records r set
      institution_name_zh = coalesce(i.name_zh, r.institution_name_zh), institution_name_en = case when i.number is null then r.institution_name_en else i.name_en end,
      province_adcode = coalesce(i.province_adcode, r.province_adcode), level = case when i.number is null then r.level else i.level end,
      grade = case when i.number is null then r.grade else i.grade end, institution_type = case when i.number is null then r.institution_type else i.institution_type end,
      deployment_name = case when d.number is null then r.deployment_name else d.deployment_name end,
      hosting = case when d.number is null then r.hosting else d.hosting end,
      model_family = case when d.number is null then r.model_family else d.model_family end,
      model_name = case when d.number is null then r.model_name else d.model_name end,
      model_size_billion = case when d.number is null then r.model_size_billion else d.model_size_billion end,
      quantization = case when d.number is null then r.quantization else d.quantization end,
      configuration_digest = case when d.number is null then r.configuration_digest else d.configuration_digest end,
      search_text = search_normal(concat_ws(' ', r.number, r.name_zh, r.name_en, coalesce(i.name_zh, r.institution_name_zh), coalesce(i.name_en, r.institution_name_en),
        coalesce(d.deployment_name, r.deployment_name), coalesce(d.model_name, r.model_name), i.document->'fields'->'uscc'->>'value')),
      is_register_row = case r.kind
        when 'application' then true
        when 'deployment' then not exists (select from published_records a where a.institution_id = p_institution and a.kind = 'application' and a.deployment_id = r.record_id)
        else not exists (select from published_records a where a.institution_id = p_institution and a.kind <> 'institution') end
    from published_records o
      left join published_records i on i.institution_id = p_institution and i.kind = 'institution'
      left join published_records d on d.institution_id = p_institution and d.kind = 'deployment' and d.record_id = o.deployment_id and o.kind = 'application'
    where o.institution_id = p_institution and r.number = o.number
$$;
--> statement-breakpoint
alter function allocate_record_number(text, uuid, text, uuid) owner to portal_maintenance;
--> statement-breakpoint
alter function register_identifier(text, text, uuid) owner to portal_maintenance;
--> statement-breakpoint
alter function publish_records(uuid, jsonb) owner to portal_maintenance;
--> statement-breakpoint
alter function refresh_register_rows(uuid) owner to portal_maintenance;
--> statement-breakpoint
revoke execute on function allocate_record_number(text, uuid, text, uuid), register_identifier(text, text, uuid), publish_records(uuid, jsonb), refresh_register_rows(uuid) from public;
--> statement-breakpoint
grant execute on function allocate_record_number(text, uuid, text, uuid), publish_records(uuid, jsonb) to portal_hospital, portal_regulator;
--> statement-breakpoint
grant execute on function register_identifier(text, text, uuid) to portal_regulator;
--> statement-breakpoint
-- A checkpoint needs every head at once; the function hands out heads and nothing else.
create function audit_stream_heads() returns table (institution_id uuid, seq bigint, hash text)
language sql security definer set search_path = public, pg_temp stable as $$
  select h.institution_id, h.seq, h.hash from audit_heads h where h.seq > 0 order by h.institution_id
$$;
--> statement-breakpoint
alter function audit_stream_heads() owner to portal_maintenance;
--> statement-breakpoint
revoke execute on function audit_stream_heads() from public;
--> statement-breakpoint
grant execute on function audit_stream_heads() to portal_system, portal_admin;
--> statement-breakpoint
grant insert, select on checkpoints to portal_system;
--> statement-breakpoint
-- Everybody may keep a checkpoint; the heads under its root name institutions that are not public.
grant select (id, taken_at, root, streams, document) on checkpoints
  to portal_hospital, portal_regulator, portal_admin, portal_auth, portal_account, portal_public;
--> statement-breakpoint
revoke execute on function scope_allows(uuid, text) from public;
--> statement-breakpoint
grant execute on function scope_allows(uuid, text) to portal_maintenance;
--> statement-breakpoint
revoke truncate, references, trigger on all tables in schema public from public;
