-- Nominations: who is proposed for what on the letter of whom they would act for, who checked it against that letter, and
-- the invitation by which they come in. An appointment rests on a nomination that somebody else accepted.

-- An authority letter as it was brought; it belongs to whoever brought it until a nomination rests on it.
create table identity.letter (
  id         uuid primary key default gen_random_uuid(),
  file       text not null references files.file,
  name       text not null check (char_length(name) <= 300),
  type       text not null check (type in (
               'application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
               'image/png', 'image/jpeg')),
  brought    timestamptz(3) not null,
  brought_by text not null default current_setting('app.person')
);
create index letter_file on identity.letter (file);

create table identity.nomination (
  id       uuid primary key default gen_random_uuid(),
  -- For whom, by its code in the directory; null for a role that is held for nobody in particular.
  party    text check (party <> ''),
  role     text not null references identity.role,
  -- The review, call or meeting it is limited to; null where it is not.
  process  text check (process <> ''),
  name     text not null check (char_length(name) <= 200),
  title    text not null check (char_length(title) <= 200),
  email    text check (email ~ '^[^@\s]+@[^@\s]+$' and char_length(email) <= 254),
  language text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  letter   uuid not null references identity.letter,
  -- How the letter is cited.
  basis    text not null check (char_length(basis) <= 500),
  since    date not null,
  until    date check (until >= since),
  -- The appointment it takes over from.
  replaces uuid references identity.appointment,
  status   text not null default 'proposed' check (status in ('proposed', 'returned', 'refused', 'withdrawn', 'accepted')),
  -- What was held against the letter, field by field, the last time somebody did.
  checks   jsonb,
  -- Who it is, once they are known here; whoever proposes is not told.
  person   text references identity.person,
  -- Who proposed it, and whoever corrected it since.
  authors  text[] not null default array[current_setting('app.person')] check (cardinality(authors) > 0),
  made     timestamptz(3) not null,
  decided  timestamptz(3),
  decided_by text,
  erased   boolean not null default false,

  constraint nobody_checks_what_they_proposed check (decided_by <> all (authors)),
  constraint nobody_checks_their_own_nomination check (decided_by <> person),
  constraint what_is_decided_was_decided_by_somebody check (
    (status in ('returned', 'refused', 'accepted')) = (decided_by is not null) and (decided is null) = (decided_by is null)),
  constraint what_is_accepted_was_confirmed check (
    status <> 'accepted' or (person is not null
      and checks @> '{"name": "confirmed", "title": "confirmed", "email": "confirmed", "role": "confirmed"}')),
  constraint a_nomination_names_somebody check (
    (name = '') = erased and (email is null) = erased and (basis = '') = erased)
);
create index nomination_party on identity.nomination (party);
create index nomination_letter on identity.nomination (letter);
create index nomination_person on identity.nomination (person);
create unique index nobody_is_nominated_twice_at_once
  on identity.nomination (lower(email), role, coalesce(party, ''), coalesce(process, ''))
  where status in ('proposed', 'returned');

-- What was done with a nomination, step by step, with what was said.
create table identity.nomination_step (
  nomination uuid not null references identity.nomination,
  number     bigint generated always as identity primary key,
  kind       text not null check (kind in ('proposed', 'corrected', 'returned', 'refused', 'withdrawn', 'accepted', 'handed-over')),
  person     text not null default current_setting('app.person'),
  at         timestamptz(3) not null,
  checks     jsonb,
  comment    text not null default '' check (char_length(comment) <= 2000),

  constraint what_is_returned_or_refused_is_explained check (kind not in ('returned', 'refused') or comment <> '')
);
create index nomination_step_nomination on identity.nomination_step (nomination, number);

-- An invitation: a link by which a nominated person comes in, once, within ten days. A newer one makes the older good no more.
create table identity.invitation (
  id         uuid primary key default gen_random_uuid(),
  nomination uuid not null references identity.nomination,
  person     text not null references identity.person,
  hash       text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  made       timestamptz(3) not null,
  made_by    text not null default current_setting('app.person'),
  expires    timestamptz(3) not null,
  used       timestamptz(3),
  withdrawn  timestamptz(3),

  constraint an_invitation_ends check (expires > made and expires <= made + interval '10 days'),
  constraint an_invitation_ends_once check (used is null or withdrawn is null),
  constraint nobody_invites_themselves check (made_by <> person)
);
create unique index one_invitation_at_a_time on identity.invitation (person) where used is null and withdrawn is null;
create index invitation_nomination on identity.invitation (nomination);
create index invitation_person on identity.invitation (person);
create index person_name on identity.person (lower(name), id);

