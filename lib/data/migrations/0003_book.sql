CREATE TABLE "booking_codes" (
	"location_id" bigint NOT NULL,
	"phone" text NOT NULL,
	"code" text NOT NULL,
	"attempts_left" integer NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "booking_codes_location_id_phone_pk" PRIMARY KEY("location_id","phone")
);
--> statement-breakpoint
CREATE TABLE "record_hashes" (
	"location_id" bigint NOT NULL,
	"appointment_id" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "record_hashes_location_id_appointment_id_pk" PRIMARY KEY("location_id","appointment_id")
);
--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "is_member_wanted" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "seats" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "booking_codes" ADD CONSTRAINT "booking_codes_location_id_locations_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("location_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_hashes" ADD CONSTRAINT "record_hashes_location_id_appointment_id_appointments_location_id_id_fk" FOREIGN KEY ("location_id","appointment_id") REFERENCES "public"."appointments"("location_id","id") ON DELETE no action ON UPDATE no action;