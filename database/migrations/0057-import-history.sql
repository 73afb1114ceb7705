-- What was done with a file that was brought is told to whoever may read it. Its history says no more than the import itself.

-- Whether whoever asks may know what was done with something: everybody, of what everybody reads; of an import, who reads it.
-- Of people and nominations nobody is told here.
create or replace function ledger.is_open(subject text) returns boolean
language sql stable set search_path = pg_catalog as $$
  select case split_part(subject, ':', 1)
    when 'import' then identity.may('import.read')
    else split_part(subject, ':', 1) in ('mandate', 'document', 'session', 'treaty', 'treaty-act', 'actor', 'role')
  end
$$;
