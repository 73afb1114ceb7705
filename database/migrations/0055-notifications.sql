-- Notifications: what somebody is told because they asked to be, or because it is theirs to know. Who is told follows
-- from the same appointments as what they may see; a notification whose thing one may see no more is not there any more.

create schema notify;

create table notify.notification (
  id     uuid primary key default gen_random_uuid(),
  number bigint generated always as identity,
  person text not null references identity.person,
  kind   text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  -- The page it leads to: always one of ours.
  path   text check (path ~ '^/([^/\\]|$)' and char_length(path) <= 500),
  -- What one must be able to do, and for which State or organization, to be told of it; null where anybody may know.
  sees   text,
  party  text,
  -- What fills the blanks of its sentence.
  facts  jsonb not null default '{}' check (jsonb_typeof(facts) = 'object'),
  at     timestamptz(3) not null,
  read   timestamptz(3),
  -- Whether it stands in the list, and how it goes out by mail.
  listed boolean not null,
  way    text not null check (way in ('never', 'at-once', 'daily', 'weekly')),
  mail   text not null check (mail in ('none', 'waiting', 'sent', 'failed', 'withheld')),

  constraint a_notification_reaches_somebody check (listed or way <> 'never'),
  constraint what_goes_by_no_mail_waits_for_none check (way <> 'never' or mail = 'none'),
  constraint it_is_read_after_it_came check (read >= at)
);
create index notification_person on notify.notification (person, number desc) where listed;
create index notification_unread on notify.notification (person) where listed and read is null;
create index notification_waiting on notify.notification (person, way) where mail = 'waiting';
create index notification_kind on notify.notification (kind, path);
-- What waits for a letter asks whether it is asked for already.
create index job_letter on jobs.job (payload) where kind = 'notification.mail' and status = 'waiting';

-- How somebody wishes to be told of a kind, where it is otherwise than usual.
create table notify.preference (
  person text not null references identity.person default current_setting('app.person'),
  kind   text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  listed boolean not null,
  way    text not null check (way in ('never', 'at-once', 'daily', 'weekly')),
  primary key (person, kind),

  constraint what_concerns_security_is_always_told check (kind !~ '^security-')
);

-- What somebody follows, as noun:id.
create table notify.following (
  person  text not null references identity.person default current_setting('app.person'),
  subject text not null check (subject ~ '^(mandate|instrument|actor):[^\s@]{1,255}$'),
  since   timestamptz(3) not null,
  primary key (person, subject)
);
create index following_subject on notify.following (subject);

-- From what somebody signed in before, as their session was named; nothing is told of the first.
create table notify.device (
  person text not null references identity.person,
  device text not null check (char_length(device) <= 200),
  seen   timestamptz(3) not null,
  primary key (person, device)
);

-- A letter by mail that told somebody of one notification or several, and whether it left. Nothing of what it said is kept.
create table notify.letter (
  id     uuid primary key default gen_random_uuid(),
  number bigint generated always as identity,
  person text not null references identity.person,
  way    text not null check (way in ('at-once', 'daily', 'weekly')),
  told   int not null check (told > 0),
  status text not null check (status in ('sent', 'failed')),
  reason text check (char_length(reason) <= 500),
  at     timestamptz(3) not null,

  constraint a_letter_that_failed_has_its_reason check ((status = 'failed') = (reason is not null))
);

-- Who is appointed today to do an act, for a State or organization where their right is limited to their own. A right
-- that holds for one's own records, or in one process, lets nobody be told of things in general.
create function notify.holders(act text, party text) returns setof text
language sql stable security definer set search_path = pg_catalog as $$
  select distinct a.person
    from identity.appointment a
    join identity.person p on p.id = a.person and p.status = 'active'
    join identity.role_right r on r.role = a.role and r.act in ($1, split_part($1, '.', 1) || '.*')
   where a.ended is null and (now() at time zone 'UTC')::date between a.since and coalesce(a.until, 'infinity')
     and (not 'own-party' = any (r.conditions) or a.party = $2)
     and not 'own-record' = any (r.conditions)
     and not ('in-process' = any (r.conditions) and a.process is not null)
$$;

