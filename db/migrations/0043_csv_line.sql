ALTER TABLE "published_records" ADD COLUMN "csv_line" text;
--> statement-breakpoint
-- A line of the exported register is written once, with its row, and not for every download: 38 values a row made text and
-- quoted cost the database more than the rest of a download. What a line must look like is csvRow() in lib/exports/csv.ts; a
-- test holds both together.
create function csv_cell(p_text text) returns text language sql immutable parallel safe as $$
  select case when p_text ~ '^$|[\t-\r "#,]' then '"' || replace(p_text, '"', '""') || '"' else p_text end
$$;
--> statement-breakpoint
-- What people wrote, which may begin like a formula; so may what follows a semicolon or a tab, where other countries split.
create function csv_written(p_text text) returns text language sql immutable parallel safe as $$
  select csv_cell(regexp_replace(p_text, '(?<=^|[;\t])(?=[-=+@\t\r＝＋－＠''])', '''', 'g'))
$$;
--> statement-breakpoint
create function csv_line_of(r published_records) returns text language sql stable parallel safe set search_path = public, pg_temp as $$
  select array_to_string(array[
    csv_cell(r.number), csv_cell(r.kind), csv_written(r.name_zh), csv_written(r.name_en), csv_cell(r.institution_number),
    csv_written(r.institution_name_zh), csv_written(r.institution_name_en), csv_cell(r.province_adcode), csv_cell(r.level),
    csv_cell(r.grade), csv_cell(r.institution_type), csv_cell(r.deployment_number), csv_written(r.deployment_name),
    csv_cell(r.hosting), csv_cell(r.model_family), csv_written(r.model_name), r.model_size_billion::text, csv_cell(r.quantization),
    csv_cell(r.configuration_digest), csv_cell(r.use_case_id), csv_cell(r.lifecycle_stage), csv_cell(r.badge),
    csv_cell(r.cn_status), csv_cell(r.cn_class), csv_cell(r.us_status), csv_cell(r.eu_status), csv_cell(r.eu_class),
    csv_cell(r.eu_aia_status), csv_cell(r.imdrf_class), csv_cell(r.tier), csv_cell(r.classification_rule_set),
    csv_cell(r.classification_standing), csv_written(r.public_source), csv_written(r.public_source_url),
    csv_written(r.public_source_date), csv_cell(r.state), r.version::text,
    csv_cell(to_char(r.published_at at time zone interval '8 hours', 'YYYY-MM-DD HH24:MI:SS.MS') || '+08:00')], ',', '') || E'\r\n'
$$;
--> statement-breakpoint
create function keep_csv_line() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.csv_line := case when new.is_register_row then csv_line_of(new) end;
  return new;
end $$;
--> statement-breakpoint
create trigger csv_line before insert or update on published_records for each row execute function keep_csv_line();
--> statement-breakpoint
update published_records set csv_line = null where is_register_row;
--> statement-breakpoint
ALTER TABLE "published_records" ADD CONSTRAINT "published_records_line" CHECK (csv_line is not null or not is_register_row);
