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
  extended  date,
  needs_help boolean not null default false,

  foreign key (call, party) references calls.addressee,
  constraint each_answers_a_call_once unique (call, party),
  constraint a_party_stays unique (id, party),
  constraint what_is_cleared_was_cleared_by_somebody check ((cleared is null) = (cleared_by is null)),
  constraint what_is_submitted_was_cleared check (status not in ('cleared', 'submitted') or cleared is not null)
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
  party      text not null,
  question   text not null,
  nth        integer not null default 0,
  period     text not null check (period ~ '^(standing|\d{4})$'),
  submission uuid not null,
  round      integer not null check (round >= 1),
  value      jsonb not null check (jsonb_typeof(value) = 'object'),
  language   text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  given      timestamptz(3) not null,
  -- Shown to others from when its submission is submitted.
  submitted  timestamptz(3),
  withdrawn  timestamptz(3),
  release    text not null check (release in ('secretariat', 'parties', 'public')),
  released_from date,
  foreign key (submission, party) references submissions.submission (id, party),
  constraint each_is_said_once_in_a_round unique (submission, round, question, nth)
);
create index answer_in_store on submissions.answer (party, question, period, nth, given desc);
create index answer_to_question on submissions.answer (question, period);

-- What the Secretariat asks to have made clear, and what was said to it.
create table submissions.clarification (
  id         uuid primary key default gen_random_uuid(),
  submission uuid not null,
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
  foreign key (submission, party) references submissions.submission (id, party),
  constraint what_is_answered_was_answered_by_somebody check (
    (answered is null) = (answered_by is null) and (answered is null) = (answer is null))
);
create index clarification_submission on submissions.clarification (submission);

-- Time that was asked for, why, and what was said to it.
create table submissions.extension (
  id         uuid primary key default gen_random_uuid(),
  submission uuid not null,
  party      text not null,
  until      date not null,
  reason     text not null check (reason <> '' and char_length(reason) <= 2000),
  asked      timestamptz(3) not null,
  asked_by   text not null default current_setting('app.person'),
  decision   text check (decision in ('granted', 'refused')),
  note       text not null default '' check (char_length(note) <= 2000),
  decided    timestamptz(3),
  decided_by text,
  foreign key (submission, party) references submissions.submission (id, party),
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
