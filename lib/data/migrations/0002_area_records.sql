CREATE TABLE "appointment_labels" (
	"location_id" bigint NOT NULL,
	"appointment_id" bigint NOT NULL,
	"label_id" bigint NOT NULL,
	CONSTRAINT "appointment_labels_location_id_appointment_id_label_id_pk" PRIMARY KEY("location_id","appointment_id","label_id")
);
--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "appointment_labels" ADD CONSTRAINT "appointment_labels_appointment_fk" FOREIGN KEY ("location_id","appointment_id") REFERENCES "public"."appointments"("location_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment_labels" ADD CONSTRAINT "appointment_labels_label_fk" FOREIGN KEY ("location_id","label_id") REFERENCES "public"."labels"("location_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appointment_labels_label" ON "appointment_labels" USING btree ("location_id","label_id");