ALTER TABLE "published_versions" DROP CONSTRAINT "published_versions_reason";--> statement-breakpoint
ALTER TABLE "published_records" ADD COLUMN "cn_status" text;--> statement-breakpoint
ALTER TABLE "published_records" ADD COLUMN "cn_class" text;--> statement-breakpoint
ALTER TABLE "published_records" ADD COLUMN "us_status" text;--> statement-breakpoint
ALTER TABLE "published_records" ADD COLUMN "eu_status" text;--> statement-breakpoint
ALTER TABLE "published_records" ADD COLUMN "eu_class" text;--> statement-breakpoint
ALTER TABLE "published_records" ADD COLUMN "eu_aia_status" text;--> statement-breakpoint
ALTER TABLE "published_records" ADD COLUMN "imdrf_class" text;--> statement-breakpoint
ALTER TABLE "published_records" ADD COLUMN "tier" text;--> statement-breakpoint
ALTER TABLE "published_records" ADD COLUMN "classification_rule_set" text;--> statement-breakpoint
ALTER TABLE "published_records" ADD COLUMN "classification_standing" text;--> statement-breakpoint
ALTER TABLE "published_records" ADD COLUMN "public_source" text;--> statement-breakpoint
ALTER TABLE "published_records" ADD COLUMN "public_source_url" text;--> statement-breakpoint
ALTER TABLE "published_records" ADD COLUMN "public_source_date" text;--> statement-breakpoint
ALTER TABLE "register_rows" ADD COLUMN "cn" smallint;--> statement-breakpoint
ALTER TABLE "register_rows" ADD COLUMN "tier" smallint;--> statement-breakpoint
ALTER TABLE "register_rows" ADD COLUMN "standing" smallint;--> statement-breakpoint
ALTER TABLE "published_records" ADD CONSTRAINT "published_records_standing" CHECK (classification_standing is null or classification_standing in ('derived', 'decided', 'override'));--> statement-breakpoint
ALTER TABLE "published_versions" ADD CONSTRAINT "published_versions_reason" CHECK (reason in ('loaded', 'published', 'confirmed', 'verified', 'attested', 'followed', 'classified', 'retired', 'kept'));
--> statement-breakpoint
-- As before, and: what is said of its classification. In the order in which register_rows_of() takes them apart.
create or replace function marks_of(r published_records) returns smallint[] language sql stable as $$
  select array_agg(v.code order by f.place) from (values
    (1, 'province', r.province_adcode), (2, 'level', r.level), (3, 'type', r.institution_type), (4, 'hosting', r.hosting),
    (5, 'family', r.model_family), (6, 'size', size_band(r.model_size_billion)),
    (7, 'scenario', (select u.scenario from use_cases u where u.id = r.use_case_id)), (8, 'badge', r.badge),
    (9, 'cn', r.cn_status), (10, 'tier', r.tier), (11, 'standing', r.classification_standing)) f (place, facet, value)
  left join register_values v on v.facet = f.facet and v.value = coalesce(f.value, 'unstated')
$$;
--> statement-breakpoint
create or replace function register_rows_of(p_institution uuid) returns setof register_rows
language sql stable security definer set search_path = public, pg_temp as $$
  select serial_of(r.number), r.number, r.published_at, left(coalesce(split_part(i.search_words, '|', 1), r.institution_name_zh), 40),
      coalesce(r.model_size_billion, -1)::double precision, m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8], m[9], m[10], m[11]
    from (select p.*, p.marks as m from published_records p where p.is_register_row and (p_institution is null or p.institution_id = p_institution)) r
      left join published_records i on i.institution_id = r.institution_id and i.kind = 'institution'
$$;
--> statement-breakpoint
-- The codes of a listed row: each of them has one bit of it.
create function codes_of(r register_rows) returns smallint[] language sql immutable as $$
  select array[r.province, r.level, r.type, r.hosting, r.family, r.size_band, r.scenario, r.badge, r.cn, r.tier, r.standing]
