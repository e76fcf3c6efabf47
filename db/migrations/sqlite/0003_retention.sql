CREATE TABLE `destruction` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`ground` text NOT NULL,
	`reason` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`decision_reason` text NOT NULL,
	`due_at` integer,
	`done_at` integer,
	`certificate` text,
	`signature` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `destruction_incident` ON `destruction` (`incident_id`);--> statement-breakpoint
CREATE TABLE `legal_hold` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`reason` text NOT NULL,
	`placed_by` text NOT NULL,
	`placed_at` integer NOT NULL,
	`lifted_by` text,
	`lifted_at` integer,
	`lift_reason` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `legal_hold_incident` ON `legal_hold` (`incident_id`);