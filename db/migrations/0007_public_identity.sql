-- Who an institution is: what another could be mistaken for. The public reads these as a reviewer last saw them.
create function published_identity(p_document jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(p_document->'fields')
  where key in ('nameZh', 'nameEn', 'aliases', 'uscc')
$$;
--> statement-breakpoint
-- As before, and: what a hospital's second person confirms renews its public copy, but not the names and codes by which the
-- public knows it, and never a copy that would carry a reviewer's badge. Otherwise two people of one hospital could stand in
-- the register as another.
create or replace function publish_records(p_institution uuid, p_records jsonb) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare jurisdiction text; item jsonb; written integer := 0; hit integer; record uuid; earned text; shown jsonb; is_hospital boolean := current_setting('role') = 'portal_hospital';
begin
  select jurisdiction_code into jurisdiction from institutions where institution_id = p_institution for update;
  if not coalesce(scope_allows(p_institution, jurisdiction), false) then
    raise insufficient_privilege using message = 'out of scope';
  end if;
  for item in select jsonb_array_elements(p_records) loop
    record := (item->>'record_id')::uuid;
    if (item->>'institution_id')::uuid <> p_institution
       or not exists (select from record_numbers n where n.institution_id = p_institution and n.record_id = record and n.kind = item->>'kind')
    then
      raise insufficient_privilege using message = 'out of scope';
    end if;
    earned := record_badge(item->>'kind', p_institution, record);
    select document into shown from published_records p where p.institution_id = p_institution and p.record_id = record;
    -- A hospital renews what a reviewer has published, with what it has confirmed itself and no reviewer has verified.
    if earned is null or (is_hospital and (shown is null or earned <> 'hospital_confirmed')) then
      raise insufficient_privilege using message = 'out of scope';
    end if;
    if is_hospital then
      item := item || jsonb_build_object('published_at', now());
      if item->>'kind' = 'institution' then
        item := jsonb_set(item, '{document,fields}', (item->'document'->'fields') || published_identity(shown))
          || jsonb_build_object('name_zh', shown->'fields'->'nameZh'->'value', 'name_en', shown->'fields'->'nameEn'->'value');
      end if;
    end if;
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
--> statement-breakpoint
-- As before, and: an application is trusted no further than the deployment that serves it. A new model, confirmed by the
-- hospital alone, lowers the rows that show it; they rise again with the deployment where their own record was verified.
create function badge_rank(p_badge text) returns integer language sql immutable as $$
  select array_position(array['public_source', 'hospital_confirmed', 'reviewer_verified', 'spot_checked'], p_badge)
$$;
--> statement-breakpoint
create or replace function refresh_register_rows(p_institution uuid) returns void
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
      badge = case when r.kind <> 'application' or d.number is null then r.badge
        when badge_rank(d.badge) < badge_rank(coalesce(record_badge('application', p_institution, r.record_id), r.badge)) then d.badge
        else coalesce(record_badge('application', p_institution, r.record_id), r.badge) end,
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
