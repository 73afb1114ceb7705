-- What ties the texts of many years together: what a mandate goes back to, which text follows which, what is asked in
-- our own words where the text itself is not in the record, and how things stand by what people reported.

-- What a paragraph asks, in our own words: a gloss, and never the paragraph's own wording. It is there before the text
-- is, and stays beside it.
create table decisions.requirement (
  mandate   uuid primary key references decisions.mandate deferrable,
  document  uuid not null references decisions.document deferrable,
  -- As people cite it: PP3, OP10(a).
  reference text not null check (reference ~ '^(PP|OP)[0-9]+(-[0-9]+)?(\([a-z]\))?$'),
  ordinal   integer not null check (ordinal >= 0),
  words     jsonb not null check (jsonb_typeof(words) = 'object' and words <> '{}'),
  -- When it falls due, in our own words, where it does.
  due       jsonb check (jsonb_typeof(due) = 'object'),
  -- What of an institution's work it is about, by the codes of the guide.
  functions text[] not null default '{}' check (functions <@ array[
    'F01', 'F02', 'F03', 'F04', 'F05', 'F06', 'F07', 'F08', 'F09', 'F10', 'F11', 'F12', 'F13', 'F14', 'F15', 'F16', 'F17',
    'F18', 'F19', 'F20', 'F21', 'F22', 'F23', 'F24', 'F25', 'F26']),

  constraint a_reference_is_one_requirement unique (document, reference)
);
create index on decisions.requirement using gin (functions);

-- What reports and persons said of a mandate stands on it; beside the status what was noted, and where it can be seen.
-- What later mandates did to it is written here a second time, from the confirmed links.
alter table decisions.mandate
  add column said_note text,
  add column said_link text check (said_link ~ '^https?://'),
  add column said_on date,
  add column followed text check (followed in ('continued', 'superseded', 'ended')),
  add column followed_on date,
  -- What it is about, by words of its own.
  add column themes text[] not null default '{}',
  -- Under which theme it is grouped: the one first named.
  add column foremost text collate "C" generated always as (coalesce(themes[1], '')) stored,
  add constraint what_is_said_was_reported check (said_status in ('in-hand', 'reported', 'done', 'ended')),
  add constraint what_follows_does_so_on_a_day check ((followed is null) = (followed_on is null));
create index mandate_by_theme on decisions.mandate using gin (themes) where gone is null;
create index mandate_by_foremost on decisions.mandate (foremost, recency, slug, ordinal, clause, part, id) where gone is null;

-- What a person reported of a mandate: that it is in hand, reported upon, done, or ended.
create table decisions.progress (
  id       uuid primary key default gen_random_uuid(),
  touch    bigint not null unique default nextval('decisions.touch'),
  mandate  uuid not null references decisions.mandate on delete cascade deferrable,
  document uuid not null references decisions.document on delete cascade deferrable,
  -- Empty: nothing is known of it any more.
  status   text check (status in ('in-hand', 'reported', 'done', 'ended')),
  note     text not null,
  link     text check (link ~ '^https?://'),
  reached  date not null,
  person   text not null,
  at       timestamptz(3) not null,
  undone   boolean not null default false,
  undone_touch bigint,

  constraint progress_is_undone_later check (undone = (undone_touch is not null) and undone_touch > touch),
  constraint what_is_done_is_told check (status is null or status = 'in-hand' or note <> '' or link is not null)
);
create index on decisions.progress (mandate, touch);
create index on decisions.progress (document, touch);

-- A later mandate that goes back to an earlier one.
create table decisions.lineage (
  id       uuid primary key default gen_random_uuid(),
  later    uuid not null references decisions.mandate on delete cascade deferrable,
  earlier  uuid not null references decisions.mandate on delete cascade deferrable,
  kind     text not null check (kind in ('continues', 'amends', 'repeats', 'ends', 'supersedes')),
  standing text not null check (standing in ('suggested', 'confirmed', 'rejected')),
  -- Worked out from the words, said by a person, or shipped with the record.
  origin   text not null check (origin in ('likeness', 'person', 'record')),
  score    real check (score between 0 and 1),
  reasons  jsonb not null default '[]' check (jsonb_typeof(reasons) = 'array'),

  constraint nothing_goes_back_to_itself check (later <> earlier),
  constraint a_link_is_said_once unique (later, earlier),
  constraint what_is_likely_has_a_score check ((origin = 'likeness') = (score is not null))
);
create index on decisions.lineage (earlier);
create index on decisions.lineage (standing, score desc, id);

