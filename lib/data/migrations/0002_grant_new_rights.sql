-- Who was stored before gets what the defaults of his role gained since 0000_start, and nothing else.
-- Parts and custom fields of appointments were open to whoever changed appointments.
UPDATE "user_access" SET "grants" = "grants" || ARRAY(
	SELECT "gained" FROM unnest(ARRAY[
		'timetable_transferring_record_access',
		'edit_records_attendance_access',
		'records_edit_date_and_master_access',
		'records_edit_duration_access',
		'records_edit_comment_access',
		'records_edit_services_access',
		'custom_fields_record_values_read_access',
		'custom_fields_record_values_edit_access'
	]) AS "gained" WHERE "gained" <> ALL ("grants")
) WHERE "role" IN ('owner', 'manager', 'administrator');--> statement-breakpoint
-- Figures, pay and takings: not for him from whom the statistics were taken.
UPDATE "user_access" SET "grants" = "grants" || ARRAY(
	SELECT "gained" FROM unnest(ARRAY[
		'reports_access',
		'finances_salary_calc_access',
		'finances_z_report_access',
		'finances_z_report_no_limit_today_access'
	]) AS "gained" WHERE "gained" <> ALL ("grants")
) WHERE "role" IN ('owner', 'manager', 'accountant') AND 'stat_access' = ANY ("grants");--> statement-breakpoint
UPDATE "user_access" SET "grants" = "grants" || ARRAY['reports_basic_metrics_access']
WHERE "role" IN ('owner', 'manager') AND 'stat_access' = ANY ("grants")
	AND 'reports_basic_metrics_access' <> ALL ("grants");--> statement-breakpoint
-- His own pay.
UPDATE "user_access" SET "grants" = "grants" || ARRAY['finances_salary_access_master_checkbox']
WHERE "role" = 'worker' AND 'finances_salary_access_master_checkbox' <> ALL ("grants");
