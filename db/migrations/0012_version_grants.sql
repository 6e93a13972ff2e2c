alter table record_versions force row level security;
--> statement-breakpoint
-- A version is added with the change it keeps, and read; nobody changes or removes one.
grant select, insert on record_versions to portal_hospital, portal_regulator;
--> statement-breakpoint
grant select on record_versions to portal_system;
--> statement-breakpoint
grant select on published_versions
  to portal_hospital, portal_regulator, portal_admin, portal_system, portal_auth, portal_account, portal_public;
--> statement-breakpoint
do $$
declare record_table text;
begin
  foreach record_table in array array['institutions', 'deployments', 'applications'] loop
    execute format('grant update (last_attested_at) on %I to portal_hospital', record_table);
  end loop;
end $$;
--> statement-breakpoint
-- RFC 8785 text of a value, as lib/canonical.ts writes it: a digest taken here can be recomputed by anybody. Numbers are written
-- as ECMAScript writes them. Keys are compared by bytes, which is the order of UTF-16 for every name the portal uses.
create function canonical_json(p_value jsonb) returns text language plpgsql immutable strict set search_path = public, pg_temp as $$
declare number numeric;
begin
  case jsonb_typeof(p_value)
    when 'object' then
      return '{' || coalesce((select string_agg(to_json(key)::text || ':' || canonical_json(value), ',' order by key collate "C") from jsonb_each(p_value)), '') || '}';
    when 'array' then
      return '[' || coalesce((select string_agg(canonical_json(value), ',' order by place) from jsonb_array_elements(p_value) with ordinality e (value, place)), '') || ']';
    when 'number' then
      number := trim_scale(p_value::numeric);
      if number = 0 or (abs(number) >= 0.000001 and abs(number) < 1e21) then return number::text; end if;
      return regexp_replace(number::float8::text, 'e([+-])0+', 'e\1');
    else return p_value::text;
  end case;
end $$;
--> statement-breakpoint
create function canonical_digest(p_value jsonb) returns text language sql immutable strict set search_path = public, pg_temp as $$
  select encode(sha256(convert_to(canonical_json(p_value), 'UTF8')), 'hex')
$$;
--> statement-breakpoint
create function instant_text(p_at timestamptz) returns text language sql immutable strict as $$
  select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;
--> statement-breakpoint
-- What the register shows of a record: the columns of its row and its document. A source that may not be linked loses its
-- address; of a record that was taken down only the number is left.
create function published_shown(p_record published_records) returns jsonb language sql stable set search_path = public, pg_temp as $$
  select case when p_record.state = 'retired' then
      jsonb_build_object('number', p_record.number, 'kind', p_record.kind, 'state', p_record.state, 'published_at', instant_text(p_record.published_at))
    else (
      select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(p_record)) where key = any (array['number', 'kind', 'name_zh', 'name_en',
        'institution_number', 'institution_name_zh', 'institution_name_en', 'deployment_number', 'deployment_name', 'province_adcode', 'level', 'grade',
        'institution_type', 'hosting', 'model_family', 'model_name', 'model_size_billion', 'quantization', 'configuration_digest', 'use_case_id',
        'lifecycle_stage', 'badge', 'state', 'last_attested_on', 'next_attest_due'])
    ) || jsonb_build_object('published_at', instant_text(p_record.published_at), 'document', jsonb_set(p_record.document, '{fields}', (
      select coalesce(jsonb_object_agg(key, case when value->'publicSource'->>'mayLink' = 'false' then jsonb_set(value, '{publicSource,url}', '""') else value end), '{}')
      from jsonb_each(p_record.document->'fields'))))
    end
