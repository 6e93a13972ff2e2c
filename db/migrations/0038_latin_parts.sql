-- The Latin words by which a record may be looked for: those of its English names and its model, and one to four syllables in a
-- row of how its Chinese names sound. Of three letters at least; as the text that is searched has them, without signs.
create function latin_words_of(r published_records) returns setof text language sql immutable parallel safe as $$
  select word from regexp_split_to_table(lower(concat_ws(' ', r.name_en, r.institution_name_en, r.model_name)), '[^a-z0-9]+') word
    where length(word) between 3 and 40
  union all
  select word from regexp_split_to_table(r.search_words, '\|') heard cross join lateral string_to_array(heard, ' ') syllables
      cross join generate_series(1, 4) long cross join lateral generate_series(1, cardinality(syllables) - long + 1) start
      cross join lateral array_to_string(syllables[start:start + long - 1], '') word
    where heard ~ '^[a-z ]+ [a-z ]+$' and length(word) between 3 and 40
$$;
--> statement-breakpoint
-- As before; a Latin part is one that the text of a row holds anywhere, as the search has it.
create or replace function register_codes_of(p_serials bigint[]) returns table (serial bigint, code smallint) language sql stable as $$
  select r.serial, said.code from register_rows r cross join lateral unnest(codes_of(r)) said (code)
    where r.serial = any (p_serials) and said.code is not null
  union all
  select r.serial, t.code from register_rows r join published_records p on p.number = r.number
      cross join lateral unnest(search_parts(p.search_text)) held (part) join register_parts t on t.part = held.part
    where r.serial = any (p_serials) and exists (select from register_parts)
  union all
  select r.serial, t.code from register_rows r join published_records p on p.number = r.number
      join register_parts t on t.part < chr(128) and position(t.part in p.search_text) > 0
    where r.serial = any (p_serials)
  union all
  select line.serial, line.code from (
    select serial, max(code) over (order by published desc nulls first, number, serial nulls last rows unbounded preceding) as code from (
      select serial, published_at as published, number, null::smallint as code from register_rows where register_rows.serial = any (p_serials)
      union all select null, after_key::timestamptz, after_number, code from register_stretches where sort = 'newest') both_kinds) line where line.serial is not null
  union all
  select line.serial, line.code from (
    select serial, max(code) over (order by published nulls first, number, serial nulls last rows unbounded preceding) as code from (
      select serial, published_at as published, number, null::smallint as code from register_rows where register_rows.serial = any (p_serials)
      union all select null, after_key::timestamptz, after_number, code from register_stretches where sort = 'oldest') both_kinds) line where line.serial is not null
  union all
  select line.serial, line.code from (
    select serial, max(code) over (order by name nulls first, number, serial nulls last rows unbounded preceding) as code from (
      select serial, name_key as name, number, null::smallint as code from register_rows where register_rows.serial = any (p_serials)
      union all select null, after_key, after_number, code from register_stretches where sort = 'name') both_kinds) line where line.serial is not null
  union all
  select line.serial, line.code from (
    select serial, max(code) over (order by size desc nulls first, number, serial nulls last rows unbounded preceding) as code from (
      select serial, size, number, null::smallint as code from register_rows where register_rows.serial = any (p_serials)
      union all select null, after_key::double precision, after_number, code from register_stretches where sort = 'size') both_kinds) line where line.serial is not null
$$;
--> statement-breakpoint
-- As before; Latin words that a twentieth of the rows hold have bits too: the index of words finds fewer, and of more it would
-- have to read the texts.
create or replace function tune_register_index(p_part_rows integer, p_stretch_rows integer) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare total bigint; share double precision;
begin
  perform pg_advisory_xact_lock(727003);
  select count(*) into total from published_records where is_register_row;
  share := least(100, 100 * 20000.0 / greatest(total, 1));
  delete from register_parts;
  insert into register_parts (part, code)
    select part, 999 + row_number() over (order by rows desc, part) from (
        (select part, count(*) as rows from published_records p tablesample system (share)
            cross join lateral (select distinct unnest(search_parts(p.search_text)) as part) held
          where p.is_register_row group by part
          having count(*) >= p_part_rows * share / 100 * case when length(part) > 4 then 5 else 1 end)
        union all
        (select word, count(*) from published_records p tablesample system (share)
            cross join lateral (select distinct word from latin_words_of(p) word) held
          where p.is_register_row group by word
          having count(*) >= greatest(p_part_rows, total / 20.0) * share / 100)
        order by rows desc, part limit 4000) frequent;
  delete from register_stretches where place > 0;
  insert into register_stretches (code, sort, place, after_key, after_number)
    select first.code + nth / p_stretch_rows, first.sort, nth / p_stretch_rows, key, number from register_stretches first join (
        select 'newest' as sort, row_number() over (order by published_at desc, number) as nth, published_at::text as key, number from register_rows
        union all select 'oldest', row_number() over (order by published_at, number), published_at::text, number from register_rows
        union all select 'name', row_number() over (order by name_key, number), name_key, number from register_rows
        union all select 'size', row_number() over (order by size desc, number), size::text, number from register_rows) line using (sort)
      where nth % p_stretch_rows = 0 and nth / p_stretch_rows < 2000;
  perform rebuild_register_index();
end $$;
--> statement-breakpoint
do $$
begin
  alter function latin_words_of(published_records) owner to portal_maintenance;
  revoke execute on function latin_words_of(published_records) from public;
end $$;