alter table identity.appointment add column nomination uuid unique references identity.nomination;

-- Whether no nomination rests on a letter yet, and whether it is the asker's own besides.
create function identity.is_free_letter(letter uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select not exists (select from identity.nomination n where n.letter = $1)
$$;

create function identity.is_own_letter(letter uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from identity.letter l where l.id = $1 and l.brought_by = current_setting('app.person'))
     and identity.is_free_letter($1)
$$;

-- A role that is no more given is given to nobody, a role is held for whom it is held for, and who administers the
-- platform is nominated, checked and appointed by those who do.
create function identity.check_given_role() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare r identity.role;
begin
  select * into r from identity.role where code = new.role;
  if r.retired is not null then
    raise check_violation using constraint = 'a_retired_role_is_given_to_nobody', message = 'a retired role is given to nobody';
  end if;
  if (r.held_for = 'none') <> (new.party is null) then
    raise check_violation using constraint = 'a_role_is_held_for_whom_it_is_held_for', message = 'a role is held for whom it is held for';
  end if;
  if exists (select from identity.role_right t where t.role = new.role and t.act ~ '^(role|link|setting|provider)\.')
     and not identity.may('role.copy') then
    raise check_violation using constraint = 'administrators_are_appointed_by_administrators',
      message = 'who administers the platform is appointed by those who do';
  end if;
  return new;
end
$$;
create trigger appointment_is_to_a_role_that_is_given before insert on identity.appointment
  for each row execute function identity.check_given_role();
create trigger nomination_is_for_a_role_that_is_given before insert on identity.nomination
  for each row when (new.status in ('proposed', 'accepted')) execute function identity.check_given_role();
-- What was accepted while the role was given is not asked again, as when somebody's data are erased.
create trigger nomination_remains_for_a_role_that_is_given before update of role, status on identity.nomination
  for each row when (new.status in ('proposed', 'accepted') and (new.role, new.status) is distinct from (old.role, old.status))
  execute function identity.check_given_role();

-- Who is meant by a nomination follows from the address: nobody says so, whoever decides neither.
create function identity.know_nominee() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.status in ('proposed', 'returned', 'accepted') or new.person is null then
    select p.id into new.person from identity.person p where lower(p.email) = lower(new.email);
  end if;
  return new;
end
$$;
create trigger nomination_knows_its_nominee before insert on identity.nomination
  for each row when (new.status in ('proposed', 'returned')) execute function identity.know_nominee();
create trigger nomination_knows_its_nominee_still before update on identity.nomination
  for each row when (old.status in ('proposed', 'returned') and not new.erased) execute function identity.know_nominee();

-- What was decided for good stands; who erases a person takes their name out of it and nothing else. For whom it is and
-- who made it never change, and whoever proposed remains among its authors.
create function identity.keep_nomination() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if old.status in ('refused', 'withdrawn', 'accepted')
     and (to_jsonb(new) - array['name', 'title', 'email', 'basis', 'erased']
            <> to_jsonb(old) - array['name', 'title', 'email', 'basis', 'erased']
          or not new.erased)
     or (new.erased and not old.erased and new.status not in (old.status, 'withdrawn'))
     or (new.id, new.party, new.made) is distinct from (old.id, old.party, old.made)
     or not new.authors @> old.authors
     or (new.letter <> old.letter and not identity.is_own_letter(new.letter)) then
    raise check_violation using constraint = 'what_was_decided_stands', message = 'what was decided about a nomination stands';
  end if;
  return new;
end
$$;
create trigger nomination_stands before update on identity.nomination
  for each row execute function identity.keep_nomination();

-- Roles of an installation's own: none of them administers the platform, none reaches further than whom it is held for,
-- none lets anybody check what is their own, and none is edited once somebody holds it.
create function identity.check_role_right() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  r identity.role;
  wrong text;
begin
  select * into r from identity.role where code = new.role;
  if r.shipped then return new; end if;
  wrong := case
    when new.act ~ '^(role|link|setting|provider)\.' then 'only_the_administrator_administers'
    when new.act ~ '^nomination\.(check|return|refuse|\*)$' and not 'not-own' = any (new.conditions) then 'four_eyes_are_kept'
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
create trigger role_right_is_one_that_may_be_given before insert or update on identity.role_right
  for each row execute function identity.check_role_right();

create function identity.keep_role() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if to_jsonb(new) - 'retired' <> to_jsonb(old) - 'retired' then
    raise check_violation using constraint = 'a_role_is_only_retired', message = 'a role is copied or retired, never edited';
  end if;
  if new.shipped and new.retired is not null and current_setting('app.person') <> 'platform' then
    raise check_violation using constraint = 'the_products_roles_stay', message = 'a role that is shipped is not retired by hand';
  end if;
  return new;
end
$$;
create trigger role_is_only_retired after update on identity.role for each row execute function identity.keep_role();

-- Makes the link of an invitation; older links for the same person are good no more. Only its hash is kept.
create function identity.invite(nomination uuid, hash text, at timestamptz, expires timestamptz) returns uuid
language plpgsql security definer set search_path = pg_catalog as $$
declare
  whose text;
  party text;
  made uuid;
begin
  select n.person, n.party into whose, party
    from identity.nomination n join identity.person p on p.id = n.person and p.status = 'invited'
   where n.id = $1 and n.status = 'accepted';
  if whose is null then return null; end if;
  if not identity.may_for(party, 'nomination.check', 'invitation.send') then
    raise insufficient_privilege using message = 'an invitation is sent by who checks nominations';
  end if;
  -- Two who invite at once invite one after the other.
  perform from identity.person p where p.id = whose for update;
  update identity.invitation i set withdrawn = $3 where i.person = whose and i.used is null and i.withdrawn is null;
  insert into identity.invitation (nomination, person, hash, made, expires) values ($1, whose, $2, $3, $4) returning id into made;
  return made;
end
$$;

-- What an invitation says to whoever holds its link; of what is none, nothing.
create function identity.read_invitation(hash text, at timestamptz) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object(
      'name', p.name, 'language', p.language, 'party', n.party, 'role', n.role, 'names', r.names,
      'expires', to_char(i.expires at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'standing', case when i.used is not null then 'used' when i.withdrawn is not null then 'withdrawn'
                       when i.expires <= $2 then 'expired' else 'open' end)
    from identity.invitation i
    join identity.nomination n on n.id = i.nomination
    join identity.role r on r.code = n.role
    join identity.person p on p.id = i.person and p.status in ('invited', 'active')
   where i.hash = $1
$$;

-- Lets whoever holds the link in: once, in the language they choose, having accepted the terms. It opens a session, in
-- which they set up how they will sign in from then on.
create function identity.accept_invitation(
  hash text, session text, device text, language text, terms text, at timestamptz, expires timestamptz)
returns text language plpgsql security definer set search_path = pg_catalog as $$
declare whose text;
begin
  update identity.invitation i set used = $6
    from identity.person p
   where i.hash = $1 and i.used is null and i.withdrawn is null and i.expires > $6
     and p.id = i.person and p.status = 'invited'
  returning i.person into whose;
  if whose is null then return null; end if;
  update identity.person p set status = 'active', language = $4 where p.id = whose;
  insert into identity.terms_acceptance (person, version, accepted) values (whose, $5, $6) on conflict do nothing;
  return identity.begin_session(whose, $2, 'link', true, $3, $6, $7);
end
$$;

-- Ends the old appointment with the eve of a day and makes the new one from that day, as an accepted nomination asks. It is
-- one act of whoever may do both: the one who hands over has, once the old one has ended, no more right to make the new.
create function identity.hand_over(nomination uuid, day date, at timestamptz) returns uuid
language plpgsql security definer set search_path = pg_catalog as $$
declare
  n identity.nomination;
  made_now uuid;
begin
  select * into n from identity.nomination o where o.id = $1 and o.status = 'accepted' and o.replaces is not null for update;
  if n.id is null then return null; end if;
  if not identity.may_for(n.party, 'appointment.hand-over') then
    raise insufficient_privilege using message = 'an appointment is handed over by who administers its party';
  end if;
  perform from identity.appointment a
    where a.id = n.replaces and a.role = n.role and (a.party, a.process) is not distinct from (n.party, n.process) for update;
  if not found then
    raise insufficient_privilege using message = 'what is handed over is the same role, for the same party and process';
  end if;
  update identity.appointment a set until = least(a.until, $2 - 1) where a.id = n.replaces and a.ended is null;
  insert into identity.appointment (person, role, party, process, since, until, nomination, made)
  values (n.person, n.role, n.party, n.process, $2, n.until, n.id, $3) returning id into made_now;
  insert into identity.nomination_step (nomination, kind, at) values (n.id, 'handed-over', $3);
  return made_now;
end
$$;

revoke execute on function
  identity.is_free_letter, identity.is_own_letter, identity.check_given_role, identity.know_nominee, identity.keep_nomination, identity.check_role_right, identity.keep_role,
  identity.invite, identity.read_invitation, identity.accept_invitation, identity.hand_over
  from public;
grant execute on function identity.is_free_letter, identity.is_own_letter, identity.invite, identity.read_invitation, identity.accept_invitation,
  identity.hand_over to app_rw;

grant select, insert on identity.letter to app_rw;
grant update (name) on identity.letter to app_rw;
grant select, insert, update on identity.nomination to app_rw;
grant select, insert on identity.nomination_step to app_rw;
grant update (comment) on identity.nomination_step to app_rw;
grant select (id, nomination, person, made, made_by, expires, used, withdrawn), update (withdrawn) on identity.invitation to app_rw;

alter table identity.nomination enable row level security;
create policy each_sees_those_of_whom_they_administer on identity.nomination for select
  using ((select identity.may_everywhere('nomination.read', 'nomination.list'))
         or party = any ((select identity.parties_for('nomination.read', 'nomination.list'))::text[]));
create policy who_administers_a_party_proposes on identity.nomination for insert
  with check (identity.may_for(party, 'nomination.propose') and authors = array[current_setting('app.person')]
              and identity.is_own_letter(letter)
              and status = 'proposed' and decided_by is null and checks is null and not erased);
create policy who_administers_or_checks_changes on identity.nomination for update
  using (identity.may_for(party, 'nomination.correct', 'nomination.withdraw', 'nomination.check', 'nomination.return',
                          'nomination.refuse', 'person.erase'))
  with check (case
    when erased then (select identity.may('person.erase'))
    when status = 'withdrawn' then identity.may_for(party, 'nomination.withdraw')
    when status = 'proposed' then identity.may_for(party, 'nomination.correct') and current_setting('app.person') = any (authors)
    else decided_by = current_setting('app.person')
         and identity.may_for(party, case status when 'accepted' then 'nomination.check'
                                                 when 'returned' then 'nomination.return' else 'nomination.refuse' end)
  end);

alter table identity.letter enable row level security;
create policy a_letter_is_seen_with_its_nomination on identity.letter for select
  using (brought_by = current_setting('app.person') and identity.is_free_letter(id)
         or exists (select from identity.nomination n where n.letter = letter.id));
create policy who_proposes_brings_it on identity.letter for insert
  with check (brought_by = current_setting('app.person') and (select identity.may('nomination.bring-letter')));
create policy who_erases_takes_its_name on identity.letter for update using ((select identity.may('person.erase')));

create policy a_letter_is_read_with_its_nomination on files.file for select
  using (exists (select from identity.letter l where l.file = file.hash));

alter table identity.nomination_step enable row level security;
create policy steps_are_seen_with_their_nomination on identity.nomination_step for select
  using (exists (select from identity.nomination n where n.id = nomination));
create policy each_writes_their_own on identity.nomination_step for insert
  with check (person = current_setting('app.person') and exists (select from identity.nomination n where n.id = nomination));
create policy who_erases_takes_what_was_said on identity.nomination_step for update using ((select identity.may('person.erase')));

alter table identity.invitation enable row level security;
create policy invitations_are_seen_with_their_nomination on identity.invitation for select
  using (exists (select from identity.nomination n where n.id = nomination));
create policy who_invites_withdraws on identity.invitation for update
  using ((select identity.may('invitation.withdraw', 'person.erase')));

-- An appointment is made of a nomination that was accepted, and of nothing else.
drop policy appointments_are_checked on identity.appointment;
create policy an_appointment_rests_on_an_accepted_nomination on identity.appointment for insert
  with check (current_setting('app.person') = 'platform'
    or (made_by = current_setting('app.person')
        and identity.may_for(party, 'nomination.check')
        and exists (select from identity.nomination n
                     where n.id = appointment.nomination and n.status = 'accepted' and n.person = appointment.person
                       and n.role = appointment.role and n.party is not distinct from appointment.party
                       and n.process is not distinct from appointment.process)));
drop policy appointments_are_ended on identity.appointment;
create policy appointments_are_ended on identity.appointment for update
  using (identity.may_for(party, 'appointment.end', 'appointment.hand-over'))
  with check (ended_by is null or ended_by = current_setting('app.person'));
