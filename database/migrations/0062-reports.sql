-- Reports: what a mandate owes to an organ and a session, compiled from answers. A draft is the Secretariat's; how a State is
-- quoted it sees before anybody else does; what was issued is for whom it was issued.

create schema reports;
grant usage on schema reports to app_rw;

create table reports.report (
  id        uuid primary key default gen_random_uuid(),
  mandate   uuid not null references decisions.mandate deferrable,
  -- The ready template it was begun from.
  template  text check (template ~ '^[a-z][a-z0-9-]*$'),
  -- Title, symbol, organ, session, item of its agenda and the day it bears.
  wording   jsonb not null check (jsonb_typeof(wording) = 'object'),
  audience  text not null check (audience in ('parties', 'public')),
  blocks    jsonb not null check (jsonb_typeof(blocks) = 'array'),
  status    text not null default 'draft' check (status in ('draft', 'shown', 'issued', 'withdrawn')),
  -- Counts the changes, so that nobody overwrites what they have not seen.
  touch     integer not null default 1 check (touch >= 1),
  -- How far compiling is, from 0 to 1, while it is under way; and why it was given up.
  compiling real check (compiling between 0 and 1),
  fault     text,
  snapshot  uuid,
  -- By when those who are quoted are to have seen it.
  until     date,
  stage     text check (stage in ('draft', 'final')),
  document  uuid references decisions.document deferrable,
  issued    timestamptz(3),
  issued_by text,
  made      timestamptz(3) not null,
  made_by   text not null default current_setting('app.person'),

  constraint what_is_issued_has_its_snapshot check (status <> 'issued' or snapshot is not null),
  constraint what_is_issued_was_issued_by_somebody check (
    (status = 'issued') = (issued is not null) and (issued is null) = (issued_by is null) and (issued is null) = (stage is null)),
  constraint what_is_final_has_a_symbol check (stage is distinct from 'final' or coalesce(wording ->> 'symbol', '') <> ''),
  constraint what_is_shown_has_a_day check (status <> 'shown' or until is not null)
);
create index report_mandate on reports.report (mandate);

-- A symbol as two printings of it are compared.
create function reports.key_of(symbol text) returns text
language sql immutable set search_path = pg_catalog as $$ select upper(regexp_replace(symbol, '\s+', '', 'g')) $$;
create unique index each_symbol_is_issued_once on reports.report (reports.key_of(wording ->> 'symbol'))
  where status = 'issued' and coalesce(wording ->> 'symbol', '') <> '';

-- The calls whose answers a report rests on.
create table reports.report_call (
  report  uuid not null references reports.report on delete cascade,
  call    uuid not null references calls.call,
  ordinal integer not null check (ordinal >= 0),
  primary key (report, call)
);
create index report_call_call on reports.report_call (call);

