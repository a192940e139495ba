-- What members asked of calls, under the name that their client gave it: what is asked again after a lost answer is not
-- done again. The request is known by its hash alone.
create table call.wish (
  workspace_id uuid        not null,
  user_id      uuid        not null,
  key          text        not null check (length(key) between 1 and 64),
  request      uuid        not null,
  at           timestamptz not null,
  primary key (workspace_id, user_id, key)
);
create index wish_age on call.wish (at);

-- A recording whose copying failed is tried again while the carrier has it, until its time is over.
drop index call.recording_due;
drop index call.recording_expiry;
create index recording_due on call.recording (due_at) where state in ('copying', 'failed') and at_carrier;
create index recording_expiry on call.recording (expires_at) where state in ('kept', 'failed') and expires_at is not null;
