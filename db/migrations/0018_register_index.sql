-- What a search compares: in the ordinary width, lower case, without spaces and punctuation.
create or replace function search_normal(value text) returns text language sql immutable parallel safe strict as $$
  select regexp_replace(lower(normalize(value, NFKC)), '[[:space:][:punct:]　、，。；：！？（）《》〈〉“”‘’·—…]+', '', 'g')
$$;
--> statement-breakpoint
-- The windows of a word that somebody looks for; a pair says more than its halves.
create function query_grams(value text) returns text[] language sql immutable parallel safe strict as $$
  select case when length(value) = 1 then array[value] else bigrams(value) end
$$;
--> statement-breakpoint
create function size_band(p_billion numeric) returns text language sql immutable as $$
  select case when p_billion < 10 then '0-9' when p_billion < 40 then '10-39' when p_billion < 100 then '40-99'
    when p_billion < 400 then '100-399' when p_billion is not null then '400+' end
$$;
--> statement-breakpoint
-- What a public record says in each facet, as codes; in the order in which register_rows() below takes them apart.
create function marks_of(r published_records) returns smallint[] language sql stable as $$
  select array_agg(v.code order by f.place) from (values
    (1, 'province', r.province_adcode), (2, 'level', r.level), (3, 'type', r.institution_type), (4, 'hosting', r.hosting),
    (5, 'family', r.model_family), (6, 'size', size_band(r.model_size_billion)),
    (7, 'scenario', (select u.scenario from use_cases u where u.id = r.use_case_id)), (8, 'badge', r.badge)) f (place, facet, value)
  left join register_values v on v.facet = f.facet and v.value = coalesce(f.value, 'unstated')
$$;
--> statement-breakpoint
create function serial_of(p_number text) returns bigint language sql immutable as $$
  select split_part(p_number, '-', 2)::bigint
$$;
--> statement-breakpoint
create function register_rows_of(p_institution uuid) returns setof register_rows
language sql stable security definer set search_path = public, pg_temp as $$
  select serial_of(r.number), r.number, r.published_at, left(coalesce(split_part(i.search_words, '|', 1), r.institution_name_zh), 40),
      coalesce(r.model_size_billion, -1)::double precision, m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8]
    from (select p.*, p.marks as m from published_records p where p.is_register_row and (p_institution is null or p.institution_id = p_institution)) r
      left join published_records i on i.institution_id = r.institution_id and i.kind = 'institution'
$$;
--> statement-breakpoint
-- The words of public names that a mistyped one may have meant: English words, and two to four syllables of pinyin in a row.
create function vocabulary_of(p_institution uuid) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  with said as (select name_en, model_name, search_words from published_records
      where state <> 'retired' and (p_institution is null or institution_id = p_institution)),
    written as (select distinct name_en as text from said union select distinct model_name from said),
    spoken as (select distinct string_to_array(part, ' ') as syllables
      from (select distinct search_words from said) heard cross join lateral regexp_split_to_table(search_words, '\|') part where part like '% %')
  select word from written cross join lateral regexp_split_to_table(lower(text), '[^a-z0-9]+') word where length(word) between 4 and 40
  union
  select array_to_string(syllables[start:start + long - 1], '') from spoken
    cross join generate_series(2, 4) long cross join generate_series(1, least(cardinality(syllables) - long + 1, 8)) start
$$;
--> statement-breakpoint
-- Sorting and counting rows of one institution anew. Bits change where a row says something else than before: what it said
-- and what it says, each once, are the bits to turn over. One writer at a time, or two would turn over the same bits.
create function index_register_rows(p_institution uuid) returns void
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
          cross join lateral unnest(array[r.province, r.level, r.type, r.hosting, r.family, r.size_band, r.scenario, r.badge]) code
        where code is not null group by code, serial having count(*) = 1) turned
      group by code, serial / 8192
    on conflict (code, chunk) do update set bits = held.bits # excluded.bits;
  insert into register_vocabulary select vocabulary_of(p_institution) on conflict do nothing;
end $$;
--> statement-breakpoint
-- The whole index from the public records: for loading and upgrades.
create function rebuild_register_index() returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(727003);
  delete from register_bits;
  delete from register_rows;
  insert into register_rows select * from register_rows_of(null);
  insert into register_bits (code, chunk, bits)
    select code, (serial / 8192)::integer, bit_or(set_bit(0::bit(8192), (serial % 8192)::integer, 1)) from register_rows r
      cross join lateral unnest(array[r.province, r.level, r.type, r.hosting, r.family, r.size_band, r.scenario, r.badge]) code
    where code is not null group by code, serial / 8192;
  insert into register_vocabulary select vocabulary_of(null) on conflict do nothing;
end $$;
--> statement-breakpoint
-- As before, and: the words a search also takes come along. Of an institution whose names a hospital may not change they are
-- those of the names that stay. Instants are kept to the millisecond, which is what an address can name.
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
-- What all rows of an institution share follows the institution's own public copy, and what serves an application follows its
-- deployment's, as before; then the words a search looks through, each name apart, and what the row says in each facet.
create function derive_register_rows(p_institution uuid) returns void
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
create or replace function refresh_register_rows(p_institution uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  select derive_register_rows(p_institution);
  select index_register_rows(p_institution)
$$;
--> statement-breakpoint
do $$
declare signature text;
begin
  foreach signature in array array['marks_of(published_records)', 'register_rows_of(uuid)', 'vocabulary_of(uuid)', 'index_register_rows(uuid)',
      'rebuild_register_index()', 'derive_register_rows(uuid)'] loop
    execute format('alter function %s owner to portal_maintenance', signature);
    execute format('revoke execute on function %s from public', signature);
  end loop;
end $$;
--> statement-breakpoint
grant select on register_values, register_rows, register_bits, register_vocabulary
  to portal_hospital, portal_regulator, portal_admin, portal_system, portal_auth, portal_account, portal_public;
--> statement-breakpoint
update published_records set published_at = date_trunc('milliseconds', published_at) where published_at <> date_trunc('milliseconds', published_at);
