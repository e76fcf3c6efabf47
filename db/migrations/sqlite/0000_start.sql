CREATE TABLE `organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`short_name` text NOT NULL,
	`credit_code` text NOT NULL,
	`province` text NOT NULL,
	`address` text NOT NULL,
	`operator_type` text NOT NULL,
	`sectors` text NOT NULL,
	`people_processed` integer NOT NULL,
	`contact` text NOT NULL,
	`duty_phone` text NOT NULL,
	`language` text NOT NULL,
	`targets` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`two_factor_enabled` integer,
	`role` text DEFAULT 'member' NOT NULL,
	`language` text DEFAULT 'zh-CN' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`left_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `two_factor` (
	`id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`backup_codes` text NOT NULL,
	`user_id` text NOT NULL,
	`verified` integer,
	`failed_verification_count` integer,
	`locked_until` integer
);
--> statement-breakpoint
CREATE TABLE `rate_limit` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`count` integer NOT NULL,
	`last_request` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rate_limit_key_unique` ON `rate_limit` (`key`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`phone` text NOT NULL,
	`role` text NOT NULL,
	`seats` text NOT NULL,
	`token_hash` text NOT NULL,
	`invited_by` text NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`withdrawn_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_token_hash_unique` ON `invitation` (`token_hash`);--> statement-breakpoint
CREATE TABLE `roster` (
	`seat` text NOT NULL,
	`position` integer NOT NULL,
	`user_id` text NOT NULL,
	PRIMARY KEY(`seat`, `position`)
);
--> statement-breakpoint
CREATE TABLE `world` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`shift_ms` integer NOT NULL,
	`started_at` integer NOT NULL,
	`started_by` text NOT NULL,
	`ended_at` integer,
	`outcome` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `incident` (
	`id` text PRIMARY KEY NOT NULL,
	`world_id` text NOT NULL,
	`number` text NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`stage` text NOT NULL,
	`status` text NOT NULL,
	`event_kind` text NOT NULL,
	`personal_information` text NOT NULL,
	`severity` text NOT NULL,
	`phase` text NOT NULL,
	`plan_id` text NOT NULL,
	`plan_digest` text NOT NULL,
	`packs_digest` text NOT NULL,
	`restricted` integer NOT NULL,
	`reported_by` text NOT NULL,
	`reported_at` integer NOT NULL,
	`declared_at` integer,
	`ended_at` integer,
	`closed_at` integer,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incident_number` ON `incident` (`world_id`,`number`);--> statement-breakpoint
CREATE TABLE `seat` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`seat` text NOT NULL,
	`user_id` text NOT NULL,
	`called_at` integer NOT NULL,
	`accepted_at` integer,
	`undertaking_at` integer,
	`ended_at` integer,
	`end_reason` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `seat_incident` ON `seat` (`incident_id`);--> statement-breakpoint
CREATE INDEX `seat_user` ON `seat` (`user_id`);--> statement-breakpoint
CREATE TABLE `phase` (
	`incident_id` text NOT NULL,
	`key` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`entered_at` integer,
	`left_at` integer,
	PRIMARY KEY(`incident_id`, `key`)
);
--> statement-breakpoint
CREATE TABLE `task` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`phase` text NOT NULL,
	`key` text NOT NULL,
	`title` text NOT NULL,
	`seat` text,
	`user_id` text,
	`due_at` integer,
	`state` text NOT NULL,
	`result` text NOT NULL,
	`done_at` integer,
	`created_at` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `task_incident` ON `task` (`incident_id`);--> statement-breakpoint
CREATE TABLE `glance` (
	`incident_id` text NOT NULL,
	`user_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`incident_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `reclassification` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`from_value` text NOT NULL,
	`event_kind` text NOT NULL,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`decision_reason` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `reclassification_incident` ON `reclassification` (`incident_id`);--> statement-breakpoint
CREATE TABLE `fact` (
	`incident_id` text NOT NULL,
	`key` text NOT NULL,
	`group_key` text NOT NULL,
	`language` text NOT NULL,
	`version` integer NOT NULL,
	`value` text NOT NULL,
	`basis` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`sheet` integer NOT NULL,
	PRIMARY KEY(`incident_id`, `key`, `group_key`, `language`, `version`)
);
--> statement-breakpoint
CREATE TABLE `duty` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`rule_id` text NOT NULL,
	`rule` text NOT NULL,
	`result` text NOT NULL,
	`explanation` text NOT NULL,
	`missing` text NOT NULL,
	`provisional` integer NOT NULL,
	`needs_counsel` integer NOT NULL,
	`counsel` text NOT NULL,
	`counsel_reason` text NOT NULL,
	`state` text NOT NULL,
	`opened_at` integer NOT NULL,
	`ordered_at` integer,
	`ordered_due_at` integer,
	`corrected_start_at` integer,
	`correction_reason` text NOT NULL,
	`acts` text NOT NULL,
	`fulfilled_at` integer,
	`frozen` text,
	`late_reason` text NOT NULL,
	`close_reason` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `duty_rule` ON `duty` (`incident_id`,`rule_id`);--> statement-breakpoint
CREATE TABLE `exemption` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`rule_ids` text NOT NULL,
	`grounds` text NOT NULL,
	`evidence` text NOT NULL,
	`state` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`decision_reason` text NOT NULL,
	`released` text NOT NULL,
	`ordered_by` text NOT NULL,
	`ordered_at` integer,
	`order_due_at` integer,
	`order_text` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `exemption_incident` ON `exemption` (`incident_id`);--> statement-breakpoint
CREATE TABLE `notice` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notice_incident` ON `notice` (`incident_id`);--> statement-breakpoint
CREATE TABLE `notice_version` (
	`notice_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`plan` text NOT NULL,
	`digest` text NOT NULL,
	`state` text NOT NULL,
	`languages` text NOT NULL,
	`drafted_by` text NOT NULL,
	`drafted_at` integer NOT NULL,
	`submitted_by` text,
	`submitted_at` integer,
	`decided_by` text,
	`decided_at` integer,
	`reason` text NOT NULL,
	`suggestions` text NOT NULL,
	`voided_by` text,
	`voided_at` integer,
	PRIMARY KEY(`notice_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `send_order` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`world_id` text NOT NULL,
	`notice_id` text NOT NULL,
	`notice_version` integer NOT NULL,
	`digest` text NOT NULL,
	`body_digest` text NOT NULL,
	`stage_limit` integer,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`ordered_by` text NOT NULL,
	`ordered_at` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`started_at` integer,
	`done_at` integer,
	`sandbox` integer NOT NULL,
	`people` integer NOT NULL,
	`unreachable_at` integer,
	`counters` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `order_incident` ON `send_order` (`incident_id`);--> statement-breakpoint
CREATE TABLE `announcement` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`slug` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `announcement_slug_unique` ON `announcement` (`slug`);--> statement-breakpoint
CREATE INDEX `announcement_incident` ON `announcement` (`incident_id`);--> statement-breakpoint
CREATE TABLE `announcement_version` (
	`announcement_id` text NOT NULL,
	`version` integer NOT NULL,
	`edition` integer,
	`content` text NOT NULL,
	`digest` text NOT NULL,
	`state` text NOT NULL,
	`drafted_by` text NOT NULL,
	`drafted_at` integer NOT NULL,
	`submitted_at` integer,
	`decided_by` text,
	`decided_at` integer,
	`published_by` text,
	`published_at` integer,
	`before_report` integer NOT NULL,
	`withdrawn_by` text,
	`withdrawn_at` integer,
	`reason` text NOT NULL,
	PRIMARY KEY(`announcement_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `batch` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`file_name` text NOT NULL,
	`bytes` integer NOT NULL,
	`digest` text NOT NULL,
	`group_key` text NOT NULL,
	`language` text,
	`region` text,
	`state` text NOT NULL,
	`failure` text NOT NULL,
	`counts` text NOT NULL,
	`uploaded_by` text NOT NULL,
	`uploaded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `batch_incident` ON `batch` (`incident_id`);--> statement-breakpoint
CREATE TABLE `report` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`number` integer NOT NULL,
	`stage` text NOT NULL,
	`form_id` text NOT NULL,
	`entries` text NOT NULL,
	`frozen_text` text,
	`sheet` integer,
	`digest` text NOT NULL,
	`state` text NOT NULL,
	`drafted_by` text NOT NULL,
	`drafted_at` integer NOT NULL,
	`editors` text NOT NULL,
	`submitted_at` integer,
	`approved_by` text,
	`approved_at` integer,
	`return_reason` text NOT NULL,
	`signed_by` text,
	`signed_at` integer,
	`unapproved_reason` text NOT NULL,
	`withdraw_reason` text NOT NULL,
	`filed_at` integer,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_number` ON `report` (`incident_id`,`number`);--> statement-breakpoint
CREATE TABLE `filing` (
	`id` text PRIMARY KEY NOT NULL,
	`incident_id` text NOT NULL,
	`report_id` text NOT NULL,
	`rule_ids` text NOT NULL,
	`recipient` text NOT NULL,
	`channel` text NOT NULL,
	`filed_at` integer NOT NULL,
	`filed_by` text NOT NULL,
	`registered_at` integer NOT NULL,
	`receipt_number` text NOT NULL,
	`receipt_file` text,
	`receipt_name` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `filing_incident` ON `filing` (`incident_id`);--> statement-breakpoint
CREATE TABLE `file` (
	`digest` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`stored_at` integer NOT NULL,
	`stored_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `record` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`name` text NOT NULL,
	`incident_id` text,
	`world_id` text NOT NULL,
	`fields` text NOT NULL,
	`payload_digest` text NOT NULL,
	`previous` text NOT NULL,
	`previous_in_incident` text NOT NULL,
	`digest` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `record_incident` ON `record` (`incident_id`,`seq`);--> statement-breakpoint
CREATE TABLE `record_payload` (
	`seq` integer PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`payload` text,
	`erased_at` integer
);
--> statement-breakpoint
CREATE TABLE `template_version` (
	`digest` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`source` text NOT NULL,
	`content` text NOT NULL,
	`loaded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff_message` (
	`id` text PRIMARY KEY NOT NULL,
	`once` text NOT NULL,
	`world_id` text NOT NULL,
	`incident_id` text,
	`user_id` text NOT NULL,
	`channel` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_at` integer NOT NULL,
	`sent_at` integer,
	`error` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_message_once_unique` ON `staff_message` (`once`);--> statement-breakpoint
CREATE INDEX `staff_message_next` ON `staff_message` (`state`,`next_at`);--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
