-- Figures people can use: data that a State, an organization or the Secretariat keeps, and the releases by which figures of
-- them leave. Inside the wall sees whose data they are, and nobody else; what was let out is for whom it was let out.

create schema analysis;
grant usage on schema analysis to app_rw;

create table analysis.dataset (
  id      uuid primary key default gen_random_uuid(),
  code    text not null check (code ~ '^[a-z][a-z0-9-]{0,59}$'),
  kind    text not null check (kind in ('records', 'figures')),
  -- The State or organization, by its code in the directory; null where the data are the Secretariat's.
  party   text check (party <> ''),
  -- Title, unit, provenance and its language, licence.
  wording jsonb not null check (jsonb_typeof(wording) = 'object'),
  touch   integer not null default 1 check (touch >= 1),
  closed  boolean not null default false,
  made    timestamptz(3) not null,
  made_by text not null default current_setting('app.person'),

  constraint a_party_calls_one_dataset_so unique nulls not distinct (party, code)
);

-- What was brought at once. Of what it holds only the columns stand here in the open.
create table analysis.snapshot (
  id          uuid primary key,
  dataset     uuid not null references analysis.dataset,
  status      text not null default 'read' check (status in ('read', 'kept', 'reviewed', 'dropped')),
  layout      text not null check (layout in ('plain', 'htcds', 'ctdc', 'glotip', 'sdmx', 'answers')),
  filename    text check (char_length(filename) <= 300),
  digest      text not null check (digest ~ '^[0-9a-f]{64}$'),
  records     integer not null check (records >= 0),
  columns     jsonb not null check (jsonb_typeof(columns) = 'array'),
  -- The widest audience of what was taken from answers; null where it was brought.
  audience    text check (audience in ('parties', 'public')),
  -- Remarks and repairs quote what is in the data: they are locked, and this names the key.
  key         text not null check (key ~ '^[0-9a-f]{8}$'),
  findings    bytea not null,
  brought     timestamptz(3) not null,
  brought_by  text not null default current_setting('app.person'),
  -- Whoever said what values mean, or kept it: the database notes them itself.
  changed_by  text[] not null default '{}',
  reviewed    timestamptz(3),
  reviewed_by text,

  constraint a_snapshot_is_of_one_dataset unique (id, dataset),
  constraint another_than_who_brought_it_goes_over_it check (reviewed_by <> brought_by and reviewed_by <> all (changed_by)),
  constraint what_is_reviewed_was_reviewed_by_somebody check (
    (reviewed is null) = (reviewed_by is null) and (status <> 'reviewed' or reviewed is not null)
    and (status not in ('read', 'kept') or reviewed is null)),
  constraint what_was_taken_from_answers_has_an_audience check ((layout = 'answers') = (audience is not null))
);
create index snapshot_dataset on analysis.snapshot (dataset, brought desc);
create index snapshot_digest on analysis.snapshot (digest);

-- Records as they lie at rest: a stretch of one column in codes, locked. Without any index on what is in it.
create table analysis.chunk (
  snapshot uuid not null references analysis.snapshot,
  ordinal  integer not null check (ordinal >= 0),
  place    integer not null check (place >= 0),
  rows     integer not null check (rows between 1 and 65536),
  key      text not null check (key ~ '^[0-9a-f]{8}$'),
  box      bytea not null check (octet_length(box) >= 28),
  primary key (snapshot, place, ordinal)
);

-- What the codes of a column mean, locked too.
create table analysis.dictionary (
  snapshot uuid not null references analysis.snapshot,
  place    integer not null check (place >= 0),
  key      text not null check (key ~ '^[0-9a-f]{8}$'),
  box      bytea not null check (octet_length(box) >= 28),
  primary key (snapshot, place)
);

-- The answers a snapshot was made of: the thread from a figure to who said it.
create table analysis.snapshot_answer (
  snapshot uuid not null references analysis.snapshot,
  answer   uuid not null references submissions.answer,
  primary key (snapshot, answer)
);
create index snapshot_answer_answer on analysis.snapshot_answer (answer);

