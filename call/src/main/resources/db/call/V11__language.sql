-- What a workspace's callers are spoken to in, where it has not written the words itself; and the voice in any case.
alter table call.settings add column language text not null default 'en' check (language in ('en', 'es'));
