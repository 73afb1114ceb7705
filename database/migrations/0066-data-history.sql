-- What was done with data their own may know, and of a release in the making nobody else.

create function analysis.is_told(subject text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select case split_part($1, ':', 1)
    when 'dataset' then split_part($1, ':', 2) = any (analysis.inside('dataset.read')::text[])
    when 'snapshot' then exists (
      select from analysis.snapshot s
       where s.id::text = split_part($1, ':', 2) and s.dataset = any (analysis.inside('snapshot.read')))
    when 'release' then exists (
      select from analysis.release r
       where r.id::text = split_part($1, ':', 2) and r.dataset = any (analysis.inside('release.add', 'release.change', 'release.approve')))
    else false end
$$;
revoke execute on function analysis.is_told from public;

create or replace function ledger.history_of(subject text, before bigint, most int)
returns table (number bigint, at timestamptz, act text, person text, name text, role text, party text, changes text)
language sql stable security definer set search_path = pg_catalog as $$
  select e.number, e.at, e.act, p.id, p.name, a.role, a.party, case when known.is then e.changes::text end
    from (select identity.is_appointed() and submissions.is_told_whole(subject) as is) as known
    join ledger.entry e on e.subjects @> array[subject] and e.number < coalesce(before, 9223372036854775807)
    left join identity.person p on p.id = e.person and (known.is or e.person = current_setting('app.person'))
    left join identity.appointment a on a.id = e.appointment and known.is
   where ledger.is_open(subject) or submissions.is_told(subject, e.act) or analysis.is_told(subject)
   order by e.number desc limit most
$$;
