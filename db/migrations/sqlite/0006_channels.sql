CREATE TABLE `channel_setting` (
	`kind` text PRIMARY KEY NOT NULL,
	`plain` text NOT NULL,
	`sealed` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `channel_health` (
	`kind` text PRIMARY KEY NOT NULL,
	`success_at` integer,
	`trouble_at` integer,
	`trouble` text NOT NULL
);
