-- A conflict is met where an answer is drafted: a contributor meets one in the
-- sections that are theirs, a focal point in any of their party's answers, as
-- with drafts themselves.

drop policy its_own_write on submissions.conflict;
create policy its_own_write on submissions.conflict for insert
  with check (by = current_setting('app.person')
              and (party = any ((select identity.parties_for('assignment.save'))::text[])
                   or party = any ((select identity.parties_for('draft.save'))::text[])
                      and exists (select from submissions.assignment a
                                   where a.submission = conflict.submission and a.person = current_setting('app.person')
                                     and a.section = submissions.section_of(conflict.submission, conflict.question))));
