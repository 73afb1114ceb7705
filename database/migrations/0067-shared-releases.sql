-- What others may know of releases, told by functions and not by views that read past the policies.

drop view analysis.shared_source, analysis.shared_release;

create function analysis.releases_shown()
returns table (id uuid, code text, dataset uuid, snapshot uuid, wording jsonb, audience text, k integer, status text, touch integer,
  protecting real, fault text, proof jsonb, figures uuid, digest text, made timestamptz(3), made_by text, released timestamptz(3),
  released_by text, withdrawn timestamptz(3), withdrawn_by text, reason text, dataset_code text, kind text, party text,
  dataset_wording jsonb, taken timestamptz(3), columns jsonb, layout text, is_inside boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select r.*, d.code, d.kind, d.party, d.wording, s.brought, s.columns, s.layout, r.dataset = any (within.datasets)
    from (select analysis.inside('release.add', 'release.change', 'release.approve') as datasets,
                 analysis.reads_with_the_parties() as as_party) within,
         analysis.release r join analysis.dataset d on d.id = r.dataset join analysis.snapshot s on s.id = r.snapshot
   where (r.status = 'released' and (r.audience = 'public' or within.as_party)) or r.dataset = any (within.datasets)
$$;
create view analysis.shared_release with (security_invoker = true) as
select id, code, dataset, snapshot, wording, audience, k, status, touch, protecting, fault, proof, figures, digest, made, made_by,
       released, released_by, withdrawn, withdrawn_by, reason, dataset_code, kind, party, dataset_wording, taken, columns, layout,
       is_inside
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

-- Whoever may not add a release at all is told so, and not that its snapshot was not gone over.
create or replace function analysis.keep_release() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  decided text[] := '{status,released,released_by,reason}';
  of_withdrawing text[] := '{status,withdrawn,withdrawn_by,reason}';
begin
  if tg_op = 'DELETE' then
    if old.status in ('released', 'withdrawn') then
      raise check_violation using constraint = 'what_was_let_out_stays', message = 'what was let out stays';
    end if;
    return old;
  end if;
  if tg_op = 'UPDATE' and old.status in ('released', 'withdrawn')
     and (old.status = 'withdrawn' or new.status <> 'withdrawn'
          or to_jsonb(new) - of_withdrawing <> to_jsonb(old) - of_withdrawing) then
    raise check_violation using constraint = 'what_was_let_out_stays', message = 'what was let out stays';
  end if;
  if tg_op = 'UPDATE' and old.status = 'proposed'
     and (new.status = 'withdrawn' or to_jsonb(new) - decided <> to_jsonb(old) - decided) then
    raise check_violation using constraint = 'what_is_proposed_stands_still', message = 'what is proposed stands still';
  end if;
  if tg_op = 'UPDATE' and new.dataset <> old.dataset then
    raise check_violation using constraint = 'a_release_stays_with_its_dataset', message = 'a release stays with its dataset';
  end if;
  if new.status not in ('released', 'withdrawn') or tg_op = 'INSERT' or old.status not in ('released', 'withdrawn') then
    if new.snapshot is not null
       and (select status from analysis.snapshot where id = new.snapshot for share) is distinct from 'reviewed' then
      raise check_violation using constraint = 'a_release_is_of_what_was_gone_over', message = 'a release is of what was gone over';
    end if;
    if exists (select from analysis.snapshot s where s.id = new.snapshot and s.audience = 'parties') and new.audience = 'public' then
      raise check_violation using constraint = 'no_answer_is_shown_further_than_it_was_released', message = 'no answer is shown further than it was released';
    end if;
  end if;
  if new.status = 'released' and (tg_op = 'INSERT' or old.status <> 'released') then
    perform from analysis.dataset where id = new.dataset for update;
    if tg_op = 'INSERT' or old.status <> 'proposed'
       or exists (select from analysis.release r
                   where r.dataset = new.dataset and r.id <> new.id and r.status in ('released', 'withdrawn')
                     and not new.proof -> 'against' ? r.id::text) then
      raise check_violation using constraint = 'what_leaves_was_held_against_all_that_left', message = 'what leaves was held against all that left';
    end if;
  end if;
  return new;
end
$$;

-- The same of which line of a report rests on which release.
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
