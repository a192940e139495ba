-- Whether the receptionist may speak in a call, between processes: sessions up to silenced_up_to
-- may not; expected is the highest number there is or is to be; owed is what she says when she can.
create table ai.fence (
  call_id        uuid    primary key,
  expected       integer not null default 1,
  silenced_up_to integer not null default 0,
  owed           text
);

create function ai.fence_key(call uuid) returns bigint language sql immutable
  as $$ select hashtextextended(call::text, 4711) $$;

-- Holds the call's lock, shared with other speakers, until the transaction ends. Two statements in
-- a volatile function: the second sees what was committed while the first waited.
create function ai.may_speak(call uuid, session integer) returns boolean language plpgsql volatile
  as $$
begin
  perform pg_advisory_xact_lock_shared(ai.fence_key(call));
  return not exists (select from ai.fence f where f.call_id = call and session <= f.silenced_up_to);
end $$;
