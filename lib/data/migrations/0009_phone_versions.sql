ALTER TABLE "users" ADD COLUMN "phone_version" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "team_members" ADD COLUMN "phone_version" smallint DEFAULT 0 NOT NULL;