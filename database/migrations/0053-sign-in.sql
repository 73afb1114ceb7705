-- Ways of signing in: passkeys, passwords with a second factor, accounts at an organization's own provider, keys for programs.
-- What proves who somebody is can be read by nobody: acts hand in what they were shown, and the functions below compare.

-- A session also knows how it was begun, and from what; whoever proved themselves twice is strong.
alter table identity.session
  add column id     uuid not null default gen_random_uuid() unique,
  add column way    text not null default 'link' check (way in ('link', 'passkey', 'password', 'provider', 'invented')),
  add column strong boolean not null default true,
  add column device text not null default '' check (char_length(device) <= 60);
create index session_person on identity.session (person);
create index session_expires on identity.session (expires);
create index link_expires on identity.link (expires);

-- What was begun and must be ended soon, once, by whoever knows the secret this is the hash of.
create table identity.trial (
  hash    text primary key check (hash ~ '^[0-9a-f]{64}$'),
  kind    text not null check (kind in ('passkey-add', 'passkey-sign-in', 'second-factor', 'second-factor-add',
                                        'provider-link', 'provider-sign-in', 'proof', 'reset-asked', 'reset')),
  person  text references identity.person,
  content jsonb not null default '{}',
  tries   integer not null default 0 check (tries >= 0),
  made    timestamptz(3) not null,
  expires timestamptz(3) not null,

  constraint a_trial_ends check (expires > made),
  constraint a_trial_of_ones_own_is_somebodys check (
    (person is null) = (kind in ('passkey-sign-in', 'provider-sign-in', 'proof', 'reset-asked')))
);
create index trial_expires on identity.trial (expires);

create table identity.passkey (
  -- As long as its maker likes, up to what the standard allows; a pattern does not count that far.
  id         text primary key check (id ~ '^[A-Za-z0-9_-]+$' and char_length(id) between 8 and 1400),
  person     text not null references identity.person,
  name       text not null check (name <> '' and char_length(name) <= 100),
  public_key text not null check (public_key ~ '^[A-Za-z0-9_-]+$'),
  counter    bigint not null check (counter >= 0),
  transports text[] not null default '{}',
  -- Whether the authenticator may keep it on several devices, and whether it does.
  eligible   boolean not null,
  backed_up  boolean not null,
  made       timestamptz(3) not null,
  used       timestamptz(3),

  constraint what_stays_on_one_device_is_not_on_two check (eligible or not backed_up)
);
create index passkey_person on identity.passkey (person);

-- A password: the SHA-256 of what Argon2id made of it, and how that was made.
create table identity.password (
  person      text primary key references identity.person,
  salt        text not null check (salt ~ '^[0-9a-f]{32}$'),
  digest      text not null check (digest ~ '^[0-9a-f]{64}$'),
  memory      integer not null check (memory >= 8192),
  passes      integer not null check (passes >= 1),
  parallelism integer not null check (parallelism >= 1),
  changed     timestamptz(3) not null
);
create index password_salt on identity.password (salt);

-- The secret of one-time codes, locked with a key the database does not have, and the last step that was used.
create table identity.second_factor (
  person text primary key references identity.person,
  box    text not null check (box ~ '^[0-9a-f]{8}\.[A-Za-z0-9_.-]+$'),
  step   bigint not null check (step >= 0),
  made   timestamptz(3) not null
);

create table identity.recovery_code (
  hash   text primary key check (hash ~ '^[0-9a-f]{64}$'),
  person text not null references identity.second_factor on delete cascade,
  used   timestamptz(3)
);
create index recovery_code_person on identity.recovery_code (person);

-- The roles whose holders must prove themselves twice.
create table identity.demand (
  role    text primary key references identity.role,
  made    timestamptz(3) not null,
  made_by text not null default current_setting('app.person')
);

-- An account somewhere else that stands for a person here: by who vouches and whom they mean, never by an address.
create table identity.linked_account (
  issuer  text not null check (issuer <> '' and char_length(issuer) <= 500),
  subject text not null check (subject <> '' and char_length(subject) <= 300),
  person  text not null references identity.person,
  made    timestamptz(3) not null,
  used    timestamptz(3),
  primary key (issuer, subject)
);
create index linked_account_person on identity.linked_account (person);

