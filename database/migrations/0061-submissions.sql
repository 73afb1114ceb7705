-- What States and organizations answer: written by many, cleared by one, kept once and used by every call that asks the same.
-- Until it is submitted nobody sees it but its party; afterwards whom its party releases it to.

create schema submissions;
grant usage on schema submissions to app_rw;

create table submissions.submission (
  id        uuid primary key default gen_random_uuid(),
  call      uuid not null,
  party     text not null,
  status    text not null default 'drafting' check (status in ('drafting', 'cleared', 'submitted', 'clarifying', 'withdrawn')),
  round     integer not null default 1 check (round >= 1),
  opened    timestamptz(3) not null,
  cleared   timestamptz(3),
  cleared_by text,
  submitted timestamptz(3),
  -- Why it was withdrawn, as its party said.
  withdrawal text check (withdrawal <> '' and char_length(withdrawal) <= 2000),

  foreign key (call, party) references calls.addressee,
  constraint each_answers_a_call_once unique (call, party),
  constraint a_party_stays unique (id, party),
  constraint a_call_stays unique (id, call, party),
  constraint what_is_cleared_was_cleared_by_somebody check ((cleared is null) = (cleared_by is null)),
  constraint what_is_submitted_was_cleared check (status not in ('cleared', 'submitted') or cleared is not null),
  constraint what_is_withdrawn_has_its_reason check (status <> 'withdrawn' or withdrawal is not null)
);
create index submission_party on submissions.submission (party);

-- An answer as it is being written: by which version, by whom, and who besides went over it.
create table submissions.draft (
  submission uuid not null,
  party      text not null,
  question   text not null,
  nth        integer not null default 0 check (nth between 0 and 200),
  version    integer not null check (version >= 1),
  -- Null: taken out again.
  value      jsonb,
  language   text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  by         text not null default current_setting('app.person'),
  at         timestamptz(3) not null,
  seen       text,
  primary key (submission, question, nth),
  foreign key (submission, party) references submissions.submission (id, party),
  constraint nobody_sees_their_own_a_second_time check (seen <> by)
);

-- Every version there was, so that nothing that was written is lost.
create table submissions.draft_version (
  submission uuid not null,
  party      text not null,
  question   text not null,
  nth        integer not null,
  version    integer not null,
  value      jsonb,
  language   text not null,
  by         text not null,
  at         timestamptz(3) not null,
  primary key (submission, question, nth, version),
  foreign key (submission, party) references submissions.submission (id, party)
);

-- What met another text on its way in: kept beside it until somebody says which it is.
create table submissions.conflict (
  id         uuid primary key default gen_random_uuid(),
  submission uuid not null,
  party      text not null,
  question   text not null,
  nth        integer not null,
  base       integer not null check (base >= 0),
  value      jsonb,
  language   text not null,
  by         text not null default current_setting('app.person'),
  at         timestamptz(3) not null,
  settled    timestamptz(3),
  settled_by text,
  foreign key (submission, party) references submissions.submission (id, party),
  constraint what_is_settled_was_settled_by_somebody check ((settled is null) = (settled_by is null))
);
create index conflict_to_settle on submissions.conflict (submission) where settled is null;

-- Who writes which section, and until when.
create table submissions.assignment (
  submission uuid not null,
  party      text not null,
  section    text not null,
  person     text not null references identity.person,
  due        date,
  note       text not null default '' check (char_length(note) <= 2000),
  done       timestamptz(3),
  made       timestamptz(3) not null,
  made_by    text not null default current_setting('app.person'),
  primary key (submission, section, person),
  foreign key (submission, party) references submissions.submission (id, party)
);
create index assignment_person on submissions.assignment (person);

-- What those who write say to one another about a question.
create table submissions.comment (
  id         uuid primary key default gen_random_uuid(),
  submission uuid not null,
  party      text not null,
  question   text not null,
  text       text not null check (text <> '' and char_length(text) <= 5000),
  by         text not null default current_setting('app.person'),
  at         timestamptz(3) not null,
  resolved   timestamptz(3),
  foreign key (submission, party) references submissions.submission (id, party)
);
create index comment_submission on submissions.comment (submission);

