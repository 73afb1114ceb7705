-- What a State says otherwise later: figures that rest on what it said before are known to, and their keepers are told.

-- Whether two answers that are tables say other numbers, or withhold others. What is blank besides is the same, in whatever words.
create function submissions.says_otherwise(before jsonb, since jsonb) returns boolean
language sql immutable set search_path = pg_catalog as $$
  select count(distinct n.cells) > 1
    from unnest(array[$1, $2]) as v(value)
   cross join lateral (
     select coalesce(jsonb_agg(jsonb_build_array(c.cell -> 'at', c.cell -> 'value') order by c.cell -> 'at', c.cell -> 'value'), '[]') as cells
       from jsonb_array_elements(case jsonb_typeof(v.value -> 'cells') when 'array' then v.value -> 'cells' else '[]' end) as c(cell)
      where jsonb_typeof(c.cell -> 'value') = 'number' or c.cell ->> 'value' = 'withheld') n
$$;

-- The answers a snapshot was made of that still stand, and in the place of which their party says other numbers since: what
-- it said last, as far as it is shown to this audience. What is not shown to it makes no difference here, so that nobody
-- learns by this of an answer they may not read. Filters of a release leave out answers of which it tells nothing.
create function analysis.corrected(snapshot uuid, audience text, filters jsonb) returns table (answer uuid, correction uuid, since date)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, b.id, greatest((b.given at time zone 'UTC')::date, b.released_from)
    from (select case $2 when 'public' then array['public'] else array['parties', 'public'] end as audiences) w
   cross join analysis.snapshot_answer t
    join submissions.answer a on a.id = t.answer
    join lateral (
      select n.* from submissions.answer n
       where n.party = a.party and n.question = a.question and n.period = a.period and n.nth = a.nth and n.number > a.number
         and submissions.shows(n.release, n.released_from, n.submitted, n.withdrawn, w.audiences)
       order by n.number desc limit 1) b on submissions.says_otherwise(a.value, b.value)
   where t.snapshot = $1
     and submissions.shows(a.release, a.released_from, a.submitted, a.withdrawn, w.audiences)
     and not exists (
       select from jsonb_array_elements($3) f
        where not coalesce(f -> 'codes' ? case f ->> 'column' when 'area' then a.party when 'year' then a.period
                                                              when 'question' then a.question end, true))
$$;

-- Since when a release that whoever asks may know of rests on an answer that was corrected, and the latest release out that
-- tells the same of what is said now. No number of answers, and not whose they are.
create function analysis.correction_of(release uuid) returns table (since date, anew text)
language sql stable security definer set search_path = pg_catalog as $$
  with of as materialized (
    select r.*, s.brought
      from analysis.release r join analysis.snapshot s on s.id = r.snapshot and s.layout = 'answers'
     where r.id = $1 and r.status <> 'withdrawn'
       and (r.status = 'released' and (r.audience = 'public' or analysis.reads_with_the_parties())
            or r.dataset = any (analysis.inside('release.add', 'release.change', 'release.approve')))),
  gone as materialized (
    select c.* from of cross join lateral analysis.corrected(of.snapshot, of.audience, of.wording -> 'filters') c)
  select (select min(g.since) from gone g),
         (select n.code
            from analysis.release n join analysis.snapshot s on s.id = n.snapshot
           where n.dataset = of.dataset and n.status = 'released' and n.audience = of.audience and n.id <> of.id
             and n.released >= of.released and s.brought >= of.brought
             and n.wording -> 'tables' @> (of.wording -> 'tables') and n.wording -> 'by' @> (of.wording -> 'by')
             and n.wording -> 'filters' = of.wording -> 'filters'
             and not exists (select from gone g join analysis.snapshot_answer t on t.snapshot = n.snapshot and t.answer = g.answer)
             and exists (select from gone g join analysis.snapshot_answer t on t.snapshot = n.snapshot and t.answer = g.correction)
           order by n.released desc limit 1)
    from of where exists (select from gone)
$$;

-- Which answers a snapshot rests on were corrected since, and by which: for those inside its wall.
create function analysis.corrections_in(snapshot uuid, audience text, filters jsonb) returns table (answer uuid, correction uuid, since date)
language sql stable security definer set search_path = pg_catalog as $$
  select c.* from analysis.corrected($1, $2, $3) c
   where exists (select from analysis.snapshot s where s.id = $1 and s.dataset = any (analysis.inside('snapshot.read', 'dataset.read')))
$$;

-- Whose answers a snapshot was made of, and to which questions, also those that stand no more; for those inside its wall.
create function analysis.answers_in(snapshot uuid) returns table (party text, question text)
language sql stable security definer set search_path = pg_catalog as $$
  select distinct a.party, a.question
    from analysis.snapshot s join analysis.snapshot_answer t on t.snapshot = s.id join submissions.answer a on a.id = t.answer
   where s.id = $1 and s.dataset = any (analysis.inside('snapshot.read', 'dataset.read'))
