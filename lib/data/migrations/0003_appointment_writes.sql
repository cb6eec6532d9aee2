CREATE TABLE "appointment_writes" (
	"location_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "appointment_writes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"appointment_id" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"user_id" bigint,
	"door" text NOT NULL,
	"change_set_id" text,
	"before" jsonb,
	"after" jsonb NOT NULL,
	CONSTRAINT "appointment_writes_location_id_id_pk" PRIMARY KEY("location_id","id")
);
--> statement-breakpoint
CREATE INDEX "appointment_writes_appointment" ON "appointment_writes" USING btree ("location_id","appointment_id","id");--> statement-breakpoint
CREATE INDEX "appointment_writes_at" ON "appointment_writes" USING btree ("location_id","at","id");