$$;
--> statement-breakpoint
create or replace function index_register_rows(p_institution uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare before register_rows[]; after register_rows[];
begin
  perform pg_advisory_xact_lock(727003);
  select array_agg(r) into before from register_rows r
    where r.serial in (select serial_of(p.number) from published_records p where p.institution_id = p_institution);
  select array_agg(r) into after from register_rows_of(p_institution) r;
  delete from register_rows r using unnest(before) b where r.serial = b.serial;
  insert into register_rows select (a).* from unnest(after) a;
  insert into register_bits as held (code, chunk, bits)
    select code, (serial / 8192)::integer, bit_or(set_bit(0::bit(8192), (serial % 8192)::integer, 1)) from (
        select code, serial from (select * from unnest(before) union all select * from unnest(after)) r
          cross join lateral unnest(codes_of(row(r.*)::register_rows)) code
        where code is not null group by code, serial having count(*) = 1) turned
      group by code, serial / 8192
    on conflict (code, chunk) do update set bits = held.bits # excluded.bits;
  insert into register_vocabulary select vocabulary_of(p_institution) on conflict do nothing;
end $$;
--> statement-breakpoint
create or replace function rebuild_register_index() returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(727003);
  delete from register_bits;
  delete from register_rows;
  insert into register_rows select * from register_rows_of(null);
  insert into register_bits (code, chunk, bits)
    select code, (serial / 8192)::integer, bit_or(set_bit(0::bit(8192), (serial % 8192)::integer, 1)) from register_rows r
      cross join lateral unnest(codes_of(r)) code
    where code is not null group by code, serial / 8192;
  insert into register_vocabulary select vocabulary_of(null) on conflict do nothing;
end $$;
--> statement-breakpoint
-- As before, and: what its document says of a classification and of a public source stands in columns too.
create or replace function derive_register_rows(p_institution uuid) returns void
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
      cn_status = r.document #>> '{classification,results,CN,status}', cn_class = r.document #>> '{classification,results,CN,class}',
      us_status = r.document #>> '{classification,results,US,status}', eu_status = r.document #>> '{classification,results,EU,status}',
      eu_class = r.document #>> '{classification,results,EU,class}', eu_aia_status = r.document #>> '{classification,results,EU-AIA,status}',
      imdrf_class = r.document #>> '{classification,results,IMDRF,class}', tier = r.document #>> '{classification,tier}',
      classification_rule_set = r.document #>> '{classification,ruleSet,version}',
      classification_standing = case when r.document ? 'classification' then coalesce(r.document #>> '{classification,decision,standing}', 'derived') end,
      (public_source, public_source_url, public_source_date) = (
        select said->>'title', case when said->>'mayLink' = 'true' then nullif(said->>'url', '') end, nullif(said->>'date', '')
          from jsonb_each(r.document->'fields') field (name, stated) cross join lateral (select stated->'publicSource' as said) source
          where stated->>'source' = 'public_source' and said is not null order by name in ('nameZh', 'name') desc, name limit 1),
      is_register_row = r.state <> 'retired' and case r.kind
        when 'application' then true
        when 'deployment' then not exists (select from published_records a where a.institution_id = p_institution and a.kind = 'application' and a.deployment_id = r.record_id and a.state <> 'retired')
        else not exists (select from published_records a where a.institution_id = p_institution and a.kind <> 'institution' and a.state <> 'retired') end
    from published_records o
      left join published_records i on i.institution_id = p_institution and i.kind = 'institution'
      left join published_records d on d.institution_id = p_institution and d.kind = 'deployment' and d.record_id = o.deployment_id and o.kind = 'application'
    where o.institution_id = p_institution and r.number = o.number;
  update published_records r set marks = marks_of(r), search_text = concat_ws('|',
        search_normal(r.number), search_normal(r.name_zh), search_normal(r.name_en), search_normal(r.institution_name_zh), search_normal(r.institution_name_en),
        search_normal(r.deployment_name), search_normal(r.model_name), search_normal(coalesce(i.document, r.document)->'fields'->'uscc'->>'value'),
        replace(r.search_words, ' ', ''), replace(i.search_words, ' ', ''), replace(d.search_words, ' ', ''))
    from published_records o
      left join published_records i on i.institution_id = p_institution and i.kind = 'institution' and i.number <> o.number
      left join published_records d on d.institution_id = p_institution and d.kind = 'deployment' and d.record_id = o.deployment_id and o.kind = 'application'
    where o.institution_id = p_institution and r.number = o.number
$$;
--> statement-breakpoint
-- Whether the submitted classifications of an application say this: every value is that of one of its modules, under a rule set
-- that one of them went by. Which of two modules is the stricter, the rule set decides and not the database.
create function classification_stands(p_institution uuid, p_application uuid, p_said jsonb) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  with submitted as (
    select c.* from classifications c where c.institution_id = p_institution and c.application_id = p_application and c.state = 'submitted')
  select coalesce(p_said->'decision' = 'null'
    and (p_said->>'modules')::integer = (select count(*) from submitted)
    and exists (select from submitted where p_said->'ruleSet' = jsonb_build_object('id', rule_set_id, 'version', rule_set_version, 'digest', rule_set_digest)
      and p_said->>'asOf' = as_of::text)
    and exists (select from submitted where tier is not distinct from p_said->>'tier')
    and not exists (select from jsonb_each(p_said->'results') said (place, verdict)
      where not exists (select from submitted where result #>> array['results', place, 'status'] is not distinct from verdict->>'status')
        or not exists (select from submitted where result #>> array['results', place, 'class'] is not distinct from verdict->>'class')), false)
$$;
--> statement-breakpoint
-- As before, and: a public copy says of a classification what its submitted modules say.
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
    if item->'document' ? 'classification' and not classification_stands(p_institution, record, item->'document'->'classification') then
      raise insufficient_privilege using message = 'out of scope';
    end if;
    earned := record_badge(item->>'kind', p_institution, record);
    select document into shown from published_records p where p.institution_id = p_institution and p.record_id = record;
    -- A hospital renews what a reviewer has published, with what it has confirmed itself and no reviewer has verified.
    if earned is null or (is_hospital and (shown is null or earned <> 'hospital_confirmed')) then
      raise insufficient_privilege using message = 'out of scope';
    end if;
    if is_hospital then
      item := item || jsonb_build_object('published_at', date_trunc('milliseconds', now()));
      if item->>'kind' = 'institution' then
        item := jsonb_set(item, '{document,fields}', (item->'document'->'fields') || published_identity(shown))
          || jsonb_build_object('name_zh', shown->'fields'->'nameZh'->'value', 'name_en', shown->'fields'->'nameEn'->'value',
            'search_words', (select p.search_words from published_records p where p.institution_id = p_institution and p.record_id = record));
      end if;
    end if;
    attested := record_attested_on(item->>'kind', p_institution, record);
    insert into published_records select (jsonb_populate_record(null::published_records,
        item || jsonb_build_object('is_register_row', false, 'version', 1, 'jurisdiction_code', jurisdiction, 'search_text', '', 'marks', '[]'::jsonb, 'badge', earned,
          'last_attested_on', attested, 'next_attest_due', attest_due(attested)))).*
      on conflict (number) do update set
        (name_zh, name_en, deployment_id, jurisdiction_code, institution_name_zh, institution_name_en, deployment_number, deployment_name, province_adcode, level, grade,
         institution_type, hosting, model_family, model_name, model_size_billion, quantization, configuration_digest, use_case_id, lifecycle_stage,
         badge, state, published_at, last_attested_on, next_attest_due, search_words, document)
        = (excluded.name_zh, excluded.name_en, excluded.deployment_id, excluded.jurisdiction_code, excluded.institution_name_zh, excluded.institution_name_en,
         excluded.deployment_number, excluded.deployment_name, excluded.province_adcode, excluded.level, excluded.grade,
         excluded.institution_type, excluded.hosting, excluded.model_family, excluded.model_name, excluded.model_size_billion, excluded.quantization,
         excluded.configuration_digest, excluded.use_case_id, excluded.lifecycle_stage, excluded.badge, excluded.state,
         excluded.published_at, excluded.last_attested_on, excluded.next_attest_due, excluded.search_words, excluded.document)
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
-- What was handed in reaches the public copy at once, as derived; false where the application is not public. Nothing else moves.
create function publish_classification(p_institution uuid, p_application uuid, p_classification jsonb) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare jurisdiction text; hit integer;
begin
  select i.jurisdiction_code into jurisdiction from institutions i where i.institution_id = p_institution for update;
  if not coalesce(scope_allows(p_institution, jurisdiction), false) or not classification_stands(p_institution, p_application, p_classification) then
    raise insufficient_privilege using message = 'out of scope';
  end if;
  update published_records r set document = r.document || jsonb_build_object('classification', p_classification)
    where r.institution_id = p_institution and r.record_id = p_application and r.kind = 'application' and r.state = 'published';
  get diagnostics hit = row_count;
  if hit = 0 then return false; end if;
  perform refresh_register_rows(p_institution);
  perform keep_published_versions(p_institution, jsonb_build_object(p_application::text, 'classified'), 'published', now());
  return true;
end $$;
--> statement-breakpoint
do $$
declare signature text;
begin
  foreach signature in array array['classification_stands(uuid, uuid, jsonb)', 'publish_classification(uuid, uuid, jsonb)'] loop
    execute format('alter function %s owner to portal_maintenance', signature);
    execute format('revoke execute on function %s from public', signature);
  end loop;
end $$;
--> statement-breakpoint
grant execute on function publish_classification(uuid, uuid, jsonb) to portal_hospital;
--> statement-breakpoint
-- Public copies that were written before their classification was handed in, or anew. Columns and index follow when the values
-- of the new facets are loaded.
set local role portal_maintenance;
--> statement-breakpoint
with submitted as (select * from classifications where state = 'submitted'),
  verdicts as (
    select institution_id, application_id, place.key as place,
        (array_agg(place.value->>'status' order by array_position(array['minimal', 'transparency', 'non-device', 'device-enforcement-discretion',
          'high-risk-if-device', 'undetermined', 'needs-review', 'device-ambiguous', 'device', 'high-risk'], place.value->>'status') desc nulls last))[1] as status,
        (array_agg(place.value->>'class' order by array_position(array['per-catalogue', 'I', 'II', 'IIa', 'IIb', 'III', 'IV', 'undetermined'],
          place.value->>'class') desc nulls last))[1] as class
      from submitted cross join lateral jsonb_each(result->'results') place group by 1, 2, 3),
  results as (
    select institution_id, application_id, jsonb_object_agg(place, jsonb_build_object('status', status, 'class', class)) as results from verdicts group by 1, 2),
  standing as (
    select institution_id, application_id, jsonb_build_object('tier', max(tier), 'asOf', max(as_of)::text, 'modules', count(*), 'decision', null, 'ruleSet',
        (array_agg(jsonb_build_object('id', rule_set_id, 'version', rule_set_version, 'digest', rule_set_digest) order by as_of desc))[1]) as said
      from submitted group by 1, 2),
  changed as (
    update published_records r set document = r.document || jsonb_build_object('classification', s.said || jsonb_build_object('results', v.results))
      from standing s join results v using (institution_id, application_id)
      where r.institution_id = s.institution_id and r.record_id = s.application_id and r.state = 'published'
        and r.document->'classification' is distinct from s.said || jsonb_build_object('results', v.results)
      returning r.institution_id)
  select count(*) from changed;
--> statement-breakpoint
select keep_published_versions(institution_id, jsonb_object_agg(record_id, 'classified'), 'kept', now())
  from published_records where document ? 'classification' group by institution_id;
--> statement-breakpoint
reset role;
