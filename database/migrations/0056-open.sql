-- What everybody reads has a history for everybody: instruments and roles too.
create or replace function ledger.is_open(subject text) returns boolean
language sql immutable set search_path = pg_catalog as $$
  select split_part(subject, ':', 1) in ('mandate', 'document', 'session', 'treaty', 'treaty-act', 'actor', 'role')
$$;
