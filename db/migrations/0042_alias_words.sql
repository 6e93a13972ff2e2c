-- The words from which the one is taken that a mistyped word may have meant: those of other names an institution goes by as well.
-- "peking union" is such a name, and "pekng union" found nothing.
create function alias_words_of(p_institution uuid) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct word from published_records
    cross join lateral jsonb_array_elements_text(case jsonb_typeof(document #> '{fields,aliases,value}')
      when 'array' then document #> '{fields,aliases,value}' else '[]' end) alias
    cross join lateral regexp_split_to_table(lower(alias), '[^a-z0-9]+') word
  where kind = 'institution' and state <> 'retired' and (p_institution is null or institution_id = p_institution)
    and length(word) between 4 and 40
$$;
--> statement-breakpoint
insert into register_vocabulary select alias_words_of(null) on conflict do nothing;
--> statement-breakpoint
alter function alias_words_of(uuid) owner to portal_maintenance;
--> statement-breakpoint
revoke execute on function alias_words_of(uuid) from public;
--> statement-breakpoint
create or replace function vocabulary_of(p_institution uuid) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  with said as (select name_en, model_name, search_words from published_records
      where state <> 'retired' and (p_institution is null or institution_id = p_institution)),
    written as (select distinct name_en as text from said union select distinct model_name from said),
    spoken as (select distinct string_to_array(part, ' ') as syllables
      from (select distinct search_words from said) heard cross join lateral regexp_split_to_table(search_words, '\|') part where part like '% %')
  select word from written cross join lateral regexp_split_to_table(lower(text), '[^a-z0-9]+') word where length(word) between 4 and 40
  union
  select alias_words_of(p_institution)
  union
  select array_to_string(syllables[start:start + long - 1], '') from spoken
    cross join generate_series(2, 4) long cross join generate_series(1, least(cardinality(syllables) - long + 1, 8)) start
$$;
