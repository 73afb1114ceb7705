-- People, the roles there are, and who was appointed to which for whom, from when until when and on what basis.
-- What a person may do follows from their appointments of the day; the row policies of every table ask the functions below.

create table identity.person (
  id       text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  -- Names and addresses stand here and nowhere else, so that they can be erased: the ledger knows people by their id.
  name     text not null check (char_length(name) <= 200),
  email    text check (email ~ '^[^@\s]+@[^@\s]+$' and char_length(email) <= 254),
  language text not null default 'en' check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  status   text not null default 'active' check (status in ('invited', 'active', 'disabled', 'erased')),
  -- Invented, for trial and teaching; never in production.
  invented boolean not null default false,
  made     timestamptz(3) not null,

  constraint who_is_erased_has_no_name_and_no_address check (status <> 'erased' or (name = '' and email is null)),
  constraint whoever_is_not_erased_has_a_name check (status = 'erased' or name <> ''),
  -- These two are no people: who has not signed in, and the platform itself, which stands above the row policies.
  constraint nobody_is_called_the_public check (id not in ('public', 'platform'))
);
create unique index person_email on identity.person (lower(email));

-- A role, with its rights in rows of their own. A role that somebody held is never edited: it is copied, and retired.
create table identity.role (
  code    text primary key check (code ~ '^[a-z][a-z0-9-]{0,63}$'),
  -- For whom it is held: for nobody in particular, for a State, for an organization.
  held_for text not null check (held_for in ('none', 'state', 'organization', 'any')),
  -- Its name by language; a role that is shipped has its name in the product's own words instead.
  names   jsonb check (jsonb_typeof(names) = 'object'),
  copied_from text references identity.role,
  shipped boolean not null,
  made    timestamptz(3) not null,
  retired timestamptz(3) check (retired >= made),

  constraint a_role_of_ones_own_is_a_copy_with_a_name
    check (shipped or (names is not null and copied_from is not null and copied_from <> code))
);

-- One thing a role may do, and under which conditions; all of them must hold. `noun.*` is every act on the noun.
create table identity.role_right (
  role text not null references identity.role on delete cascade,
  act  text not null check (act ~ '^[a-z]+(-[a-z]+)*\.(\*|[a-z]+(-[a-z]+)*)$'),
  conditions text[] not null default '{}'
    check (conditions <@ array['own-party', 'own-record', 'not-own', 'in-process', 'before-due']),
  primary key (role, act)
);

create table identity.appointment (
  id      uuid primary key default gen_random_uuid(),
  person  text not null references identity.person,
  role    text not null references identity.role,
  -- The State or organization, by its code in the directory.
  party   text check (party <> ''),
  -- The review, call or meeting it is limited to; null where it is not.
  process text check (process <> ''),
  since   date not null,
  until   date check (until >= since),
  -- The letter it rests on: the file, and how it is cited.
  letter  text check (letter ~ '^[0-9a-f]{64}$'),
  basis   text not null default '' check (char_length(basis) <= 500),
  made    timestamptz(3) not null,
  made_by text not null default current_setting('app.person'),
  ended   timestamptz(3),
  ended_by text,

  constraint what_has_ended_was_ended_by_somebody check ((ended is null) = (ended_by is null)),
  constraint nobody_appoints_themselves check (made_by <> person)
);
create index appointment_person on identity.appointment (person);
create index appointment_party on identity.appointment (party);

-- A State speaks with one voice in a process; an appointment is held for whom its role is held for.
create function identity.check_appointment() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare held text;
begin
  select held_for into held from identity.role where code = new.role for share;
  if (held = 'none') <> (new.party is null) then
    raise check_violation using constraint = 'a_role_is_held_for_whom_it_is_held_for', message = 'a role is held for whom it is held for';
  end if;
  if new.role = 'focal-point' and new.ended is null then
    perform pg_advisory_xact_lock(hashtext('focal-point ' || new.party));
    if exists (select from identity.appointment a
                where a.role = new.role and a.party = new.party and a.id <> new.id and a.ended is null
                  and (a.process is null or new.process is null or a.process = new.process)
                  and daterange(a.since, a.until, '[]') && daterange(new.since, new.until, '[]')) then
      raise exclusion_violation using constraint = 'one_focal_point_at_a_time', message = 'a State has one focal point at a time';
    end if;
  end if;
  return new;
