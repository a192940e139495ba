-- When somebody outside the team was rung for a member: what a workspace may do of it within a day is counted.
create table call.rung_outside (workspace_id uuid not null, at timestamptz not null);
create index rung_outside_at on call.rung_outside (workspace_id, at);
