do $$
declare name text;
begin
  foreach name in array array['api_tokens', 'idempotency_keys', 'rate_limits'] loop
    execute format('alter table %I force row level security', name);
  end loop;
end $$;
--> statement-breakpoint
-- A token proves its person at the sign-in's scope; its holder sees all of it but the hash.
grant select, insert, update (last_used_at, revoked_at, revoked_by) on api_tokens to portal_auth;
--> statement-breakpoint
grant select (id, user_id, name, prefix, scopes, created_at, expires_at, last_used_at, revoked_at, revoked_by) on api_tokens
  to portal_hospital, portal_regulator, portal_account, portal_admin;
--> statement-breakpoint
grant update (revoked_at, revoked_by) on api_tokens to portal_admin;
--> statement-breakpoint
grant select, insert, update (status, answer) on idempotency_keys to portal_hospital, portal_regulator, portal_account, portal_admin;
--> statement-breakpoint
grant select (created_at), delete on idempotency_keys to portal_system;
--> statement-breakpoint
-- Counts a crash may forget: nothing is lost but a moment's patience.
alter table rate_limits set unlogged;
--> statement-breakpoint
grant select, insert, update (full_at) on rate_limits to portal_auth;
--> statement-breakpoint
grant select (full_at), delete on rate_limits to portal_system;
