-- Treaties: who did what under which instrument, on which day. What a State is on a day (signatory, party, bound) is kept
-- nowhere: it follows from the acts.

-- Two States are parties to treaties and members of agencies, and neither members nor observers of the United Nations.
alter table directory.actor drop constraint actor_kind_check;
alter table directory.actor add constraint actor_kind_check check (kind in (
  'member-state', 'observer-state', 'non-member-state', 'integration-organization', 'body', 'entity', 'organization', 'collective'));
alter table directory.actor drop constraint states_have_codes;
alter table directory.actor add constraint states_have_codes check (
  (kind in ('member-state', 'observer-state', 'non-member-state')) = (iso3 is not null));

create schema treaties;
grant usage on schema treaties to app_rw;

-- The instruments, by the depositary's numbers, with as much of their final clauses as the database holds acts to.
create table treaties.instrument (
  code        text collate "C" primary key,
  adopted     date not null,
  opened      date not null,
  closed      date,
  supplements text references treaties.instrument,
  can_be_left boolean not null,

  constraint an_instrument_is_opened_after_it_is_adopted check (opened >= adopted and closed >= opened)
);
insert into treaties.instrument values
  ('XVIII-12',   '2000-11-15', '2000-12-12', '2002-12-12', null,       true),
  ('XVIII-12-a', '2000-11-15', '2000-12-12', '2002-12-12', 'XVIII-12', true),
  ('XVIII-12-b', '2000-11-15', '2000-12-12', '2002-12-12', 'XVIII-12', true),
  ('XVIII-12-c', '2001-05-31', '2001-07-02', '2002-12-12', 'XVIII-12', true),
  ('IV-11-c',    '2000-05-25', '2000-05-25', null,         null,       true),
  ('IV-8',       '1979-12-18', '1980-03-01', null,         null,       false),
  ('XVIII-4',    '1956-09-07', '1956-09-07', '1957-07-01', null,       true);

-- A file of acts on its way into the record: looked at, kept whole or not at all, and undone if need be.
create table treaties.import (
  id       uuid primary key default gen_random_uuid(),
  number   bigint generated always as identity unique,
  name     text not null,
  file     text not null check (file ~ '^[0-9a-f]{64}$'),
  size     integer not null check (size >= 0),
  status   text not null check (status in ('refused', 'previewed', 'kept', 'undone', 'discarded')),
  refusal  text check (refusal <> ''),
  -- Each row as it was read, with all that is wrong or unusual in it.
  lines    jsonb not null default '[]' check (jsonb_typeof(lines) = 'array'),
  person   text not null,
  brought  timestamptz(3) not null,

  constraint a_refused_file_has_its_reason check ((status = 'refused') = (refusal is not null))
);

-- One act as a dated fact. An act that is gone was taken out by a person, or is no longer shipped; it is kept for its history.
create table treaties.act (
  id          uuid primary key default gen_random_uuid(),
  instrument  text collate "C" not null references treaties.instrument,
  participant text collate "C" not null check (participant ~ '^[a-z0-9-]+$'),
  kind        text not null check (kind in ('signature', 'ratification', 'acceptance', 'approval', 'accession', 'succession',
                'reservation', 'declaration', 'objection', 'notification', 'territorial-application', 'withdrawal', 'denunciation')),
  dated       date not null,
  effective   date,
  about       uuid,
  territory   text check (territory <> ''),
  article     text check (article <> ''),
  text        text check (text <> ''),
  language    text check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  source      text not null check (source <> ''),
  note        text check (note <> ''),
  origin      text not null check (origin in ('starter', 'import', 'person')),
  import      uuid references treaties.import deferrable,
  corrected   boolean not null default false,
  gone        boolean not null default false,
  entered     timestamptz(3) not null,

  constraint an_act_is_of_one_instrument unique (id, instrument),
  constraint what_is_said_to_it_is_of_the_same_instrument
    foreign key (about, instrument) references treaties.act (id, instrument) deferrable,
  constraint no_act_is_about_itself check (about <> id),
  constraint only_what_answers_is_about_an_act check (about is null or kind in ('objection', 'withdrawal')),
  constraint an_objection_is_to_something check (kind <> 'objection' or about is not null),
  constraint only_a_succession_reaches_back check (kind = 'succession' or effective is null or effective >= dated),
  constraint an_extension_names_its_territory check (kind <> 'territorial-application' or territory is not null),
  constraint a_file_brought_what_was_imported check ((origin = 'import') = (import is not null))
);
create index on treaties.act (instrument, participant, dated) where not gone;
create index on treaties.act (participant) where not gone;
create index on treaties.act (about) where about is not null;
create index on treaties.act (import) where import is not null;
create index on treaties.act (entered, id) where not gone;
create unique index an_instrument_is_signed_once on treaties.act (instrument, participant)
  where kind = 'signature' and not gone;