end
$$;
create trigger appointment_is_sound before insert or update on identity.appointment
  for each row execute function identity.check_appointment();

-- What stands in an appointment stays; it can only end.
create function identity.keep_appointment() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if (to_jsonb(new) - array['until', 'ended', 'ended_by']) <> (to_jsonb(old) - array['until', 'ended', 'ended_by'])
     or old.ended is not null
     -- Nobody's time is lengthened: for more there is a new appointment, on a letter of its own.
     or (old.until is not null and (new.until is null or new.until > old.until)) then
    raise check_violation using constraint = 'an_appointment_only_ends', message = 'an appointment only ends';
  end if;
  return new;
end
$$;
create trigger appointment_only_ends before update on identity.appointment
  for each row execute function identity.keep_appointment();

-- The appointments by which the person of this transaction may do any of these acts today.
create function identity.appointments_for(variadic acts text[])
returns table (id uuid, role text, party text, process text, conditions text[])
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, a.role, a.party, a.process, r.conditions
    from identity.appointment a
    join identity.person p on p.id = a.person and p.status = 'active'
    join identity.role_right r on r.role = a.role
    join unnest(acts) as asked (act) on r.act in (asked.act, split_part(asked.act, '.', 1) || '.*')
   where a.person = current_setting('app.person') and a.ended is null
     and (now() at time zone 'UTC')::date between a.since and coalesce(a.until, 'infinity')
$$;

-- Whether the person of this transaction may do any of these acts at all, or the platform itself is at work.
create function identity.may(variadic acts text[]) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select current_setting('app.person') = 'platform' or exists (select from identity.appointments_for(variadic acts))
$$;

-- Whether they may do it where it concerns this State or organization.
create function identity.may_for(party text, variadic acts text[]) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select current_setting('app.person') = 'platform'
      or exists (select from identity.appointments_for(variadic acts) a
                  where not 'own-party' = any(a.conditions) or a.party = $1)
$$;

-- Whether they may do it wherever it is, and for which States and organizations besides: asked once for a whole list.
create function identity.may_everywhere(variadic acts text[]) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select current_setting('app.person') = 'platform'
      or exists (select from identity.appointments_for(variadic acts) a where not 'own-party' = any(a.conditions))
$$;
create function identity.parties_for(variadic acts text[]) returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(a.party) filter (where a.party is not null), '{}')
    from identity.appointments_for(variadic acts) a where 'own-party' = any(a.conditions)
$$;

-- Whether this person holds any appointment today.
create function identity.is_appointed() returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select current_setting('app.person') = 'platform' or exists (
    select from identity.appointment a join identity.person p on p.id = a.person and p.status = 'active'
     where a.person = current_setting('app.person') and a.ended is null
       and (now() at time zone 'UTC')::date between a.since and coalesce(a.until, 'infinity'))
$$;

-- Who somebody is and what they may do on a day: the person, their appointments and the rights of these.
create function identity.introduce(person text, day date) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object(
    'person', p.id, 'name', p.name, 'language', p.language,
    'appointments', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', a.id, 'role', a.role, 'party', a.party, 'process', a.process, 'since', a.since, 'until', a.until,
        'rights', coalesce((select jsonb_agg(jsonb_build_object('act', r.act, 'conditions', r.conditions) order by r.act)
                              from identity.role_right r where r.role = a.role), '[]')) order by a.since, a.id)
        from identity.appointment a
       where a.person = p.id and a.ended is null and $2 between a.since and coalesce(a.until, 'infinity')), '[]'))
    from identity.person p where p.id = $1 and p.status = 'active'
$$;

