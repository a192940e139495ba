-- Whoever is called has no leg until they are dialled.
alter table call.call alter column caller_leg drop not null;
-- What the client that placed the call named its wish; the same wish is the same call.
alter table call.call add column key text;
create unique index call_key on call.call (workspace_id, key);
create index call_outgoing on call.call (workspace_id) where direction = 'outbound' and phase <> 'ended';

-- A sign-in that is a telephone.
create table call.softphone (
  session_id   uuid        primary key,
  workspace_id uuid        not null,
  user_id      uuid        not null,
  credential   text        not null,
  address      text        not null unique,
  created_at   timestamptz not null,
  ready_at     timestamptz
);
create index softphone_user on call.softphone (user_id);
