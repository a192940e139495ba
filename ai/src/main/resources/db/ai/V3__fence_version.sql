-- Which version of the call wanted it so: silence and resume can overtake each other on their way here.
alter table ai.fence add column version integer not null default 0;