-- Asks for the letter that what waits will stand in, unless it is asked for already. Whoever takes that piece of work
-- waits until this transaction has ended, so that nothing is left behind.
create function notify.ask_letter(person text, way text, at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  wanted jsonb := jsonb_build_object('person', $1, 'way', $2);
  today timestamp := date_trunc('day', $3 at time zone 'UTC');
begin
  perform from jobs.job j where j.kind = 'notification.mail' and j.status = 'waiting' and j.payload = wanted for share;
  if not found then
    insert into jobs.job (kind, payload, asked_by, run_after)
    values ('notification.mail', wanted, 'platform', case $2
      when 'daily' then (today + interval '1 day 6 hours') at time zone 'UTC'
      when 'weekly' then (date_trunc('week', today) + interval '7 days 6 hours') at time zone 'UTC'
      else $3 end);
  end if;
end
$$;

-- Whether somebody began a session from this, at this very instant, which nobody else can know.
create function notify.just_came(person text, device text, at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from identity.session s where s.person = $1 and s.device = $2 and s.opened = $3)
$$;

-- Tells somebody, the holders of a right, or the followers of something: each as they wish, and only of what they may
-- see. Whoever does the act is told of it only where it is meant for them. It answers nothing: how many were told would tell
-- who may what. Of security each tells themselves, or whoever just signed in; the public tells of nothing else.
create function notify.tell(
  kind text, person text, holders_of text, followed text[], party text, sees text, path text, facts jsonb,
  listed boolean, way text, at timestamptz
) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare each record;
begin
  if current_setting('app.person') <> 'platform'
     and (current_setting('app.person') = 'public' or $1 like 'security-%')
     and not ($1 like 'security-%' and $3 is null and $4 = '{}'
              and ($2 is not distinct from current_setting('app.person')
                   or $1 = 'security-new-device' and notify.just_came($2, $8->>'device', $11))) then
    raise insufficient_privilege using message = 'nobody is told this by whoever is not there';
  end if;
  for each in
    select p.id, w.listed, w.way, case when w.way = 'never' or p.email is null then 'none' else 'waiting' end as mail
      from identity.person p
      left join notify.preference f on f.person = p.id and f.kind = $1
     cross join lateral (select coalesce(f.listed, $9) as listed, coalesce(f.way, $10) as way) as w
     where p.status = 'active' and p.id <> 'operator'
       and (p.id = $2
            or p.id <> current_setting('app.person')
               and (p.id in (select notify.holders($3, $5))
                    or p.id in (select g.person from notify.following g where g.subject = any ($4))))
       and ($6 is null or p.id in (select notify.holders($6, $5)))
       and (w.listed or w.way <> 'never' and p.email is not null)
     order by p.id
  loop
    insert into notify.notification (person, kind, path, sees, party, facts, at, listed, way, mail)
    values (each.id, $1, $7, $6, $5, $8, $11, each.listed, each.way, each.mail);
    if each.mail = 'waiting' then perform notify.ask_letter(each.id, each.way, $11); end if;
  end loop;
end
$$;

-- What is to stand in somebody's letter now, oldest first. What they may see no more is withheld.
create function notify.waiting(person text, way text)
returns table (id uuid, kind text, path text, facts jsonb, at timestamptz)
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if current_setting('app.person') <> 'platform' then
    raise insufficient_privilege using message = 'only the platform writes letters';
  end if;
  update notify.notification n set mail = 'withheld'
   where n.person = $1 and n.mail = 'waiting'
     and (n.sees is not null and n.person not in (select notify.holders(n.sees, n.party))
          or not exists (select from identity.person p where p.id = $1 and p.status = 'active' and p.email is not null));
  return query
    select n.id, n.kind, n.path, n.facts, n.at from notify.notification n
     where n.person = $1 and n.way = $2 and n.mail = 'waiting' order by n.number limit 200;
end
$$;

-- Notes what became of a letter.
create function notify.note_letter(person text, way text, told uuid[], reason text, at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if current_setting('app.person') <> 'platform' then
    raise insufficient_privilege using message = 'only the platform writes letters';
  end if;
  update notify.notification n set mail = case when $4 is null then 'sent' else 'failed' end where n.id = any ($3);
  insert into notify.letter (person, way, told, status, reason, at)
  values ($1, $2, cardinality($3), case when $4 is null then 'sent' else 'failed' end, $4, $5);
end
$$;

-- Forgets what was told before a day. Nobody needs to be told for ever.
create function notify.forget(before timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare gone int;
begin
  if current_setting('app.person') <> 'platform' then
    raise insufficient_privilege using message = 'only the platform forgets';
  end if;
  delete from notify.letter l where l.at < $1;
  delete from notify.device d where d.seen < $1;
  delete from notify.notification n where n.at < $1 and n.mail <> 'waiting';
  get diagnostics gone = row_count;
  return gone;
end
$$;

-- Notes from what somebody just signed in; answers whether they never did from it before, though from something else.
create function notify.meet_device(person text, device text, at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare others boolean := exists (select from notify.device d where d.person = $1);
begin
  if not notify.just_came($1, $2, $3) then
    raise insufficient_privilege using message = 'a device is met where somebody signs in by it';
  end if;
  update notify.device d set seen = greatest(d.seen, $3) where d.person = $1 and d.device = left($2, 200);
  if found then return false; end if;
  insert into notify.device (person, device, seen) values ($1, left($2, 200), $3) on conflict do nothing;
  return others;
end
$$;

-- Whether anybody was told something of a kind already, of the same thing; for the platform, which looks every day.
create function notify.was_told(kind text, path text, facts jsonb) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select current_setting('app.person') = 'platform' and exists (select from notify.notification n where n.kind = $1 and n.path is not distinct from $2 and n.facts @> $3)
$$;

-- Of somebody erased, nothing stays of what they were told, wished or followed.
create function notify.forget_erased() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.status = 'erased' then
    delete from notify.notification n where n.person = new.id;
    delete from notify.preference f where f.person = new.id;
    delete from notify.following g where g.person = new.id;
    delete from notify.device d where d.person = new.id;
    delete from notify.letter l where l.person = new.id;
  end if;
  return null;
end
$$;
create trigger nothing_is_told_to_the_erased after update of status on identity.person
  for each row execute function notify.forget_erased();

revoke execute on all functions in schema notify from public;
grant usage on schema notify to app_rw;
grant execute on function notify.tell, notify.waiting, notify.note_letter, notify.forget, notify.was_told, notify.meet_device to app_rw;
grant select on notify.notification, notify.letter to app_rw;
-- Nothing of it changes but whether it was read.
grant update (read) on notify.notification to app_rw;
grant select, insert, update, delete on notify.preference to app_rw;
grant select, insert, delete on notify.following to app_rw;

alter table notify.notification enable row level security;
create policy each_sees_their_own_while_they_may_see_its_thing on notify.notification for select
  using (person = current_setting('app.person') and (sees is null or identity.may_for(party, sees)));
create policy each_marks_their_own on notify.notification for update
  using (person = current_setting('app.person') and (select identity.may('notification.mark')));

alter table notify.preference enable row level security;
create policy each_has_their_own on notify.preference
  using (person = current_setting('app.person') and (select identity.may('notification.wish')));

alter table notify.following enable row level security;
create policy each_has_their_own on notify.following
  using (person = current_setting('app.person') and (select identity.may('notification.follow')));

-- Nobody reads or writes these but through the functions.
alter table notify.device enable row level security;

alter table notify.letter enable row level security;
create policy each_sees_their_own_and_the_administrator_what_failed on notify.letter for select
  using (person = current_setting('app.person') or (status = 'failed' and (select identity.may('mail.list-failed'))));

-- Whoever asks for work asks for it by an act that may: what writes letters or changes the record is asked for by nobody
-- else, and what nobody but the platform asks for by the platform alone. Work of a kind that is not named here is done by no
-- handler of the product; a test holds the two lists together.
create policy work_is_asked_for_by_who_may on jobs.job as restrictive for insert
  with check ((select current_setting('app.person') = 'platform') or case
    when kind = 'import.read' then (select identity.may('import.bring'))
    when kind in ('import.keep', 'lineage.suggest') then (select identity.may('import.keep', 'import.keep-batch'))
    when kind = 'invitation.mail' then (select identity.may('nomination.check', 'invitation.send'))
    when kind = 'account.notice-mail' then payload ->> 'person' = current_setting('app.person')
    else kind not in ('notification.mail', 'notification.look', 'password.reset-mail', 'version.read')
  end);
