-- What a version of a document says, as it was read from its file. The words of the current version of a language stand
-- in decisions.wording; those of the versions before it stand here alone, so that any two can be compared.

create table decisions.version_text (
  file       text primary key,
  passages   jsonb not null,
  notes      jsonb not null,

  constraint a_text_is_of_a_file_that_is_kept foreign key (file) references files.file,
  constraint a_text_is_a_list_of_passages check (jsonb_typeof(passages) = 'array' and jsonb_typeof(notes) = 'array')
);

grant select, insert, update on decisions.version_text to app_rw;

alter table decisions.version_text enable row level security;
-- A text whose import was undone is in no version, and shown to nobody.
create policy everybody_reads_what_is_in_the_record on decisions.version_text for select
  using (exists (select from decisions.version v where v.file = version_text.file)
         or current_setting('app.person') <> 'public');
create policy the_public_adds_nothing on decisions.version_text for insert
  with check (current_setting('app.person') <> 'public');
create policy the_public_changes_nothing on decisions.version_text for update
  using (current_setting('app.person') <> 'public');

-- Files that were kept before this table was there are read once more.
insert into jobs.job (kind, payload, asked_by)
select 'version.read', jsonb_build_object('file', file), 'platform' from decisions.version;
