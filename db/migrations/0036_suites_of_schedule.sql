-- A job is of one institution, and no institution may read an authority's own questions: this hands it those that a
-- reviewer's schedule of that institution names, and nothing else.
create function suites_of_schedule(p_schedule uuid) returns table (suite text, items jsonb)
language sql security definer set search_path = public, pg_temp stable as $$
  select 'private:' || p.id, p.items
  from spot_check_schedules s join private_suites p on 'private:' || p.id = any (s.suites) and p.is_published
  where s.id = p_schedule and s.institution_id = nullif(current_setting('app.institution_id', true), '')::uuid
    and s.ended_at is null and s.made_by_role = 'reviewer'
$$;
--> statement-breakpoint
alter function suites_of_schedule(uuid) owner to portal_maintenance;
--> statement-breakpoint
revoke execute on function suites_of_schedule(uuid) from public;
--> statement-breakpoint
grant execute on function suites_of_schedule(uuid) to portal_system;
