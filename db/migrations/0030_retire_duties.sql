-- As before, and: what only a standing record asks for ends with it, its obligations and its missing partitions.
create or replace function retire_records(p_institution uuid, p_records uuid[], p_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare jurisdiction text;
begin
  select i.jurisdiction_code into jurisdiction from institutions i where i.institution_id = p_institution for update;
  if current_setting('role') <> 'portal_regulator' or not coalesce(scope_allows(p_institution, jurisdiction), false) then
    raise insufficient_privilege using message = 'out of scope';
  end if;
  update published_records r set state = 'retired', published_at = p_at,
      document = jsonb_build_object('fields', '{}'::jsonb, 'history', '[]'::jsonb)
    where r.institution_id = p_institution and r.record_id = any (p_records) and r.state <> 'retired';
  update obligations o set ended_at = p_at
    where o.institution_id = p_institution and o.application_id = any (p_records) and o.ended_at is null;
  update partition_findings f set resolved_at = p_at
    where f.institution_id = p_institution and (f.device_id = any (p_records) or f.other_id = any (p_records))
      and f.resolved_at is null;
  perform refresh_register_rows(p_institution);
  perform keep_published_versions(p_institution, (select jsonb_object_agg(id, 'retired') from unnest(p_records) id), 'retired', p_at);
end $$;
