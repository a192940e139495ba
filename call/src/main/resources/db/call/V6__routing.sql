-- What becomes of callers of a number; none for a number that nothing was decided for.
create table call.routing_rules (
  workspace_id uuid        not null,
  number       text        not null,
  rules        jsonb       not null,
  changed_at   timestamptz not null,
  primary key (workspace_id, number)
);
-- Who has been without a call for longest.
create index call_handled on call.call (handled_by, ended_at desc nulls last) where handled_by is not null;
