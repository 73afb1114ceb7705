-- Calls for information: mandates put as questions to States and organizations, and the bank the questions come from.

create schema calls;
grant usage on schema calls to app_rw;

-- A question by its code, in the edition of its words. What was asked once in an edition stays as it was asked.
create table calls.question (
  code    text not null check (code ~ '^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*$' and char_length(code) <= 100),
  edition integer not null check (edition >= 1),
  kind    text not null check (kind in ('compliance', 'explanation', 'date', 'number', 'table', 'choice', 'file',
                                        'law', 'practice', 'authority', 'assistance')),
  per     text not null check (per in ('standing', 'year')),
  wording jsonb not null check (jsonb_typeof(wording) = 'object'),
  -- Asked no more; what was answered to it stays.
  retired boolean not null default false,
  shipped boolean not null,
  made    timestamptz(3) not null,
  made_by text not null default current_setting('app.person'),
  primary key (code, edition)
);

-- Where a question hangs: at an article of a treaty, or at a mandate.
create table calls.anchor (
  question   text not null,
  edition    integer not null,
  instrument text,
  article    text,
  paragraph  text,
  mandate    uuid references decisions.mandate deferrable,
  foreign key (question, edition) references calls.question on delete cascade,
  constraint an_anchor_is_an_article_or_a_mandate check (
    (mandate is null) = (instrument is not null) and (instrument is null) = (article is null) and (paragraph is null or article is not null))
);
create index anchor_of_question on calls.anchor (question, edition);
create index anchor_at_mandate on calls.anchor (mandate);
create index anchor_at_article on calls.anchor (instrument, article);

-- A call, its days, its audience. Its rules and words stand whole in `wording`; what the database must know stands beside.
create table calls.call (
  id        uuid primary key default gen_random_uuid(),
  wording   jsonb not null check (jsonb_typeof(wording) = 'object'),
  status    text not null default 'draft' check (status in ('draft', 'tested', 'open', 'closed')),
  edition   integer not null default 1 check (edition >= 1),
  due       date not null,
  audience  text not null check (audience in ('secretariat', 'parties', 'public')),
  published date,
  opened    date,
  closed    date,
  touch     integer not null default 1 check (touch >= 1),
  made      timestamptz(3) not null,
  made_by   text not null default current_setting('app.person'),

  constraint what_was_opened_has_its_day check ((status in ('open', 'closed')) = (opened is not null)),
  constraint what_was_closed_has_its_day check ((status = 'closed') = (closed is not null))
);

-- The mandates a call is issued under, the first named first.
create table calls.call_mandate (
  call    uuid not null references calls.call on delete cascade,
  mandate uuid not null references decisions.mandate deferrable,
  ordinal integer not null check (ordinal >= 0),
  primary key (call, mandate)
);
create index call_under_mandate on calls.call_mandate (mandate);

-- The questionnaire of a call, edition by edition, with the editions of the questions it asks.
create table calls.edition (
  call    uuid not null references calls.call on delete cascade,
  number  integer not null check (number >= 1),
  questionnaire jsonb not null check (jsonb_typeof(questionnaire) = 'object'),
  -- Why there is a new one, from the second on.
  reason  jsonb check (jsonb_typeof(reason) = 'object'),
  made    timestamptz(3) not null,
  made_by text not null default current_setting('app.person'),
  primary key (call, number)
);
create table calls.asked (
  call     uuid not null,
  number   integer not null,
  ordinal  integer not null check (ordinal >= 0),
  question text not null,
  edition  integer not null,
  primary key (call, number, question),
  foreign key (call, number) references calls.edition on delete cascade,
  foreign key (question, edition) references calls.question
);
create index asked_question on calls.asked (question);

-- Who is asked, as it was worked out on the day the call opened.
create table calls.addressee (
  call    uuid not null references calls.call on delete cascade,
  party   text not null check (party <> ''),
  form    text not null check (form in ('obligatory', 'invited')),
  -- Where it stands with its answer, as its submission says; what it writes is told nowhere here.
  standing text not null default 'not-opened' check (standing in (
             'not-opened', 'opened', 'drafting', 'cleared', 'submitted', 'clarifying', 'withdrawn')),
  submitted timestamptz(3),
  -- The later day it asks for, and the one it was given.
  asks_until date,
  extended   date,
  needs_help boolean not null default false,
  -- What is asked to be made clear and was not yet.
  unclear    integer not null default 0 check (unclear >= 0),
  primary key (call, party)
);
create index addressee_party on calls.addressee (party);

-- A reminder that went out, so that none goes out twice.
create table calls.reminder (
  call  uuid not null references calls.call on delete cascade,
  party text not null,
  -- The day it was due, and how many days before it; the latter null for one sent by hand.
  due    date not null,
  before integer check (before >= 1),
  at     timestamptz(3) not null,
  made_by text not null default current_setting('app.person'),
  foreign key (call, party) references calls.addressee on delete cascade
);
create unique index a_reminder_goes_out_once on calls.reminder (call, party, due, before) where before is not null;

