-- Who may write which table, said to the database: every table that is not loaded with the product asks for a right
-- that one of its acts needs. Until here it was enough to be signed in.

do $$
declare
  each record;
  old text;
begin
  for each in
    select * from (values
      -- What keeping and undoing an import writes, and correcting what was read.
      ('decisions', 'session',    array['import.keep', 'agenda.save']),
      ('decisions', 'document',   array['import.keep', 'import.keep-batch', 'import.undo', 'series.add', 'series.decide', 'mandate.correct']),
      ('decisions', 'version',    array['import.keep', 'import.keep-batch', 'import.undo']),
      ('decisions', 'version_text', array['import.bring', 'import.keep', 'import.keep-batch', 'import.undo']),
      ('decisions', 'provision',  array['import.keep', 'import.keep-batch', 'import.undo', 'mandate.add']),
      ('decisions', 'wording',    array['import.keep', 'import.keep-batch', 'import.undo']),
      ('decisions', 'note',       array['import.keep', 'import.keep-batch', 'import.undo']),
      ('decisions', 'citation',   array['import.keep', 'import.keep-batch', 'import.undo']),
      ('decisions', 'mandate',    array['import.keep', 'import.keep-batch', 'import.undo', 'mandate.correct', 'mandate.split',
                                        'mandate.merge', 'mandate.add', 'mandate.drop', 'mandate.undo-correction', 'progress.report', 'progress.undo']),
      ('decisions', 'pulse',      array['import.bring', 'import.keep', 'mandate.correct', 'lineage.add', 'lineage.decide', 'progress.report', 'agenda.save']),
      ('decisions', 'requirement', array['import.keep', 'progress.report']),
      ('decisions', 'lineage',    array['import.keep', 'lineage.add', 'lineage.decide', 'linking.undo']),
      ('decisions', 'succession', array['import.keep', 'series.add', 'series.decide', 'linking.undo']),
      ('decisions', 'sketch',     array['import.keep']),
      ('decisions', 'agenda_item', array['import.keep', 'agenda.save', 'agenda.remove']),
      ('decisions', 'tabled',     array['import.keep', 'agenda.save', 'agenda.remove']),
      ('decisions', 'body',       array['import.keep']),
      ('decisions', 'clock',      array['import.keep']),
      ('treaties', 'act',         array['treaty-act.add', 'treaty-act.correct', 'treaty-act.drop', 'treaty-act.undo-revision',
                                        'treaty-import.keep', 'treaty-import.undo']),
      ('treaties', 'pulse',       array['treaty-act.add', 'treaty-act.correct', 'treaty-import.keep'])
    ) as said (owner, name, acts)
  loop
    for old in select policyname from pg_policies
                where schemaname = each.owner and tablename = each.name and cmd in ('INSERT', 'UPDATE', 'DELETE') loop
      execute format('drop policy %I on %I.%I', old, each.owner, each.name);
    end loop;
    execute format('create policy who_may_add on %I.%I for insert with check ((select identity.may(variadic %L)))', each.owner, each.name, each.acts);
    execute format('create policy who_may_change on %I.%I for update using ((select identity.may(variadic %L)))', each.owner, each.name, each.acts);
    execute format('create policy who_may_remove on %I.%I for delete using ((select identity.may(variadic %L)))', each.owner, each.name, each.acts);
  end loop;

  for each in
    select * from (values
      -- What somebody brought, corrected, decided or reported: seen by who may see such lists, worked on by who may work on them.
      ('decisions', 'correction', array['correction.list'], array['mandate.correct', 'mandate.split', 'mandate.merge', 'mandate.add', 'mandate.drop', 'mandate.undo-correction']),
      ('decisions', 'import',     array['import.list'],     array['import.bring', 'import.keep', 'import.discard', 'import.undo']),
      ('decisions', 'progress',   array['progress.list'],   array['progress.report', 'progress.undo']),
      ('decisions', 'linking',    array['linking.list'],    array['lineage.add', 'lineage.decide', 'series.add', 'series.decide', 'linking.undo']),
      ('treaties', 'import',      array['treaty-import.list'], array['treaty-import.bring', 'treaty-import.keep', 'treaty-import.discard', 'treaty-import.undo']),
      ('treaties', 'revision',    array['treaty-act.correct'], array['treaty-act.add', 'treaty-act.correct', 'treaty-act.drop', 'treaty-act.undo-revision'])
    ) as said (owner, name, reading, writing)
  loop
    execute format('drop policy the_signed_in_work_on_them on %I.%I', each.owner, each.name);
    execute format('create policy who_may_see on %I.%I for select using ((select identity.may(variadic %L)))', each.owner, each.name, each.reading || each.writing);
    execute format('create policy who_may_add on %I.%I for insert with check ((select identity.may(variadic %L)))', each.owner, each.name, each.writing);
    execute format('create policy who_may_change on %I.%I for update using ((select identity.may(variadic %L)))', each.owner, each.name, each.writing);
  end loop;
end
$$;

drop policy each_keeps_their_own on decisions.view;
drop policy each_changes_their_own on decisions.view;
drop policy each_removes_their_own on decisions.view;
create policy each_keeps_their_own on decisions.view for insert
  with check (person = current_setting('app.person') and (select identity.may('view.keep')));
create policy each_changes_their_own on decisions.view for update
  using (person = current_setting('app.person') and (select identity.may('view.change')));
create policy each_removes_their_own on decisions.view for delete
  using (person = current_setting('app.person') and (select identity.may('view.remove')));

-- A file is read by who may read the record it belongs to, and by nobody else; whoever holds an appointment may bring one.
drop policy the_public_neither_reads_nor_brings on files.file;
create policy a_file_is_read_with_its_record on files.file for select
  using ((select current_setting('app.person') = 'platform')
         -- Whoever brought the same bytes in this very act has them already.
         or hash = any (string_to_array(current_setting('app.brought', true), ','))
         or exists (select from decisions.import i where i.file = file.hash)
         or exists (select from treaties.import i where i.file = file.hash)
         or exists (select from identity.appointment a where a.letter = file.hash));
create policy the_appointed_bring on files.file for insert with check ((select identity.is_appointed()));

-- Work is seen by who asked for it, and by the platform, which does it.
drop policy the_public_sees_and_asks_for_nothing on jobs.job;
create policy each_sees_what_they_asked_for on jobs.job for select
  using ((asked_by = current_setting('app.person') and asked_by <> 'public') or (select current_setting('app.person') = 'platform'));
create policy the_signed_in_ask on jobs.job for insert with check (current_setting('app.person') <> 'public');
create policy the_platform_works on jobs.job for update using ((select current_setting('app.person') = 'platform'));
