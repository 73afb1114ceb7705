-- A line tells by which appointment an act was done, on what, and what it changed; a tree over all lines proves that what
-- once stood in the ledger stands there still; and a line is read by whom it is of, and by auditors.

-- Lines written before this day are sealed by the first formula and tell nothing more than they did.
alter table ledger.entry
  add column formula smallint not null default 1 check (formula in (1, 2)),
  add column appointment uuid,
  -- On what it was done, each as noun:id; what it was done on first of all comes first.
  add column subjects text[] not null default '{}',
  -- The fields that changed, each with its before and after; of a field that holds personal data only that it changed.
  add column changes jsonb,
  -- Chance, so that the hash of a line, which proofs of its neighbours show, lets nobody guess what the line says.
  add column salt text,

  add constraint early_lines_tell_no_more
    check (formula = 2 or (appointment is null and subjects = '{}' and changes is null and salt is null)),
  add constraint a_line_is_salted check (formula = 1 or salt ~ '^[A-Za-z0-9_-]{22}$'),
  add constraint a_seal_is_a_hash check (formula = 1 or seal ~ '^[0-9a-f]{64}$'),
  add constraint a_subject_is_a_noun_and_an_id
    check (array_to_string(subjects, ' ', '') ~ '^([a-z]+(-[a-z]+)*:[^ ]{1,255}( (?=[a-z])|$))*$'),
  add constraint changes_are_by_field check (changes is null or jsonb_typeof(changes) = 'object'),
  add constraint no_address_stands_in_a_line
    check (formula = 1 or concat(params, changes, array_to_string(subjects, ' ')) !~ '[^\s"@]@[^\s"@]+\.[^\s"@.]'),
  add constraint no_name_stands_in_a_line
    check (coalesce(changes -> 'name', '"personal"') = '"personal"' and coalesce(changes -> 'email', '"personal"') = '"personal"');

create index entry_person on ledger.entry (person, number);
create index entry_act on ledger.entry (act, number);
create index entry_at on ledger.entry (at);
create index entry_appointment on ledger.entry (appointment, number) where appointment is not null;
create index entry_subjects on ledger.entry using gin (subjects) with (fastupdate = off);

-- The Merkle tree over the lines (RFC 6962): with each line the subtrees that it completes, from the line's own hash
-- upwards. A line that 2^n divides completes n of them, so half of all lines complete none.
create table ledger.subtree (
  line   bigint primary key check (line > 0),
  hashes bytea not null,

  constraint a_line_completes_what_it_completes
    check (octet_length(hashes) % 32 = 0 and 1::bigint << (octet_length(hashes) / 32 - 1) = (line & -line))
);

-- The keys by which the state of the ledger was ever signed, as whoever verifies wants them (c2sp.org/signed-note).
create table ledger.verifier (
  key   text primary key check (key ~ '^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$'),
  since timestamptz(3) not null
);