create unique index an_act_is_recorded_once on treaties.act
  (instrument, participant, kind, dated, about, article, territory, md5(text)) nulls not distinct where not gone;

-- The final clauses that look beyond one row: nothing before adoption, signatures while they are taken, no protocol without
-- its convention, no leaving where there is no way out.
create function treaties.act_keeps_the_final_clauses() returns trigger language plpgsql as $$
declare its treaties.instrument;
begin
  select * into its from treaties.instrument where code = new.instrument;
  if new.dated < its.adopted then
    raise exception 'an act of % is dated before % was adopted', new.dated, new.instrument
      using errcode = 'check_violation', constraint = 'no_act_before_adoption';
  end if;
  if new.kind = 'signature' and (new.dated < its.opened or new.dated > its.closed) then
    raise exception '% was not open for signature on %', new.instrument, new.dated
      using errcode = 'check_violation', constraint = 'signatures_are_taken_while_it_is_open';
  end if;
  if not its.can_be_left and (new.kind = 'denunciation' or (new.kind = 'withdrawal' and new.about is null)) then
    raise exception '% cannot be left', new.instrument
      using errcode = 'check_violation', constraint = 'nobody_leaves_what_cannot_be_left';
  end if;
  if exists (
    select from treaties.act a join treaties.instrument i on i.code = a.instrument
     where a.participant = new.participant and not a.gone and i.supplements is not null
       and a.kind in ('ratification', 'acceptance', 'approval', 'accession', 'succession')
       and not exists (select from treaties.act c
                        where c.participant = a.participant and c.instrument = i.supplements and not c.gone
                          and c.kind in ('ratification', 'acceptance', 'approval', 'accession', 'succession')
                          and c.dated <= a.dated)
  ) then
    raise exception '% is party to a protocol and not to its convention', new.participant
      using errcode = 'check_violation', constraint = 'who_joins_a_protocol_joined_the_convention';
  end if;
  return null;
end
$$;
create constraint trigger acts_keep_the_final_clauses after insert or update on treaties.act
  deferrable for each row execute function treaties.act_keeps_the_final_clauses();

-- What a person changed in the record of acts, one act at a time, and what it takes to undo it.
create table treaties.revision (
  id      uuid primary key default gen_random_uuid(),
  number  bigint generated always as identity unique,
  act     uuid not null references treaties.act deferrable,
  kind    text not null check (kind in ('add', 'correct', 'drop')),
  before  jsonb,
  after   jsonb,
  reason  text check (reason <> ''),
  person  text not null,
  at      timestamptz(3) not null,
  undone  boolean not null default false,

  constraint a_revision_is_what_it_is_called check (case kind
    when 'add' then before is null and after is not null
    when 'correct' then before is not null and after is not null and before <> after
    when 'drop' then before is not null and after is null
  end)
);
create index on treaties.revision (act, number);

-- A value that changes whenever an act does: as long as it stands, what was worked out of the acts is still true.
create table treaties.pulse (beat uuid not null);
insert into treaties.pulse values (gen_random_uuid());
create function treaties.beat() returns trigger language plpgsql as $$
begin
  update treaties.pulse set beat = gen_random_uuid();
  return null;
end
$$;
create trigger the_record_changed after insert or update or delete on treaties.act
  for each statement execute function treaties.beat();

grant select on treaties.instrument to app_rw;
grant select, insert, update on treaties.act, treaties.import, treaties.revision, treaties.pulse to app_rw;
grant usage on all sequences in schema treaties to app_rw;

alter table treaties.instrument enable row level security;
create policy everybody_reads on treaties.instrument for select using (true);

-- Everybody reads what was done; the public writes nothing, and does not see who worked on it.
do $$
declare each text;
begin
  foreach each in array array['act', 'pulse'] loop
    execute format('alter table treaties.%I enable row level security', each);
    execute format('create policy everybody_reads on treaties.%I for select using (true)', each);
    execute format('create policy the_public_adds_nothing on treaties.%I for insert
                      with check (current_setting(''app.person'') <> ''public'')', each);
    execute format('create policy the_public_changes_nothing on treaties.%I for update
                      using (current_setting(''app.person'') <> ''public'')', each);
  end loop;
  foreach each in array array['import', 'revision'] loop
    execute format('alter table treaties.%I enable row level security', each);
    execute format('create policy the_signed_in_work_on_them on treaties.%I
                      using (current_setting(''app.person'') <> ''public'')', each);
    execute format('create policy each_works_in_their_own_name on treaties.%I as restrictive for insert
                      with check (person = current_setting(''app.person''))', each);
  end loop;
end
$$;

-- What later modules may read.
create view treaties.shared_act with (security_invoker = true) as
  select id, instrument, participant, kind, dated, effective, about, territory, article, text, language, source, note
    from treaties.act where not gone;
grant select on treaties.shared_act to app_rw;
