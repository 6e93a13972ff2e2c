CREATE TABLE "register_parts" (
	"part" text collate "C" PRIMARY KEY NOT NULL,
	"code" smallint NOT NULL,
	CONSTRAINT "register_parts_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "register_stretches" (
	"code" smallint PRIMARY KEY NOT NULL,
	"sort" text NOT NULL,
	"place" integer NOT NULL,
	"after_key" text collate "C",
	"after_number" text,
	CONSTRAINT "register_stretches_place" UNIQUE("sort","place")
);
--> statement-breakpoint
ALTER TABLE "register_bits" ADD COLUMN "n" integer GENERATED ALWAYS AS (bit_count(bits)::integer) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "register_bits_chunk" ON "register_bits" USING btree ("chunk");
--> statement-breakpoint
-- Each list begins as one stretch. Codes of the values of facets lie below 1000, those of parts from there, of stretches from 20000.
insert into register_stretches (code, sort, place)
  values (20000, 'newest', 0), (22000, 'oldest', 0), (24000, 'name', 0), (26000, 'size', 0);
--> statement-breakpoint
-- The parts of a text that may have bits: one to four characters in a row, none of them Latin letters, digits or signs.
create function search_parts(value text) returns text[] language sql immutable parallel safe strict cost 1000 as $$
  select array_remove(array_agg(one) || array_agg(one || two) || array_agg(one || two || three) || array_agg(one || two || three || four), null)
    from (select one, lead(one, 1) over w as two, lead(one, 2) over w as three, lead(one, 3) over w as four
      from (select nullif(one, '|') as one, place
        from unnest(string_to_array(regexp_replace(value, '[\x01-\x7f]+', '|', 'g'), null)) with ordinality c (one, place)) characters
      window w as (order by place)) windows
$$;
--> statement-breakpoint
-- Every code of which these rows have a bit: what they say in each facet, the parts of their words, their stretch of each list.
-- A stretch begins after its row: of the rows and the beginnings in one line, the last beginning before a row is its own.
create function register_codes_of(p_serials bigint[]) returns table (serial bigint, code smallint) language sql stable as $$
  select r.serial, said.code from register_rows r cross join lateral unnest(codes_of(r)) said (code)
    where r.serial = any (p_serials) and said.code is not null
  union all
  select r.serial, t.code from register_rows r join published_records p on p.number = r.number
      cross join lateral unnest(search_parts(p.search_text)) held (part) join register_parts t on t.part = held.part
    where r.serial = any (p_serials) and exists (select from register_parts)
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
-- As before; what a row had are the bits that are set for it.
create or replace function index_register_rows(p_institution uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare serials bigint[];
begin
  perform pg_advisory_xact_lock(727003);
  select array_agg(serial_of(p.number)) into serials from published_records p where p.institution_id = p_institution;
  delete from register_rows r where r.serial = any (serials);
  insert into register_rows select * from register_rows_of(p_institution);
  insert into register_bits as held (code, chunk, bits)
    select code, (serial / 8192)::integer, bit_or(set_bit(0::bit(8192), (serial % 8192)::integer, 1)) from (
        select code, serial from (
            select b.code, s.serial from unnest(serials) s (serial) join register_bits b on b.chunk = (s.serial / 8192)::integer
              where get_bit(b.bits, (s.serial % 8192)::integer) = 1
            union all select distinct c.code, c.serial from register_codes_of(serials) c) both_times
          group by code, serial having count(*) = 1) turned
      group by code, serial / 8192
    on conflict (code, chunk) do update set bits = held.bits # excluded.bits;
  insert into register_vocabulary select vocabulary_of(p_institution) on conflict do nothing;
end $$;
--> statement-breakpoint
-- As before, chunk by chunk, so that a million rows need no more memory than eight thousand.
create or replace function rebuild_register_index() returns void
language plpgsql security definer set search_path = public, pg_temp set work_mem = '128MB' as $$
declare part integer; serials bigint[];
begin
  perform pg_advisory_xact_lock(727003);
  delete from register_bits;
  delete from register_rows;
  insert into register_rows select * from register_rows_of(null);
  for part, serials in select (serial / 8192)::integer, array_agg(serial) from register_rows group by 1 order by 1 loop
    -- Sixty-four rows to a number first: a million bits set one by one in a kilobyte each are a minute.
    insert into register_bits (code, chunk, bits)
      select code, part, bit_or(piece::bit(64)::bit(8192) >> start) from (
          select code, (serial % 8192 / 64 * 64)::integer as start, bit_or(1::bigint << (63 - serial % 64)::integer) as piece
            from register_codes_of(serials) group by code, serial % 8192 / 64 * 64) pieces
        group by code;
  end loop;
  insert into register_vocabulary select vocabulary_of(null) on conflict do nothing;
end $$;
--> statement-breakpoint
-- Chooses anew which parts have bits (those of at least so many rows, the most frequent first, by a sample) and where the
-- stretches begin, then makes the index from the public records. Minutes at a million rows; nobody publishes meanwhile.
create function tune_register_index(p_part_rows integer, p_stretch_rows integer) returns void
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
          where p.is_register_row group by part having count(*) >= p_part_rows * share / 100 order by rows desc, part limit 4000) frequent;
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
declare signature text;
begin
  foreach signature in array array['register_codes_of(bigint[])', 'tune_register_index(integer, integer)'] loop
    execute format('alter function %s owner to portal_maintenance', signature);
    execute format('revoke execute on function %s from public', signature);
  end loop;
end $$;
--> statement-breakpoint
grant execute on function tune_register_index(integer, integer) to portal_system;
--> statement-breakpoint
grant select on register_parts, register_stretches
  to portal_hospital, portal_regulator, portal_admin, portal_system, portal_auth, portal_account, portal_public;
