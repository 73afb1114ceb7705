-- Who is at the other end. Links sign a person in once; a session is a browser that was signed in.
-- Secrets are kept as their SHA-256, and even that is read by nobody: acts reach these tables through the functions below.

create schema identity;

create table identity.link (
  hash    text primary key check (hash ~ '^[0-9a-f]{64}$'),
  person  text not null,
  made    timestamptz(3) not null,
  expires timestamptz(3) not null check (expires > made),
  used    timestamptz(3)
);

create table identity.session (
  hash    text primary key check (hash ~ '^[0-9a-f]{64}$'),
  person  text not null,
  opened  timestamptz(3) not null,
  seen    timestamptz(3) not null,
  expires timestamptz(3) not null check (expires > opened)
);

-- Makes the one link that is good from now on; earlier ones are not any more.
create function identity.make_link(hash text, person text, at timestamptz, expires timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if current_setting('app.person') not in ('platform', 'administrator') then
    raise insufficient_privilege using message = 'a link is made by the platform or its administrator';
  end if;
  delete from identity.link where link.used is null;
  insert into identity.link (hash, person, made, expires) values ($1, $2, $3, $4);
end
$$;

-- Whom a link signs in; it can be asked once.
create function identity.use_link(hash text, at timestamptz) returns text
language sql security definer set search_path = pg_catalog as $$
  update identity.link set used = $2
   where link.hash = $1 and link.used is null and link.expires > $2
  returning link.person
$$;

-- Opens a session for the person whose link was used in this very transaction, or not at all.
create function identity.open_session(link text, hash text, at timestamptz, expires timestamptz) returns text
language sql security definer set search_path = pg_catalog as $$
  insert into identity.session (hash, person, opened, seen, expires)
  select $2, person, $3, $3, $4 from (select identity.use_link($1, $3) as person) as used where person is not null
  returning session.person
$$;

-- Whose session it is, if it is one still. That it was seen is noted every few minutes only.
create function identity.find_session(hash text, at timestamptz, idle interval) returns text
language sql security definer set search_path = pg_catalog as $$
  update identity.session set seen = $2
   where session.hash = $1 and session.expires > $2 and session.seen > $2 - $3 and session.seen < $2 - interval '5 minutes';
  select person from identity.session
   where session.hash = $1 and session.expires > $2 and session.seen > $2 - $3
$$;

-- Ends a session, and clears away what has expired.
create function identity.close_session(hash text, at timestamptz) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from identity.session where session.hash = $1 or session.expires <= $2;
  delete from identity.link where link.expires <= $2;
$$;

-- Whether somebody is signed in as this person.
create function identity.has_session(person text, at timestamptz, idle interval) returns boolean
language sql security definer set search_path = pg_catalog as $$
  select exists (select from identity.session
                  where session.person = $1 and session.expires > $2 and session.seen > $2 - $3)
$$;

revoke execute on all functions in schema identity from public;
grant usage on schema identity to app_rw;
grant execute on function
  identity.make_link, identity.open_session, identity.find_session, identity.close_session, identity.has_session
  to app_rw;