-- How often somebody failed to be whom they said, by the hash of whom they said; those who are not there count alike.
create table identity.attempt (
  about    text primary key check (about ~ '^[0-9a-f]{64}$'),
  failures integer not null check (failures > 0),
  last     timestamptz(3) not null
);
create index attempt_last on identity.attempt (last);

create table identity.terms_acceptance (
  person   text not null references identity.person,
  version  text not null check (version ~ '^[0-9]{4}-[0-9]{2}$'),
  accepted timestamptz(3) not null,
  primary key (person, version)
);

-- A key by which a program asks in its person's place; it never may more than they.
create table identity.key (
  id        uuid primary key default gen_random_uuid(),
  person    text not null references identity.person,
  name      text not null check (name <> '' and char_length(name) <= 100),
  prefix    text not null check (prefix ~ '^pal_[A-Za-z0-9_-]{6}$'),
  hash      text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  -- What it is for; null is all that its person may and a key can.
  acts      text[] check (cardinality(acts) > 0),
  read_only boolean not null,
  -- Whether its person had proved themselves twice when they made it.
  strong    boolean not null,
  -- From where it is good; none is from anywhere.
  ranges    cidr[] not null default '{}',
  made      timestamptz(3) not null,
  expires   timestamptz(3) not null,
  used      timestamptz(3),
  revoked   timestamptz(3),

  constraint a_key_expires_within_a_year check (expires > made and expires <= made + interval '366 days')
);
create index key_person on identity.key (person);

