-- The windows of a text that an index looks for: a Chinese character alone, pairs, and of Latin letters and digits three, since
-- pairs of them stand in nearly every name. Dear to compute, which the planner must know: a row that the index did not find is
-- not to be taken apart.
create or replace function search_grams(value text) returns text[] language sql immutable parallel safe strict cost 1000 as $$
  select array_remove(array_agg(case when ascii(one) > 127 then one end) || array_agg(one || two) || array_agg(case when greatest(ascii(one), ascii(two), ascii(three)) < 128 then one || two || three end), null)
    from (select one, lead(one, 1) over (order by place) as two, lead(one, 2) over (order by place) as three
      from unnest(string_to_array(value, null)) with ordinality c (one, place)) windows
$$;
--> statement-breakpoint
-- The windows of a word that somebody looks for, as few as tell it apart; none of a single Latin letter.
create or replace function query_grams(value text) returns text[] language sql immutable parallel safe strict as $$
  select case when length(value) <= 2 then array[value] else
    (select array_remove(array_agg(case when ascii(one) > 127 or ascii(two) > 127 then one || two end) || array_agg(case when greatest(ascii(one), ascii(two), ascii(three)) < 128 then one || two || three end), null)
      from (select one, lead(one, 1) over (order by place) as two, lead(one, 2) over (order by place) as three
        from unnest(string_to_array(value, null)) with ordinality c (one, place)) windows) end
$$;
--> statement-breakpoint
reindex index published_records_search;
--> statement-breakpoint
CREATE INDEX "published_records_uscc" ON "published_records" USING btree ((document->'fields'->'uscc'->>'value')) WHERE kind = 'institution';