-- A row trigger does not see truncate.
create trigger call_event_not_truncated before truncate on call.call_event
  for each statement execute function call.refuse_change();
