-- What keeping an import did to the record, which may be something else than its preview said: other files of the same
-- document may have been kept between.

alter table decisions.import add column effect jsonb;
alter table decisions.import
  add constraint what_keeping_did_is_told_of_what_is_kept check (effect is null or status = 'kept');