-- A report as it was compiled: its canonical JSON, from which every output is made, and the digest of it.
create table reports.snapshot (
  id      uuid primary key default gen_random_uuid(),
  report  uuid not null references reports.report on delete cascade,
  content text not null,
  digest  text not null,
  taken   date not null,
  -- The change of the report it was compiled from.
  touch   integer not null check (touch >= 1),
  made    timestamptz(3) not null,

  constraint a_snapshot_is_what_its_digest_says check (digest = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  constraint a_snapshot_is_of_one_report unique (id, report)
);
create index snapshot_report on reports.snapshot (report, made desc);
alter table reports.report add constraint the_snapshot_is_its_own
  foreign key (snapshot, id) references reports.snapshot (id, report) deferrable initially deferred;

-- Which line of a report rests on which answer: the last link of the thread, walked from both ends.
create table reports.source (
  snapshot uuid not null references reports.snapshot on delete cascade,
  block    integer not null check (block >= 0),
  part     text not null,
  answer   uuid not null references submissions.answer,
  party    text not null,
  primary key (snapshot, block, part, answer)
);
create index source_answer on reports.source (answer);

-- Words of a State in a report: shown to it before the report is issued, corrected by it, settled by the Secretariat.
create table reports.quotation (
  id           uuid primary key default gen_random_uuid(),
  report       uuid not null references reports.report on delete cascade,
  -- The answer, and which of its texts.
  place        text not null check (place ~ '^[0-9a-f-]{36}:\d+$'),
  answer       uuid not null references submissions.answer,
  party        text not null,
  text         text not null check (text <> ''),
  language     text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  -- What the report is called, and by when this is to be seen: its State does not read the draft.
  title        jsonb not null,
  until        date,
  shown        boolean not null default false,
  status       text not null default 'to-see' check (status in ('to-see', 'seen', 'contested', 'settled')),
  correction   text check (char_length(correction) <= 5000),
  wording      text check (wording <> '' and char_length(wording) <= 20000),
  answered     timestamptz(3),
  answered_by  text,
  outcome      text check (outcome in ('kept', 'reworded')),
  note         text not null default '' check (char_length(note) <= 5000),
  settled      timestamptz(3),
  settled_by   text,

  constraint each_place_is_quoted_once unique (report, place),
  constraint what_is_contested_says_what_is_wrong check (status <> 'contested' or coalesce(correction, '') <> ''),
  constraint what_is_settled_says_how check (
    (status = 'settled') = (outcome is not null) and (outcome is null) = (settled is null) and (outcome is null) = (settled_by is null)),
  constraint what_is_reworded_has_its_words check (outcome is distinct from 'reworded' or wording is not null),
  constraint whoever_asks_does_not_settle check (settled_by <> answered_by),
  constraint what_is_answered_was_answered_by_somebody check ((answered is null) = (answered_by is null))
);
create index quotation_party on reports.quotation (party) where shown;
create index quotation_answer on reports.quotation (answer);

-- What was issued stays as it was issued.
create function reports.keep_issued() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if old.status in ('issued', 'withdrawn') then
    raise check_violation using constraint = 'what_is_issued_stays', message = 'what is issued stays';
  end if;
  return new;
end
$$;
create trigger what_is_issued_stays before update on reports.report for each row execute function reports.keep_issued();

-- Who is quoted changes of a quotation what they say to it, as themselves; the words and how it is settled are not theirs.
create function reports.keep_quotation() returns trigger
language plpgsql set search_path = pg_catalog as $$
declare theirs text[] := '{status,correction,wording,answered,answered_by}';
begin
  if not identity.may_everywhere('report.compile', 'report.preview', 'quotation.settle')
     and (new.status not in ('seen', 'contested') or new.answered_by is distinct from current_setting('app.person')
          or to_jsonb(new) - theirs <> to_jsonb(old) - theirs) then
    raise check_violation using constraint = 'who_is_quoted_says_their_part', message = 'who is quoted says their part';
  end if;
  return new;
end
$$;
create trigger who_is_quoted_says_their_part before update on reports.quotation
  for each row execute function reports.keep_quotation();

grant select, insert, update on reports.report to app_rw;
grant select, insert, delete on reports.report_call to app_rw;
grant select, insert, delete on reports.snapshot, reports.source to app_rw;
grant select, insert, update, delete on reports.quotation to app_rw;

alter table reports.report enable row level security;
create policy what_was_issued_is_for_its_readers on reports.report for select
  using ((select identity.may_everywhere('report.list', 'report.change'))
         or (status = 'issued' and (audience = 'public' or (audience = 'parties' and (select submissions.acts_for_a_state())))));
create policy who_may_add on reports.report for insert
  with check ((select identity.may('report.add')) and status = 'draft' and made_by = current_setting('app.person'));
create policy who_may_change on reports.report for update
  using ((select identity.may('report.change', 'report.compile', 'report.preview', 'report.issue', 'report.withdraw-draft')));

alter table reports.report_call enable row level security;
create policy as_their_report on reports.report_call for select using (exists (select from reports.report r where r.id = report));
create policy who_may_add on reports.report_call for insert with check ((select identity.may('report.add', 'report.change')));
create policy who_may_remove on reports.report_call for delete using ((select identity.may('report.change')));

alter table reports.snapshot enable row level security;
create policy as_their_report on reports.snapshot for select using (exists (select from reports.report r where r.id = report));
create policy who_may_add on reports.snapshot for insert with check ((select identity.may('report.compile')));
create policy who_may_remove on reports.snapshot for delete using ((select identity.may('report.compile')));

alter table reports.source enable row level security;
create policy as_their_snapshot on reports.source for select using (exists (select from reports.snapshot s where s.id = snapshot));
create policy who_may_add on reports.source for insert with check ((select identity.may('report.compile')));
create policy who_may_remove on reports.source for delete using ((select identity.may('report.compile')));

alter table reports.quotation enable row level security;
create policy its_state_and_who_writes_the_report on reports.quotation for select
  using ((select identity.may_everywhere('report.list', 'report.change', 'quotation.settle'))
         or (shown and party = any ((select identity.parties_for('quotation.list'))::text[])));
create policy who_may_add on reports.quotation for insert with check ((select identity.may('report.compile')));
create policy who_may_remove on reports.quotation for delete using ((select identity.may('report.compile')));
create policy its_state_answers_and_who_writes_settles on reports.quotation for update
  using ((select identity.may_everywhere('report.compile', 'report.preview', 'quotation.settle'))
         or (shown and party = any ((select identity.parties_for('quotation.correct', 'quotation.see'))::text[])));

-- Compiling is asked for by who compiles.
drop policy work_is_asked_for_by_who_may on jobs.job;
create policy work_is_asked_for_by_who_may on jobs.job as restrictive for insert
  with check ((select current_setting('app.person') = 'platform') or case
    when kind = 'import.read' then (select identity.may('import.bring'))
    when kind in ('import.keep', 'lineage.suggest') then (select identity.may('import.keep', 'import.keep-batch'))
    when kind = 'report.compile' then (select identity.may('report.compile'))
    when kind = 'invitation.mail' then (select identity.may('nomination.check', 'invitation.send'))
    when kind = 'account.notice-mail' then payload ->> 'person' = current_setting('app.person')
    else kind not in ('notification.mail', 'notification.look', 'password.reset-mail', 'account.address-mail', 'version.read')
  end);
