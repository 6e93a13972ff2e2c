-- As before; a part of more than four characters has bits where five times as many rows hold it. Who publishes looks through all
-- bits around a row: at a million rows two thousand such parts made of 140 ms 700, and the shorter parts of a rarer one tell enough.
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
        select part, count(*) as rows from published_records p tablesample system (share)
            cross join lateral (select distinct unnest(search_parts(p.search_text)) as part) held
          where p.is_register_row group by part
          having count(*) >= p_part_rows * share / 100 * case when length(part) > 4 then 5 else 1 end order by rows desc, part limit 4000) frequent;
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
