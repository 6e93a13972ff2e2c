CREATE TABLE "recovery_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "recovery_codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "second_factors" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"key_version" integer NOT NULL,
	"nonce" text NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "second_factors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "signatures" (
	"institution_id" uuid NOT NULL,
	"jurisdiction_code" text collate "C" NOT NULL,
	"id" uuid NOT NULL,
	"instance" text NOT NULL,
	"portal_id" uuid NOT NULL,
	"meaning" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"subject_revision" integer NOT NULL,
	"case_id" uuid,
	"case_state" text,
	"case_digest" text,
	"displayed" text NOT NULL,
	"displayed_digest" text NOT NULL,
	"rendering" text NOT NULL,
	"signer_id" uuid NOT NULL,
	"signer_name" text NOT NULL,
	"signer_role" text NOT NULL,
	"signer_authority" text,
	"organisation_zh" text NOT NULL,
	"organisation_en" text NOT NULL,
	"credentials" text[] NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"clock" text NOT NULL,
	"key_id" text NOT NULL,
	"algorithm" text NOT NULL,
	"value" text NOT NULL,
	"voided_at" timestamp with time zone,
	"voided_by" uuid,
	"voided_by_name" text,
	"voided_by_role" text,
	"void_reason" text,
	CONSTRAINT "signatures_institution_id_id_pk" PRIMARY KEY("institution_id","id"),
	CONSTRAINT "signatures_instance" CHECK (instance in ('demo', 'live')),
	CONSTRAINT "signatures_meaning" CHECK (meaning in ('authorship', 'review', 'approval', 'responsibility', 'witness')),
	CONSTRAINT "signatures_algorithm" CHECK (algorithm in ('Ed25519', 'SM2-SM3')),
	CONSTRAINT "signatures_authority" CHECK (signer_authority is null or signer_authority in ('nhc', 'nmpa')),
	CONSTRAINT "signatures_digest" CHECK (displayed_digest ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "signatures_case_whole" CHECK ((case_id is null) = (case_state is null) and (case_id is null) = (case_digest is null)),
	CONSTRAINT "signatures_credentials" CHECK (cardinality(credentials) = 2 and credentials[1] = 'password' and credentials[2] <> 'password' and credentials <@ array['password', 'totp', 'recovery_code']::text[]),
	CONSTRAINT "signatures_void_whole" CHECK (num_nulls(voided_at, voided_by, voided_by_name, voided_by_role, void_reason) in (0, 5))
);
--> statement-breakpoint
ALTER TABLE "signatures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"key_id" text PRIMARY KEY NOT NULL,
	"algorithm" text NOT NULL,
	"public_key" text NOT NULL,
	"first_used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "signing_keys_algorithm" CHECK (algorithm in ('Ed25519', 'SM2-SM3'))
);
--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_key_id_signing_keys_key_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."signing_keys"("key_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "recovery_codes_once" ON "recovery_codes" USING btree ("user_id","hash");--> statement-breakpoint
CREATE INDEX "signatures_id" ON "signatures" USING btree ("id");--> statement-breakpoint
CREATE INDEX "signatures_jurisdiction" ON "signatures" USING btree ("jurisdiction_code");--> statement-breakpoint
CREATE INDEX "signatures_subject" ON "signatures" USING btree ("institution_id","subject_id");--> statement-breakpoint
CREATE INDEX "signatures_case" ON "signatures" USING btree ("institution_id","case_id");--> statement-breakpoint
CREATE POLICY "recovery_codes_auth" ON "recovery_codes" AS PERMISSIVE FOR ALL TO "portal_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "second_factors_auth" ON "second_factors" AS PERMISSIVE FOR ALL TO "portal_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "second_factors_admin" ON "second_factors" AS PERMISSIVE FOR ALL TO "portal_admin" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "signatures_hospital" ON "signatures" AS PERMISSIVE FOR ALL TO "portal_hospital" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid and coalesce(voided_by, signer_id) = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "signatures_regulator" ON "signatures" AS PERMISSIVE FOR ALL TO "portal_regulator" USING (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '')) WITH CHECK (jurisdiction_code >= nullif(current_setting('app.jurisdiction_from', true), '') and jurisdiction_code < nullif(current_setting('app.jurisdiction_to', true), '') and coalesce(voided_by, signer_id) = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "signatures_system" ON "signatures" AS PERMISSIVE FOR ALL TO "portal_system" USING (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid) WITH CHECK (institution_id = nullif(current_setting('app.institution_id', true), '')::uuid);--> statement-breakpoint
alter table second_factors force row level security;
--> statement-breakpoint
alter table recovery_codes force row level security;
--> statement-breakpoint
alter table signatures force row level security;
--> statement-breakpoint
-- A key is published by the step that proves a signer, never by the scope that signs.
grant select on signing_keys to portal_hospital, portal_regulator, portal_admin, portal_system, portal_auth, portal_account, portal_public;
--> statement-breakpoint
grant insert on signing_keys to portal_auth;
--> statement-breakpoint
-- Added to and never deleted; only the mark of being void may be set.
grant select, insert, update (voided_at, voided_by, voided_by_name, voided_by_role, void_reason) on signatures to portal_hospital, portal_regulator;
--> statement-breakpoint
grant select on signatures to portal_system;
--> statement-breakpoint
-- What proves a person is within reach of the sign-in alone; the administrators see who has a second factor, and not which.
grant select, insert, update, delete on second_factors to portal_auth;
--> statement-breakpoint
grant select (user_id, confirmed_at) on second_factors to portal_admin;
--> statement-breakpoint
grant select, insert, delete, update (used_at) on recovery_codes to portal_auth;
