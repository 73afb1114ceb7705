-- A release is stopped by answers it tells of. What its filters leave out it tells nothing of, and what became of that is no matter of its.

-- Whether filters of a release let an answer pass. What they leave open, and what is no filter of State, year or question, leaves none out.
create function analysis.tells_of(filters jsonb, party text, period text, question text) returns boolean
language sql immutable set search_path = pg_catalog as $$
  select not exists (
    select from jsonb_array_elements(coalesce($1, '[]')) f
     where not coalesce(f -> 'codes' ? case f ->> 'column' when 'area' then $2 when 'year' then $3 when 'question' then $4 end, true))
$$;

-- The answers a release of a snapshot tells of that stand no more, or are not released to this audience.
create function analysis.gone_from(snapshot uuid, audience text, filters jsonb) returns table (answer uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id
    from analysis.snapshot_answer t join submissions.answer a on a.id = t.answer
   where t.snapshot = $1 and analysis.tells_of($3, a.party, a.period, a.question)
     -- In doubt it is gone.
     and submissions.shows(a.release, a.released_from, a.submitted, a.withdrawn,
                           case $2 when 'public' then array['public'] else array['parties', 'public'] end) is not true
$$;

-- Whether all that a release tells of still stands, and is released to this audience: what a State says of its answers holds on
-- the day of each step, not on that of the taking.
create function analysis.answers_hold(snapshot uuid, audience text, filters jsonb) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select not exists (select from analysis.gone_from($1, $2, $3))
$$;

-- How many of the answers told of stand no more, or are not released to this audience; for those inside its wall.
create function analysis.answers_gone(snapshot uuid, audience text, filters jsonb) returns integer
language sql stable security definer set search_path = pg_catalog as $$
  select count(*)::integer from analysis.gone_from($1, $2, $3)
   where exists (select from analysis.snapshot s where s.id = $1 and s.dataset = any (analysis.inside('snapshot.read', 'dataset.read')))
$$;

revoke execute on function analysis.tells_of, analysis.gone_from, analysis.answers_hold(uuid, text, jsonb), analysis.answers_gone(uuid, text, jsonb)
  from public;
grant execute on function analysis.answers_hold(uuid, text, jsonb), analysis.answers_gone(uuid, text, jsonb) to app_rw;

-- As it was, but that filters are looked at: who narrows them may go on, and who widens them is stopped.
create or replace function analysis.keep_release() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  person text := current_setting('app.person');
  decided text[] := '{status,released,released_by,reason}';
  of_withdrawing text[] := '{status,withdrawn,withdrawn_by,reason}';
begin
  if tg_op = 'DELETE' then
    if old.status in ('released', 'withdrawn') then
      raise check_violation using constraint = 'what_was_let_out_stays', message = 'what was let out stays';
    end if;
    if old.status = 'proposed' then
      raise check_violation using constraint = 'what_is_proposed_stands_still', message = 'what is proposed stands still';
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
    -- Whoever may not add a release at all is told so by the policies, and not that its snapshot was not gone over.
    if new.snapshot is not null
       and (select status from analysis.snapshot where id = new.snapshot for share) is distinct from 'reviewed' then
      raise check_violation using constraint = 'a_release_is_of_what_was_gone_over', message = 'a release is of what was gone over';
    end if;
    if exists (select from analysis.snapshot s where s.id = new.snapshot and s.audience = 'parties') and new.audience = 'public'
       or (tg_op = 'INSERT' or new.status in ('proposed', 'released') and new.status <> old.status
           or (new.snapshot, new.audience, new.wording -> 'filters') is distinct from (old.snapshot, old.audience, old.wording -> 'filters'))
          and not analysis.answers_hold(new.snapshot, new.audience, new.wording -> 'filters') then
      raise check_violation using constraint = 'no_answer_is_shown_further_than_it_was_released', message = 'no answer is shown further than it was released';
    end if;
  end if;
  if new.status = 'released' and (tg_op = 'INSERT' or old.status <> 'released') then
    perform from analysis.dataset where id = new.dataset for update;
    if analysis.left_elsewhere(new.snapshot) then
      raise check_violation using constraint = 'the_same_data_leave_one_dataset', message = 'the same data leave one dataset';
    end if;
    if tg_op = 'INSERT' or old.status <> 'proposed'
       or exists (select from analysis.release r
                   where r.dataset = new.dataset and r.id <> new.id and r.status in ('released', 'withdrawn')
                     and not new.proof -> 'against' ? r.id::text) then
      raise check_violation using constraint = 'what_leaves_was_held_against_all_that_left', message = 'what leaves was held against all that left';
    end if;
  end if;
  if tg_op = 'UPDATE' and person <> 'platform' then
    if new.released_by is distinct from old.released_by and new.released_by <> person
       or new.withdrawn_by is distinct from old.withdrawn_by and new.withdrawn_by <> person then
      raise check_violation using constraint = 'each_lets_out_themselves', message = 'each lets out, and withdraws, themselves';
    end if;
    if (new.proof, new.figures, new.digest) is distinct from (old.proof, old.figures, old.digest) then
      raise check_violation using constraint = 'the_platform_proves', message = 'the platform proves, and nobody else';
    end if;
    if old.status = 'draft' and person <> all (new.changed_by) then
      new.changed_by := new.changed_by || person;
    end if;
  end if;
  return new;
end
$$;

create or replace function analysis.releases_shown()
returns table (id uuid, code text, dataset uuid, snapshot uuid, wording jsonb, audience text, k integer, status text, touch integer,
  protecting real, fault text, proof jsonb, figures uuid, digest text, made timestamptz(3), made_by text, changed_by text[],
  released timestamptz(3), released_by text, withdrawn timestamptz(3), withdrawn_by text, reason text, dataset_code text, kind text, party text,
  dataset_wording jsonb, taken timestamptz(3), columns jsonb, layout text, is_inside boolean, is_stale boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select r.id, r.code, r.dataset, r.snapshot, r.wording, r.audience, r.k, r.status, r.touch, r.protecting, r.fault, r.proof, r.figures, r.digest,
         r.made, r.made_by, r.changed_by, r.released, r.released_by, r.withdrawn, r.withdrawn_by, r.reason, d.code, d.kind, d.party,
         coalesce(r.dataset_wording, d.wording), s.brought, s.columns, s.layout, r.dataset = any (within.datasets),
         -- What States say of their answers since is for those who must see to it.
         r.dataset = any (within.datasets) and r.status <> 'withdrawn' and s.layout = 'answers'
           and not analysis.answers_hold(r.snapshot, r.audience, r.wording -> 'filters')
    from (select analysis.inside('release.add', 'release.change', 'release.approve') as datasets,
                 analysis.reads_with_the_parties() as as_party) within,
         analysis.release r join analysis.dataset d on d.id = r.dataset join analysis.snapshot s on s.id = r.snapshot
   where (r.status = 'released' and (r.audience = 'public' or within.as_party)) or r.dataset = any (within.datasets)
$$;

drop function analysis.answers_hold(uuid, text);
drop function analysis.answers_gone(uuid, text);