-- A cleared answer in the store: who said what to which question of which period, in which round; never edited.
create table submissions.answer (
  id         uuid primary key default gen_random_uuid(),
  -- The order in which they were cleared: of several to one question the last is what is said.
  number     bigint generated always as identity,
  party      text not null,
  question   text not null,
  nth        integer not null default 0,
  period     text not null check (period ~ '^(standing|\d{4})$'),
  submission uuid not null,
  call       uuid not null,
  round      integer not null check (round >= 1),
  value      jsonb not null check (jsonb_typeof(value) = 'object'),
  language   text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  given      timestamptz(3) not null,
  -- Shown to others from when its submission is submitted.
  submitted  timestamptz(3),
  withdrawn  timestamptz(3),
  release    text not null check (release in ('secretariat', 'parties', 'public')),
  released_from date,
  foreign key (submission, call, party) references submissions.submission (id, call, party),
  constraint each_is_said_once_in_a_round unique (submission, round, question, nth)
);
create index answer_in_store on submissions.answer (party, question, period, nth, number desc);
create index answer_to_question on submissions.answer (question, period);
create index answer_to_call on submissions.answer (call, party);

-- Whom its party wishes an answer to be shown to, and from when: said at any time, and good for every round.
create table submissions.wish (
  submission uuid not null,
  party      text not null,
  question   text not null,
  release    text not null check (release in ('secretariat', 'parties', 'public')),
  released_from date,
  primary key (submission, question),
  foreign key (submission, party) references submissions.submission (id, party)
);

-- What the Secretariat asks to have made clear, and what was said to it.
create table submissions.clarification (
  id         uuid primary key default gen_random_uuid(),
  submission uuid not null,
  call       uuid not null,
  party      text not null,
  question   text not null,
  text       text not null check (text <> '' and char_length(text) <= 5000),
  language   text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  asked      timestamptz(3) not null,
  asked_by   text not null default current_setting('app.person'),
  answer     text check (char_length(answer) <= 5000),
  answered   timestamptz(3),
  answered_by text,
  closed     timestamptz(3),
  foreign key (submission, call, party) references submissions.submission (id, call, party),
  constraint what_is_answered_was_answered_by_somebody check (
    (answered is null) = (answered_by is null) and (answered is null) = (answer is null))
);
create index clarification_submission on submissions.clarification (submission);

-- Time that was asked for, why, and what was said to it.
create table submissions.extension (
  id         uuid primary key default gen_random_uuid(),
  submission uuid not null,
  call       uuid not null,
  party      text not null,
  until      date not null,
  reason     text not null check (reason <> '' and char_length(reason) <= 2000),
  asked      timestamptz(3) not null,
  asked_by   text not null default current_setting('app.person'),
  decision   text check (decision in ('granted', 'refused')),
  note       text not null default '' check (char_length(note) <= 2000),
  decided    timestamptz(3),
  decided_by text,
  foreign key (submission, call, party) references submissions.submission (id, call, party),
  constraint what_is_decided_was_decided_by_another check (
    (decision is null) = (decided is null) and (decision is null) = (decided_by is null) and decided_by <> asked_by),
  constraint what_is_refused_is_explained check (decision is distinct from 'refused' or note <> '')
);
create unique index one_extension_is_asked_for_at_a_time on submissions.extension (submission) where decision is null;

-- A file that somebody brought to an answer: seen by who may see the answer.
create table submissions.attachment (
  id         uuid primary key default gen_random_uuid(),
  submission uuid not null,
  party      text not null,
  question   text not null,
  file       text not null references files.file,
  name       text not null check (char_length(name) between 1 and 300),
  type       text not null,
  size       bigint not null,
  language   text check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  brought    timestamptz(3) not null,
  by         text not null default current_setting('app.person'),
  foreign key (submission, party) references submissions.submission (id, party)
);
create index attachment_submission on submissions.attachment (submission, question);
create index attachment_file on submissions.attachment (file);

