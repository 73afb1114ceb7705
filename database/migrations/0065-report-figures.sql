-- Figures in reports: which line of a report rests on which release, so that the thread goes from data to a report line and back.

create table reports.figure_source (
  snapshot   uuid not null references reports.snapshot on delete cascade,
  block      integer not null check (block >= 0),
  part       text not null,
  release    uuid not null references analysis.release,
  -- What the release let out, as it was told: SHA-256 of all its figures.
  digest     text not null,
  -- Which of them: the dimensions that are spread, and where the others stand.
  dimensions text not null,
  at         text not null,
  primary key (snapshot, block, part, release, dimensions, at),

  constraint figures_are_known_by_their_digest check (digest ~ '^[0-9a-f]{64}$')
);
create index figure_source_release on reports.figure_source (release);

-- A report tells what was released for its readers, as it was released.
create function reports.tells_what_is_out() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (
    select from analysis.release f, reports.snapshot s join reports.report r on r.id = s.report
     where f.id = new.release and s.id = new.snapshot and f.status = 'released' and f.digest = new.digest
       and (f.audience = 'public' or f.audience = r.audience)) then
    raise check_violation using constraint = 'a_report_tells_what_is_out', message = 'a report tells what is out';
  end if;
  return new;
end
$$;
revoke execute on function reports.tells_what_is_out from public;
create trigger a_report_tells_what_is_out before insert or update on reports.figure_source
  for each row execute function reports.tells_what_is_out();

-- Of which releases it tells figures that were withdrawn since. Whoever may read what was compiled reads these figures in it, and
-- is told, though they do not see what was withdrawn.
create function reports.withdrawn_since(snapshot uuid) returns table (release uuid, code text, withdrawn timestamptz(3))
language sql stable security definer set search_path = pg_catalog as $$
  select distinct f.id, f.code, f.withdrawn
    from reports.figure_source s join analysis.release f on f.id = s.release
   where s.snapshot = $1 and f.status = 'withdrawn'
$$;
revoke execute on function reports.withdrawn_since from public;
grant execute on function reports.withdrawn_since to app_rw;

grant select, insert, delete on reports.figure_source to app_rw;
alter table reports.figure_source enable row level security;
create policy as_their_snapshot on reports.figure_source for select using (exists (select from reports.snapshot s where s.id = snapshot));
create policy who_may_add on reports.figure_source for insert with check ((select identity.may('report.compile')));
create policy who_may_remove on reports.figure_source for delete using ((select identity.may('report.compile')));
