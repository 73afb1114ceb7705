-- Documents of the institution, their paragraphs, and the mandates that stand in them.

create schema decisions;
grant usage on schema decisions to app_rw;

-- How words of a language are searched. Chinese is written without spaces, so its characters are set apart first
-- and a word is looked for as the phrase of its characters.
create function decisions.manner(language text) returns regconfig
  language sql immutable strict parallel safe
  return case language
    when 'ar' then 'pg_catalog.arabic'::regconfig
    when 'en' then 'pg_catalog.english'::regconfig
    when 'es' then 'pg_catalog.spanish'::regconfig
    when 'fr' then 'pg_catalog.french'::regconfig
    when 'ru' then 'pg_catalog.russian'::regconfig
    else 'pg_catalog.simple'::regconfig
  end;

create function decisions.apart(language text, words text) returns text
  language sql immutable strict parallel safe
  return case language
    when 'zh' then regexp_replace(words, '([\u2e80-\u9fff\uf900-\ufaff])', ' \1 ', 'g')
    else words
  end;

-- A meeting of a body that lasts days or months and has a number: "the fifth session of the Conference".
create table decisions.session (
  id      uuid primary key default gen_random_uuid(),
  body    text not null check (body <> ''),
  number  integer not null check (number > 0),
  opens   date,
  closes  date,
  place   text,
  -- The days follow from the rules of procedure and were not looked up.
  by_rule boolean not null default false,

  unique (body, number),
  constraint session_closes_after_it_opens check (closes is null or (opens is not null and closes >= opens))
);