-- A later document that goes back to an earlier one: a draft that became a resolution, or the next on the same subject.
create table decisions.succession (
  id       uuid primary key default gen_random_uuid(),
  later    uuid not null references decisions.document on delete cascade deferrable,
  earlier  uuid not null references decisions.document on delete cascade deferrable,
  kind     text not null check (kind in ('becomes', 'follows')),
  standing text not null check (standing in ('suggested', 'confirmed', 'rejected')),
  origin   text not null check (origin in ('likeness', 'person', 'record')),
  score    real check (score between 0 and 1),
  reasons  jsonb not null default '[]' check (jsonb_typeof(reasons) = 'array'),

  constraint no_document_follows_itself check (later <> earlier),
  constraint a_succession_is_said_once unique (later, earlier),
  constraint what_seems_to_follow_has_a_score check ((origin = 'likeness') = (score is not null))
);
create index on decisions.succession (earlier);

-- What a person decided about a link between mandates or documents, and what it takes to undo it.
create table decisions.linking (
  id       uuid primary key default gen_random_uuid(),
  touch    bigint not null unique default nextval('decisions.touch'),
  lineage  uuid references decisions.lineage on delete cascade deferrable,
  succession uuid references decisions.succession on delete cascade deferrable,
  person   text not null,
  at       timestamptz(3) not null,
  note     text not null default '',
  -- Kind and standing before (null: there was no link) and after.
  before   jsonb,
  after    jsonb not null,
  undone   boolean not null default false,
  undone_touch bigint,

  constraint it_is_about_one_link check ((lineage is null) <> (succession is null)),
  constraint a_linking_is_undone_later check (undone = (undone_touch is not null) and undone_touch > touch)
);
create index on decisions.linking (lineage, touch);
create index on decisions.linking (succession, touch);

-- By what a mandate is found again among hundreds of thousands: a sketch of its words, of which two that are alike
-- share some, and the chain of like mandates it belongs to.
create table decisions.sketch (
  mandate  uuid primary key references decisions.mandate on delete cascade deferrable,
  document uuid not null references decisions.document on delete cascade deferrable,
  -- What the sketch was made of, so that it is made anew only when the words are others.
  made_of  text not null,
  marks    integer[] not null,
  -- The earliest mandate of its chain; its own where it stands alone.
  chain    uuid not null
);
create index on decisions.sketch (document);
create index on decisions.sketch (chain);
create index on decisions.sketch using gin (marks);

-- A matter under which a session takes up documents.
create table decisions.agenda_item (
  id     uuid primary key default gen_random_uuid(),
  body   text not null check (body <> ''),
  session text not null check (session <> ''),
  number text not null check (number <> ''),
  titles jsonb not null default '{}' check (jsonb_typeof(titles) = 'object'),

  constraint an_item_is_numbered_once unique (body, session, number)
);

-- A document that a session had before it under an item, besides those that say so themselves.
create table decisions.tabled (
  item     uuid not null references decisions.agenda_item on delete cascade deferrable,
  document uuid not null references decisions.document on delete cascade deferrable,

  primary key (item, document)
);
create index on decisions.tabled (document);

-- What is known of a body besides its name: who made it, on what it rests, who presides.
create table decisions.body (
  code      text primary key check (code <> ''),
  created   jsonb check (jsonb_typeof(created) = 'object'),
  continued jsonb not null default '[]' check (jsonb_typeof(continued) = 'array'),
  basis     jsonb not null default '[]' check (jsonb_typeof(basis) = 'array'),
  functions jsonb not null default '[]' check (jsonb_typeof(functions) = 'array'),
  officers  jsonb not null default '[]' check (jsonb_typeof(officers) = 'array')
);

-- A day on which something becomes of a body: it meets, it is reviewed, it ends unless it is continued.
create table decisions.clock (
  id        uuid primary key,
  body      text not null references decisions.body deferrable,
  kind      text not null check (kind in ('meeting', 'report', 'review', 'sunset')),
  words     jsonb not null check (jsonb_typeof(words) = 'object' and words <> '{}'),
  -- The session by which it is, as `ctoc-cop/6`, and the day, where one is known.
  session   text,
  due       date,
  -- The document and paragraph that say so.
  source    jsonb not null check (jsonb_typeof(source) = 'object'),
  -- What became of it, where that is known.
  outcome   jsonb check (jsonb_typeof(outcome) = 'object')
);
create index on decisions.clock (body, due);

