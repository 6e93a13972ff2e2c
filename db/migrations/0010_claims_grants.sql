do $$
declare name text;
begin
  foreach name in array array['field_statements', 'field_reviews', 'record_disputes', 'invitations', 'role_changes', 'inbox_marks'] loop
    execute format('alter table %I force row level security', name);
  end loop;
end $$;
--> statement-breakpoint
-- What was said of a field is added to and read. The hospital states, the reviewer compares; neither writes the other's.
grant select, insert on field_statements to portal_hospital;
--> statement-breakpoint
grant select on field_statements to portal_regulator, portal_system;
--> statement-breakpoint
grant select, insert on field_reviews to portal_regulator;
--> statement-breakpoint
grant select on field_reviews to portal_hospital, portal_system;
--> statement-breakpoint
grant select, insert, update (state) on record_disputes to portal_hospital;
--> statement-breakpoint
grant select, update (state, decided_by, decided_by_name, decided_at, decision_reason) on record_disputes to portal_regulator;
--> statement-breakpoint
grant select on record_disputes to portal_system;
--> statement-breakpoint
-- Nobody reads the hash of an invitation; only the function below compares it.
grant select (id, institution_id, jurisdiction_code, role, note, invited_by, invited_by_name, created_at, expires_at, used_by, used_by_name, used_at, revoked_at)
  on invitations to portal_hospital, portal_regulator, portal_admin;
--> statement-breakpoint
grant insert, update (revoked_at) on invitations to portal_hospital;
--> statement-breakpoint
grant select, insert, update (state, decided_by, decided_by_name, decided_at, decision_reason) on role_changes to portal_admin;
--> statement-breakpoint
grant insert, update (state, ended_at) on memberships to portal_admin;
--> statement-breakpoint
grant update (state, ended_at) on memberships to portal_hospital;
--> statement-breakpoint
grant select on membership_requests to portal_hospital;
--> statement-breakpoint
grant select, insert on inbox_marks to portal_account, portal_hospital, portal_regulator, portal_admin;
--> statement-breakpoint
-- A person without a membership comes in by a link. The link says where to; the row is locked, so it serves one person.
create function accept_invitation(p_hash text, p_membership uuid, p_user_name text, p_at timestamptz)
returns table (invitation_id uuid, institution_id uuid, jurisdiction_code text, role text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare found invitations%rowtype; acting uuid := nullif(current_setting('app.user_id', true), '')::uuid;
begin
  if current_setting('role') <> 'portal_account' or acting is null then
    raise insufficient_privilege using message = 'out of scope';
  end if;
  select i.* into found from invitations i where i.hash = p_hash for update;
  if found.id is null or found.used_by is not null or found.revoked_at is not null or found.expires_at <= p_at or found.invited_by = acting
     -- It is worth what its sender is: nobody comes in through somebody who has left.
     or not exists (select from memberships s where s.user_id = found.invited_by and s.institution_id = found.institution_id and s.state = 'active')
     or exists (select from memberships m where m.user_id = acting and m.state = 'active') then
    return;
  end if;
  update invitations i set used_by = acting, used_by_name = p_user_name, used_at = p_at where i.id = found.id;
  insert into memberships (id, user_id, user_name, role, institution_id, jurisdiction_code, granted_by, created_at)
    values (p_membership, acting, p_user_name, found.role, found.institution_id, found.jurisdiction_code, found.invited_by, p_at);
  return query select found.id, found.institution_id, found.jurisdiction_code, found.role;
end $$;
--> statement-breakpoint
alter function accept_invitation(text, uuid, text, timestamptz) owner to portal_maintenance;
--> statement-breakpoint
revoke execute on function accept_invitation(text, uuid, text, timestamptz) from public;
--> statement-breakpoint
grant execute on function accept_invitation(text, uuid, text, timestamptz) to portal_account;
--> statement-breakpoint
-- Takes records out of the register: the number stays known, what was said under it does not.
create function retire_records(p_institution uuid, p_records uuid[], p_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare jurisdiction text;
begin
  select i.jurisdiction_code into jurisdiction from institutions i where i.institution_id = p_institution for update;
  if current_setting('role') <> 'portal_regulator' or not coalesce(scope_allows(p_institution, jurisdiction), false) then
    raise insufficient_privilege using message = 'out of scope';
  end if;
  update published_records r set state = 'retired', version = r.version + 1, published_at = p_at,
      document = jsonb_build_object('fields', '{}'::jsonb, 'history', '[]'::jsonb)
    where r.institution_id = p_institution and r.record_id = any (p_records) and r.state <> 'retired';
  perform refresh_register_rows(p_institution);
end $$;
--> statement-breakpoint
alter function retire_records(uuid, uuid[], timestamptz) owner to portal_maintenance;
--> statement-breakpoint
revoke execute on function retire_records(uuid, uuid[], timestamptz) from public;
--> statement-breakpoint
grant execute on function retire_records(uuid, uuid[], timestamptz) to portal_regulator;
--> statement-breakpoint
-- As before, and: a record that was taken back after a dispute stands in no list and hides nothing above it.
create or replace function refresh_register_rows(p_institution uuid) returns void
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
      search_text = search_normal(concat_ws(' ', r.number, r.name_zh, r.name_en, coalesce(i.name_zh, r.institution_name_zh), coalesce(i.name_en, r.institution_name_en),
        coalesce(d.deployment_name, r.deployment_name), coalesce(d.model_name, r.model_name), i.document->'fields'->'uscc'->>'value')),
      is_register_row = r.state <> 'retired' and case r.kind
        when 'application' then true
        when 'deployment' then not exists (select from published_records a where a.institution_id = p_institution and a.kind = 'application' and a.deployment_id = r.record_id and a.state <> 'retired')
        else not exists (select from published_records a where a.institution_id = p_institution and a.kind <> 'institution' and a.state <> 'retired') end
    from published_records o
      left join published_records i on i.institution_id = p_institution and i.kind = 'institution'
      left join published_records d on d.institution_id = p_institution and d.kind = 'deployment' and d.record_id = o.deployment_id and o.kind = 'application'
    where o.institution_id = p_institution and r.number = o.number
$$;
