-- Who holds a credit code and campus, for the reviewer of a request: read from the look-up across institutions, never from
-- what a hospital types into its own draft. A holder out of the request's province, or out of the reviewer's reach, is not
-- named; that there is one is said, and how many other campuses have the code.
create function identifier_holder(p_uscc text, p_campus text, p_jurisdiction text)
returns table (holder uuid, is_elsewhere boolean, other_campuses integer)
language plpgsql security definer set search_path = public, pg_temp stable as $$
declare held uuid; place text; is_near boolean;
begin
  if current_setting('role') <> 'portal_regulator' or not coalesce(scope_allows(null, p_jurisdiction), false) then
    raise insufficient_privilege using message = 'out of scope';
  end if;
  select n.institution_id, i.jurisdiction_code into held, place
    from institution_identifiers n left join institutions i on i.institution_id = n.institution_id
    where n.uscc = p_uscc and n.campus = p_campus;
  is_near := coalesce(left(place, 2) = left(p_jurisdiction, 2) and scope_allows(held, place), false);
  return query select
    case when is_near then held end,
    held is not null and not is_near,
    (select count(*)::integer from institution_identifiers n where n.uscc = p_uscc and n.campus <> p_campus);
end $$;
--> statement-breakpoint
alter function identifier_holder(text, text, text) owner to portal_maintenance;
--> statement-breakpoint
revoke execute on function identifier_holder(text, text, text) from public;
--> statement-breakpoint
grant execute on function identifier_holder(text, text, text) to portal_regulator;
