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
CREATE INDEX "keyed_requests_expiry" ON "keyed_requests" USING btree ("expires_at");