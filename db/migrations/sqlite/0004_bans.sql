CREATE TABLE `ban` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`authority` text NOT NULL,
	`place` text NOT NULL,
	`text` text NOT NULL,
	`regions` text NOT NULL,
	`groups` text NOT NULL,
	`ordered_at` integer NOT NULL,
	`until` integer,
	`file` text,
	`noted_by` text NOT NULL,
	`noted_at` integer NOT NULL,
	`lifted_at` integer,
	`lifted_by` text,
	`lift_reason` text NOT NULL,
	`lift_file` text,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ban_incident` ON `ban` (`incident_id`);--> statement-breakpoint
ALTER TABLE `enquiry` ADD `returned_by` text;--> statement-breakpoint
ALTER TABLE `enquiry` ADD `return_reason` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `enquiry` ADD `abroad` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `enquiry` ADD `gate` text;