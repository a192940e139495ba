-- The projection: one row a call, rebuilt from call_event at any time.
create table call.call (
  id           uuid        primary key,
  workspace_id uuid        not null,
  caller_leg   text        not null unique,
  direction    text        not null check (direction in ('inbound', 'outbound')),
  from_number  text        not null,
  to_number    text        not null,
  status       text        not null check (status in ('ringing', 'answered', 'completed', 'missed', 'failed')),
  phase        text        not null,
  outcome      text,
  started_at   timestamptz not null,
  answered_at  timestamptz,
  ended_at     timestamptz,
  handled_by   uuid,
  summary      text,
  version      integer     not null,
  check ((phase = 'ended') = (outcome is not null)),
  check ((phase = 'ended') = (ended_at is not null))
);
create index call_history on call.call (workspace_id, id desc);
create index call_live on call.call (started_at) where phase <> 'ended';

-- The truth: append-only.
create table call.call_event (
  call_id uuid        not null references call.call,
  seq     integer     not null check (seq > 0),
  at      timestamptz not null,
  type    text        not null,
  body    jsonb       not null,
  primary key (call_id, seq)
);
create function call.refuse_change() returns trigger language plpgsql as
  $$ begin raise exception 'call_event is append-only'; end $$;
create trigger call_event_append_only before update or delete on call.call_event
  for each row execute function call.refuse_change();

-- Events of a caller whose arrival has not been told yet, in the order of their happening.
create table call.early_event (
  caller_leg  text        not null,
  occurred_at timestamptz not null,
  event       jsonb       not null,
  kept_at     timestamptz not null default now()
);
create index early_event_leg on call.early_event (caller_leg);

create table call.turn (
  call_id      uuid        not null references call.call,
  id           text        not null,
  position     bigint      generated always as identity,
  speaker      text        not null check (speaker in ('caller', 'ai', 'human')),
  text         text        not null,
  settled      boolean     not null,
  at           timestamptz not null,
  faq_id       uuid,
  faq_question text,
  primary key (call_id, id),
  check ((faq_id is null) = (faq_question is null))
);
