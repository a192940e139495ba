-- Who is in a call beside whoever is outside, and whether that one is on hold; empty once it is over.
alter table call.call add column participants jsonb not null default '[]';
alter table call.call add column held boolean not null default false;