-- A link signs in the person it was made for; earlier links of theirs are good no more.
create or replace function identity.make_link(hash text, person text, at timestamptz, expires timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not (current_setting('app.person') = 'platform' or (identity.may('link.make') and $2 = 'administrator')) then
    raise insufficient_privilege using message = 'a link is made by the platform or its administrator';
  end if;
  delete from identity.link where link.used is null and link.person = $2;
  insert into identity.link (hash, person, made, expires) values ($1, $2, $3, $4);
end
$$;

-- The same of whoever asks, and of nobody else: others are met by what proves who they are.
create function identity.introduce_myself(day date) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select identity.introduce(current_setting('app.person'), $1)
$$;

-- Of a person an act changes what is theirs to change: one's own name and language; whether somebody is let in; and
-- nothing of them but what erasing takes. Functions that have a proof of their own are not acts in this sense.
create function identity.keep_person() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if current_user <> 'app_rw' or current_setting('app.person') = 'platform' then return new; end if;
  if (to_jsonb(new) - array['name', 'email', 'language', 'status']) <> (to_jsonb(old) - array['name', 'email', 'language', 'status'])
     or (new.status <> old.status and not identity.may('person.disable', 'person.enable', 'person.erase'))
     or (new.status <> 'erased'
         and (new.email is distinct from old.email
              or ((new.name, new.language) is distinct from (old.name, old.language) and old.id <> current_setting('app.person')))) then
    raise check_violation using constraint = 'a_person_stays_who_they_are', message = 'a person stays who they are';
  end if;
  return new;
end
$$;
create trigger person_stays before update on identity.person for each row execute function identity.keep_person();

-- Sessions of people who are no more let in end with that.
create function identity.end_sessions_of_disabled() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.status <> 'active' then
    delete from identity.session where person = new.id;
    delete from identity.link where person = new.id;
  end if;
  return null;
end
$$;
create trigger sessions_end_with_the_person after update of status on identity.person
  for each row execute function identity.end_sessions_of_disabled();

revoke execute on all functions in schema identity from public;
grant execute on function
  identity.appointments_for, identity.may, identity.may_for, identity.may_everywhere, identity.parties_for, identity.is_appointed,
  identity.introduce_myself
  to app_rw;
grant select, insert, update on identity.person, identity.appointment to app_rw;
grant select, insert, update (retired) on identity.role to app_rw;
grant select, insert, delete on identity.role_right to app_rw;

alter table identity.link enable row level security;
alter table identity.session enable row level security;

alter table identity.person enable row level security;
create policy each_sees_themselves_and_whom_they_administer on identity.person for select
  using (id = current_setting('app.person')
         or (select identity.may('person.list-all'))
         or exists (select from identity.appointment a
                     where a.person = person.id and a.party = any ((select identity.parties_for('person.list'))::text[])));
create policy people_come_in_by_a_checked_nomination on identity.person for insert
  with check ((select identity.may('nomination.check', 'person.add')));
create policy each_changes_themselves_and_who_administers_everybody on identity.person for update
  using (id = current_setting('app.person') or (select identity.may('person.disable', 'person.erase')));

alter table identity.role enable row level security;
create policy everybody_reads on identity.role for select using (true);
create policy roles_are_copied on identity.role for insert
  with check (case when shipped then current_setting('app.person') = 'platform' else (select identity.may('role.copy')) end);
create policy roles_are_retired on identity.role for update using ((select identity.may('role.retire')));

alter table identity.role_right enable row level security;
create policy everybody_reads on identity.role_right for select using (true);
create policy roles_are_copied on identity.role_right for insert
  with check (case when exists (select from identity.role r where r.code = role and r.shipped)
                   then current_setting('app.person') = 'platform' else (select identity.may('role.copy')) end);
create policy only_the_product_takes_rights_away on identity.role_right for delete
  using (current_setting('app.person') = 'platform');

alter table identity.appointment enable row level security;
create policy each_sees_their_own_and_those_they_administer on identity.appointment for select
  using (person = current_setting('app.person') or (select identity.may('person.list-all'))
         or party = any ((select identity.parties_for('person.list'))::text[]));
create policy appointments_are_checked on identity.appointment for insert
  with check (identity.may_for(party, 'nomination.check', 'appointment.make') and made_by = current_setting('app.person'));
create policy appointments_are_ended on identity.appointment for update
  using (identity.may_for(party, 'appointment.end'))
  with check (ended_by is null or ended_by = current_setting('app.person'));