-- A document, whatever bytes and languages it came in. What identifies it is its symbol, or what stands for one.
create table decisions.document (
  id          uuid primary key default gen_random_uuid(),
  slug        text collate "C" not null unique check (slug ~ '^[A-Za-z0-9-]+$'),
  identity    text not null unique check (identity <> ''),
  symbol      text check (symbol <> ''),
  number      text check (number <> ''),
  body        text,
  kind        text not null check (kind in ('resolution', 'draft-resolution', 'decision', 'presidential-statement', 'other')),
  stage       text not null check (stage in ('draft', 'revised', 'adopted')),
  session     text,
  adopted     date,
  dated       date,
  agenda_item text,
  sponsors    text[] not null default '{}',
  titles      jsonb not null default '{}' check (jsonb_typeof(titles) = 'object'),
  -- The language its mandates were read from.
  read_in     text check (read_in in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  -- Symbol, number and titles, small letters, Chinese characters apart: what a list is searched by.
  sought      text not null default '',
  search      tsvector generated always as (to_tsvector('pg_catalog.simple', sought)) stored,
  -- Days before the year 3000: the newest adoption comes first in ascending order.
  recency     integer generated always as (date '3000-01-01' - coalesce(adopted, dated, date '1900-01-01')) stored
);
create index on decisions.document (recency, slug);
create index on decisions.document (body, recency, slug);
create index on decisions.document (kind, recency, slug);
create index on decisions.document using gin (search);

-- One version of a document: the bytes it came in, their language and format. The older ones stay.
create table decisions.version (
  id       uuid primary key default gen_random_uuid(),
  document uuid not null references decisions.document deferrable,
  language text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  format   text not null check (format in ('text', 'docx', 'doc', 'pdf', 'html', 'akn')),
  file     text not null check (file ~ '^[0-9a-f]{64}$'),
  name     text not null,
  stage    text not null check (stage in ('draft', 'revised', 'adopted')),
  -- Counts, confidence and doubts of the reading, as they were when it was kept.
  reading  jsonb not null,
  kept     timestamptz(3) not null,
  current  boolean not null,

  constraint same_bytes_are_one_version unique (file)
);
create unique index one_wording_is_shown_in_a_language on decisions.version (document, language) where current;
create index on decisions.version (document);

-- One paragraph, the unit on which mandates, calls and answers hang. It is the same in every language, and it
-- outlives the text it stood in: what later hangs on it must not fall.
create table decisions.provision (
  id       uuid primary key default gen_random_uuid(),
  document uuid not null references decisions.document deferrable,
  anchor   text not null check (anchor <> ''),
  kind     text not null check (kind in ('title', 'section', 'enacting', 'wrapper', 'closing', 'annex',
                                         'preambular', 'operative', 'sub', 'annexed')),
  number   text,
  section  text,
  parent   uuid references decisions.provision deferrable initially deferred,
  ordinal  integer not null check (ordinal >= 0),
  depth    integer not null check (depth >= 0),
  -- It is no longer in the text.
  removed  boolean not null default false,
  standing text generated always as (case when removed then null else anchor end) stored,

  constraint an_anchor_is_one_paragraph unique (document, standing) deferrable initially deferred,
  constraint a_paragraph_is_of_one_document unique (id, document)
);
create index on decisions.provision (document, ordinal);

-- The words of a paragraph in one language. The number and the opening are as printed there.
create table decisions.wording (
  provision  uuid not null,
  language   text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  document   uuid not null references decisions.document deferrable,
  number     text,
  opening    text,
  text       text not null,
  marks      jsonb not null default '[]' check (jsonb_typeof(marks) = 'array'),
  confidence real not null check (confidence between 0 and 1),
  search     tsvector generated always as (to_tsvector(decisions.manner(language), decisions.apart(language, text))) stored,

  primary key (provision, language),
  constraint words_are_of_a_paragraph_of_the_document
    foreign key (provision, document) references decisions.provision (id, document) deferrable
);
create index on decisions.wording (document, language);
create index on decisions.wording using gin (search);

-- A note of a document, in one language.
create table decisions.note (
  document uuid not null references decisions.document deferrable,
  language text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  ordinal  integer not null,
  mark     text not null,
  text     text not null,
  marks    jsonb not null default '[]' check (jsonb_typeof(marks) = 'array'),
  ibidem   text,

  primary key (document, language, ordinal)
);

-- A work that a text names. `names` is what would identify it as a document of this record, so that the link is
-- there as soon as both are, whichever came first.
create table decisions.citation (
  id        uuid primary key default gen_random_uuid(),
  document  uuid not null references decisions.document deferrable,
  -- Empty when it stands in a note.
  provision uuid,
  language  text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  kind      text not null check (kind in ('resolution', 'decision', 'document', 'treaty', 'internal')),
  body      text,
  cited     text not null,
  symbol    text,
  names     text,

  constraint a_citation_stands_in_a_paragraph_of_the_document
    foreign key (provision, document) references decisions.provision (id, document) deferrable
);
create index on decisions.citation (names, document);
create index on decisions.citation (document, language);
create index on decisions.citation (provision);

-- Who is asked to do what, by when, under which paragraph. What the register is ordered and filtered by is written
-- here a second time, so that a stretch of it is one walk along one index.
create table decisions.mandate (
  id           uuid primary key default gen_random_uuid(),
  document     uuid not null references decisions.document deferrable,
  provision    uuid not null,
  clause       integer not null check (clause >= 1),
  -- Which piece of the clause, where a person split it.
  part         integer not null default 0 check (part >= 0),
  language     text not null check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  kind         text not null check (kind in ('mandate', 'recommendation', 'position')),
  verb         text not null check (verb <> ''),
  core         text not null check (core <> ''),
  class        text not null check (class in ('decision', 'approval', 'demand', 'direction', 'request', 'urging', 'call',
                                              'invitation', 'appreciation', 'concern', 'position', 'notice')),
  level        integer not null check (level between 0 and 7),
  addressee    text,
  actor        text,
  inferred     boolean not null default false,
  target       text not null check (target in ('secretariat', 'states', 'other', 'none')),
  action       text not null,
  deliverable  text,
  date_printed text,
  date_kind    text check (date_kind in ('session', 'calendar', 'relative', 'term', 'standing')),
  date_from    date,
  date_to      date,
  recurrence   text,
  report       jsonb,
  resources    text,
  basis        text[] not null default '{}',
  confidence   real not null check (confidence between 0 and 1),
  range_from   integer,
  range_to     integer,
  -- What reports and persons said of it; without that its date alone tells.
  said_status  text check (said_status in ('standing', 'due', 'in-hand', 'reported', 'done', 'overdue', 'lapsed', 'ended')),
  -- A person wrote or changed it: reading the text again leaves it alone.
  corrected    boolean not null default false,
  -- A person dropped or replaced it, or the text no longer has it.
  gone         text check (gone in ('dropped', 'retired')),
  -- What the reader last made of the clause, against which the next reading is held.
  as_read      jsonb,

  slug         text collate "C" not null,
  body         text,
  session      text,
  recency      integer not null,
  ordinal      integer not null,
  addressed    text collate "C" generated always as (coalesce(actor, target)) stored,
  -- Where its session stands in the order of sessions: `un-ga/0064`, after the regular ones `un-ga/ES-11`.
  sitting      text collate "C" generated always as (
                 coalesce(body, '') || '/' || lpad(coalesce(session, ''), greatest(4, length(session)), '0')) stored,
  due          date generated always as (case when date_kind <> 'standing' then date_to end) stored,
  due_order    date generated always as (coalesce(case when date_kind <> 'standing' then date_to end, date '9999-12-31')) stored,
  search       tsvector generated always as (to_tsvector(decisions.manner(language), decisions.apart(language,
                 verb || ' ' || coalesce(addressee, '') || ' ' || action || ' ' || coalesce(deliverable, '')))) stored,

  constraint a_mandate_stands_in_a_paragraph_of_the_document
    foreign key (provision, document) references decisions.provision (id, document) deferrable,
  constraint a_date_has_words_and_a_kind check ((date_printed is null) = (date_kind is null)),
  constraint a_date_ends_after_it_begins check (date_from is null or date_to is null or date_to >= date_from),
  constraint a_range_has_both_ends check ((range_from is null) = (range_to is null) and range_to >= range_from)
);
create index mandate_by_document on decisions.mandate (recency, slug, ordinal, clause, part, id) where gone is null;
create index mandate_by_due on decisions.mandate (due_order, slug, ordinal, clause, part, id) where gone is null;
create index mandate_by_addressee on decisions.mandate (addressed, recency, slug, ordinal, clause, part, id) where gone is null;
create index mandate_by_session on decisions.mandate (sitting, recency, slug, ordinal, clause, part, id) where gone is null;
create index mandate_by_target on decisions.mandate (target, recency, slug, ordinal, clause, part, id) where gone is null;
create index mandate_by_target_and_due on decisions.mandate (target, due_order, slug, ordinal, clause, part, id) where gone is null;
create index mandate_by_kind on decisions.mandate (kind, recency, slug, ordinal, clause, part, id) where gone is null;
create index mandate_by_class on decisions.mandate (class, recency, slug, ordinal, clause, part, id) where gone is null;
create index mandate_by_body on decisions.mandate (body, recency, slug, ordinal, clause, part, id) where gone is null;
create index mandate_by_date_kind on decisions.mandate (date_kind, recency, slug, ordinal, clause, part, id) where gone is null;
create index mandate_by_said_status on decisions.mandate (said_status, recency, slug, ordinal, clause, part, id)
  where gone is null and said_status is not null;
create index on decisions.mandate (document, ordinal, clause, part);
create index on decisions.mandate (provision);
create index on decisions.mandate using gin (search);

-- Imports and corrections in the order in which they touched the record: the latest is undone first.
create sequence decisions.touch;

-- What a person changed in the reading of a text, and what it takes to undo it.
create table decisions.correction (
  id       uuid primary key default gen_random_uuid(),
  touch    bigint not null unique default nextval('decisions.touch'),
  kind     text not null check (kind in ('edit', 'split', 'merge', 'add', 'drop')),
  document uuid not null references decisions.document on delete cascade deferrable,
  provision uuid not null references decisions.provision on delete cascade deferrable,
  person   text not null,
  at       timestamptz(3) not null,
  before   jsonb not null,
  after    jsonb not null,
  -- The mandates it concerns: those it changed as their rows were, and those it made.
  rows     jsonb not null,
  made     uuid[] not null default '{}',
  touched  uuid[] not null,
  undone   boolean not null default false,
  -- When in the order of touches it was undone: what was kept between is undone without it coming back.
  undone_touch bigint,

  constraint a_correction_is_what_it_is_called check (case kind
    when 'edit' then jsonb_array_length(before) = 1 and jsonb_array_length(after) = 1 and before <> after
    when 'split' then jsonb_array_length(before) = 1 and jsonb_array_length(after) >= 2
    when 'merge' then jsonb_array_length(before) >= 2 and jsonb_array_length(after) = 1
    when 'add' then jsonb_array_length(before) = 0 and jsonb_array_length(after) = 1
    when 'drop' then jsonb_array_length(before) = 1 and jsonb_array_length(after) = 0
  end),
  constraint what_is_corrected_stands_in_one_paragraph check (
    not jsonb_path_exists(rows, '$[*].provision ? (@ != $here)', jsonb_build_object('here', provision))),
  constraint what_is_undone_was_undone_later check (undone = (undone_touch is not null) and undone_touch > touch)
);
create index on decisions.correction (provision, touch);
create index on decisions.correction (document, touch);

-- One file on its way into the record: read, looked at, kept, and undone if need be.
create table decisions.import (
  id       uuid primary key default gen_random_uuid(),
  number   bigint generated always as identity unique,
  batch    text not null,
  name     text not null,
  file     text not null check (file ~ '^[0-9a-f]{64}$'),
  size     integer not null check (size >= 0),
  format   text check (format in ('text', 'docx', 'doc', 'pdf', 'html', 'akn')),
  status   text not null default 'waiting' check (status in ('waiting', 'reading', 'previewed', 'keeping', 'kept', 'unchanged',
                                                             'refused', 'undone', 'discarded')),
  refusal  text check (refusal in ('empty-file', 'unknown-format', 'damaged-file', 'no-text-layer', 'file-too-large', 'no-paragraphs')),
  progress real not null default 0 check (progress between 0 and 1),
  person   text not null,
  brought  timestamptz(3) not null,
  preview  jsonb,
  -- The whole reading, from the preview until somebody decides.
  reading  jsonb,
  -- Once kept: the document, when in the order of touches, and its rows as they were before (null: there was none).
  document uuid references decisions.document on delete set null deferrable,
  touch    bigint unique,
  before   jsonb,

  constraint a_refusal_has_its_reason check ((status = 'refused') = (refusal is not null)),
  constraint what_is_decided_about_was_read check (
    status not in ('previewed', 'keeping') or (preview is not null and reading is not null)),
  constraint what_is_kept_was_touched check (status <> 'kept' or (document is not null and touch is not null))
);
create index on decisions.import (batch, number);
create index on decisions.import (status, number);
create index on decisions.import (document, touch);

-- A value that changes whenever documents or mandates do: as long as it stands, a count once made is still true.
create table decisions.pulse (beat uuid not null);
insert into decisions.pulse values (gen_random_uuid());

create function decisions.beat() returns trigger language plpgsql as $$
begin
  update decisions.pulse set beat = gen_random_uuid();
  return null;
end
$$;
create trigger the_register_changed after insert or update or delete on decisions.mandate
  for each statement execute function decisions.beat();
create trigger the_list_changed after insert or update or delete on decisions.document
  for each statement execute function decisions.beat();

grant select, insert, update, delete on all tables in schema decisions to app_rw;
grant usage on all sequences in schema decisions to app_rw;

-- Everybody reads the texts and what they ask; the public writes nothing, and does not see who worked on them.
do $$
declare each text;
begin
  foreach each in array array['session', 'document', 'version', 'provision', 'wording', 'note', 'citation', 'mandate', 'pulse'] loop
    execute format('alter table decisions.%I enable row level security', each);
    execute format('create policy everybody_reads on decisions.%I for select using (true)', each);
    execute format('create policy the_public_adds_nothing on decisions.%I for insert
                      with check (current_setting(''app.person'') <> ''public'')', each);
    execute format('create policy the_public_changes_nothing on decisions.%I for update
                      using (current_setting(''app.person'') <> ''public'')', each);
    execute format('create policy the_public_removes_nothing on decisions.%I for delete
                      using (current_setting(''app.person'') <> ''public'')', each);
  end loop;
  foreach each in array array['correction', 'import'] loop
    execute format('alter table decisions.%I enable row level security', each);
    execute format('create policy the_signed_in_work_on_them on decisions.%I
                      using (current_setting(''app.person'') <> ''public'')', each);
    execute format('create policy each_works_in_their_own_name on decisions.%I as restrictive for insert
                      with check (person = current_setting(''app.person''))', each);
  end loop;
end
$$;

-- What later modules may read.
create view decisions.shared_document with (security_invoker = true) as
  select id, slug, symbol, number, titles, kind, stage, body, session, adopted, dated, read_in from decisions.document;

create view decisions.shared_provision with (security_invoker = true) as
  select id, document, anchor, kind, number, section, parent, ordinal, depth, removed from decisions.provision;

create view decisions.shared_mandate with (security_invoker = true) as
  select id, document, provision, clause, kind, verb, core, class, level, addressee, actor, target, action, deliverable,
         date_printed, date_kind, date_from, date_to, due, recurrence, resources, said_status, slug, body, session, language
    from decisions.mandate where gone is null;

grant select on decisions.shared_document, decisions.shared_provision, decisions.shared_mandate to app_rw;