-- In which section of its questionnaire a question is asked now; nothing where it is asked no more.
create function submissions.section_of(submission uuid, question text) returns text
language sql stable set search_path = pg_catalog as $$
  select s.value ->> 'code'
    from submissions.submission m
    join calls.shared_call c on c.id = m.call
    join calls.shared_edition e on e.call = c.id and e.number = c.edition
   cross join jsonb_array_elements(e.questionnaire -> 'sections') s
   cross join jsonb_array_elements(s.value -> 'items') i
   where m.id = $1
     and (i.value ->> 'question' = $2
          or exists (select from jsonb_array_elements(i.value -> 'items') r where r.value ->> 'question' = $2))
   limit 1
$$;

-- It goes its way: from drafting to cleared and submitted, and from there to a round more or out of sight.
create function submissions.go_its_way() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (old.status, new.status) not in (
       ('drafting', 'cleared'), ('clarifying', 'cleared'), ('cleared', 'drafting'), ('cleared', 'clarifying'), ('cleared', 'submitted'),
       ('submitted', 'clarifying'), ('submitted', 'withdrawn'), ('clarifying', 'withdrawn'), ('withdrawn', 'clarifying'))
     or new.round <> old.round + (old.status in ('submitted', 'withdrawn') and new.status = 'clarifying')::integer
     or new.status = 'submitted' and new.submitted is null
     or new.status <> 'submitted' and new.submitted is distinct from old.submitted
     -- Who cleared it stays who cleared it, whoever submits it.
     or new.status <> 'cleared' and new.cleared_by is not null and new.cleared_by is distinct from old.cleared_by then
    raise check_violation using constraint = 'a_submission_goes_its_way', message = 'a submission goes from drafting to cleared and submitted';
  end if;
  -- An answer that stands is taken out before the eyes of a second person, like one that is put in.
  if new.status = 'cleared' and exists (
       select from submissions.draft d
         join submissions.answer a on a.submission = d.submission and a.question = d.question and a.nth = d.nth
        where d.submission = new.id and d.value is null and d."by" = new.cleared_by and d.seen is null
          and a.submitted is not null and a.withdrawn is null and submissions.section_of(new.id, d.question) is not null) then
    raise check_violation using constraint = 'what_is_taken_out_two_have_seen', message = 'what is taken out two have seen';
  end if;
  return new;
end
$$;
create trigger a_submission_goes_its_way before update on submissions.submission
  for each row execute function submissions.go_its_way();

-- A draft is written by whoever says so, a version at a time, and then seen by nobody yet; or it is seen, and stays as it was.
-- The language of functions keeps the word by for itself, so it stands in quotes here.
create function submissions.keep_draft() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.version = old.version and (new.value, new.language, new."by", new.at) is distinct from (old.value, old.language, old."by", old.at)
     or new.version <> old.version and (new.version <> old.version + 1 or new.seen is not null) then
    raise check_violation using constraint = 'a_draft_is_written_a_version_at_a_time', message = 'a draft is written a version at a time';
  end if;
  if new.version = old.version and new.seen is distinct from old.seen and new.seen is distinct from current_setting('app.person') then
    raise check_violation using constraint = 'each_sees_for_themselves', message = 'each sees for themselves';
  end if;
  return new;
end
$$;
create trigger a_draft_is_written_a_version_at_a_time before update on submissions.draft
  for each row execute function submissions.keep_draft();

-- What was written is kept by the database itself, so that no way of writing can forget to.
create function submissions.keep_version() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' and new.version <> 1 then
    raise check_violation using constraint = 'a_draft_is_written_a_version_at_a_time', message = 'a draft begins with its first version';
  end if;
  insert into submissions.draft_version (submission, party, question, nth, version, value, language, by, at)
  values (new.submission, new.party, new.question, new.nth, new.version, new.value, new.language, new."by", new.at);
  return null;
end
$$;
create trigger every_version_is_kept after insert or update of version on submissions.draft
  for each row execute function submissions.keep_version();

-- Until when a section is to be written says who gives it; whoever was given it says that it is done.
create function submissions.keep_assignment() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (new.due, new.note) is distinct from (old.due, old.note) and not identity.may_for(new.party, 'assignment.save') then
    raise check_violation using constraint = 'who_gives_a_section_gives_its_day', message = 'who gives a section gives its day';
  end if;
  return new;
