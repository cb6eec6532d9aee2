CREATE TABLE "hook_events" (
	"location_id" bigint NOT NULL,
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hook_events_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"resource" text NOT NULL,
	"resource_id" bigint NOT NULL,
	"status" text NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hook_settings" (
	"location_id" bigint PRIMARY KEY NOT NULL,
	"urls" text[] NOT NULL,
	"is_active" boolean NOT NULL,
	"switches" text[] NOT NULL,
	"sends_own" boolean NOT NULL,
	"secret" text NOT NULL,
	"user_id" bigint NOT NULL,
	"partner_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "keyed_requests" (
	"partner_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"operation" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"attempt" text NOT NULL,
	"status" integer,
	"headers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"body" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "keyed_requests_partner_id_user_id_operation_key_pk" PRIMARY KEY("partner_id","user_id","operation","key")
);
--> statement-breakpoint
CREATE INDEX "hook_events_made_at" ON "hook_events" USING btree ("made_at");--> statement-breakpoint
CREATE INDEX "keyed_requests_expiry" ON "keyed_requests" USING btree ("expires_at");