-- What a line says, as it is sealed: the seal before it and all its fields, as JSON without spaces.
create function ledger.text_of(line ledger.entry, before text) returns text
language sql stable set search_path = pg_catalog as $$
  select case line.formula
    when 1 then
      '[' || concat_ws(',', to_json(before), line.number,
        to_json(to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
        to_json(line.person), to_json(line.act), to_json(line.params::text)) || ']'
    else
      '[2,' || concat_ws(',', to_json(before), line.number,
        to_json(to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
        to_json(line.person), coalesce(to_json(line.appointment)::text, 'null'), to_json(line.act), to_json(line.subjects),
        to_json(line.params::text), coalesce(to_json(line.changes::text)::text, 'null'), to_json(line.salt)) || ']'
  end
$$;

-- Adds the hash of a line to the tree, and the subtrees that are whole with it. Where one is not there that should be,
-- zeros stand in its place: acts go on, and whoever verifies finds the hole.
create function ledger.grow(line bigint, leaf bytea) returns void
language plpgsql set search_path = pg_catalog as $$
declare
  hash   bytea := leaf;
  hashes bytea := leaf;
  level  int := 0;
  aside  bytea;
begin
  while (line >> level) & 1 = 0 loop
    select substring(s.hashes from level * 32 + 1 for 32) into aside
      from ledger.subtree s where s.line = $1 - (1::bigint << level);
    hash := sha256('\x01'::bytea || coalesce(aside, decode(repeat('00', 32), 'hex')) || hash);
    hashes := hashes || hash;
    level := level + 1;
  end loop;
  insert into ledger.subtree values ($1, hashes);
end
$$;

-- Adds a line, in the transaction of the act it tells of, and answers its number. There is no other way to add one. It is
-- numbered after the last one there ever was: where somebody cut off the end past every rule, acts go on, and the hole
-- stays where whoever verifies finds it.
create function ledger.add_line(
  at timestamptz, person text, act text, appointment uuid, subjects text[], params json, changes jsonb, salt text
) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  line   ledger.entry;
  before text;
begin
  if person <> current_setting('app.person') then
    raise insufficient_privilege using message = 'a line of the ledger tells of an act of its own person';
  end if;
  if appointment is not null
     and not exists (select from identity.appointment a where a.id = $4 and a.person = $2) then
    raise insufficient_privilege using message = 'nobody acts by the appointment of another';
  end if;
  -- Whoever writes waits for the line before to be final; the lock goes with the transaction.
  perform pg_advisory_xact_lock(hashtext('ledger'));
  select e.number, e.seal into line.number, before from ledger.entry e order by e.number desc limit 1;
  line.number := greatest(coalesce(line.number, 0), ledger.size()) + 1;
  line.at := date_trunc('milliseconds', $1);
  line.person := $2;
  line.act := $3;
  line.appointment := $4;
  line.subjects := $5;
  line.params := $6;
  line.changes := $7;
  line.salt := $8;
  line.formula := 2;
  line.seal := encode(sha256('\x00'::bytea || convert_to(ledger.text_of(line, coalesce(before, '')), 'UTF8')), 'hex');
  insert into ledger.entry select line.*;
  perform ledger.grow(line.number, decode(line.seal, 'hex'));
  return line.number;
end
$$;

-- Of what anybody may know what was done with it: of what everybody reads. Of people and nominations nobody is told here.
create function ledger.is_open(subject text) returns boolean
language sql immutable set search_path = pg_catalog as $$
  select split_part(subject, ':', 1) in ('mandate', 'document', 'session', 'treaty', 'treaty-act', 'actor', 'role')
$$;

-- What came to pass with one thing, latest first: to whoever holds an appointment also by whom, and for whom they acted.
create function ledger.history_of(subject text, before bigint, most int)
returns table (number bigint, at timestamptz, act text, person text, name text, role text, party text, changes text)
language sql stable security definer set search_path = pg_catalog as $$
  select e.number, e.at, e.act, p.id, p.name, a.role, a.party, case when known.is then e.changes::text end
    from (select identity.is_appointed() as is) as known
    join ledger.entry e on e.subjects @> array[subject] and e.number < coalesce(before, 9223372036854775807)
    left join identity.person p on p.id = e.person and (known.is or e.person = current_setting('app.person'))
    left join identity.appointment a on a.id = e.appointment and known.is
   where ledger.is_open(subject)
   order by e.number desc limit most
$$;

-- How many lines there are. The number of the last tells nothing of whose it is.
create function ledger.size() returns bigint
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(max(line), 0) from ledger.subtree
$$;

-- The seal of a line, for whoever proves what the line after it says; nothing can be read out of it.
create function ledger.seal_of(line bigint) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select seal from ledger.entry where number = line
$$;

-- The lines that are there already get their place in the tree.
do $$
declare
  line   ledger.entry;
  before text := '';
begin
  for line in select * from ledger.entry order by number loop
    perform ledger.grow(line.number, sha256('\x00'::bytea || convert_to(ledger.text_of(line, before), 'UTF8')));
    before := line.seal;
  end loop;
end
$$;

revoke insert on ledger.entry from app_rw;
drop policy each_line_tells_of_its_own_act on ledger.entry;
drop policy everybody_reads on ledger.entry;
create policy lines_are_read_by_whom_they_are_of_and_by_auditors on ledger.entry for select
  using (person = current_setting('app.person')
         or (select identity.may('ledger.list', 'ledger.read', 'ledger.export', 'ledger.verify')));

-- Hashes tell nothing of what they are of, and are what every proof is made from.
grant select on ledger.subtree to app_rw;
alter table ledger.subtree enable row level security;
create policy everybody_reads on ledger.subtree for select using (true);

grant select, insert on ledger.verifier to app_rw;
alter table ledger.verifier enable row level security;
create policy everybody_reads on ledger.verifier for select using (true);
create policy the_platform_tells_its_keys on ledger.verifier for insert with check (current_setting('app.person') = 'platform');

revoke execute on all functions in schema ledger from public;
grant execute on function ledger.add_line, ledger.history_of, ledger.size, ledger.seal_of to app_rw;
