-- The Latin words by which a record may be looked for, without signs, as the text that is searched has them: those of its English
-- names and its model, up to six in a row that signs join, as in `DeepSeek-R1` and `People's`, of two letters at least; one to
-- four syllables in a row of how its own Chinese names sound. Where the index of words was tuned before, they have bits from
-- the next tuning on; until then they are found by reading texts.
create or replace function latin_words_of(r published_records) returns setof text language sql immutable parallel safe as $$
  select word from regexp_split_to_table(lower(concat_ws(' ', r.name_en, r.institution_name_en, r.model_name)), '\s+') joined
      cross join lateral regexp_split_to_array(joined, '[^a-z0-9]+') pieces
      cross join generate_series(1, 6) long cross join lateral generate_series(1, cardinality(pieces) - long + 1) start
      cross join lateral array_to_string(pieces[start:start + long - 1], '') word
    where length(word) between 2 and 40
  union all
  select word from regexp_split_to_table(r.search_words, '\|') heard cross join lateral string_to_array(heard, ' ') syllables
      cross join generate_series(1, 4) long cross join lateral generate_series(1, cardinality(syllables) - long + 1) start
      cross join lateral array_to_string(syllables[start:start + long - 1], '') word
    where heard ~ '^[a-z0-9 ]+ [a-z0-9 ]+$' and length(word) between 3 and 40
$$;