end
$$;
create trigger who_gives_a_section_gives_its_day before update on submissions.assignment
  for each row execute function submissions.keep_assignment();

-- What is asked to be made clear its own answer, as themselves, and the Secretariat closes.
create function submissions.keep_clarification() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (new.answer, new.answered, new.answered_by) is distinct from (old.answer, old.answered, old.answered_by)
       and (new.answered_by <> current_setting('app.person') or not identity.may_for(new.party, 'clarification.answer'))
     or new.closed is distinct from old.closed and not identity.may_everywhere('clarification.close') then
    raise check_violation using constraint = 'each_says_their_part', message = 'its own answer, and who asked closes';
  end if;
  return new;
end
$$;
create trigger each_says_their_part before update on submissions.clarification
  for each row execute function submissions.keep_clarification();

-- For whom the person of this transaction may do any of these acts as one of theirs; where only in one process, with that.
create function submissions.reach(variadic acts text[]) returns text[]
language sql stable set search_path = pg_catalog as $$
  select coalesce(array_agg(a.party || case when 'in-process' = any (a.conditions) then coalesce(' ' || a.process, '') else '' end), '{}')
    from identity.appointments_for(variadic acts) a where 'own-party' = any (a.conditions) and a.party is not null
$$;

-- Whether they are appointed for a State today.
create function submissions.acts_for_a_state() returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select from identity.appointment a join identity.person p on p.id = a.person and p.status = 'active'
     where a.person = current_setting('app.person') and a.party like 'state-%' and a.ended is null
       and (now() at time zone 'UTC')::date between a.since and coalesce(a.until, 'infinity'))
$$;

-- Whom an answer is shown to besides its own: the Secretariat once it is submitted, those who act for States and the public
-- from its day, as far as it is released.
create function submissions.audiences() returns text[]
language sql stable set search_path = pg_catalog as $$
  select case
    when identity.may_everywhere('answer.read') then array['secretariat', 'parties', 'public']
    when submissions.acts_for_a_state() then array['parties', 'public']
    else array['public'] end
$$;
create function submissions.shows(release text, released_from date, submitted timestamptz, withdrawn timestamptz, audiences text[])
returns boolean language sql stable set search_path = pg_catalog as $$
  select submitted is not null and withdrawn is null and release = any (audiences)
     and ('secretariat' = any (audiences) or released_from is null or released_from <= (now() at time zone 'UTC')::date)
$$;