-- Begins something that must be ended soon. What is one's own is begun in one's own name.
create function identity.begin_trial(hash text, kind text, content jsonb, at timestamptz, expires timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if $2 in ('second-factor', 'reset', 'reset-asked') then
    raise insufficient_privilege using message = 'this is begun by its own functions';
  end if;
  delete from identity.trial t where t.expires <= $4;
  insert into identity.trial (hash, kind, person, content, made, expires)
  values ($1, $2, case when $2 in ('passkey-add', 'second-factor-add', 'provider-link') then current_setting('app.person') end,
          $3, $4, $5);
end
$$;

-- Ends it: what was noted when it was begun, once.
create function identity.take_trial(hash text, kind text, at timestamptz) returns jsonb
language sql security definer set search_path = pg_catalog as $$
  delete from identity.trial t
   where t.hash = $1 and t.kind = $2 and t.expires > $3 and $2 not in ('second-factor', 'reset', 'reset-asked', 'proof')
     and (t.person is null or t.person = current_setting('app.person'))
  returning t.content
$$;

-- Whether a proof of work is shown for the first time.
create function identity.use_proof(hash text, at timestamptz, expires timestamptz) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with used as (
    insert into identity.trial (hash, kind, made, expires) values ($1, 'proof', $2, $3) on conflict do nothing returning 1)
  select exists (select from used)
$$;

-- Counts an attempt before it is made; answers how many failed before it, of late.
create function identity.count_attempt(about text, at timestamptz) returns integer
language sql security definer set search_path = pg_catalog as $$
  delete from identity.attempt a where a.last < $2 - interval '1 day';
  insert into identity.attempt as a (about, failures, last) values ($1, 1, $2)
      on conflict (about) do update
     set failures = case when a.last < $2 - interval '15 minutes' then 1 else least(a.failures + 1, 1000000) end, last = $2
  returning a.failures - 1
$$;

-- Begins a session; only the functions below do, each with its proof.
create function identity.begin_session(person text, hash text, way text, strong boolean, device text, at timestamptz, expires timestamptz)
returns text language sql security definer set search_path = pg_catalog as $$
  insert into identity.session (hash, person, opened, seen, expires, way, strong, device)
  select $2, p.id, $6, $6, $7, $3, $4, $5 from identity.person p where p.id = $1 and p.status = 'active'
  returning person
$$;

-- Says from what a session that was just begun by a link was begun.
create function identity.name_device(hash text, device text) returns void
language sql security definer set search_path = pg_catalog as $$
  update identity.session set device = $2 where session.hash = $1
$$;

-- The session of this secret, as its own person may know it.
create function identity.session_at_hand(hash text) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('id', id, 'opened', opened, 'way', way, 'strong', strong)
    from identity.session where session.hash = $1 and person = current_setting('app.person')
$$;

-- Whether a session may change how its person signs in: by a passkey or one-time codes where they have any, and else by
-- whatever it was begun with. A password that was found out, or a provider, takes the place of neither.
create function identity.is_sure(hash text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select from identity.session s
     where s.hash = $1 and s.person = current_setting('app.person')
       and (s.strong or not (exists (select from identity.passkey k where k.person = s.person)
                          or exists (select from identity.second_factor f where f.person = s.person))))
$$;

-- Refuses what only such a session may.
create function identity.demand_sure(hash text) returns void
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not identity.is_sure($1) then
    raise insufficient_privilege using message = 'how one signs in is changed by whoever proved themselves as they can';
  end if;
end
$$;

-- What is needed to check the answer of a passkey: nothing of it is secret.
create function identity.find_passkey(id text) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('publicKey', k.public_key, 'counter', k.counter, 'transports', k.transports)
    from identity.passkey k join identity.person p on p.id = k.person and p.status = 'active' where k.id = $1
$$;

-- Opens a session for whoever answered a challenge with their passkey, which was checked; the challenge is used up.
create function identity.open_by_passkey(
  challenge text, id text, counter bigint, backed_up boolean, hash text, device text, at timestamptz, expires timestamptz)
returns text language plpgsql security definer set search_path = pg_catalog as $$
declare whose text;
begin
  delete from identity.trial t where t.hash = $1 and t.kind = 'passkey-sign-in' and t.expires > $7;
  if not found then return null; end if;
  -- A counter that does not go up is a copy's, unless the authenticator does not count.
  update identity.passkey k set counter = $3, backed_up = $4 and k.eligible, used = $7
   where k.id = $2 and (k.counter < $3 or (k.counter = 0 and $3 = 0)) returning k.person into whose;
  return identity.begin_session(whose, $5, 'passkey', true, $6, $7, $8);
end
$$;

-- Adds a passkey of whoever asks; answers whether there was none with this id.
create function identity.add_passkey(
  id text, name text, public_key text, counter bigint, transports text[], eligible boolean, backed_up boolean, hash text,
  at timestamptz)
returns boolean language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform identity.demand_sure($8);
  insert into identity.passkey (id, person, name, public_key, counter, transports, eligible, backed_up, made)
  values ($1, current_setting('app.person'), $2, $3, $4, $5, $6, $7, $9) on conflict do nothing;
  return found;
end
$$;

-- Removes one's own passkey; other sessions end, as they may have been opened by it. Answers whether there was one.
create function identity.remove_passkey(id text, hash text) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform identity.demand_sure($2);
  delete from identity.passkey k where k.id = $1 and k.person = current_setting('app.person');
  if not found then return false; end if;
  delete from identity.session s where s.person = current_setting('app.person') and s.hash <> $2;
  return true;
end
$$;

-- How the password of an address was made into what is kept; of an address nobody has, how somebody else's was, with a
-- salt made up by whoever asks, so that both are told alike and take as long.
create function identity.salt_of(address text, decoy text, memory integer, passes integer, parallelism integer) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object(
      'salt', coalesce(own.salt, $2),
      'memory', coalesce(own.memory, other.memory, $3),
      'passes', coalesce(own.passes, other.passes, $4),
      'parallelism', coalesce(own.parallelism, other.parallelism, $5))
    from (select 1) as always
    left join lateral (
      select w.* from identity.person p join identity.password w on w.person = p.id
       where lower(p.email) = lower($1) and p.status = 'active') as own on true
    left join lateral (select w.* from identity.password w where w.salt >= $2 order by w.salt limit 1) as other on true
$$;

-- The same for whoever asks, of their own.
create function identity.own_salt() returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select to_jsonb(w) - array['person', 'digest', 'changed'] from identity.password w where w.person = current_setting('app.person')
$$;

create function identity.is_own_password(digest text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from identity.password w where w.person = current_setting('app.person') and w.digest = $1)
$$;

-- Opens a session for whoever has the password, or, where they have a second factor, asks for that first.
create function identity.try_password(
  address text, digest text, about text, hash text, pending text, device text, at timestamptz, expires timestamptz,
  pending_expires timestamptz, anew jsonb)
returns jsonb language plpgsql security definer set search_path = pg_catalog as $$
declare whose text; further boolean;
begin
  select p.id, f.person is not null into whose, further
    from identity.person p join identity.password w on w.person = p.id
    left join identity.second_factor f on f.person = p.id
   where lower(p.email) = lower($1) and p.status = 'active' and w.digest = $2;
  if whose is null then return null; end if;
  if $10 is not null then
    update identity.password w
       set salt = $10->>'salt', digest = $10->>'digest', memory = ($10->>'memory')::int,
           passes = ($10->>'passes')::int, parallelism = ($10->>'parallelism')::int
     where w.person = whose;
  end if;
  if further then
    insert into identity.trial (hash, kind, person, content, made, expires)
    values ($5, 'second-factor', whose, jsonb_build_object('about', $3, 'way', 'password'), $7, $9);
    return jsonb_build_object('person', whose, 'further', true);
  end if;
  delete from identity.attempt a where a.about = $3;
  return jsonb_build_object('person', identity.begin_session(whose, $4, 'password', false, $6, $7, $8), 'further', false);
end
$$;

-- Ends the sessions of whoever asks, besides the one of this secret.
create function identity.end_other_sessions(hash text) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from identity.session where person = current_setting('app.person') and session.hash <> $1
$$;

create function identity.keep_password(person text, made jsonb, at timestamptz) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into identity.password (person, salt, digest, memory, passes, parallelism, changed)
  values ($1, $2->>'salt', $2->>'digest', ($2->>'memory')::int, ($2->>'passes')::int, ($2->>'parallelism')::int, $3)
      on conflict (person) do update
     set salt = excluded.salt, digest = excluded.digest, memory = excluded.memory, passes = excluded.passes,
         parallelism = excluded.parallelism, changed = excluded.changed;
  delete from identity.trial t where t.person = $1 and t.kind in ('reset', 'second-factor');
$$;

-- Sets one's own password; whoever was signed in elsewhere is no more.
create function identity.set_password(made jsonb, hash text, at timestamptz) returns void
language sql security definer set search_path = pg_catalog as $$
  select identity.keep_password(current_setting('app.person'), $1, $3);
  select identity.end_other_sessions($2);
$$;

-- Notes that somebody asked for a new password, whether there is such an address or not, and has the mail looked after.
create function identity.ask_reset(address text, hash text, at timestamptz, expires timestamptz) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from identity.trial t where t.expires <= $3;
  insert into identity.trial (hash, kind, content, made, expires)
  values ($2, 'reset-asked', jsonb_build_object('address', $1), $3, $4);
  insert into jobs.job (kind, payload, asked_by) values ('password.reset-mail', jsonb_build_object('asked', $2), 'platform');
$$;

-- Whom such a question is from, for the platform, which writes to them; it makes the secret the mail will hold.
create function identity.make_reset(asked text, hash text, at timestamptz, expires timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare whose record;
begin
  if current_setting('app.person') <> 'platform' then
    raise insufficient_privilege using message = 'only the platform writes such mail';
  end if;
  select p.id, p.name, p.email, p.language into whose
    from identity.trial t join identity.person p on lower(p.email) = lower(t.content->>'address') and p.status = 'active'
   where t.hash = $1 and t.kind = 'reset-asked' and t.expires > $3;
  if not found then return null; end if;
  delete from identity.trial t where t.person = whose.id and t.kind = 'reset';
  insert into identity.trial (hash, kind, person, made, expires) values ($2, 'reset', whose.id, $3, $4);
  return jsonb_build_object('name', whose.name, 'email', whose.email, 'language', whose.language);
end
$$;

-- Whose link for a new password this is, so that the new one can be held against their address.
create function identity.reset_address(hash text, at timestamptz) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select p.email from identity.trial t join identity.person p on p.id = t.person and p.status = 'active'
   where t.hash = $1 and t.kind = 'reset' and t.expires > $2
$$;

-- Sets the password by the link of a mail, once; all sessions and keys of the person end, and nobody is signed in by it.
create function identity.use_reset(hash text, made jsonb, about text, at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare whose text;
begin
  delete from identity.trial t using identity.person p
   where t.hash = $1 and t.kind = 'reset' and t.expires > $4 and p.id = t.person and p.status = 'active'
  returning t.person into whose;
  if whose is null then return null; end if;
  perform identity.keep_password(whose, $2, $4);
  delete from identity.session s where s.person = whose;
  -- Whoever had the password may have made keys with it.
  update identity.key k set revoked = greatest($4, k.made) where k.person = whose and k.revoked is null;
  delete from identity.attempt a where a.about = $3;
  insert into jobs.job (kind, payload, asked_by)
  values ('account.notice-mail', jsonb_build_object('person', whose, 'notice', 'password-changed'), 'platform');
  return whose;
end
$$;

-- The locked secret of whoever has come past the first factor. It can be asked for five times.
create function identity.second_factor_of(pending text, at timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare found_one jsonb;
begin
  update identity.trial t set tries = t.tries + 1
    from identity.second_factor f
   where t.hash = $1 and t.kind = 'second-factor' and t.expires > $2 and t.tries < 5 and f.person = t.person
  returning jsonb_build_object('person', f.person, 'box', f.box, 'step', f.step) into found_one;
  return found_one;
end
$$;

create function identity.own_second_factor() returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('person', f.person, 'box', f.box, 'step', f.step)
    from identity.second_factor f where f.person = current_setting('app.person')
$$;

-- A step of one-time codes is used once, and never one before it. The box is locked anew where its key has changed.
create function identity.use_step(person text, step bigint, box text) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with used as (
    update identity.second_factor f set step = $2, box = coalesce($3, f.box)
     where f.person = $1 and f.step < $2 returning 1)
  select exists (select from used)
$$;

create function identity.use_own_step(step bigint) returns boolean
language sql security definer set search_path = pg_catalog as $$
  select identity.use_step(current_setting('app.person'), $1, null)
$$;

-- Opens a session for whoever passed the second factor too: by a code of this step, or by a recovery code.
create function identity.pass_second_factor(
  pending text, step bigint, box text, code text, about text, hash text, device text, at timestamptz, expires timestamptz)
returns text language plpgsql security definer set search_path = pg_catalog as $$
declare whose text; first text; begun text;
begin
  select t.person, t.content->>'about', t.content->>'way' into whose, first, begun
    from identity.trial t where t.hash = $1 and t.kind = 'second-factor' and t.expires > $8 for update;
  if whose is null then return null; end if;
  if $4 is null then
    if not identity.use_step(whose, $2, $3) then return null; end if;
  else
    update identity.recovery_code c set used = $8 where c.person = whose and c.hash = $4 and c.used is null;
    if not found then return null; end if;
  end if;
  delete from identity.trial t where t.hash = $1;
  delete from identity.attempt a where a.about in (first, $5);
  return identity.begin_session(whose, $6, begun, true, $7, $8, $9);
end
$$;

-- Keeps a second factor that was tried, and its recovery codes; the session it was made in is strong, the others end.
create function identity.keep_second_factor(box text, step bigint, codes text[], hash text, at timestamptz) returns void
language sql security definer set search_path = pg_catalog as $$
  select identity.demand_sure($4);
  delete from identity.second_factor f where f.person = current_setting('app.person');
  insert into identity.second_factor (person, box, step, made) values (current_setting('app.person'), $1, $2, $5);
  insert into identity.recovery_code (hash, person) select c, current_setting('app.person') from unnest($3) as c;
  update identity.session s set strong = true where s.hash = $4 and s.person = current_setting('app.person');
  select identity.end_other_sessions($4);
$$;

create function identity.renew_recovery_codes(codes text[]) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from identity.recovery_code c where c.person = current_setting('app.person');
  insert into identity.recovery_code (hash, person) select c, current_setting('app.person') from unnest($1) as c;
$$;

-- Takes the second factor away; other sessions end with it.
create function identity.remove_second_factor(hash text) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from identity.second_factor f where f.person = current_setting('app.person');
  select identity.end_other_sessions($1);
$$;

-- Opens a session for whoever an organization's provider vouched for, which was checked, or, where it asked for no second
-- factor and they have one here, asks for that first.
create function identity.open_by_provider(
  issuer text, subject text, strong boolean, hash text, pending text, device text, at timestamptz, expires timestamptz,
  pending_expires timestamptz)
returns jsonb language plpgsql security definer set search_path = pg_catalog as $$
declare whose text;
begin
  update identity.linked_account l set used = $7
    from identity.person p
   where l.issuer = $1 and l.subject = $2 and p.id = l.person and p.status = 'active' returning l.person into whose;
  if whose is null then return null; end if;
  if not $3 and exists (select from identity.second_factor f where f.person = whose) then
    insert into identity.trial (hash, kind, person, content, made, expires)
    values ($5, 'second-factor', whose, '{"way": "provider"}', $7, $9);
    return jsonb_build_object('person', whose, 'further', true);
  end if;
  return jsonb_build_object('person', identity.begin_session(whose, $4, 'provider', $3, $6, $7, $8), 'further', false);
end
$$;

-- Links an account elsewhere to whoever asks; answers whether it was free.
create function identity.link_account(issuer text, subject text, hash text, at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform identity.demand_sure($3);
  insert into identity.linked_account (issuer, subject, person, made) values ($1, $2, current_setting('app.person'), $4)
      on conflict do nothing;
  return exists (select from identity.linked_account l
                  where l.issuer = $1 and l.subject = $2 and l.person = current_setting('app.person'));
end
$$;

-- Opens a session as somebody invented, where the invented are let in.
create function identity.open_as_invented(person text, hash text, device text, at timestamptz, expires timestamptz) returns text
language sql security definer set search_path = pg_catalog as $$
  select identity.begin_session(p.id, $2, 'invented', true, $3, $4, $5)
    from identity.person p where p.id = $1 and p.invented and p.status = 'active'
$$;

-- The invented people who are let in, with the roles they play; in production there are none.
create function identity.invented_cast() returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(jsonb_agg(jsonb_build_object('person', p.id, 'name', p.name, 'language', p.language, 'roles', (
           select coalesce(jsonb_agg(jsonb_build_object('role', a.role, 'party', a.party) order by a.since), '[]')
             from identity.appointment a where a.person = p.id and a.ended is null
              and (now() at time zone 'UTC')::date between a.since and coalesce(a.until, 'infinity'))) order by p.id), '[]')
    from identity.person p where p.invented and p.status = 'active'
$$;

-- An introduction with nothing they are appointed to, while they still lack what everybody must have done first: to have
-- accepted the terms of use, and to have proved themselves twice where a role of theirs demands it.
create function identity.hold_back(asker jsonb, strong boolean, terms text) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  with lacks as (
    select array_remove(array[
      case when not p.invented and p.id not in ('administrator', 'operator')
            and not exists (select from identity.terms_acceptance t where t.person = p.id and t.version = $3)
           then 'terms' end,
      case when not $2 and exists (select from identity.demand d
                                    join jsonb_array_elements($1->'appointments') as a on a->>'role' = d.role)
           then 'second-factor' end], null) as what
      from identity.person p where p.id = $1->>'person')
  select $1 || jsonb_build_object('lacks', to_jsonb(what))
            || case when cardinality(what) > 0 then '{"appointments": []}'::jsonb else '{}'::jsonb end
    from lacks
$$;

create function identity.find_asker(hash text, at timestamptz, idle interval, terms text) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare whose text; proved boolean;
begin
  whose := identity.find_session($1, $2, $3);
  if whose is null then return null; end if;
  select strong into proved from identity.session s where s.hash = $1;
  return identity.hold_back(identity.introduce(whose, ($2 at time zone 'UTC')::date), proved, $4);
end
$$;

-- Who asks by a key, with what the key may, if it is good still and good from there.
create function identity.find_key_asker(hash text, address inet, at timestamptz, terms text) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare k identity.key;
begin
  select * into k from identity.key where key.hash = $1 and key.revoked is null and key.expires > $3;
  if k.id is null or not (cardinality(k.ranges) = 0 or $2 <<= any (k.ranges)) then return null; end if;
  if k.used is null or k.used < $3 - interval '5 minutes' then
    update identity.key set used = $3 where key.id = k.id;
  end if;
  return identity.hold_back(identity.introduce(k.person, ($3 at time zone 'UTC')::date), k.strong, $4)
      || jsonb_build_object('key', jsonb_build_object('acts', k.acts, 'readOnly', k.read_only));
end
$$;

-- Makes a key for whoever asks; it is as strong as the session it was made in.
create function identity.make_key(
  name text, prefix text, hash text, acts text[], read_only boolean, ranges cidr[], session text, at timestamptz,
  expires timestamptz)
returns uuid language plpgsql security definer set search_path = pg_catalog as $$
declare made_one uuid;
begin
  perform identity.demand_sure($7);
  insert into identity.key (person, name, prefix, hash, acts, read_only, strong, ranges, made, expires)
  select s.person, $1, $2, $3, $4, $5, s.strong, $6, $8, $9
    from identity.session s
   where s.hash = $7 and s.person = current_setting('app.person') and identity.is_appointed()
  returning id into made_one;
  return made_one;
end
$$;

-- Ends one's own key, for good; answers whether there was one.
create function identity.revoke_key(id uuid, at timestamptz) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with revoked as (
    update identity.key k set revoked = greatest($2, k.made)
     where k.id = $1 and k.person = current_setting('app.person') and k.revoked is null returning 1)
  select exists (select from revoked)
$$;

create function identity.accept_terms(version text, at timestamptz) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into identity.terms_acceptance (person, version, accepted) values (current_setting('app.person'), $1, $2)
      on conflict do nothing
$$;

-- What of one's own can be told: never what proves who one is.
create function identity.own_ways() returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object(
    'password', (select w.changed from identity.password w where w.person = me.id),
    'secondFactor', (select jsonb_build_object('made', f.made, 'codes', (
        select count(*) from identity.recovery_code c where c.person = me.id and c.used is null))
        from identity.second_factor f where f.person = me.id),
    'demanded', exists (select from identity.demand d join identity.appointment a on a.role = d.role
        where a.person = me.id and a.ended is null
          and (now() at time zone 'UTC')::date between a.since and coalesce(a.until, 'infinity')),
    'terms', (select jsonb_build_object('version', t.version, 'accepted', t.accepted)
        from identity.terms_acceptance t where t.person = me.id order by t.version desc limit 1),
    'invented', me.invented)
    from identity.person me where me.id = current_setting('app.person')
$$;

-- A store that was put back to what it once was brings none of these back: what was ended since would be good again.
create function identity.end_all_begun(at timestamptz) returns void
language sql set search_path = pg_catalog as $$
  delete from identity.session;
  delete from identity.link;
  delete from identity.trial;
  update identity.key set revoked = greatest($1, made) where revoked is null;
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
  end if;
  return null;
end
$$;

revoke execute on all functions in schema identity from public;
grant execute on function
  identity.begin_trial, identity.take_trial, identity.use_proof, identity.count_attempt, identity.name_device,
  identity.session_at_hand, identity.is_sure, identity.find_passkey, identity.open_by_passkey, identity.add_passkey,
  identity.remove_passkey, identity.salt_of,
  identity.own_salt, identity.is_own_password, identity.try_password, identity.end_other_sessions, identity.set_password,
  identity.ask_reset, identity.make_reset, identity.reset_address, identity.use_reset, identity.second_factor_of,
  identity.own_second_factor, identity.use_own_step, identity.pass_second_factor, identity.keep_second_factor,
  identity.renew_recovery_codes, identity.remove_second_factor, identity.open_by_provider, identity.link_account,
  identity.open_as_invented, identity.invented_cast, identity.find_asker(text, timestamptz, interval, text),
  identity.find_key_asker, identity.make_key, identity.revoke_key, identity.accept_terms, identity.own_ways
  to app_rw;

-- Of one's own, what is no secret is read, named, taken away.
grant select (id, person, opened, seen, expires, way, strong, device), delete on identity.session to app_rw;
grant select (id, person, name, transports, eligible, backed_up, made, used), update (name) on identity.passkey to app_rw;
grant select (id, person, name, prefix, acts, read_only, ranges, made, expires, used, revoked) on identity.key to app_rw;
grant select, delete on identity.linked_account to app_rw;
grant select, insert, delete on identity.demand to app_rw;

create policy each_has_their_own on identity.session for select using (person = current_setting('app.person'));
create policy each_ends_their_own on identity.session for delete using (person = current_setting('app.person'));

alter table identity.passkey enable row level security;
create policy each_has_their_own on identity.passkey for select using (person = current_setting('app.person'));
create policy each_names_their_own on identity.passkey for update using (person = current_setting('app.person'));

alter table identity.key enable row level security;
create policy each_has_their_own on identity.key for select using (person = current_setting('app.person'));

alter table identity.linked_account enable row level security;
create policy each_has_their_own on identity.linked_account for select using (person = current_setting('app.person'));
create policy each_unlinks_their_own on identity.linked_account for delete using (person = current_setting('app.person'));

alter table identity.demand enable row level security;
create policy everybody_reads on identity.demand for select using (true);
create policy the_administrator_demands on identity.demand for insert
  with check ((select identity.may('setting.change')) and made_by = current_setting('app.person'));
create policy the_administrator_lets_go on identity.demand for delete using ((select identity.may('setting.change')));

-- Nobody reads or writes these but through the functions.
alter table identity.trial enable row level security;
alter table identity.password enable row level security;
alter table identity.second_factor enable row level security;
alter table identity.recovery_code enable row level security;
alter table identity.attempt enable row level security;
alter table identity.terms_acceptance enable row level security;
