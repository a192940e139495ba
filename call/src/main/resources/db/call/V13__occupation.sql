-- Who talks or is rung is asked for every caller: the index has only the running calls that members are in.
create index call_occupied on call.call (workspace_id)
  where phase <> 'ended' and (handled_by is not null or jsonb_path_exists(participants, '$[*].userId'));

-- How many wait at a number is asked for every caller, and who comes first whenever a call ends.
create index call_queued on call.call (workspace_id, to_number, started_at, id) where phase = 'queued';
