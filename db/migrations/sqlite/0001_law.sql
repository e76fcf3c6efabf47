CREATE TABLE `calendar_year` (
	`year` integer PRIMARY KEY NOT NULL,
	`holidays` text NOT NULL,
	`workdays` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `grading` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`scheme` text NOT NULL,
	`kind` text NOT NULL,
	`grade` text,
	`line` text NOT NULL,
	`inputs` text NOT NULL,
	`provisional` integer NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`sheet` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `grading_incident` ON `grading` (`incident_id`,`scheme`);--> statement-breakpoint
CREATE TABLE `party` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`contact` text NOT NULL,
	`contract_hours` integer,
	`contract_basis` text NOT NULL,
	`groups` text NOT NULL,
	`role` text NOT NULL,
	`told_at` integer,
	`told_by` text,
	`told_how` text NOT NULL,
	`told_late` integer NOT NULL,
	`asked_at` integer,
	`asked` text NOT NULL,
	`answer_due_at` integer,
	`answered_at` integer,
	`answer` text NOT NULL,
	`files` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	`remove_reason` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `party_incident` ON `party` (`incident_id`);--> statement-breakpoint
CREATE TABLE `enquiry` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`report_id` text,
	`authority` text NOT NULL,
	`channel` text NOT NULL,
	`question` text NOT NULL,
	`asked_at` integer NOT NULL,
	`due_at` integer,
	`files` text NOT NULL,
	`noted_by` text NOT NULL,
	`answer` text NOT NULL,
	`answer_files` text NOT NULL,
	`answered_at` integer,
	`answered_by` text,
	`approved_by` text,
	`receipt_number` text NOT NULL,
	`late` integer NOT NULL,
	`late_reason` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `enquiry_incident` ON `enquiry` (`incident_id`);--> statement-breakpoint
CREATE TABLE `authority` (
	`key` text PRIMARY KEY NOT NULL,
	`entry` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
DROP INDEX `duty_rule`;--> statement-breakpoint
ALTER TABLE `duty` ADD `occurrence` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `duty_occurrence` ON `duty` (`incident_id`,`rule_id`,`occurrence`);--> statement-breakpoint
ALTER TABLE `organisation` ADD `presence` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `organisation` ADD `traits` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `organisation` ADD `turnover_yuan` integer;--> statement-breakpoint
ALTER TABLE `exemption` ADD `ground` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `exemption` ADD `evidence_files` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `exemption` ADD `order_file` text;--> statement-breakpoint
ALTER TABLE `exemption` ADD `review_at` integer;--> statement-breakpoint
ALTER TABLE `exemption` ADD `questioned_by` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `filing` ADD `gate` text;