$$;

-- How many of the answers a snapshot was made of stand no more, or are not released to this audience; for those inside its wall.
create function analysis.answers_gone(snapshot uuid, audience text) returns integer
language sql stable security definer set search_path = pg_catalog as $$
  select count(*)::integer
    from analysis.snapshot s join analysis.snapshot_answer t on t.snapshot = s.id join submissions.answer a on a.id = t.answer
   where s.id = $1 and s.dataset = any (analysis.inside('snapshot.read', 'dataset.read'))
     and not submissions.shows(a.release, a.released_from, a.submitted, a.withdrawn,
                               case $2 when 'public' then array['public'] else array['parties', 'public'] end)
$$;

-- What those are called who had a hand in a dataset, for those inside its wall.
create function analysis.people_of(dataset uuid) returns table (id text, name text)
language sql stable security definer set search_path = pg_catalog as $$
  select p.id, p.name from identity.person p
   where $1 = any (analysis.inside('dataset.read'))
     and p.id in (select unnest(array[s.brought_by, s.reviewed_by] || s.changed_by) from analysis.snapshot s where s.dataset = $1
                  union select unnest(array[r.made_by, r.released_by, r.withdrawn_by] || r.changed_by) from analysis.release r where r.dataset = $1)
$$;

-- Tells of a dataset those inside its wall who may do an act, and nobody else: who keeps the Secretariat's data may not thereby
-- know of a State's. By whoever does something with it, or the platform.
create function analysis.tell_inside(dataset uuid, act text, but text[], kind text, path text, facts jsonb, listed boolean, way text, at timestamptz)
returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  whose text := (select d.party from analysis.dataset d where d.id = $1);
  person text;
begin
  if $1 <> all (analysis.inside('snapshot.keep', 'release.propose', 'release.approve', 'release.return')) then
    raise insufficient_privilege using message = 'of a dataset those tell who stand inside its wall';
  end if;
  for person in
    select distinct a.person
      from identity.appointment a
      join identity.person p on p.id = a.person and p.status = 'active'
      join identity.role_right r on r.role = a.role and r.act in ($2, split_part($2, '.', 1) || '.*')
     where a.ended is null and (now() at time zone 'UTC')::date between a.since and coalesce(a.until, 'infinity')
       and case when whose is null then not 'own-party' = any (r.conditions) else 'own-party' = any (r.conditions) and a.party = whose end
       and a.person <> current_setting('app.person') and a.person <> all ($3)
     order by 1
  loop
    perform notify.tell($4, person, null, '{}', whose, $2, $5, $6, $7, $8, $9);
  end loop;
end
$$;

revoke execute on function submissions.says_otherwise, analysis.corrected, analysis.correction_of, analysis.corrections_in,
  analysis.answers_in, analysis.answers_gone, analysis.people_of, analysis.tell_inside from public;
grant execute on function analysis.correction_of, analysis.corrections_in, analysis.answers_in, analysis.answers_gone, analysis.people_of,
  analysis.tell_inside to app_rw;

-- Of which releases a report tells figures that rest on answers which were corrected since; for whoever may read what was compiled.
create function reports.corrected_since(snapshot uuid) returns table (release uuid, code text, since date)
language sql stable security definer set search_path = pg_catalog as $$
  select f.id, f.code, c.since
    from analysis.release f cross join lateral analysis.correction_of(f.id) c
   where f.status = 'released' and f.id in (select s.release from reports.figure_source s where s.snapshot = $1)
$$;
revoke execute on function reports.corrected_since from public;
grant execute on function reports.corrected_since to app_rw;

-- Whoever says something of answers that were sent has it looked at what rests on them.
drop policy work_is_asked_for_by_who_may on jobs.job;
create policy work_is_asked_for_by_who_may on jobs.job as restrictive for insert
  with check ((select current_setting('app.person') = 'platform') or case
    when kind = 'import.read' then (select identity.may('import.bring'))
    when kind in ('import.keep', 'lineage.suggest') then (select identity.may('import.keep', 'import.keep-batch'))
    when kind = 'report.compile' then (select identity.may('report.compile'))
    when kind = 'release.protect' then (select identity.may('release.protect'))
    when kind = 'answer.follow' then
      (select payload ->> 'party' = any (identity.parties_for('submission.submit', 'submission.withdraw', 'answer.withdraw', 'answer.release')))
    when kind = 'invitation.mail' then (select identity.may('nomination.check', 'invitation.send'))
    when kind = 'account.notice-mail' then payload ->> 'person' = current_setting('app.person')
    else kind not in ('notification.mail', 'notification.look', 'password.reset-mail', 'account.address-mail', 'version.read',
                      'snapshot.lock-anew')
  end);
