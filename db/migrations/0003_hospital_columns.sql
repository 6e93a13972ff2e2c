-- What a hospital may change in its own records, by column: what it states and its own two seats. Where a record belongs,
-- its number, where it came from, and everything a reviewer's verification writes is out of its reach, even by hand.
do $$
declare record_table text; columns text;
begin
  foreach record_table in array array['institutions', 'deployments', 'applications'] loop
    execute format('revoke update on %I from portal_hospital', record_table);
    select string_agg(quote_ident(column_name), ', ') into columns from information_schema.columns
      where table_schema = 'public' and table_name = record_table and column_name not in
        ('institution_id', 'jurisdiction_code', 'id', 'number', 'origin', 'created_at', 'province_adcode', 'campus', 'deployment_id',
         'verified_by', 'verified_by_name', 'verified_at', 'verified_revision', 'published_at', 'published_revision');
    execute format('grant update (%s) on %I to portal_hospital', columns, record_table);
  end loop;
end $$;
--> statement-breakpoint
revoke update on infrastructure_modules, model_versions, endpoints from portal_hospital;
--> statement-breakpoint
grant update (server_kind, scheme, host, port, model_id_sent, updated_at) on endpoints to portal_hospital;
--> statement-breakpoint
-- How far a record is trusted, read from the record itself. Null: nobody stands for it, or it is not there.
create function record_badge(p_kind text, p_institution uuid, p_record uuid) returns text
language plpgsql security definer set search_path = public, pg_temp stable as $$
declare badge text;
begin
  execute format('select case when verified_revision = revision then ''reviewer_verified''
      when confirmed_revision = revision then ''hospital_confirmed'' when origin = ''public_source'' then ''public_source'' end
    from %I where institution_id = $1 and id = $2', p_kind || 's') into badge using p_institution, p_record;
  return badge;
end $$;
--> statement-breakpoint
alter function record_badge(text, uuid, uuid) owner to portal_maintenance;
--> statement-breakpoint
revoke execute on function record_badge(text, uuid, uuid) from public;
--> statement-breakpoint
-- As before, and: the badge of a public copy is the record's own whatever the caller says, and a hospital renews only what a
-- reviewer has published.
create or replace function publish_records(p_institution uuid, p_records jsonb) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare jurisdiction text; item jsonb; written integer := 0; hit integer; record uuid; earned text;
begin
  select jurisdiction_code into jurisdiction from institutions where institution_id = p_institution for update;
  if not coalesce(scope_allows(p_institution, jurisdiction), false) then
    raise insufficient_privilege using message = 'out of scope';
  end if;
  for item in select jsonb_array_elements(p_records) loop
    record := (item->>'record_id')::uuid;
    if (item->>'institution_id')::uuid <> p_institution
       or not exists (select from record_numbers n where n.institution_id = p_institution and n.record_id = record and n.kind = item->>'kind')
       or (current_setting('role') = 'portal_hospital' and not exists (select from published_records p where p.institution_id = p_institution and p.record_id = record)) then
      raise insufficient_privilege using message = 'out of scope';
    end if;
    earned := record_badge(item->>'kind', p_institution, record);
    if earned is null then raise insufficient_privilege using message = 'out of scope'; end if;
    insert into published_records select (jsonb_populate_record(null::published_records,
        item || jsonb_build_object('is_register_row', false, 'version', 1, 'jurisdiction_code', jurisdiction, 'search_text', '', 'badge', earned))).*
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
