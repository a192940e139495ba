-- Who talks or is rung is asked for every caller: the index has only the running calls that members are in.
create index call_occupied on call.call (workspace_id)
  where phase <> 'ended' and (handled_by is not null or jsonb_path_exists(participants, '$[*].userId'));
