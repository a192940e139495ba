-- A call is found by words within a span of time: the index has the slices of time that a call of the workspace is in,
-- of about a day, a month and two years, each as a hash. Two that share one only cost a look at the row.
create function call.milliseconds(id uuid) returns bigint language sql immutable as $$
  select ('x' || translate(left(id::text, 13), '-', ''))::bit(48)::bigint -- RFC 9562 section 5.7
$$;

create function call.slices(workspace uuid, id uuid) returns bigint[] language sql immutable as $$
  select array[uuid_hash_extended(workspace, (at >> 26) * 64 + 26), uuid_hash_extended(workspace, (at >> 31) * 64 + 31),
    uuid_hash_extended(workspace, (at >> 36) * 64 + 36)]
  from call.milliseconds(id) as at
$$;

-- The slices that cover a span, of the smallest size of which there are not many.
create function call.slices(workspace uuid, since uuid, until uuid) returns bigint[] language sql immutable as $$
  select array(select uuid_hash_extended(workspace, n * 64 + size) from generate_series(low >> size, high >> size) as n)
  from call.milliseconds(since) as low, call.milliseconds(until) as high, unnest(array[26, 31, 36]) as size
  where (high >> size) - (low >> size) < 32 or size = 36
  order by size limit 1
$$;

drop index call.search_document;
create index search_document on call.search using gin (document, call.slices(workspace_id, call_id));

-- Every word that is in a document, so that a beginning can be asked for as the words that begin so: the index finds
-- those of a span at once, but would go through all calls for a beginning. Two at once may add the same word twice.
create table call.word (word text collate "C" not null);
insert into call.word
select distinct lexeme from call.search, unnest(document) where lexeme !~ '^[0-9]{3,}$';
create index word_beginning on call.word (word);

create or replace function call.index_call(of uuid) returns void language sql as $$
  with indexed as (
    insert into call.search (call_id, workspace_id, document)
    select id, workspace_id, call.document(id) from call.call where id = of
    on conflict (call_id) do update set document = excluded.document
    returning document)
  insert into call.word
  select lexeme from indexed, unnest(document)
  where lexeme !~ '^[0-9]{3,}$' and not exists (select from call.word w where w.word = lexeme)
$$;

-- Words that begin so, or as the English stem of this does, as a tsquery; empty if there are none, null for more than
-- can be asked for.
create function call.words_from(beginning text) returns text language sql stable as $$
  select case when count(*) <= 256 then coalesce(string_agg(quote_literal(word), ' | '), '') end
  from (
    select distinct w.word
    from (select beginning union select lexeme from unnest(to_tsvector('english', beginning))) as b (start)
    cross join lateral (
      select word from call.word where word >= b.start and word < b.start || chr(1114111) order by word limit 257) w) few
$$;