create table analysis.release (
  id          uuid primary key default gen_random_uuid(),
  code        text not null check (code ~ '^[a-z][a-z0-9-]{0,59}$'),
  dataset     uuid not null references analysis.dataset,
  snapshot    uuid not null,
  -- Title, what it stands by, the tables, the filters, and whether it protects against who knows that nothing is empty.
  wording     jsonb not null check (jsonb_typeof(wording) = 'object'),
  audience    text not null check (audience in ('public', 'parties')),
  k           integer not null,
  status      text not null default 'draft' check (status in ('draft', 'proposed', 'released', 'withdrawn')),
  touch       integer not null default 1 check (touch >= 1),
  -- How far protecting is, from 0 to 1, while it is under way; and why it was given up.
  protecting  real check (protecting between 0 and 1),
  fault       text,
  proof       jsonb check (jsonb_typeof(proof) = 'object'),
  figures     uuid,
  digest      text,
  made        timestamptz(3) not null,
  made_by     text not null default current_setting('app.person'),
  -- Whoever worded it, had it protected or put it before another: the database notes them itself.
  changed_by  text[] not null default '{}',
  released    timestamptz(3),
  released_by text,
  withdrawn    timestamptz(3),
  withdrawn_by text,
  reason      text check (char_length(reason) <= 2000),

  constraint a_dataset_calls_one_release_so unique (dataset, code),
  constraint nothing_below_the_least_leaves check (k >= case audience when 'public' then 10 else 5 end),
  constraint another_than_who_made_it_lets_it_out check (released_by <> made_by and released_by <> all (changed_by)),
  constraint what_is_out_was_let_out_by_somebody check (
    (status in ('released', 'withdrawn')) = (released is not null) and (released is null) = (released_by is null)),
  constraint what_is_withdrawn_was_withdrawn_by_somebody check (
    (status = 'withdrawn') = (withdrawn is not null) and (withdrawn is null) = (withdrawn_by is null)),
  constraint what_is_protected_has_its_proof check ((figures is null) = (proof is null) and (figures is null) = (digest is null)),
  constraint what_leaves_is_proved_safe check (
    status = 'draft' or coalesce((proof ->> 'solved')::integer = 0 and (proof ->> 'touch')::integer = touch
                                 and protecting is null and figures is not null, false)),
  constraint the_snapshot_is_of_its_dataset foreign key (snapshot, dataset) references analysis.snapshot (id, dataset)
);
-- What is out is known by its code alone. Of what is in the making no other dataset knows, not even by a code that is taken.
create unique index what_is_out_has_a_code_of_its_own on analysis.release (code) where status in ('released', 'withdrawn');
create index release_snapshot on analysis.release (snapshot);

-- The protected figures: what is withheld is not in them.
create table analysis.figures (
  id      uuid primary key default gen_random_uuid(),
  -- A draft that is discarded takes its figures with it.
  release uuid not null references analysis.release on delete cascade,
  bytes   bytea not null,
  digest  text not null,
  cells   integer not null check (cells >= 0),
  made    timestamptz(3) not null,

  constraint figures_are_what_their_digest_says check (digest = encode(sha256(bytes), 'hex')),
  constraint figures_are_of_one_release unique (id, release, digest)
);
create index figures_release on analysis.figures (release);
alter table analysis.release add constraint the_figures_are_its_own
  foreign key (figures, id, digest) references analysis.figures (id, release, digest) deferrable initially deferred;

-- What the person of this transaction stands inside of: for these acts, the data of their own State or organization, or the
-- Secretariat's. Who may do so of the Secretariat's may not thereby of a State's.
create function analysis.is_inside(party text, variadic acts text[]) returns boolean
language sql stable set search_path = pg_catalog as $$
  select current_setting('app.person') = 'platform'
      or case when party is null then identity.may_everywhere(variadic acts)
              else party = any (identity.parties_for(variadic acts)) end
$$;
create function analysis.inside(variadic acts text[]) returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(d.id), '{}')
    from analysis.dataset d,
         (select identity.may_everywhere(variadic acts) as everywhere, identity.parties_for(variadic acts) as parties) may
   where current_setting('app.person') = 'platform'
      or case when d.party is null then may.everywhere else d.party = any (may.parties) end
$$;

