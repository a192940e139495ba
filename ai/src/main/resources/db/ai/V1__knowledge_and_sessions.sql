-- One row per workspace, made at its first change. The revision rises with every change of what the
-- receptionist knows, so that a running conversation notices on any node.
create table ai.receptionist (
  workspace_id         uuid   primary key,
  name                 text   not null check (length(name) between 1 and 60),
  greeting             text   not null check (length(greeting) between 1 and 500),
  business_description text   not null check (length(business_description) <= 2000),
  revision             bigint not null
);

-- vectors: float32, big-endian, one vector per compared text; vectors_of says which model and texts
-- they were made of, so that stale ones are recognised and made again.
create table ai.faq (
  id           uuid        primary key,
  workspace_id uuid        not null,
  question     text        not null check (length(question) between 1 and 300),
  phrasings    jsonb       not null check (jsonb_typeof(phrasings) = 'array'),
  answer       text        not null check (length(answer) between 1 and 1500),
  category     text        check (length(category) <= 60),
  active       boolean     not null,
  updated_at   timestamptz not null,
  vectors      bytea,
  vectors_of   text,
  check ((vectors is null) = (vectors_of is null))
);
create index faq_workspace on ai.faq (workspace_id, id);

-- One AI conversation of a call, under the id Retell gave it.
create table ai.session (
  retell_call_id text        primary key,
  workspace_id   uuid        not null,
  call_id        uuid        not null,
  number         integer     not null check (number >= 1),
  registered_at  timestamptz not null,
  connected_at   timestamptz,
  opened_at      timestamptz,
  ended_at       timestamptz
);
create index session_call on ai.session (call_id, number);

-- The agent made at Retell, by Retell's address; setup_hash tells whether it still is as wanted.
create table ai.agent (
  base_url   text        primary key,
  agent_id   text        not null,
  setup_hash text        not null,
  created_at timestamptz not null
);
