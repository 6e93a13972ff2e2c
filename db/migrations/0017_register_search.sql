-- The windows of a text that an index looks for: single characters, for a query of one, and pairs.
create function search_grams(value text) returns text[] language sql immutable parallel safe strict as $$
  select string_to_array(value, null) || array(select one || next from
    (select one, lead(one) over (order by place) as next from unnest(string_to_array(value, null)) with ordinality c (one, place)) pair
    where next is not null)
$$;
--> statement-breakpoint
CREATE TABLE "register_bits" (
	"code" smallint NOT NULL,
	"chunk" integer NOT NULL,
	"bits" bit(8192) NOT NULL,
	CONSTRAINT "register_bits_code_chunk_pk" PRIMARY KEY("code","chunk")
);
--> statement-breakpoint
CREATE TABLE "register_rows" (
	"serial" bigint PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"size" double precision NOT NULL,
	"province" smallint,
	"level" smallint,
	"type" smallint,
	"hosting" smallint,
	"family" smallint,
	"size_band" smallint,
	"scenario" smallint,
	"badge" smallint,
	CONSTRAINT "register_rows_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "register_values" (
	"code" smallint PRIMARY KEY NOT NULL,
	"facet" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "register_values_value" UNIQUE("facet","value")
);
--> statement-breakpoint
CREATE TABLE "register_vocabulary" (
	"word" text collate "C" PRIMARY KEY NOT NULL
);
--> statement-breakpoint
DROP INDEX "published_records_search";--> statement-breakpoint
ALTER TABLE "published_records" ADD COLUMN "search_words" text;--> statement-breakpoint
ALTER TABLE "published_records" ADD COLUMN "marks" smallint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "register_rows_newest" ON "register_rows" USING btree (published_at desc,"number");--> statement-breakpoint
CREATE INDEX "register_rows_oldest" ON "register_rows" USING btree ("published_at","number");--> statement-breakpoint
CREATE INDEX "register_rows_name" ON "register_rows" USING btree ("name_key","number");--> statement-breakpoint
CREATE INDEX "register_rows_size" ON "register_rows" USING btree (size desc,"number");--> statement-breakpoint
CREATE INDEX "published_records_search" ON "published_records" USING gin (search_grams(search_text),"marks") WHERE is_register_row;