-- Whether what is for the parties is for them: they act for a State, or for the Secretariat.
create function analysis.reads_with_the_parties() returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select submissions.acts_for_a_state() or identity.may_everywhere('answer.read', 'report.compile')
$$;

-- Whether all that a snapshot was made of still stands, and is released to this audience: what a State says of its answers holds
-- on the day of each step, not on that of the taking.
create function analysis.answers_hold(snapshot uuid, audience text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select not exists (
    select from analysis.snapshot_answer t join submissions.answer a on a.id = t.answer
     where t.snapshot = $1
       and not submissions.shows(a.release, a.released_from, a.submitted, a.withdrawn,
                                 case $2 when 'public' then array['public'] else array['parties', 'public'] end))
$$;

-- Whether something is out, or was, under a code.
create function analysis.is_code_out(code text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from analysis.release r where r.code = $1 and r.status in ('released', 'withdrawn'))
$$;

-- Whether figures of the very same data left another dataset of the same party: against those a release is not held.
create function analysis.left_elsewhere(snapshot uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select from analysis.snapshot s join analysis.dataset d on d.id = s.dataset
      join analysis.snapshot other on other.digest = s.digest and other.dataset <> s.dataset
      join analysis.dataset its on its.id = other.dataset and its.party is not distinct from d.party
      join analysis.release r on r.snapshot = other.id and r.status in ('released', 'withdrawn')
     where s.id = $1)
$$;

-- What is brought stays as it was brought: it is kept, gone over and dropped, and in no other order.
create function analysis.keep_snapshot() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  person text := current_setting('app.person');
  may_change text[] := '{status,reviewed,reviewed_by,columns,key,findings}';
begin
  if tg_op = 'INSERT' then
    if (select closed from analysis.dataset where id = new.dataset for share) then
      raise check_violation using constraint = 'a_closed_dataset_takes_nothing', message = 'a closed dataset takes nothing';
    end if;
    return new;
  end if;
  if to_jsonb(new) - may_change <> to_jsonb(old) - may_change
     or (old.status <> 'read' and new.columns <> old.columns)
     or (old.status, new.status) not in (('read', 'read'), ('read', 'kept'), ('kept', 'kept'), ('kept', 'reviewed'),
           ('reviewed', 'reviewed'), ('read', 'dropped'), ('kept', 'dropped'), ('reviewed', 'dropped'), ('dropped', 'dropped')) then
    raise check_violation using constraint = 'what_was_brought_stays', message = 'what was brought stays';
  end if;
  if new.status = 'dropped' and old.status <> 'dropped'
     and exists (select from analysis.release r where r.snapshot = new.id) then
    raise check_violation using constraint = 'what_was_released_keeps_its_data', message = 'what was released keeps its data';
  end if;
  if new.reviewed_by is distinct from old.reviewed_by and person not in ('platform', new.reviewed_by) then
    raise check_violation using constraint = 'each_goes_over_it_themselves', message = 'each goes over it themselves';
  end if;
  if old.status = 'read' and person <> 'platform' and person <> all (new.changed_by) then
    new.changed_by := new.changed_by || person;
  end if;
  return new;
end
$$;
create trigger what_was_brought_stays before insert or update on analysis.snapshot
  for each row execute function analysis.keep_snapshot();

-- Records come with what was brought and go when it is dropped; they are never changed, but for the key that locks them.
create function analysis.keep_records() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare stands text := (select status from analysis.snapshot where id = case tg_op when 'DELETE' then old.snapshot else new.snapshot end);
begin
  if (tg_op = 'INSERT' and stands <> 'read') or (tg_op = 'DELETE' and stands not in ('read', 'dropped'))
     or (tg_op = 'UPDATE' and to_jsonb(new) - '{key,box}'::text[] <> to_jsonb(old) - '{key,box}'::text[]) then
    raise check_violation using constraint = 'records_stay_as_they_were_brought', message = 'records stay as they were brought';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger records_stay before insert or update or delete on analysis.chunk
  for each row execute function analysis.keep_records();
create trigger meanings_stay before insert or update or delete on analysis.dictionary
  for each row execute function analysis.keep_records();

-- A release is of what was gone over; what is before another stands still; what was let out was held against all that was out
-- then, and stays in the ledger of releases as it left: it can only be withdrawn.
create function analysis.keep_release() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  person text := current_setting('app.person');
  decided text[] := '{status,released,released_by,reason}';
  of_withdrawing text[] := '{status,withdrawn,withdrawn_by,reason}';
begin
  if tg_op = 'DELETE' then
    if old.status in ('released', 'withdrawn') then
      raise check_violation using constraint = 'what_was_let_out_stays', message = 'what was let out stays';
    end if;
    if old.status = 'proposed' then
      raise check_violation using constraint = 'what_is_proposed_stands_still', message = 'what is proposed stands still';
    end if;
    return old;
  end if;
  if tg_op = 'UPDATE' and old.status in ('released', 'withdrawn')
     and (old.status = 'withdrawn' or new.status <> 'withdrawn'
          or to_jsonb(new) - of_withdrawing <> to_jsonb(old) - of_withdrawing) then
    raise check_violation using constraint = 'what_was_let_out_stays', message = 'what was let out stays';
  end if;
  if tg_op = 'UPDATE' and old.status = 'proposed'
     and (new.status = 'withdrawn' or to_jsonb(new) - decided <> to_jsonb(old) - decided) then
    raise check_violation using constraint = 'what_is_proposed_stands_still', message = 'what is proposed stands still';
  end if;
  if tg_op = 'UPDATE' and new.dataset <> old.dataset then
    raise check_violation using constraint = 'a_release_stays_with_its_dataset', message = 'a release stays with its dataset';
  end if;
  if new.status not in ('released', 'withdrawn') or tg_op = 'INSERT' or old.status not in ('released', 'withdrawn') then
    -- Whoever may not add a release at all is told so by the policies, and not that its snapshot was not gone over.
    if new.snapshot is not null
       and (select status from analysis.snapshot where id = new.snapshot for share) is distinct from 'reviewed' then
      raise check_violation using constraint = 'a_release_is_of_what_was_gone_over', message = 'a release is of what was gone over';
    end if;
    if exists (select from analysis.snapshot s where s.id = new.snapshot and s.audience = 'parties') and new.audience = 'public'
       or (tg_op = 'INSERT' or new.status in ('proposed', 'released') and new.status <> old.status
           or (new.snapshot, new.audience) is distinct from (old.snapshot, old.audience))
          and not analysis.answers_hold(new.snapshot, new.audience) then
      raise check_violation using constraint = 'no_answer_is_shown_further_than_it_was_released', message = 'no answer is shown further than it was released';
    end if;
  end if;
  if new.status = 'released' and (tg_op = 'INSERT' or old.status <> 'released') then
    perform from analysis.dataset where id = new.dataset for update;
    if analysis.left_elsewhere(new.snapshot) then
      raise check_violation using constraint = 'the_same_data_leave_one_dataset', message = 'the same data leave one dataset';
    end if;
    if tg_op = 'INSERT' or old.status <> 'proposed'
       or exists (select from analysis.release r
                   where r.dataset = new.dataset and r.id <> new.id and r.status in ('released', 'withdrawn')
                     and not new.proof -> 'against' ? r.id::text) then
      raise check_violation using constraint = 'what_leaves_was_held_against_all_that_left', message = 'what leaves was held against all that left';
    end if;
  end if;
  if tg_op = 'UPDATE' and person <> 'platform' then
    if new.released_by is distinct from old.released_by and new.released_by <> person
       or new.withdrawn_by is distinct from old.withdrawn_by and new.withdrawn_by <> person then
      raise check_violation using constraint = 'each_lets_out_themselves', message = 'each lets out, and withdraws, themselves';
    end if;
    if (new.proof, new.figures, new.digest) is distinct from (old.proof, old.figures, old.digest) then
      raise check_violation using constraint = 'the_platform_proves', message = 'the platform proves, and nobody else';
    end if;
    if old.status = 'draft' and person <> all (new.changed_by) then
      new.changed_by := new.changed_by || person;
    end if;
  end if;
  return new;
end
$$;
create trigger what_was_let_out_stays before insert or update or delete on analysis.release
  for each row execute function analysis.keep_release();

create function analysis.keep_figures() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' or exists (select from analysis.release r where r.figures = old.id and r.status <> 'draft') then
    raise check_violation using constraint = 'figures_stay_as_they_were_proved', message = 'figures stay as they were proved';
  end if;
  return old;
end
$$;
create trigger figures_stay before update or delete on analysis.figures
  for each row execute function analysis.keep_figures();

-- What others may know of a release: of one that is out, to its readers; of one in the making, to those inside.
create view analysis.shared_release with (security_barrier) as
select r.*, d.code as dataset_code, d.kind, d.party, d.wording as dataset_wording, s.brought as taken, s.columns, s.layout,
       r.dataset = any ((select analysis.inside('release.add', 'release.change', 'release.approve'))::uuid[]) as is_inside
  from analysis.release r
  join analysis.dataset d on d.id = r.dataset
  join analysis.snapshot s on s.id = r.snapshot
 where (r.status = 'released' and (r.audience = 'public' or (select analysis.reads_with_the_parties())))
    or r.dataset = any ((select analysis.inside('release.add', 'release.change', 'release.approve'))::uuid[]);

-- Which release rests on which answer, as far as the release is known.
create view analysis.shared_source with (security_barrier) as
select r.id as release, r.code, a.answer
  from analysis.shared_release r join analysis.snapshot_answer a on a.snapshot = r.snapshot;

revoke execute on all functions in schema analysis from public;
grant execute on function analysis.is_inside, analysis.inside, analysis.reads_with_the_parties, analysis.answers_hold,
  analysis.is_code_out, analysis.left_elsewhere to app_rw;

grant select, insert on analysis.dataset, analysis.snapshot, analysis.snapshot_answer, analysis.release to app_rw;
grant update (wording, touch, closed) on analysis.dataset to app_rw;
grant update (status, columns, key, findings, reviewed, reviewed_by) on analysis.snapshot to app_rw;
grant select, insert, delete on analysis.chunk, analysis.dictionary, analysis.figures to app_rw;
grant delete on analysis.snapshot_answer, analysis.release to app_rw;
grant update (key, box) on analysis.chunk, analysis.dictionary to app_rw;
grant update (code, snapshot, wording, audience, k, status, touch, protecting, fault, proof, figures, digest, released, released_by,
              withdrawn, withdrawn_by, reason) on analysis.release to app_rw;
grant select on analysis.shared_release, analysis.shared_source to app_rw;

alter table analysis.dataset enable row level security;
create policy whose_data_they_are on analysis.dataset for select
  using ((select current_setting('app.person')) = 'platform'
         or case when party is null then (select identity.may_everywhere('dataset.list', 'dataset.read', 'dataset.change'))
                 else party = any ((select identity.parties_for('dataset.list', 'dataset.read', 'dataset.change'))::text[]) end);
create policy who_may_add on analysis.dataset for insert
  with check (analysis.is_inside(party, 'dataset.add') and made_by = current_setting('app.person'));
create policy who_may_change on analysis.dataset for update
  using (analysis.is_inside(party, 'dataset.change', 'snapshot.bring', 'snapshot.take-answers', 'release.add', 'release.approve'));

alter table analysis.snapshot enable row level security;
create policy whose_data_they_are on analysis.snapshot for select
  using (dataset = any ((select analysis.inside('snapshot.read', 'dataset.read'))::uuid[]));
create policy who_may_bring on analysis.snapshot for insert
  with check (dataset = any ((select analysis.inside('snapshot.bring', 'snapshot.take-answers'))::uuid[])
              and status = 'read' and brought_by = current_setting('app.person'));
create policy who_may_mend on analysis.snapshot for update
  using (dataset = any ((select analysis.inside('snapshot.mend', 'snapshot.keep', 'snapshot.review', 'snapshot.drop'))::uuid[]));

alter table analysis.chunk enable row level security;
create policy who_may_count on analysis.chunk for select
  using (snapshot in (select s.id from analysis.snapshot s
                       where s.dataset = any ((select analysis.inside('snapshot.tabulate', 'snapshot.drop', 'release.protect', 'release.compare'))::uuid[])));
create policy who_may_bring on analysis.chunk for insert
  with check (snapshot in (select s.id from analysis.snapshot s
                            where s.dataset = any ((select analysis.inside('snapshot.bring', 'snapshot.take-answers'))::uuid[])));
create policy who_may_drop on analysis.chunk for delete
  using (snapshot in (select s.id from analysis.snapshot s where s.dataset = any ((select analysis.inside('snapshot.drop'))::uuid[])));
create policy the_platform_changes_locks on analysis.chunk for update using ((select current_setting('app.person')) = 'platform');

alter table analysis.dictionary enable row level security;
create policy who_may_count on analysis.dictionary for select
  using (snapshot in (select s.id from analysis.snapshot s
                       where s.dataset = any ((select analysis.inside('snapshot.tabulate', 'snapshot.mend', 'snapshot.keep', 'snapshot.drop',
                                                                      'release.add', 'release.change', 'release.protect', 'release.compare'))::uuid[])));
create policy who_may_bring on analysis.dictionary for insert
  with check (snapshot in (select s.id from analysis.snapshot s
                            where s.dataset = any ((select analysis.inside('snapshot.bring', 'snapshot.take-answers', 'snapshot.keep'))::uuid[])));
create policy who_may_drop on analysis.dictionary for delete
  using (snapshot in (select s.id from analysis.snapshot s
                       where s.dataset = any ((select analysis.inside('snapshot.drop', 'snapshot.keep'))::uuid[])));
create policy the_platform_changes_locks on analysis.dictionary for update using ((select current_setting('app.person')) = 'platform');

alter table analysis.snapshot_answer enable row level security;
create policy as_their_snapshot on analysis.snapshot_answer for select
  using (snapshot in (select s.id from analysis.snapshot s));
create policy who_may_take on analysis.snapshot_answer for insert
  with check (snapshot in (select s.id from analysis.snapshot s
                            where s.dataset = any ((select analysis.inside('snapshot.take-answers'))::uuid[])));
create policy who_may_drop on analysis.snapshot_answer for delete
  using (snapshot in (select s.id from analysis.snapshot s where s.dataset = any ((select analysis.inside('snapshot.drop'))::uuid[])));

alter table analysis.release enable row level security;
create policy what_is_out_is_for_its_readers on analysis.release for select
  using ((status = 'released' and (audience = 'public' or (select analysis.reads_with_the_parties())))
         or dataset = any ((select analysis.inside('release.add', 'release.change', 'release.approve'))::uuid[]));
create policy who_may_add on analysis.release for insert
  with check (dataset = any ((select analysis.inside('release.add'))::uuid[]) and status = 'draft' and made_by = current_setting('app.person'));
create policy who_may_change on analysis.release for update
  using (dataset = any ((select analysis.inside('release.change', 'release.protect', 'release.propose', 'release.approve',
                                                'release.return', 'release.withdraw'))::uuid[]));
create policy a_draft_may_go on analysis.release for delete
  using (status = 'draft' and dataset = any ((select analysis.inside('release.discard'))::uuid[]));

alter table analysis.figures enable row level security;
create policy as_their_release on analysis.figures for select using (exists (select from analysis.release r where r.figures = figures.id));
create policy the_platform_protects on analysis.figures for insert with check ((select current_setting('app.person')) = 'platform');
create policy the_platform_protects_anew on analysis.figures for delete using ((select current_setting('app.person')) = 'platform');

-- Protecting is asked for by who protects.
drop policy work_is_asked_for_by_who_may on jobs.job;
create policy work_is_asked_for_by_who_may on jobs.job as restrictive for insert
  with check ((select current_setting('app.person') = 'platform') or case
    when kind = 'import.read' then (select identity.may('import.bring'))
    when kind in ('import.keep', 'lineage.suggest') then (select identity.may('import.keep', 'import.keep-batch'))
    when kind = 'report.compile' then (select identity.may('report.compile'))
    when kind = 'release.protect' then (select identity.may('release.protect'))
    when kind = 'invitation.mail' then (select identity.may('nomination.check', 'invitation.send'))
    when kind = 'account.notice-mail' then payload ->> 'person' = current_setting('app.person')
    else kind not in ('notification.mail', 'notification.look', 'password.reset-mail', 'account.address-mail', 'version.read',
                      'snapshot.lock-anew')
  end);
