CREATE TABLE "hours_change_sets" (
	"location_id" bigint NOT NULL,
	"id" text NOT NULL,
	"user_id" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"fingerprint" text NOT NULL,
	"answer" jsonb NOT NULL,
	CONSTRAINT "hours_change_sets_location_id_id_pk" PRIMARY KEY("location_id","id")
);
--> statement-breakpoint
CREATE TABLE "hours_log" (
	"location_id" bigint NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "hours_log_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"user_id" bigint,
	"partner_id" bigint,
	"door" text NOT NULL,
	"change_set_id" text,
	"member_id" bigint NOT NULL,
	"date" date NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	CONSTRAINT "hours_log_location_id_number_pk" PRIMARY KEY("location_id","number")
);
--> statement-breakpoint
CREATE INDEX "hours_log_day" ON "hours_log" USING btree ("location_id","member_id","date","number");--> statement-breakpoint
CREATE INDEX "hours_log_at" ON "hours_log" USING btree ("location_id","at");