-- A request asks for background work in the transaction that causes it. The queue's tables are the worker's alone; this
-- function puts a job in for an institution within the caller's scope, and writes its id into what the job is told.
create function enqueue_job(p_name text, p_institution uuid, p_payload jsonb, p_key text, p_queue text, p_run_at timestamptz, p_attempts integer)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from institutions i where i.institution_id = p_institution and scope_allows(i.institution_id, i.jurisdiction_code)) then
    raise insufficient_privilege using message = 'out of scope';
  end if;
  perform graphile_worker.add_job(p_name, (p_payload || jsonb_build_object('institutionId', p_institution))::json,
    queue_name => p_queue, run_at => p_run_at, max_attempts => p_attempts, job_key => p_key);
end $$;
--> statement-breakpoint
alter function enqueue_job(text, uuid, jsonb, text, text, timestamptz, integer) owner to portal_maintenance;
--> statement-breakpoint
revoke execute on function enqueue_job(text, uuid, jsonb, text, text, timestamptz, integer) from public;
--> statement-breakpoint
grant execute on function enqueue_job(text, uuid, jsonb, text, text, timestamptz, integer) to portal_hospital, portal_regulator, portal_system;