-- Ready-made questionnaires, to begin a call from.
create table calls.template (
  code  text primary key check (code ~ '^[a-z][a-z0-9-]*$'),
  title jsonb not null,
  note  jsonb not null,
  questionnaire jsonb not null,
  shipped boolean not null
);

-- A call goes from draft to tested, open and closed; what was opened asks the same of the same for good, and its day only
-- moves away.
create function calls.stand_still() returns trigger language plpgsql set search_path = pg_catalog as $$
declare fixed text[] := '{mandates,instrument,groups,besides,except,year,audience}';
begin
  if (old.status, new.status) not in (('draft', 'draft'), ('draft', 'tested'), ('tested', 'tested'), ('tested', 'draft'),
                                      ('tested', 'open'), ('open', 'open'), ('open', 'closed'), ('closed', 'closed')) then
    raise check_violation using constraint = 'a_call_goes_its_way', message = 'a call goes from draft to tested, open and closed';
  end if;
  if old.status in ('open', 'closed') and (
       (select jsonb_object_agg(key, value) from jsonb_each(old.wording) where key = any (fixed))
         is distinct from (select jsonb_object_agg(key, value) from jsonb_each(new.wording) where key = any (fixed))
       or new.audience <> old.audience or new.due < old.due or new.opened <> old.opened or new.edition < old.edition) then
    raise check_violation using constraint = 'what_was_opened_stands_still', message = 'what was opened stands still';
  end if;
  return new;
end
$$;
create trigger what_was_opened_stands_still before update on calls.call for each row execute function calls.stand_still();

-- More time gives who decides on it, and that it was submitted says who submits or withdraws it.
create function calls.keep_addressee() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.extended is distinct from old.extended and not identity.may_everywhere('extension.decide')
     or new.submitted is distinct from old.submitted
        and not identity.may_for(new.party, 'submission.submit', 'submission.withdraw') then
    raise check_violation using constraint = 'each_notes_what_is_theirs', message = 'each notes what is theirs';
  end if;
  return new;
end
$$;
create trigger each_notes_what_is_theirs before update on calls.addressee for each row execute function calls.keep_addressee();

-- The history of a question is everybody's, like the bank. That of a call begins with its drafts, so it is told to who writes calls.
create or replace function ledger.is_open(subject text) returns boolean
language sql stable set search_path = pg_catalog as $$
  select case split_part(subject, ':', 1)
    when 'import' then identity.may('import.read')
    when 'call' then identity.may('call.change')
    else split_part(subject, ':', 1) in ('mandate', 'document', 'session', 'treaty', 'treaty-act', 'actor', 'role', 'question')
  end
$$;

-- For which States and organizations somebody is appointed today who may answer: told to who asks them.
create function calls.reached() returns setof text
language sql stable security definer set search_path = pg_catalog as $$
  select distinct a.party
    from identity.appointment a
    join identity.person p on p.id = a.person and p.status = 'active'
    join identity.role_right r on r.role = a.role and r.act in ('submission.open', 'submission.*')
   where a.party is not null and a.ended is null
     and (now() at time zone 'UTC')::date between a.since and coalesce(a.until, 'infinity')
     and identity.may('call.open', 'call.preview-addressees', 'call.read-board', 'call.remind')
$$;

-- How many stand where with a call: told to who follows the answers, and once it is closed to everybody.
create function calls.tally(id uuid) returns table (standing text, n integer)
language sql stable security definer set search_path = pg_catalog as $$
  select d.standing, count(*)::integer
    from calls.addressee d join calls.call c on c.id = d.call
   where c.id = $1 and (c.status = 'closed' or identity.may('call.read-board'))
   group by d.standing
$$;
revoke execute on all functions in schema calls from public;
grant execute on function calls.reached, calls.tally to app_rw;

-- What later modules read of calls, each as far as the reader may.
create view calls.shared_question with (security_invoker = true) as
  select code, edition, kind, per, wording, retired from calls.question;
create view calls.shared_call with (security_invoker = true) as
  select id, wording, status, edition, due, audience, published, opened, closed from calls.call;
create view calls.shared_mandate with (security_invoker = true) as select call, mandate, ordinal from calls.call_mandate;
create view calls.shared_edition with (security_invoker = true) as select call, number, questionnaire, reason, made from calls.edition;
create view calls.shared_asked with (security_invoker = true) as select call, number, ordinal, question, edition from calls.asked;
create view calls.shared_addressee with (security_invoker = true) as
  select call, party, form, standing, submitted, asks_until, extended, needs_help, unclear from calls.addressee;
grant select on calls.shared_question, calls.shared_call, calls.shared_mandate, calls.shared_edition, calls.shared_asked,
  calls.shared_addressee to app_rw;

