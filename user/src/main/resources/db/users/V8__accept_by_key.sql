-- Whoever picks up a member's phone has a caller only when they have pressed a key.
alter table users.preferences add column accept_by_key boolean not null default true;
