-- Roles are cluster-wide and passwords are not ours to keep here: made once, without a password.
-- The login roles own nothing; the viewer roles are entered per transaction; `maintenance` alone passes row security
-- and is reached only from the owner's connection (migrations, loading, backup), never from web or worker.
do $$
declare name text;
begin
  perform pg_advisory_xact_lock(727002);
  foreach name in array array['portal_hospital', 'portal_regulator', 'portal_admin', 'portal_system', 'portal_auth', 'portal_account', 'portal_public'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I nologin noinherit', name);
    end if;
  end loop;
  if not exists (select from pg_roles where rolname = 'portal_maintenance') then
    create role portal_maintenance nologin bypassrls;
  end if;
  foreach name in array array['portal_app', 'portal_worker'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I login noinherit', name);
    end if;
  end loop;
  grant portal_hospital, portal_regulator, portal_admin, portal_system, portal_auth, portal_account, portal_public to portal_app;
  grant portal_system to portal_worker;
  execute format('grant portal_maintenance to %I', current_user);
end $$;
--> statement-breakpoint
-- What a search compares: lower case, without spaces and punctuation. The list of signs is spelled out because
-- character classes know nothing of Han characters under some locales.
create function search_normal(value text) returns text language sql immutable parallel safe strict as $$
  select regexp_replace(lower(value), '[[:space:][:punct:]　、，。；：！？（）《》〈〉“”‘’·—…]+', '', 'g')
$$;
--> statement-breakpoint
-- Two-character windows: Chinese names are searched by two characters, which trigrams cannot serve.
create function bigrams(value text) returns text[] language sql immutable parallel safe strict as $$
  select coalesce(array_agg(distinct substr(value, i, 2)), '{}') from generate_series(1, length(value) - 1) as i
$$;
