-- What members add to a call. Tags are found in any spelling of upper and lower case.
create table call.annotation (
  call_id      uuid        primary key references call.call,
  note         text        not null check (char_length(note) <= 4000),
  note_version integer     not null check (note_version >= 0),
  note_by      uuid,
  note_at      timestamptz,
  revision     integer     not null check (revision > 0)
);
create table call.tag (
  call_id      uuid not null references call.call,
  workspace_id uuid not null,
  tag          text not null check (char_length(tag) between 1 and 30),
  position     int  not null,
  primary key (call_id, tag)
);
create index tag_calls on call.tag (workspace_id, lower(tag), call_id desc);

-- The other side of a call.
alter table call.call add column outside text not null
  generated always as (case direction when 'inbound' then from_number else to_number end) stored;

-- One for each filter: a page is read off the end of its index, however many calls there are.
create index call_by_status on call.call (workspace_id, status, id desc);
create index call_by_direction on call.call (workspace_id, direction, id desc);
create index call_by_member on call.call (workspace_id, handled_by, id desc) where handled_by is not null;
create index call_by_number on call.call (workspace_id, outside, id desc);

-- What a call is found by: words as they are and by their English stem, and every part of the number that begins
-- at one of its digits, so that a beginning of one of those is any part of the number.
create table call.search (
  call_id      uuid     primary key references call.call,
  workspace_id uuid     not null,
  document     tsvector not null
);
create index search_history on call.search (workspace_id, call_id desc);
create index search_document on call.search using gin (document);

-- Marks divide words, whatever the parser of PostgreSQL would make of them. A tsvector holds one megabyte.
create function call.words(said text) returns tsvector language sql immutable as $$
  select strip(to_tsvector('simple', plain) || to_tsvector('english', plain))
  from translate(left(coalesce(said, ''), 100000), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32)) as plain
$$;

create function call.number_parts(number text) returns tsvector language sql immutable as $$
  select array_to_tsvector(array(select substr(number, i) from generate_series(2, length(number) - 2) as i))
$$;

create function call.document(of uuid) returns tsvector language sql stable as $$
  select call.number_parts(c.outside)
    || call.words(c.summary)
    || call.words(a.note)
    || call.words((select string_agg(t.tag, ' ') from call.tag t where t.call_id = c.id))
    || case c.phase when 'ended' then call.words(
         (select string_agg(t.text, ' ' order by t.position) from call.turn t where t.call_id = c.id)) else '' end
  from call.call c left join call.annotation a on a.call_id = c.id
  where c.id = of
$$;

create function call.index_call(of uuid) returns void language sql as $$
  insert into call.search (call_id, workspace_id, document)
  select id, workspace_id, call.document(id) from call.call where id = of
  on conflict (call_id) do update set document = excluded.document
$$;

insert into call.search (call_id, workspace_id, document) select id, workspace_id, call.document(id) from call.call;

-- The index follows the tables by itself; what is said enters it once, when the call is over, and not word by word.
create function call.index_changed_call() returns trigger language plpgsql as $$
begin
  perform call.index_call(new.id);
  return null;
end $$;
create trigger call_begun after insert on call.call
  for each row execute function call.index_changed_call();
create trigger call_over after update on call.call
  for each row when (new.phase = 'ended' and (old.phase, old.summary) is distinct from (new.phase, new.summary))
  execute function call.index_changed_call();

create function call.index_annotated_call() returns trigger language plpgsql as $$
begin
  perform call.index_call(new.call_id);
  return null;
end $$;
create trigger call_annotated after insert or update on call.annotation
  for each row execute function call.index_annotated_call();

-- Waits for whoever is just ending the call: one of both sees the turn.
create function call.index_late_turn() returns trigger language plpgsql as $$
begin
  perform from call.call where id = new.call_id for share;
  if exists (select from call.call where id = new.call_id and phase = 'ended') then
    perform call.index_call(new.call_id);
  end if;
  return null;
end $$;
create trigger turn_settled after insert or update on call.turn
  for each row when (new.settled) execute function call.index_late_turn();