-- A way of looking at the register that a person keeps under a name, alone or for all.
create table decisions.view (
  id      uuid primary key default gen_random_uuid(),
  person  text not null default current_setting('app.person'),
  name    text not null check (name <> ''),
  filter  jsonb not null check (jsonb_typeof(filter) = 'object'),
  shared  boolean not null default false,
  made    timestamptz(3) not null,

  constraint a_person_gives_a_name_once unique (person, name)
);

-- Under which names an actor is asked: its own, those of its offices, and those of the collectives among which it
-- counts. The Office on Drugs and Crime is the secretariat of both conferences. Whether a State is a party, the acts of
-- participation say, and whoever needs to know asks them.
create function decisions.asked_as(actor text) returns text[]
  language sql stable parallel safe
  return (
    select array_remove(
             array[a.code, a.code || '-president', a.code || '-chair', a.code || '-bureau']
             || case when a.code = 'unodc' then array['unodc-executive-director', 'ctoc-cop-secretariat', 'cac-cosp-secretariat'] end
             || case when a.kind = 'member-state' then array['member-states', 'states', 'governments', 'states-parties',
                                                             'group-' || a.regional_group] end
             || case when a.kind = 'observer-state' then array['states', 'governments', 'states-parties', 'observers'] end
             || case when a.kind = 'integration-organization' then array['integration-organizations', 'regional-organizations'] end
             || case when a.kind = 'organization' then array['international-organizations'] end
             || case when a.coordinates then array['icat'] end
             || case when a.kind = 'entity' and a.target <> 'secretariat' then array['un-entities', 'un-system'] end
             || case when a.code like 'sr-%' then array['special-procedures'] end
             || case when a.code in ('cedaw', 'crc', 'ccpr', 'cescr', 'cerd', 'cat', 'spt', 'cmw', 'crpd', 'ced')
                     then array['treaty-bodies'] end
             || case when a.code in ('eca', 'ece', 'eclac', 'escap', 'escwa') then array['regional-commissions'] end,
             null)
      from directory.shared_actor a where a.code = actor);

-- Paragraphs also come as data, as the United Nations' own tools publish them.
alter table decisions.version drop constraint version_format_check,
  add constraint version_format_check check (format in ('text', 'docx', 'doc', 'pdf', 'html', 'akn', 'json'));
alter table decisions.import drop constraint import_format_check,
  add constraint import_format_check check (format in ('text', 'docx', 'doc', 'pdf', 'html', 'akn', 'json'));

grant select, insert, update, delete on all tables in schema decisions to app_rw;

do $$
declare each text;
begin
  foreach each in array array['requirement', 'lineage', 'succession', 'sketch', 'agenda_item', 'tabled', 'body', 'clock'] loop
    execute format('alter table decisions.%I enable row level security', each);
    execute format('create policy everybody_reads on decisions.%I for select using (true)', each);
    execute format('create policy the_public_adds_nothing on decisions.%I for insert
                      with check (current_setting(''app.person'') <> ''public'')', each);
    execute format('create policy the_public_changes_nothing on decisions.%I for update
                      using (current_setting(''app.person'') <> ''public'')', each);
    execute format('create policy the_public_removes_nothing on decisions.%I for delete
                      using (current_setting(''app.person'') <> ''public'')', each);
  end loop;
  foreach each in array array['progress', 'linking'] loop
    execute format('alter table decisions.%I enable row level security', each);
    execute format('create policy the_signed_in_work_on_them on decisions.%I
                      using (current_setting(''app.person'') <> ''public'')', each);
    execute format('create policy each_works_in_their_own_name on decisions.%I as restrictive for insert
                      with check (person = current_setting(''app.person''))', each);
  end loop;
end
$$;

alter table decisions.view enable row level security;
create policy what_is_shared_is_seen_by_all on decisions.view for select
  using (shared or person = current_setting('app.person'));
create policy each_keeps_their_own on decisions.view for insert
  with check (person = current_setting('app.person') and current_setting('app.person') <> 'public');
create policy each_changes_their_own on decisions.view for update
  using (person = current_setting('app.person') and current_setting('app.person') <> 'public');
create policy each_removes_their_own on decisions.view for delete
  using (person = current_setting('app.person') and current_setting('app.person') <> 'public');

create trigger the_links_changed after insert or update or delete on decisions.lineage
  for each statement execute function decisions.beat();
