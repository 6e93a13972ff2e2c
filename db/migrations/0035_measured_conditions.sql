ALTER TABLE "obligations" DROP CONSTRAINT "obligations_once";--> statement-breakpoint
ALTER TABLE "obligation_records" DROP CONSTRAINT "obligation_records_act";--> statement-breakpoint
ALTER TABLE "obligation_records" ADD COLUMN "value" numeric(12, 4);--> statement-breakpoint
ALTER TABLE "obligation_records" ADD COLUMN "sample" integer;--> statement-breakpoint
ALTER TABLE "obligation_records" ADD COLUMN "window_from" date;--> statement-breakpoint
ALTER TABLE "obligation_records" ADD COLUMN "window_to" date;--> statement-breakpoint
ALTER TABLE "obligations" ADD COLUMN "condition_id" uuid;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_condition_fk" FOREIGN KEY ("institution_id","condition_id") REFERENCES "public"."case_conditions"("institution_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_once" UNIQUE NULLS NOT DISTINCT("institution_id","application_id","duty","condition_id");--> statement-breakpoint
ALTER TABLE "obligation_records" ADD CONSTRAINT "obligation_records_measured" CHECK (num_nulls(value, sample, window_from, window_to) in (0, 4) and (value is null or (sample > 0 and window_from <= window_to)));--> statement-breakpoint
ALTER TABLE "obligation_records" ADD CONSTRAINT "obligation_records_act" CHECK (act in ('evidence', 'confirmation', 'rejection', 'waiver'));--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_condition" CHECK ((duty = 'acceptance-condition') = (condition_id is not null));--> statement-breakpoint
ALTER POLICY "obligation_records_regulator" ON "obligation_records" TO portal_regulator USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '') and act <> 'evidence' and by_role = 'reviewer');--> statement-breakpoint
-- Conditions that are in force already become obligations of the classification that is handed in.
insert into obligations (institution_id, jurisdiction_code, id, application_id, classification_id, duty, condition_id, due_on, created_at)
  select k.institution_id, k.jurisdiction_code, gen_random_uuid(), c.subject_id, s.id, 'acceptance-condition', k.id, k.due_on, k.decided_at
  from case_conditions k
    join review_cases c on c.institution_id = k.institution_id and c.id = k.case_id
    cross join lateral (select v.id from classifications v where v.institution_id = k.institution_id and v.application_id = c.subject_id
      and v.state = 'submitted' order by v.submitted_at desc limit 1) s
  where k.decided_at is not null and k.ended_at is null;