-- Of whose submission and answer whoever asks may know what was done with it: of their own everything, of others from the
-- day it was submitted what was done before their eyes.
create function submissions.is_told(subject text, act text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select case split_part($1, ':', 1)
    when 'submission' then exists (
      select from submissions.submission s
       where s.id::text = split_part($1, ':', 2)
         and (array[s.party, s.party || ' call:' || s.call] && submissions.reach('submission.read')
              or s.submitted is not null and identity.may_everywhere('submission.read')
                 and ($2 in ('submission.submit', 'submission.withdraw', 'submission.resume') or $2 ~ '^(clarification|extension)\.')))
    when 'answer' then exists (
      select from submissions.answer a
       where a.id::text = split_part($1, ':', 2)
         and (array[a.party, a.party || ' call:' || a.call] && submissions.reach('answer.read')
              or $2 in ('submission.submit', 'answer.release')
                 and submissions.shows(a.release, a.released_from, a.submitted, a.withdrawn, submissions.audiences())))
    else false end
$$;
-- Whether they are told by whom and what of it: of an answer its own alone, as one line tells of several answers.
create function submissions.is_told_whole(subject text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select split_part($1, ':', 1) <> 'answer' or exists (
    select from submissions.answer a
     where a.id::text = split_part($1, ':', 2)
       and array[a.party, a.party || ' call:' || a.call] && submissions.reach('answer.read'))
$$;
create or replace function ledger.history_of(subject text, before bigint, most int)
returns table (number bigint, at timestamptz, act text, person text, name text, role text, party text, changes text)
language sql stable security definer set search_path = pg_catalog as $$
  select e.number, e.at, e.act, p.id, p.name, a.role, a.party, case when known.is then e.changes::text end
    from (select identity.is_appointed() and submissions.is_told_whole(subject) as is) as known
    join ledger.entry e on e.subjects @> array[subject] and e.number < coalesce(before, 9223372036854775807)
    left join identity.person p on p.id = e.person and (known.is or e.person = current_setting('app.person'))
    left join identity.appointment a on a.id = e.appointment and known.is
   where ledger.is_open(subject) or submissions.is_told(subject, e.act)
   order by e.number desc limit most
$$;

-- What a State or organization cleared and submitted it can prove, whoever of its people did it.
create function submissions.own_submissions() returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg('submission:' || s.id), '{}') from submissions.submission s
   where array[s.party, s.party || ' call:' || s.call] && submissions.reach('submission.read')
$$;
create policy what_a_party_submitted_is_its_own_to_prove on ledger.entry for select
  using (act in ('submission.clear', 'submission.submit') and subjects && (select submissions.own_submissions()));

-- What those are called who wrote in a submission, for their own.
create function submissions.people_of(submission uuid) returns table (id text, name text)
language sql stable security definer set search_path = pg_catalog as $$
  select p.id, p.name from identity.person p
   where exists (select from submissions.submission s
                  where s.id = $1 and array[s.party, s.party || ' call:' || s.call] && submissions.reach('submission.read'))
     and p.id in (select v.by from submissions.draft_version v where v.submission = $1
                  union select d.seen from submissions.draft d where d.submission = $1
                  union select c.by from submissions.conflict c where c.submission = $1
                  union select t.by from submissions.comment t where t.submission = $1
                  union select t.person from submissions.assignment t where t.submission = $1
                  union select s.cleared_by from submissions.submission s where s.id = $1)
$$;

-- Who may write for a State or organization in a process today, for who gives out sections.
create function submissions.writers(party text, process text) returns table (person text, name text, role text)
language sql stable security definer set search_path = pg_catalog as $$
  select distinct p.id, p.name, a.role
    from identity.appointment a
    join identity.person p on p.id = a.person and p.status = 'active'
    join identity.role_right r on r.role = a.role and r.act in ('draft.save', 'draft.*')
   where a.party = $1 and (a.process is null or a.process = $2) and a.ended is null
     and (now() at time zone 'UTC')::date between a.since and coalesce(a.until, 'infinity')
     and identity.may_for($1, 'assignment.list-writers', 'assignment.save')
$$;

revoke execute on all functions in schema submissions from public;
grant execute on function submissions.section_of, submissions.reach, submissions.acts_for_a_state, submissions.audiences, submissions.shows,
  submissions.is_told, submissions.is_told_whole, submissions.own_submissions, submissions.people_of, submissions.writers to app_rw;

grant select, insert on submissions.submission, submissions.draft, submissions.conflict, submissions.comment,
  submissions.clarification, submissions.extension, submissions.attachment, submissions.wish to app_rw;
grant select on submissions.draft_version to app_rw;
grant select, insert, delete on submissions.assignment, submissions.answer to app_rw;
grant update (status, round, cleared, cleared_by, submitted, withdrawal) on submissions.submission to app_rw;
grant update (version, value, language, by, at, seen) on submissions.draft to app_rw;
grant update (settled, settled_by) on submissions.conflict to app_rw;
grant update (release, released_from) on submissions.wish to app_rw;
grant update (due, note, done) on submissions.assignment to app_rw;
grant update (resolved) on submissions.comment to app_rw;
grant update (submitted, withdrawn, release, released_from) on submissions.answer to app_rw;
grant update (answer, answered, answered_by, closed) on submissions.clarification to app_rw;
grant update (decision, note, decided, decided_by) on submissions.extension to app_rw;

-- A submission is its party's own; the Secretariat knows of it once it is submitted.
alter table submissions.submission enable row level security;
create policy its_own_and_once_submitted_the_secretariat on submissions.submission for select
  using (array[party, party || ' call:' || call] && (select submissions.reach('submission.read'))
         or submitted is not null and (select identity.may_everywhere('submission.read')));
create policy its_own_open_it on submissions.submission for insert
  with check (party = any ((select identity.parties_for('submission.open'))::text[])
              and status = 'drafting' and round = 1 and submitted is null);
create policy its_own_clear_and_submit_it on submissions.submission for update
  using (party = any ((select identity.parties_for('submission.clear', 'submission.submit', 'submission.withdraw'))::text[]))
  with check (status <> 'cleared' or cleared_by = current_setting('app.person'));

-- What is being written is nobody's but its party's: never the Secretariat's.
alter table submissions.draft enable row level security;
create policy its_own_alone on submissions.draft for select
  using (party = any ((select identity.parties_for('draft.save', 'draft.list-versions'))::text[])
         and exists (select from submissions.submission s where s.id = submission));
-- Who gives out sections writes in all of them, others where they were given one; and only while it is written.
create policy its_own_write on submissions.draft for insert
  with check (by = current_setting('app.person') and seen is null
              and exists (select from submissions.submission s where s.id = submission and s.status in ('drafting', 'clarifying'))
              and (party = any ((select identity.parties_for('assignment.save'))::text[])
                   or party = any ((select identity.parties_for('draft.save'))::text[])
                      and exists (select from submissions.assignment a
                                   where a.submission = draft.submission and a.person = current_setting('app.person')
                                     and a.section = submissions.section_of(draft.submission, draft.question))));
create policy its_own_write_on on submissions.draft for update
  using (exists (select from submissions.submission s where s.id = submission and s.status in ('drafting', 'clarifying'))
         and (party = any ((select identity.parties_for('assignment.save'))::text[])
              or party = any ((select identity.parties_for('draft.save', 'draft.see'))::text[])
                 and exists (select from submissions.assignment a
                              where a.submission = draft.submission and a.person = current_setting('app.person')
                                and a.section = submissions.section_of(draft.submission, draft.question))))
  with check (current_setting('app.person') in (by, seen));

alter table submissions.draft_version enable row level security;
create policy its_own_alone on submissions.draft_version for select
  using (party = any ((select identity.parties_for('draft.save', 'draft.list-versions'))::text[])
         and exists (select from submissions.submission s where s.id = submission));

alter table submissions.conflict enable row level security;
create policy its_own_alone on submissions.conflict for select
  using (party = any ((select identity.parties_for('draft.save', 'draft.list-versions'))::text[])
         and exists (select from submissions.submission s where s.id = submission));
create policy its_own_write on submissions.conflict for insert
  with check (by = current_setting('app.person') and party = any ((select identity.parties_for('draft.save'))::text[]));
create policy its_own_settle on submissions.conflict for update
  using (party = any ((select identity.parties_for('draft.settle'))::text[]))
  with check (settled_by = current_setting('app.person'));

alter table submissions.assignment enable row level security;
create policy its_own_alone on submissions.assignment for select
  using (party = any ((select identity.parties_for('submission.read'))::text[])
         and exists (select from submissions.submission s where s.id = submission));
create policy its_own_give on submissions.assignment for insert
  with check (made_by = current_setting('app.person') and party = any ((select identity.parties_for('assignment.save'))::text[]));
create policy its_own_give_anew_and_each_finishes_theirs on submissions.assignment for update
  using (party = any ((select identity.parties_for('assignment.save'))::text[])
         or person = current_setting('app.person') and party = any ((select identity.parties_for('assignment.finish'))::text[]));
create policy its_own_take_back on submissions.assignment for delete
  using (party = any ((select identity.parties_for('assignment.remove'))::text[]));

alter table submissions.comment enable row level security;
create policy its_own_alone on submissions.comment for select
  using (party = any ((select identity.parties_for('submission.read'))::text[])
         and exists (select from submissions.submission s where s.id = submission));
create policy its_own_say on submissions.comment for insert
  with check (by = current_setting('app.person') and party = any ((select identity.parties_for('comment.add'))::text[]));
create policy its_own_settle on submissions.comment for update
  using (party = any ((select identity.parties_for('comment.resolve'))::text[]));

-- What was cleared goes into the store as it was written, and never as only its clearer saw it.
alter table submissions.answer enable row level security;
create policy its_own_and_whom_it_is_released_to on submissions.answer for select
  using (array[party, party || ' call:' || call] && (select submissions.reach('answer.read'))
         or submissions.shows(release, released_from, submitted, withdrawn, (select submissions.audiences())));
create policy what_two_have_seen_is_cleared on submissions.answer for insert
  with check (party = any ((select identity.parties_for('submission.clear'))::text[]) and submitted is null
              and exists (select from submissions.draft d
                           where d.submission = answer.submission and d.question = answer.question and d.nth = answer.nth
                             and d.value = answer.value and (d.by <> current_setting('app.person') or d.seen is not null)));
create policy its_own_submit_release_and_withdraw on submissions.answer for update
  using (party = any ((select identity.parties_for('submission.submit', 'submission.withdraw', 'answer.release', 'answer.withdraw'))::text[]));
create policy what_was_not_submitted_may_go on submissions.answer for delete
  using (submitted is null and party = any ((select identity.parties_for('submission.unclear'))::text[]));

alter table submissions.wish enable row level security;
create policy its_own_alone on submissions.wish for select
  using (party = any ((select identity.parties_for('answer.release', 'submission.clear'))::text[]));
create policy its_own_say on submissions.wish for insert
  with check (party = any ((select identity.parties_for('answer.release'))::text[]));
create policy its_own_say_anew on submissions.wish for update
  using (party = any ((select identity.parties_for('answer.release'))::text[]));

alter table submissions.clarification enable row level security;
create policy its_own_and_the_secretariat on submissions.clarification for select
  using (party = any ((select identity.parties_for('clarification.list', 'submission.read'))::text[])
         or (select identity.may_everywhere('clarification.list')));
create policy the_secretariat_asks on submissions.clarification for insert
  with check (asked_by = current_setting('app.person') and answer is null and closed is null
              and (select identity.may_everywhere('clarification.ask'))
              and exists (select from submissions.submission s where s.id = submission and s.status in ('submitted', 'clarifying')));
create policy its_own_answer_and_the_secretariat_closes on submissions.clarification for update
  using (party = any ((select identity.parties_for('clarification.answer'))::text[])
         or (select identity.may_everywhere('clarification.close')));

alter table submissions.extension enable row level security;
create policy its_own_and_the_secretariat on submissions.extension for select
  using (party = any ((select identity.parties_for('extension.list', 'submission.read'))::text[])
         or (select identity.may_everywhere('extension.list', 'extension.decide')));
create policy its_own_ask on submissions.extension for insert
  with check (asked_by = current_setting('app.person') and decision is null
              and party = any ((select identity.parties_for('extension.ask'))::text[]));
create policy the_secretariat_decides on submissions.extension for update
  using ((select identity.may_everywhere('extension.decide')))
  with check (decided_by = current_setting('app.person'));

-- A file is seen with what it belongs to: while it is written by its own, and then with the answers that name it.
alter table submissions.attachment enable row level security;
create policy a_file_is_seen_with_its_answer on submissions.attachment for select
  using (party = any ((select identity.parties_for('draft.save', 'answer.read-file'))::text[])
            and exists (select from submissions.submission s where s.id = submission)
         or exists (select from submissions.answer a
                     where a.party = attachment.party
                       and jsonb_path_exists(a.value, '$.**.hash ? (@ == $hash)', jsonb_build_object('hash', attachment.file))));
create policy its_own_bring on submissions.attachment for insert
  with check (by = current_setting('app.person') and party = any ((select identity.parties_for('draft.attach'))::text[])
              and file = any (string_to_array(current_setting('app.brought', true), ',')));
create policy a_file_is_read_with_its_answer on files.file for select
  using (exists (select from submissions.attachment t where t.file = file.hash));

-- What later modules read of answers, each as far as the reader may.
create view submissions.shared_answer with (security_invoker = true) as
  select id, party, question, nth, period, submission, call, round, value, language, given, submitted, withdrawn, release, released_from, number
    from submissions.answer;
grant select on submissions.shared_answer to app_rw;
