-- Whether the carrier still has the sound, too.
alter table call.recording add column at_carrier boolean not null default true;
create index recording_at_carrier on call.recording (due_at) where at_carrier and state in ('kept', 'empty', 'deleted');
