-- The parts of a text that may have bits: one to eight characters in a row, so that 第一人民医院 or 社区卫生服务中心 is found by
-- its own bits and no text need be read. None of them Latin letters, digits or signs. Which have bits is chosen when the
-- register is tuned anew (register.tune); until then those chosen before serve.
create or replace function search_parts(value text) returns text[] language sql immutable parallel safe strict cost 1000 as $$
  select array_remove(array_agg(a) || array_agg(a || b) || array_agg(a || b || c) || array_agg(a || b || c || d)
      || array_agg(a || b || c || d || e) || array_agg(a || b || c || d || e || f)
      || array_agg(a || b || c || d || e || f || g) || array_agg(a || b || c || d || e || f || g || h), null)
    from (select a, lead(a, 1) over w as b, lead(a, 2) over w as c, lead(a, 3) over w as d, lead(a, 4) over w as e,
        lead(a, 5) over w as f, lead(a, 6) over w as g, lead(a, 7) over w as h
      from (select nullif(one, '|') as a, place
        from unnest(string_to_array(regexp_replace(value, '[\x01-\x7f]+', '|', 'g'), null)) with ordinality c (one, place)) characters
      window w as (order by place)) windows
$$;