grant select, insert on calls.question to app_rw;
grant update (retired) on calls.question to app_rw;
grant select, insert on calls.anchor, calls.asked, calls.edition, calls.reminder to app_rw;
grant select, insert, delete on calls.call_mandate, calls.template to app_rw;
grant delete on calls.edition, calls.asked, calls.call to app_rw;
grant select, insert, update on calls.call to app_rw;
grant select, insert on calls.addressee to app_rw;
grant update (standing, submitted, asks_until, extended, needs_help, unclear) on calls.addressee to app_rw;

alter table calls.question enable row level security;
create policy everybody_reads on calls.question for select using (true);
create policy who_keeps_the_bank_adds on calls.question for insert
  with check ((select identity.may('question.add', 'question.correct', 'question.import')) and made_by = current_setting('app.person')
              and (not shipped or current_setting('app.person') = 'platform'));
create policy who_keeps_the_bank_retires on calls.question for update using ((select identity.may('question.retire')));

alter table calls.anchor enable row level security;
create policy everybody_reads on calls.anchor for select using (true);
create policy who_keeps_the_bank_adds on calls.anchor for insert
  with check ((select identity.may('question.add', 'question.correct', 'question.import')));

-- A draft is seen by who writes calls; what was opened is everybody's to read.
alter table calls.call enable row level security;
create policy what_was_opened_is_public on calls.call for select
  using (status in ('open', 'closed') or (select identity.may('call.add', 'call.change')));
create policy who_may_add on calls.call for insert
  with check ((select identity.may('call.add')) and status = 'draft' and made_by = current_setting('app.person'));
create policy who_may_change on calls.call for update
  using ((select identity.may('call.change', 'call.test', 'call.open', 'call.close', 'call.correct')));
create policy a_draft_may_go on calls.call for delete using (status in ('draft', 'tested') and (select identity.may('call.remove')));

alter table calls.call_mandate enable row level security;
create policy as_their_call on calls.call_mandate for select using (exists (select from calls.call c where c.id = call));
-- Under which mandates it is issued is fixed when it opens.
create policy who_may_add on calls.call_mandate for insert
  with check ((select identity.may('call.add', 'call.change'))
              and exists (select from calls.call c where c.id = call and c.status in ('draft', 'tested')));
create policy who_may_remove on calls.call_mandate for delete
  using ((select identity.may('call.change', 'call.remove'))
         and exists (select from calls.call c where c.id = call and c.status in ('draft', 'tested')));

alter table calls.edition enable row level security;
create policy as_their_call on calls.edition for select using (exists (select from calls.call c where c.id = call));
create policy who_may_add on calls.edition for insert
  with check ((select identity.may('call.add', 'call.change', 'call.test', 'call.correct')) and made_by = current_setting('app.person'));
-- An edition that was answered to stays; the one that is being written is written anew.
create policy who_may_remove on calls.edition for delete
  using ((select identity.may('call.change', 'call.remove', 'call.test'))
         and exists (select from calls.call c where c.id = call and c.status in ('draft', 'tested')));

alter table calls.asked enable row level security;
create policy as_their_call on calls.asked for select using (exists (select from calls.call c where c.id = call));
create policy who_may_add on calls.asked for insert
  with check ((select identity.may('call.add', 'call.change', 'call.test', 'call.correct')));
create policy who_may_remove on calls.asked for delete
  using ((select identity.may('call.change', 'call.remove', 'call.test'))
         and exists (select from calls.call c where c.id = call and c.status in ('draft', 'tested')));

-- Who is asked is known to who follows the answers, and to each of their own.
alter table calls.addressee enable row level security;
create policy who_follows_the_answers_and_each_their_own on calls.addressee for select
  using ((select identity.may_everywhere('call.read-board', 'submission.read'))
         or party = any ((select identity.parties_for('submission.read'))::text[]));
create policy who_opens_adds on calls.addressee for insert
  with check ((select identity.may('call.open')) and exists (select from calls.call c where c.id = call and c.status = 'open'));
-- Where somebody stands changes with what they do with their answer, and with what is asked and granted.
create policy as_their_answer_stands on calls.addressee for update
  using (identity.may_for(party, 'submission.open', 'draft.save', 'clarification.ask', 'extension.decide'));

alter table calls.reminder enable row level security;
create policy who_follows_the_answers on calls.reminder for select using ((select identity.may('call.read-board')));
create policy who_reminds on calls.reminder for insert
  with check ((select identity.may('call.remind')) and made_by = current_setting('app.person'));

alter table calls.template enable row level security;
create policy everybody_reads on calls.template for select using (true);
create policy who_writes_calls_keeps_their_own on calls.template for insert
  with check ((select identity.may('call.add')) and (not shipped or current_setting('app.person') = 'platform'));
create policy who_writes_calls_takes_their_own_out on calls.template for delete
  using ((select identity.may('call.add')) and (not shipped or current_setting('app.person') = 'platform'));
