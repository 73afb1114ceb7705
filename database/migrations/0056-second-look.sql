-- What was left of signing in: a second factor that was lost is taken off by somebody else, a mail address is changed by a link
-- that goes to the new one, and a store that was put back lets nobody in by what was open then.

-- That somebody took the second factor off another, and why. Who is erased leaves that it was done, and no word of why.
create table identity.factor_removal (
  id     uuid primary key default gen_random_uuid(),
  person text not null references identity.person,
  by     text not null default current_setting('app.person'),
  at     timestamptz(3) not null,
  reason text not null check (reason <> '' and char_length(reason) <= 500),

  constraint nobody_takes_their_own_factor_off check (by <> person)
);
create index factor_removal_person on identity.factor_removal (person, at desc);

-- Whether a person has a second factor, for whoever may take it off.
create function identity.has_second_factor(person text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select identity.may('person.remove-second-factor')
     and exists (select from identity.second_factor f where f.person = $1)
$$;

-- Takes the second factor off somebody else who lost it. Every session of theirs ends, what they had begun, and the keys that
-- were made in its strength; answers whether there was one.
create function identity.take_off_second_factor(person text, reason text, at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not identity.may('person.remove-second-factor') or $1 = current_setting('app.person') then
    raise insufficient_privilege using message = 'a second factor is taken off by an administrator, and never their own';
  end if;
  delete from identity.second_factor f where f.person = $1;
  if not found then return false; end if;
  delete from identity.session s where s.person = $1;
  delete from identity.link l where l.person = $1;
  delete from identity.trial t where t.person = $1;
  update identity.key k set revoked = greatest($3, k.made) where k.person = $1 and k.revoked is null;
  insert into identity.factor_removal (person, at, reason) values ($1, $3, $2);
  insert into jobs.job (kind, payload, asked_by)
  values ('account.notice-mail', jsonb_build_object('person', $1, 'notice', 'second-factor-taken'), 'platform');
  return true;
end
$$;

-- Whether whoever asks took the second factor off somebody at this very instant, and so may tell them.
create function identity.just_took_off(person text, at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from identity.factor_removal r
                  where r.person = $1 and r.at = $2 and r.by = current_setting('app.person'))
$$;

-- Of security each tells themselves, or whoever just signed in, or whose second factor one just took off.
create or replace function notify.tell(
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
                   or $1 = 'security-new-device' and notify.just_came($2, $8->>'device', $11)
                   or $1 = 'security-second-factor-taken' and identity.just_took_off($2, $11))) then
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

-- Nobody takes their own second factor off by a role of an installation's own either.
create or replace function identity.check_role_right() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  r identity.role;
  wrong text;
begin
  select * into r from identity.role where code = new.role;
  if r.shipped then return new; end if;
  wrong := case
    when new.act ~ '^(role|link|setting|provider)\.' then 'only_the_administrator_administers'
    when (new.act ~ '^nomination\.(check|return|refuse|\*)$' or new.act in ('person.remove-second-factor', 'person.*'))
         and not 'not-own' = any (new.conditions) then 'four_eyes_are_kept'
    when r.held_for <> 'none' and new.act ~ '^(person|nomination|appointment|invitation)\.'
         and new.act <> 'nomination.bring-letter'
         and not ('own-party' = any (new.conditions) and new.act in (
               'person.list', 'person.read', 'person.export', 'nomination.propose', 'nomination.correct',
               'nomination.withdraw', 'nomination.list', 'nomination.read', 'nomination.read-letter',
               'appointment.end', 'appointment.hand-over')) then 'a_party_administers_its_own'
    when exists (select from identity.appointment a where a.role = new.role) then 'a_role_somebody_held_is_not_edited'
  end;
  if wrong is not null then
    raise check_violation using constraint = wrong, message = 'a role of one''s own may not do this';
  end if;
  return new;
end
$$;

-- A change of one's own address is begun twice: when it is asked for, and when the link is written that goes to the new one.
alter table identity.trial drop constraint trial_kind_check;
alter table identity.trial add constraint trial_kind_check
  check (kind in ('passkey-add', 'passkey-sign-in', 'second-factor', 'second-factor-add', 'provider-link', 'provider-sign-in',
                  'proof', 'reset-asked', 'reset', 'address-asked', 'address'));

create or replace function identity.begin_trial(hash text, kind text, content jsonb, at timestamptz, expires timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if $2 in ('second-factor', 'reset', 'reset-asked', 'address', 'address-asked') then
    raise insufficient_privilege using message = 'this is begun by its own functions';
  end if;
  delete from identity.trial t where t.expires <= $4;
  insert into identity.trial (hash, kind, person, content, made, expires)
  values ($1, $2, case when $2 in ('passkey-add', 'second-factor-add', 'provider-link') then current_setting('app.person') end,
          $3, $4, $5);
end
$$;

create or replace function identity.take_trial(hash text, kind text, at timestamptz) returns jsonb
language sql security definer set search_path = pg_catalog as $$
  delete from identity.trial t
   where t.hash = $1 and t.kind = $2 and t.expires > $3
     and $2 not in ('second-factor', 'reset', 'reset-asked', 'address', 'address-asked', 'proof')
     and (t.person is null or t.person = current_setting('app.person'))
  returning t.content
$$;

-- Notes that whoever asks wishes to be written to elsewhere, and has the letters looked after. What they asked before is over.
create function identity.ask_address(address text, hash text, session text, at timestamptz, expires timestamptz) returns void
language sql security definer set search_path = pg_catalog as $$
  select identity.demand_sure($3);
  delete from identity.trial t
   where t.expires <= $4 or (t.person = current_setting('app.person') and t.kind in ('address-asked', 'address'));
  insert into identity.trial (hash, kind, person, content, made, expires)
  values ($2, 'address-asked', current_setting('app.person'), jsonb_build_object('address', $1), $4, $5);
  insert into jobs.job (kind, payload, asked_by) values ('account.address-mail', jsonb_build_object('asked', $2), 'platform');
$$;

-- Whose question this is and where the letters go, for the platform, which writes them; it makes the secret of the link. An
-- address that is somebody's already gets no letter, which whoever asks cannot tell from one that is on its way.
create function identity.make_address_link(asked text, hash text, at timestamptz, expires timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare whose record;
begin
  if current_setting('app.person') <> 'platform' then
    raise insufficient_privilege using message = 'only the platform writes such mail';
  end if;
  select p.id, p.name, p.email, p.language, t.content->>'address' as wished,
         exists (select from identity.person o where lower(o.email) = lower(t.content->>'address')) as taken
    into whose
    from identity.trial t join identity.person p on p.id = t.person and p.status = 'active'
   where t.hash = $1 and t.kind = 'address-asked' and t.expires > $3;
  if not found then return null; end if;
  delete from identity.trial t where t.person = whose.id and t.kind = 'address';
  if not whose.taken then
    insert into identity.trial (hash, kind, person, content, made, expires)
    values ($2, 'address', whose.id, jsonb_build_object('address', whose.wished), $3, $4);
  end if;
  return jsonb_build_object('name', whose.name, 'email', whose.email, 'language', whose.language,
                            'wished', case when not whose.taken then whose.wished end);
end
$$;

-- Changes the address of whoever asks by the link that went to the new one, once. What went to the old one opens nothing any
-- more, and other sessions end. Answers the new address, or nothing where the link is not good.
create function identity.use_address_link(hash text, session text, at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare wished text;
begin
  delete from identity.trial t
   where t.hash = $1 and t.kind = 'address' and t.expires > $3 and t.person = current_setting('app.person')
  returning t.content->>'address' into wished;
  if wished is null then return null; end if;
  begin
    update identity.person p set email = wished where p.id = current_setting('app.person') and p.status = 'active';
    if not found then return null; end if;
  exception when unique_violation then
    -- Somebody else came to have it meanwhile.
    return null;
  end;
  delete from identity.trial t
   where t.person = current_setting('app.person') and t.kind in ('reset', 'second-factor', 'address-asked', 'address');
  perform identity.end_other_sessions($2);
  return wished;
end
$$;

-- Who is no more let in is signed out, asks by no key, and ends nothing that was begun; of who is erased, no way in is kept.
create or replace function identity.end_sessions_of_disabled() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.status <> 'active' then
    delete from identity.session where person = new.id;
    delete from identity.link where person = new.id;
    delete from identity.trial where person = new.id;
    update identity.key set revoked = greatest(now(), made) where person = new.id and revoked is null;
  end if;
  if new.status = 'erased' then
    delete from identity.passkey where person = new.id;
    delete from identity.password where person = new.id;
    delete from identity.second_factor where person = new.id;
    delete from identity.linked_account where person = new.id;
    delete from identity.key where person = new.id;
    update identity.factor_removal set reason = 'erased' where person = new.id;
  end if;
  return null;
end
$$;

-- A store that was put back to what it once was brings none of these back: what was ended since would be good again. So an
-- invitation that was open then is sent anew, and letters with a link that waited then are not written.
create or replace function identity.end_all_begun(at timestamptz) returns void
language sql set search_path = pg_catalog as $$
  delete from identity.session;
  delete from identity.link;
  delete from identity.trial;
  update identity.key set revoked = greatest($1, made) where revoked is null;
  update identity.invitation set withdrawn = greatest($1, made) where used is null and withdrawn is null;
  update jobs.job set status = 'failed', error = 'the store was restored'
   where status in ('waiting', 'running')
     and kind in ('invitation.mail', 'password.reset-mail', 'account.address-mail');
$$;

drop policy work_is_asked_for_by_who_may on jobs.job;
create policy work_is_asked_for_by_who_may on jobs.job as restrictive for insert
  with check ((select current_setting('app.person') = 'platform') or case
    when kind = 'import.read' then (select identity.may('import.bring'))
    when kind in ('import.keep', 'lineage.suggest') then (select identity.may('import.keep', 'import.keep-batch'))
    when kind = 'invitation.mail' then (select identity.may('nomination.check', 'invitation.send'))
    when kind = 'account.notice-mail' then payload ->> 'person' = current_setting('app.person')
    else kind not in ('notification.mail', 'notification.look', 'password.reset-mail', 'account.address-mail', 'version.read')
  end);

revoke execute on function
  identity.has_second_factor, identity.take_off_second_factor, identity.just_took_off, identity.ask_address,
  identity.make_address_link, identity.use_address_link
  from public;
grant execute on function
  identity.has_second_factor, identity.take_off_second_factor, identity.ask_address, identity.make_address_link,
  identity.use_address_link
  to app_rw;

grant select on identity.factor_removal to app_rw;
alter table identity.factor_removal enable row level security;
create policy each_sees_their_own_and_the_administrator_all on identity.factor_removal for select
  using (person = current_setting('app.person') or (select identity.may('person.remove-second-factor')));
