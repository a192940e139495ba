-- Whether what the caller says is being recorded now; told from the log like the rest of the row.
alter table call.call add column recording boolean not null default false;

-- How a workspace records; one that has set nothing has no row.
create table call.settings (
  workspace_id       uuid    primary key,
  recording_policy   text    not null check (recording_policy in ('announce', 'one-party', 'never')),
  automatic          boolean not null,
  announcement       text    check (char_length(announcement) between 1 and 500),
  retention_days     integer check (retention_days between 1 and 3650),
  voicemail_greeting text    check (char_length(voicemail_greeting) between 1 and 500)
);

-- What was recorded. The sound itself is in the object store; a row stays when the sound is gone, so that a late
-- repetition of the carrier's word does not bring it back.
create table call.recording (
  id           uuid        primary key,
  workspace_id uuid        not null,
  call_id      uuid        not null references call.call,
  kind         text        not null check (kind in ('voicemail', 'conversation')),
  carrier_id   text        not null unique,
  format       text        not null check (format in ('wav', 'mp3')),
  started_at   timestamptz not null,
  duration_ms  bigint      not null check (duration_ms >= 0),
  state        text        not null check (state in ('copying', 'kept', 'failed', 'deleted', 'empty')),
  bytes        bigint      not null default 0,
  sha256       text,
  created_at   timestamptz not null,
  heard_at     timestamptz,
  heard_by     uuid,
  expires_at   timestamptz,
  deleted_at   timestamptz,
  -- where the carrier has it, and when we are to fetch it
  link         text,
  tries        integer     not null default 0,
  due_at       timestamptz not null,
  check (state <> 'kept' or (bytes > 0 and sha256 is not null))
);
create index recording_call on call.recording (call_id);
create index recording_due on call.recording (due_at) where state = 'copying';
create index recording_expiry on call.recording (expires_at) where state = 'kept' and expires_at is not null;

-- What was said in a recording; may come before the carrier's word on the recording itself.
create table call.recording_text (
  carrier_id text        primary key,
  text       text        not null,
  told_at    timestamptz not null default now()
);
