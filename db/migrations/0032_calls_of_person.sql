CREATE INDEX "endpoint_calls_of_person" ON "endpoint_calls" USING btree ("user_id") WHERE ended_at is null;
--> statement-breakpoint
-- A call path sees one institution; how many calls one person watches, at whichever institutions, this says and nothing else.
create function calls_watched_by(p_person uuid, p_at timestamptz) returns integer
language sql security definer set search_path = public, pg_temp stable as $$
  select count(*)::integer from endpoint_calls c
  where c.user_id = p_person and c.purpose <> 'spot-check' and c.ended_at is null and c.expires_at > p_at
$$;
--> statement-breakpoint
alter function calls_watched_by(uuid, timestamptz) owner to portal_maintenance;
--> statement-breakpoint
revoke execute on function calls_watched_by(uuid, timestamptz) from public;
--> statement-breakpoint
grant execute on function calls_watched_by(uuid, timestamptz) to portal_system;
