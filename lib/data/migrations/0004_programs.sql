ALTER TABLE "appointments" ADD COLUMN "is_cancelled_by_client" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "positions" ADD COLUMN "api_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
-- Codes are wanted by default from now on; who never said so goes on without.
INSERT INTO "online_settings" ("location_id", "confirms_phone", "offers_any_member", "lead_minutes", "max_event_seats")
SELECT "location_id", false, true, 0, 1 FROM "locations"
ON CONFLICT ("location_id") DO NOTHING;--> statement-breakpoint
-- Who makes positions may delete them, too.
UPDATE "user_access" SET "grants" = "grants" || ARRAY['settings_positions_delete']
WHERE 'settings_positions_create' = ANY ("grants") AND 'settings_positions_delete' <> ALL ("grants");
