-- Who did what. Ids are UUIDv7, so they order entries by time. Rows can be neither changed nor removed.
create table platform.audit (
  id           uuid        primary key,
  workspace_id uuid        not null,
  at           timestamptz not null,
  actor        uuid,
  action       text        not null check (action ~ '^[a-z-]+\.[a-z-]+$'),
  subject      text,
  details      jsonb       not null,
  address      text,
  device       text
);
create index audit_of on platform.audit (workspace_id, id desc);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'platform.audit is append-only';
end $$;
create trigger audit_stays before update or delete on platform.audit
  for each row execute function platform.refuse_change();
create trigger audit_cannot_be_emptied before truncate on platform.audit
  for each statement execute function platform.refuse_change();
