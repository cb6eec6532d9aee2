CREATE TABLE "online_settings" (
	"location_id" bigint PRIMARY KEY NOT NULL,
	"confirms_phone" boolean NOT NULL,
	"offers_any_member" boolean NOT NULL,
	"lead_minutes" integer NOT NULL,
	"max_event_seats" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "online_settings" ADD CONSTRAINT "online_settings_location_id_locations_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("location_id") ON DELETE no action ON UPDATE no action;