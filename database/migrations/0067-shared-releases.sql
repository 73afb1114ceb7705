-- What others may know of releases, told by functions and not by views that read past the policies.

drop view analysis.shared_source, analysis.shared_release;

create function analysis.releases_shown()
returns table (id uuid, code text, dataset uuid, snapshot uuid, wording jsonb, audience text, k integer, status text, touch integer,
  protecting real, fault text, proof jsonb, figures uuid, digest text, made timestamptz(3), made_by text, changed_by text[],
  released timestamptz(3), released_by text, withdrawn timestamptz(3), withdrawn_by text, reason text, dataset_code text, kind text, party text,
  dataset_wording jsonb, taken timestamptz(3), columns jsonb, layout text, is_inside boolean, is_stale boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select r.*, d.code, d.kind, d.party, d.wording, s.brought, s.columns, s.layout, r.dataset = any (within.datasets),
         -- What States say of their answers since is for those who must see to it.
         r.dataset = any (within.datasets) and r.status <> 'withdrawn' and s.layout = 'answers'
           and not analysis.answers_hold(r.snapshot, r.audience)
    from (select analysis.inside('release.add', 'release.change', 'release.approve') as datasets,
                 analysis.reads_with_the_parties() as as_party) within,
         analysis.release r join analysis.dataset d on d.id = r.dataset join analysis.snapshot s on s.id = r.snapshot
   where (r.status = 'released' and (r.audience = 'public' or within.as_party)) or r.dataset = any (within.datasets)
$$;
create view analysis.shared_release with (security_invoker = true) as
select id, code, dataset, snapshot, wording, audience, k, status, touch, protecting, fault, proof, figures, digest, made, made_by,
       changed_by, released, released_by, withdrawn, withdrawn_by, reason, dataset_code, kind, party, dataset_wording, taken, columns,
       layout, is_inside, is_stale
  from analysis.releases_shown();

create function analysis.sources_shown() returns table (release uuid, code text, answer uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select r.id, r.code, a.answer
    from analysis.releases_shown() r join analysis.snapshot_answer a on a.snapshot = r.snapshot
$$;
create view analysis.shared_source with (security_invoker = true) as
select release, code, answer from analysis.sources_shown();

revoke execute on function analysis.releases_shown, analysis.sources_shown from public;
grant execute on function analysis.releases_shown, analysis.sources_shown to app_rw;
grant select on analysis.shared_release, analysis.shared_source to app_rw;

-- Whoever may not say which line of a report rests on which release is told so, and not that the release is not out.
create or replace function reports.tells_what_is_out() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.release is not null and not exists (
    select from analysis.release f, reports.snapshot s join reports.report r on r.id = s.report
     where f.id = new.release and s.id = new.snapshot and f.status = 'released' and f.digest = new.digest
       and (f.audience = 'public' or f.audience = r.audience)) then
    raise check_violation using constraint = 'a_report_tells_what_is_out', message = 'a report tells what is out';
  end if;
  return new;
end
$$;
