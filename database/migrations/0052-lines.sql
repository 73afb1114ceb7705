-- A line is numbered after the last one there ever was: where somebody cut off the end past every rule, acts go on, and
-- the hole stays where whoever verifies finds it.

create or replace function ledger.add_line(
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
  select split_part(subject, ':', 1) in ('mandate', 'document', 'session', 'treaty-act', 'actor')
$$;

-- What came to pass with one thing, latest first: to whoever holds an appointment also by whom, and for whom they acted.
drop function ledger.history_of;
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

revoke execute on all functions in schema ledger from public;
grant execute on function ledger.history_of to app_rw;
