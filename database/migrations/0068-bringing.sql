-- What a brought file was called may name somebody: it is locked, as what was remarked is. And whoever brings a file is told how
-- far it was read.

-- What is called so since is in the box; the job that locks anew takes the names that lie open into theirs.
alter table analysis.snapshot
  add column name_key text check (name_key ~ '^[0-9a-f]{8}$'),
  add column name_box bytea check (octet_length(name_box) >= 28),
  add constraint a_name_that_is_locked_lies_nowhere_else check (
    (name_key is null) = (name_box is null) and (name_box is null or filename is null));
grant update (filename, name_key, name_box) on analysis.snapshot to app_rw;

create or replace function analysis.keep_snapshot() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  person text := current_setting('app.person');
  may_change text[] := '{status,reviewed,reviewed_by,columns,key,findings}';
begin
  if tg_op = 'INSERT' then
    if new.filename is not null then
      raise check_violation using constraint = 'a_new_name_is_locked', message = 'a new name is locked';
    end if;
    if (select closed from analysis.dataset where id = new.dataset for share) then
      raise check_violation using constraint = 'a_closed_dataset_takes_nothing', message = 'a closed dataset takes nothing';
    end if;
    return new;
  end if;
  -- A name is locked, or locked anew, by the platform; what was without one gets none.
  if person = 'platform' and new.filename is null and (old.filename is null) <> (old.name_box is null) and new.name_box is not null then
    may_change := may_change || '{filename,name_key,name_box}'::text[];
  end if;
  if to_jsonb(new) - may_change <> to_jsonb(old) - may_change
     or (old.status <> 'read' and new.columns <> old.columns)
     or (old.status, new.status) not in (('read', 'read'), ('read', 'kept'), ('kept', 'kept'), ('kept', 'reviewed'),
           ('reviewed', 'reviewed'), ('read', 'dropped'), ('kept', 'dropped'), ('reviewed', 'dropped'), ('dropped', 'dropped')) then
    raise check_violation using constraint = 'what_was_brought_stays', message = 'what was brought stays';
  end if;
  if new.status = 'dropped' and old.status <> 'dropped'
     and exists (select from analysis.release r where r.snapshot = new.id) then
    raise check_violation using constraint = 'what_was_released_keeps_its_data', message = 'what was released keeps its data';
  end if;
  if new.reviewed_by is distinct from old.reviewed_by and person not in ('platform', new.reviewed_by) then
    raise check_violation using constraint = 'each_goes_over_it_themselves', message = 'each goes over it themselves';
  end if;
  if old.status = 'read' and person <> 'platform' and person <> all (new.changed_by) then
    new.changed_by := new.changed_by || person;
  end if;
  return new;
end
$$;

-- A file on its way in, from when it lies here until its snapshot is kept or it is refused: numbers, for who brings it.
create table analysis.bringing (
  -- The snapshot it will be.
  id      uuid primary key,
  dataset uuid not null references analysis.dataset,
  person  text not null default current_setting('app.person'),
  size    bigint not null check (size >= 1),
  bytes   bigint not null default 0,
  rows    bigint not null default 0 check (rows >= 0),
  began   timestamptz(3) not null default clock_timestamp(),
  -- When it was last told of: one of which nothing is heard was left by a process that is no more.
  heard   timestamptz(3) not null default clock_timestamp(),

  constraint no_more_is_read_than_came check (bytes between 0 and size)
);
create index bringing_dataset on analysis.bringing (dataset);
grant select, insert, delete on analysis.bringing to app_rw;
grant update (bytes, rows, heard) on analysis.bringing to app_rw;
alter table analysis.bringing enable row level security;
create policy to_who_brings_it on analysis.bringing for select using (person = current_setting('app.person'));
create policy who_may_bring on analysis.bringing for insert
  with check (person = current_setting('app.person') and dataset = any ((select analysis.inside('snapshot.bring'))::uuid[]));
create policy who_brings_it_tells on analysis.bringing for update using (person = current_setting('app.person'));
create policy it_ends_with_who_brings_it on analysis.bringing for delete using (person = current_setting('app.person'));
