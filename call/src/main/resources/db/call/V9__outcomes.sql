-- A page of the calls that ended one way, e.g. of the messages on the voicemail, is read off the end of its index.
create index call_by_outcome on call.call (workspace_id, outcome, id desc) where outcome is not null;
