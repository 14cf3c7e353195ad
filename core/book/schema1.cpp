#include "core/book/migrations.h"

namespace goodword {

// Version 1: the first floor. Every table is STRICT; ids are never reused; foreign keys are indexed and never cascade;
// nothing that people permute (order, "primary") is UNIQUE, because a swap under UNIQUE cannot be undone.
// Days are ISO text, instants UTC text; what is derived lives in d_* tables, which carry no foreign keys.
const std::vector<const char *> &schema1()
{
    static const std::vector<const char *> statements = {
        // ---- the book itself ------------------------------------------------------------------------------------
        R"(CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID)",
        R"(CREATE TABLE history (
             step INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, author TEXT NOT NULL, program TEXT NOT NULL,
             label TEXT NOT NULL, schema INTEGER NOT NULL,
             state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'closed')),
             source_step INTEGER NOT NULL, inverted INTEGER NOT NULL DEFAULT 0 CHECK (inverted IN (0, 1)),
             bytes INTEGER NOT NULL DEFAULT 0, rows_changed INTEGER NOT NULL DEFAULT 0) STRICT)",
        R"(CREATE TABLE history_chunk (
             step INTEGER NOT NULL, segment INTEGER NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL,
             PRIMARY KEY (step, segment, part)) STRICT, WITHOUT ROWID)",
        R"(CREATE INDEX history_by_state ON history (state, step))",
        R"(CREATE TABLE blob (
             sha256 TEXT NOT NULL PRIMARY KEY, size INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT)",
        R"(CREATE TABLE external_ref (
             id INTEGER PRIMARY KEY AUTOINCREMENT, table_name TEXT NOT NULL, row_id INTEGER NOT NULL,
             customer_id INTEGER REFERENCES customer (id), source TEXT NOT NULL, external_id TEXT NOT NULL) STRICT)",
        R"(CREATE INDEX external_ref_by_external ON external_ref (table_name, source, external_id))",
        R"(CREATE INDEX external_ref_by_row ON external_ref (table_name, row_id))",
        R"(CREATE INDEX external_ref_by_customer ON external_ref (customer_id))",

        // ---- the team -------------------------------------------------------------------------------------------
        R"(CREATE TABLE department (
             id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL, name TEXT NOT NULL CHECK (name <> ''),
             position INTEGER NOT NULL, archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))) STRICT)",
        R"(CREATE TABLE staff (
             id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL, name TEXT NOT NULL CHECK (name <> ''),
             email TEXT NOT NULL DEFAULT '', department_id INTEGER REFERENCES department (id),
             archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))) STRICT)",
        R"(CREATE INDEX staff_by_department ON staff (department_id))",

        // ---- customers ------------------------------------------------------------------------------------------
        R"(CREATE TABLE customer (
             id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
             kind TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'company')),
             name TEXT NOT NULL CHECK (name <> ''), given_name TEXT NOT NULL DEFAULT '',
             family_name TEXT NOT NULL DEFAULT '', company_id INTEGER REFERENCES customer (id),
             job_title TEXT NOT NULL DEFAULT '',
             street TEXT NOT NULL DEFAULT '', city TEXT NOT NULL DEFAULT '', region TEXT NOT NULL DEFAULT '',
             postal_code TEXT NOT NULL DEFAULT '', country TEXT NOT NULL DEFAULT '',
             language TEXT NOT NULL DEFAULT '', source TEXT NOT NULL DEFAULT '',
             owner_id INTEGER REFERENCES staff (id), department_id INTEGER REFERENCES department (id),
             notes TEXT NOT NULL DEFAULT '',
             rhythm_days INTEGER CHECK (rhythm_days > 0), rhythm_max_days INTEGER CHECK (rhythm_max_days > 0),
             created_day TEXT NOT NULL, created_at TEXT NOT NULL, deleted_at TEXT) STRICT)",
        R"(CREATE INDEX customer_by_company ON customer (company_id))",
        R"(CREATE INDEX customer_by_company_name ON customer (name) WHERE kind = 'company')",
        R"(CREATE INDEX customer_by_owner ON customer (owner_id))",
        R"(CREATE INDEX customer_by_department ON customer (department_id))",
        R"(CREATE INDEX customer_by_deleted ON customer (deleted_at))",
        R"(CREATE TABLE customer_email (
             id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id),
             position INTEGER NOT NULL, label TEXT NOT NULL DEFAULT '', address TEXT NOT NULL CHECK (address <> ''),
             match_key TEXT NOT NULL) STRICT)",
        R"(CREATE INDEX customer_email_by_customer ON customer_email (customer_id, position))",
        R"(CREATE INDEX customer_email_by_key ON customer_email (match_key))",
        R"(CREATE TABLE customer_phone (
             id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id),
             position INTEGER NOT NULL, label TEXT NOT NULL DEFAULT '', number TEXT NOT NULL CHECK (number <> ''),
             match_key TEXT NOT NULL) STRICT)",
        R"(CREATE INDEX customer_phone_by_customer ON customer_phone (customer_id, position))",
        R"(CREATE INDEX customer_phone_by_key ON customer_phone (match_key))",
        R"(CREATE TABLE customer_date (
             id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id),
             kind TEXT NOT NULL CHECK (kind IN ('birthday', 'anniversary', 'other')), label TEXT NOT NULL DEFAULT '',
             day TEXT NOT NULL, remind INTEGER NOT NULL DEFAULT 1 CHECK (remind IN (0, 1))) STRICT)",
        R"(CREATE INDEX customer_date_by_customer ON customer_date (customer_id))",
        R"(CREATE TABLE tag (
             id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL CHECK (name <> ''),
             match_key TEXT NOT NULL, color TEXT NOT NULL DEFAULT '') STRICT)",
        R"(CREATE INDEX tag_by_key ON tag (match_key))",
        R"(CREATE TABLE customer_tag (
             customer_id INTEGER NOT NULL REFERENCES customer (id), tag_id INTEGER NOT NULL REFERENCES tag (id),
             PRIMARY KEY (customer_id, tag_id)) STRICT, WITHOUT ROWID)",
        R"(CREATE INDEX customer_tag_by_tag ON customer_tag (tag_id, customer_id))",
        R"(CREATE TABLE custom_field (
             id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL CHECK (name <> ''),
             kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice', 'yesno')),
             choices TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL,
             archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))) STRICT)",
        R"(CREATE TABLE custom_value (
             customer_id INTEGER NOT NULL REFERENCES customer (id),
             field_id INTEGER NOT NULL REFERENCES custom_field (id),
             text_value TEXT, number_value REAL, day_value TEXT, flag_value INTEGER CHECK (flag_value IN (0, 1)),
             PRIMARY KEY (customer_id, field_id)) STRICT, WITHOUT ROWID)",
        R"(CREATE INDEX custom_value_by_field ON custom_value (field_id))",
        R"(CREATE TABLE opt_out (
             id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id),
             purpose TEXT NOT NULL, channel TEXT NOT NULL DEFAULT '', day TEXT NOT NULL,
             reason TEXT NOT NULL DEFAULT '') STRICT)",
        R"(CREATE INDEX opt_out_by_customer ON opt_out (customer_id, purpose))",
        R"(CREATE INDEX opt_out_by_purpose ON opt_out (purpose, channel, customer_id))",

        // ---- journey --------------------------------------------------------------------------------------------
        R"(CREATE TABLE journey_model (
             id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL, name TEXT NOT NULL CHECK (name <> '')) STRICT)",
        R"(CREATE TABLE journey_stage (
             id INTEGER PRIMARY KEY AUTOINCREMENT, model_id INTEGER NOT NULL REFERENCES journey_model (id),
             code TEXT NOT NULL, name TEXT NOT NULL CHECK (name <> ''), position INTEGER NOT NULL,
             color INTEGER NOT NULL DEFAULT 0, purpose TEXT NOT NULL DEFAULT '',
             department_id INTEGER REFERENCES department (id),
             place_in_five INTEGER NOT NULL CHECK (place_in_five BETWEEN 1 AND 5),
             stuck_days INTEGER NOT NULL DEFAULT 60 CHECK (stuck_days > 0),
             archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))) STRICT)",
        R"(CREATE INDEX journey_stage_by_model ON journey_stage (model_id, position))",
        R"(CREATE INDEX journey_stage_by_department ON journey_stage (department_id))",
        R"(CREATE TABLE journey_event (
             id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
             customer_id INTEGER NOT NULL REFERENCES customer (id),
             model_id INTEGER NOT NULL REFERENCES journey_model (id),
             from_stage_id INTEGER REFERENCES journey_stage (id), to_stage_id INTEGER REFERENCES journey_stage (id),
             day TEXT NOT NULL, at TEXT, staff_id INTEGER REFERENCES staff (id),
             reason TEXT NOT NULL DEFAULT '', evidence TEXT NOT NULL DEFAULT '') STRICT)",
        R"(CREATE INDEX journey_event_by_customer ON journey_event (customer_id, model_id, day, id))",
        R"(CREATE INDEX journey_event_by_model ON journey_event (model_id, day, to_stage_id, from_stage_id, customer_id))",
        R"(CREATE INDEX journey_event_by_from ON journey_event (from_stage_id))",
        R"(CREATE INDEX journey_event_by_to ON journey_event (to_stage_id))",
        R"(CREATE INDEX journey_event_by_staff ON journey_event (staff_id))",

        // ---- touchpoints ----------------------------------------------------------------------------------------
        R"(CREATE TABLE touchpoint (
             id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
             customer_id INTEGER NOT NULL REFERENCES customer (id), day TEXT NOT NULL, at TEXT,
             channel TEXT NOT NULL, direction TEXT NOT NULL DEFAULT 'none',
             department_id INTEGER REFERENCES department (id), staff_id INTEGER REFERENCES staff (id),
             subject TEXT NOT NULL DEFAULT '', body TEXT NOT NULL DEFAULT '',
             sentiment TEXT NOT NULL DEFAULT 'unset', outcome TEXT NOT NULL DEFAULT '',
             minutes INTEGER CHECK (minutes >= 0), follow_up_day TEXT,
             follow_up_done INTEGER NOT NULL DEFAULT 0 CHECK (follow_up_done IN (0, 1)),
             is_ask INTEGER NOT NULL DEFAULT 0 CHECK (is_ask IN (0, 1)),
             is_gift INTEGER NOT NULL DEFAULT 0 CHECK (is_gift IN (0, 1)), gift_minor INTEGER, gift_currency TEXT,
             deleted_at TEXT) STRICT)",
        R"(CREATE INDEX touchpoint_by_customer ON touchpoint (customer_id, day, id))",
        R"(CREATE INDEX touchpoint_by_day ON touchpoint (day, id, deleted_at, customer_id, channel, sentiment, department_id,
                                                        staff_id))",
        R"(CREATE INDEX touchpoint_by_follow_up ON touchpoint (follow_up_day) WHERE follow_up_day IS NOT NULL)",
        R"(CREATE INDEX touchpoint_by_department ON touchpoint (department_id))",
        R"(CREATE INDEX touchpoint_by_staff ON touchpoint (staff_id))",
        R"(CREATE TABLE attachment (
             id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customer (id),
             touchpoint_id INTEGER REFERENCES touchpoint (id), name TEXT NOT NULL, size INTEGER NOT NULL,
             sha256 TEXT NOT NULL, added_at TEXT NOT NULL) STRICT)",
        R"(CREATE INDEX attachment_by_touchpoint ON attachment (touchpoint_id))",
        R"(CREATE INDEX attachment_by_customer ON attachment (customer_id))",
        R"(CREATE INDEX attachment_by_blob ON attachment (sha256))",

        // ---- feedback -------------------------------------------------------------------------------------------
        R"(CREATE TABLE survey (
             id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL CHECK (name <> ''),
             kind TEXT NOT NULL CHECK (kind IN ('nps', 'csat', 'ces')),
             mode TEXT NOT NULL CHECK (mode IN ('relational', 'transactional')),
             question TEXT NOT NULL DEFAULT '', invited INTEGER CHECK (invited >= 0),
             archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))) STRICT)",
        R"(CREATE TABLE answer (
             id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
             survey_id INTEGER NOT NULL REFERENCES survey (id), customer_id INTEGER REFERENCES customer (id),
             day TEXT NOT NULL, at TEXT, channel TEXT NOT NULL DEFAULT '',
             score REAL NOT NULL CHECK (score BETWEEN 0 AND 10), comment TEXT NOT NULL DEFAULT '',
             ignored INTEGER NOT NULL DEFAULT 0 CHECK (ignored IN (0, 1)),
             reply_touchpoint_id INTEGER REFERENCES touchpoint (id), closed_day TEXT, deleted_at TEXT) STRICT)",
        // Covers every figure of a survey, and the snapshot of a list, without touching the rows.
        R"(CREATE INDEX answer_by_survey ON answer (survey_id, day, customer_id, score, ignored, closed_day, deleted_at))",
        // The newest that say something, and how many say something each day.
        R"(CREATE INDEX answer_by_comment ON answer (survey_id, day, id, customer_id, ignored, deleted_at)
           WHERE trim(comment) <> '')",
        R"(CREATE INDEX answer_by_customer ON answer (customer_id, day))",
        R"(CREATE INDEX answer_by_day ON answer (day, id, deleted_at))",
        R"(CREATE INDEX answer_by_reply ON answer (reply_touchpoint_id))",

        // ---- testimonials and consents --------------------------------------------------------------------------
        R"(CREATE TABLE testimonial (
             id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
             customer_id INTEGER REFERENCES customer (id),
             answer_id INTEGER REFERENCES answer (id), touchpoint_id INTEGER REFERENCES touchpoint (id),
             source TEXT NOT NULL DEFAULT 'manual', original TEXT NOT NULL CHECK (original <> ''),
             edited TEXT NOT NULL DEFAULT '', attribution TEXT NOT NULL DEFAULT '',
             attribution_role TEXT NOT NULL DEFAULT '', attribution_company TEXT NOT NULL DEFAULT '', rating REAL CHECK (rating BETWEEN 0 AND 5),
             relationship TEXT NOT NULL DEFAULT 'customer', disclosure TEXT NOT NULL DEFAULT '',
             language TEXT NOT NULL DEFAULT '', day TEXT NOT NULL, deleted_at TEXT) STRICT)",
        R"(CREATE INDEX testimonial_by_customer ON testimonial (customer_id, day))",
        R"(CREATE INDEX testimonial_by_answer ON testimonial (answer_id))",
        R"(CREATE INDEX testimonial_by_touchpoint ON testimonial (touchpoint_id))",
        R"(CREATE INDEX testimonial_by_day ON testimonial (day, id))",
        R"(CREATE TABLE testimonial_tag (
             testimonial_id INTEGER NOT NULL REFERENCES testimonial (id),
             tag_id INTEGER NOT NULL REFERENCES tag (id),
             PRIMARY KEY (testimonial_id, tag_id)) STRICT, WITHOUT ROWID)",
        R"(CREATE INDEX testimonial_tag_by_tag ON testimonial_tag (tag_id))",
        R"(CREATE TABLE testimonial_event (
             id INTEGER PRIMARY KEY AUTOINCREMENT, testimonial_id INTEGER NOT NULL REFERENCES testimonial (id),
             kind TEXT NOT NULL CHECK (kind IN ('draft', 'asked', 'received', 'edited', 'sent_back', 'approved',
                                                'published', 'withdrawn')),
             day TEXT NOT NULL, at TEXT, staff_id INTEGER REFERENCES staff (id),
             wording TEXT NOT NULL DEFAULT '', place TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '') STRICT)",
        R"(CREATE INDEX testimonial_event_by_testimonial ON testimonial_event (testimonial_id, id))",
        R"(CREATE INDEX testimonial_event_by_staff ON testimonial_event (staff_id))",
        R"(CREATE TABLE consent (
             id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
             subject TEXT NOT NULL CHECK (subject IN ('testimonial', 'photo', 'post', 'reference')),
             subject_id INTEGER NOT NULL, customer_id INTEGER REFERENCES customer (id), scope TEXT NOT NULL,
             territory TEXT NOT NULL DEFAULT '', given_day TEXT NOT NULL, from_day TEXT NOT NULL, until_day TEXT,
             wording TEXT NOT NULL DEFAULT '', wording_sha256 TEXT NOT NULL DEFAULT '',
             how TEXT NOT NULL DEFAULT '', proof TEXT NOT NULL DEFAULT '', proof_sha256 TEXT NOT NULL DEFAULT '',
             staff_id INTEGER REFERENCES staff (id), incentive TEXT NOT NULL DEFAULT '',
             disclosure TEXT NOT NULL DEFAULT '', relationship TEXT NOT NULL DEFAULT 'customer',
             withdrawn_day TEXT, removed_day TEXT) STRICT)",
        R"(CREATE INDEX consent_by_subject ON consent (subject, subject_id))",
        R"(CREATE INDEX consent_by_customer ON consent (customer_id))",
        R"(CREATE INDEX consent_by_end ON consent (id) WHERE until_day IS NOT NULL OR withdrawn_day IS NOT NULL)",
        R"(CREATE INDEX consent_by_staff ON consent (staff_id))",
        R"(CREATE TABLE consent_channel (
             consent_id INTEGER NOT NULL REFERENCES consent (id), channel TEXT NOT NULL,
             PRIMARY KEY (consent_id, channel)) STRICT, WITHOUT ROWID)",

        // ---- derived, kept by the derivers ----------------------------------------------------------------------
        R"(CREATE TABLE d_customer_key (
             customer_id INTEGER PRIMARY KEY, folded TEXT NOT NULL, name_folded TEXT NOT NULL,
             sort_key BLOB NOT NULL) STRICT)",
        R"(CREATE INDEX d_customer_key_by_sort ON d_customer_key (sort_key, customer_id))",
        R"(CREATE INDEX d_customer_key_by_name ON d_customer_key (name_folded))",
        R"(CREATE TABLE d_customer (
             customer_id INTEGER PRIMARY KEY, stage_id INTEGER, stage_day TEXT, last_touch_day TEXT,
             nps REAL, nps_day TEXT, next_follow_up TEXT, testimonials INTEGER NOT NULL DEFAULT 0,
             last_sentiment TEXT) STRICT)",
        R"(CREATE INDEX d_customer_by_stage ON d_customer (stage_id, stage_day, customer_id))",
        R"(CREATE INDEX d_customer_by_touch ON d_customer (last_touch_day, customer_id))",
        R"(CREATE INDEX d_customer_by_nps ON d_customer (nps, customer_id))",
        // Answers by scope (a survey's id; below 0 a kind's relational surveys together) and day or month, days as 20261122:
        // see core/insight/answerrollup.h.
        R"(CREATE TABLE d_answer_day (
             scope INTEGER NOT NULL, day INTEGER NOT NULL, comments INTEGER NOT NULL, answers BLOB NOT NULL,
             PRIMARY KEY (scope, day)) STRICT, WITHOUT ROWID)",
        R"(CREATE TABLE d_answer_month (
             scope INTEGER NOT NULL, month INTEGER NOT NULL, answers BLOB NOT NULL,
             PRIMARY KEY (scope, month)) STRICT, WITHOUT ROWID)",
        R"(CREATE TABLE d_meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID)",
        R"(CREATE VIRTUAL TABLE d_search USING fts5 (
             words, kind UNINDEXED, row_id UNINDEXED, customer_id UNINDEXED, tokenize = 'unicode61 remove_diacritics 0'))",
    };
    return statements;
}

} // namespace goodword
