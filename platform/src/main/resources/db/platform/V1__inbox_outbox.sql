create table platform.inbox (
  source      text        not null,
  event_id    text        not null,
  type        text        not null,
  body        jsonb       not null,
  signature   text        not null,
  received_at timestamptz not null,
  primary key (source, event_id)
);

create table platform.outbox (
  command_id  uuid        primary key,
  kind        text        not null,
  subject     uuid        not null,
  body        jsonb       not null,
  created_at  timestamptz not null,
  due_at      timestamptz not null,
  lease_until timestamptz not null,
  started_at  timestamptz,
  attempts    integer     not null default 0,
  done_at     timestamptz,
  result      text
);
create index outbox_due on platform.outbox (due_at) where done_at is null;
create index outbox_subject on platform.outbox (subject);
