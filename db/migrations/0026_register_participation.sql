ALTER TABLE "register_rows" ADD COLUMN "participation" smallint;
--> statement-breakpoint
-- As before, and: whether its institution uses a model, as far as the register says.
create or replace function marks_of(r published_records) returns smallint[] language sql stable as $$
  select array_agg(v.code order by f.place) from (values
    (1, 'province', r.province_adcode), (2, 'level', r.level), (3, 'type', r.institution_type), (4, 'hosting', r.hosting),
    (5, 'family', r.model_family), (6, 'size', size_band(r.model_size_billion)),
    (7, 'scenario', (select u.scenario from use_cases u where u.id = r.use_case_id)), (8, 'badge', r.badge),
    (9, 'cn', r.cn_status), (10, 'tier', r.tier), (11, 'standing', r.classification_standing),
    (12, 'participation', case when r.kind <> 'institution' then 'uses'
      when r.document #>> '{fields,participation,value}' is distinct from 'no_llm_declared' then 'silent'
      when badge_rank(r.badge) >= badge_rank('reviewer_verified') then 'none_verified' else 'none_unverified' end)) f (place, facet, value)
  left join register_values v on v.facet = f.facet and v.value = coalesce(f.value, 'unstated')
$$;
--> statement-breakpoint
create or replace function register_rows_of(p_institution uuid) returns setof register_rows
language sql stable security definer set search_path = public, pg_temp as $$
  select serial_of(r.number), r.number, r.published_at, left(coalesce(split_part(i.search_words, '|', 1), r.institution_name_zh), 40),
      coalesce(r.model_size_billion, -1)::double precision, m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8], m[9], m[10], m[11], m[12]
    from (select p.*, p.marks as m from published_records p where p.is_register_row and (p_institution is null or p.institution_id = p_institution)) r
      left join published_records i on i.institution_id = r.institution_id and i.kind = 'institution'
$$;
--> statement-breakpoint
create or replace function codes_of(r register_rows) returns smallint[] language sql immutable as $$
  select array[r.province, r.level, r.type, r.hosting, r.family, r.size_band, r.scenario, r.badge, r.cn, r.tier, r.standing, r.participation]
$$;