$$;
--> statement-breakpoint
-- Keeps each of an institution's public records that shows something else than its last version: those an act has written, for
-- the reason given, and those that follow. The version a record carries is that of its newest kept one.
create function keep_published_versions(p_institution uuid, p_reasons jsonb, p_first text, p_at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  with standing as (
    select r.number, r.record_id, r.version, r.published_at, published_shown(r) as shown, last.version as kept, last.record
    from published_records r left join lateral (
      select v.version, v.record from published_versions v where v.number = r.number order by v.version desc limit 1) last on true
    where r.institution_id = p_institution
  ), changed as (
    select number, record_id, coalesce(kept + 1, version) as version, shown,
      case when kept is null then p_first else coalesce(p_reasons->>record_id::text, 'followed') end as reason,
      date_trunc('milliseconds', case when kept is null then published_at else p_at end) as at
    from standing where shown is distinct from record
  ), counted as (
    update published_records r set version = c.version from changed c where r.number = c.number and r.version <> c.version
  )
  insert into published_versions (number, version, institution_id, record_id, reason, published_at, record, digest)
    select number, version, p_institution, record_id, reason, at, shown,
      canonical_digest(jsonb_build_object('number', number, 'version', version, 'reason', reason, 'publishedAt', instant_text(at), 'record', shown))
    from changed
$$;
--> statement-breakpoint
alter function keep_published_versions(uuid, jsonb, text, timestamptz) owner to portal_maintenance;
--> statement-breakpoint
revoke execute on function keep_published_versions(uuid, jsonb, text, timestamptz) from public;
--> statement-breakpoint
-- The day in Beijing on which the hospital last stood for a record, read from the record itself; never a day to come.
create function record_attested_on(p_kind text, p_institution uuid, p_record uuid) returns date
language plpgsql security definer set search_path = public, pg_temp stable as $$
declare attested timestamptz;
begin
  execute format('select last_attested_at from %I where institution_id = $1 and id = $2', p_kind || 's') into attested using p_institution, p_record;
  return (least(attested, now()) at time zone 'Asia/Shanghai')::date;
end $$;
--> statement-breakpoint
alter function record_attested_on(text, uuid, uuid) owner to portal_maintenance;
--> statement-breakpoint
revoke execute on function record_attested_on(text, uuid, uuid) from public;
--> statement-breakpoint
-- Twelve months later; of a 29 February, the 28th.
create function attest_due(p_on date) returns date language sql immutable strict as $$ select (p_on + interval '12 months')::date $$;
--> statement-breakpoint
-- As before, and: a public copy says when the hospital last stood for it, and every version of it is kept as it stood.
create or replace function publish_records(p_institution uuid, p_records jsonb) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare jurisdiction text; item jsonb; written integer := 0; hit integer; record uuid; earned text; attested date; shown jsonb; reasons jsonb := '{}';
  is_hospital boolean := current_setting('role') = 'portal_hospital';
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
    attested := record_attested_on(item->>'kind', p_institution, record);
    insert into published_records select (jsonb_populate_record(null::published_records,
        item || jsonb_build_object('is_register_row', false, 'version', 1, 'jurisdiction_code', jurisdiction, 'search_text', '', 'badge', earned,
          'last_attested_on', attested, 'next_attest_due', attest_due(attested)))).*
      on conflict (number) do update set
        (name_zh, name_en, deployment_id, jurisdiction_code, institution_name_zh, institution_name_en, deployment_number, deployment_name, province_adcode, level, grade,
         institution_type, hosting, model_family, model_name, model_size_billion, quantization, configuration_digest, use_case_id, lifecycle_stage,
         badge, state, published_at, last_attested_on, next_attest_due, document)
        = (excluded.name_zh, excluded.name_en, excluded.deployment_id, excluded.jurisdiction_code, excluded.institution_name_zh, excluded.institution_name_en,
         excluded.deployment_number, excluded.deployment_name, excluded.province_adcode, excluded.level, excluded.grade,
         excluded.institution_type, excluded.hosting, excluded.model_family, excluded.model_name, excluded.model_size_billion, excluded.quantization,
         excluded.configuration_digest, excluded.use_case_id, excluded.lifecycle_stage, excluded.badge, excluded.state,
         excluded.published_at, excluded.last_attested_on, excluded.next_attest_due, excluded.document)
      where published_records.institution_id = p_institution and published_records.record_id = excluded.record_id;
    get diagnostics hit = row_count;
    if hit = 0 then raise insufficient_privilege using message = 'out of scope'; end if;
    reasons := reasons || jsonb_build_object(record::text, case when is_hospital then 'confirmed' else 'verified' end);
    written := written + 1;
  end loop;
  perform refresh_register_rows(p_institution);
  perform keep_published_versions(p_institution, reasons, 'published', now());
  return written;
end $$;
--> statement-breakpoint
-- As before, and: that it was taken down is a version of its own.
create or replace function retire_records(p_institution uuid, p_records uuid[], p_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare jurisdiction text;
begin
  select i.jurisdiction_code into jurisdiction from institutions i where i.institution_id = p_institution for update;
  if current_setting('role') <> 'portal_regulator' or not coalesce(scope_allows(p_institution, jurisdiction), false) then
    raise insufficient_privilege using message = 'out of scope';
  end if;
  update published_records r set state = 'retired', published_at = p_at,
      document = jsonb_build_object('fields', '{}'::jsonb, 'history', '[]'::jsonb)
    where r.institution_id = p_institution and r.record_id = any (p_records) and r.state <> 'retired';
  perform refresh_register_rows(p_institution);
  perform keep_published_versions(p_institution, (select jsonb_object_agg(id, 'retired') from unnest(p_records) id), 'retired', p_at);
end $$;
--> statement-breakpoint
-- The hospital says that a public record of its own is still true: the day moves on, nothing else does.
create function attest_record(p_kind text, p_institution uuid, p_record uuid) returns date
language plpgsql security definer set search_path = public, pg_temp as $$
declare jurisdiction text; today date := (now() at time zone 'Asia/Shanghai')::date; hit integer;
begin
  select i.jurisdiction_code into jurisdiction from institutions i where i.institution_id = p_institution for update;
  if current_setting('role') <> 'portal_hospital' or not coalesce(scope_allows(p_institution, jurisdiction), false)
     or coalesce(record_badge(p_kind, p_institution, p_record), 'public_source') = 'public_source' then
    raise insufficient_privilege using message = 'out of scope';
  end if;
  update published_records r set last_attested_on = today, next_attest_due = attest_due(today)
    where r.institution_id = p_institution and r.record_id = p_record and r.kind = p_kind and r.state = 'published';
  get diagnostics hit = row_count;
  if hit = 0 then raise insufficient_privilege using message = 'out of scope'; end if;
  perform keep_published_versions(p_institution, jsonb_build_object(p_record::text, 'attested'), 'attested', now());
  return attest_due(today);
end $$;
--> statement-breakpoint
alter function attest_record(text, uuid, uuid) owner to portal_maintenance;
--> statement-breakpoint
revoke execute on function attest_record(text, uuid, uuid) from public;
--> statement-breakpoint
grant execute on function attest_record(text, uuid, uuid) to portal_hospital;
--> statement-breakpoint
-- What stood before there were versions: the present revision is the first one kept, the last confirmation the last word.
set local role portal_maintenance;
--> statement-breakpoint
do $$
declare kind text;
begin
  foreach kind in array array['institution', 'deployment', 'application'] loop
    execute format('update %I set last_attested_at = confirmed_at where confirmed_revision is not null', kind || 's');
    execute format($kept$
      with stated as (
        select r.institution_id, r.jurisdiction_code, r.id, r.revision, record_badge(%1$L, r.institution_id, r.id) as badge,
          (select coalesce(jsonb_object_agg(key, nullif(to_jsonb(r)->lower(regexp_replace(key, '([A-Z])', '_\1', 'g')), '[]')), '{}')
            from jsonb_object_keys(r.provenance) key) as own_values, r.provenance as own_provenance
        from %2$I r
      ), whole as (
        select s.*, own_values || coalesce((select jsonb_object_agg('configuration.' || key, value) from jsonb_each(c.components)), '{}') as values,
          own_provenance || coalesce((select jsonb_object_agg('configuration.' || key, value) from jsonb_each(c.provenance)), '{}') as provenance,
          date_trunc('milliseconds', now()) as at
        from stated s left join deployments d on %1$L = 'deployment' and d.institution_id = s.institution_id and d.id = s.id
          left join configurations c on c.institution_id = d.institution_id and c.id = d.configuration_id
      )
      insert into record_versions (institution_id, jurisdiction_code, id, record_kind, record_id, revision, step, badge, values, provenance, at, digest)
        select institution_id, jurisdiction_code, gen_random_uuid(), %1$L, id, revision, 'kept', badge, values, provenance, at,
          canonical_digest(jsonb_build_object('kind', %1$L::text, 'recordId', id, 'revision', revision, 'step', 'kept', 'restoredFrom', null, 'badge', badge,
            'values', values, 'provenance', provenance, 'by', null, 'at', instant_text(at)))
        from whole
    $kept$, kind, kind || 's');
  end loop;
end $$;
--> statement-breakpoint
update published_records r set last_attested_on = record_attested_on(r.kind, r.institution_id, r.record_id),
  next_attest_due = attest_due(record_attested_on(r.kind, r.institution_id, r.record_id));
--> statement-breakpoint
select keep_published_versions(i.institution_id, '{}', 'kept', now()) from institutions i;
--> statement-breakpoint
reset role;
