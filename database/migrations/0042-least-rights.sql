-- The product may do to each table what it does, and no more: what was reported, decided, corrected or brought is never
-- removed by it, and what other modules read through views is not written through them.
revoke all on all tables in schema decisions from app_rw;

grant select, insert, update, delete on
  decisions.document, decisions.version, decisions.provision, decisions.wording, decisions.note, decisions.citation,
  decisions.mandate, decisions.lineage, decisions.agenda_item, decisions.view
  to app_rw;
grant select, insert, update on
  decisions.version_text, decisions.correction, decisions.import, decisions.requirement,
  decisions.progress, decisions.succession, decisions.linking, decisions.sketch, decisions.body, decisions.clock
  to app_rw;
grant select, insert on decisions.session to app_rw;
grant select, insert, delete on decisions.tabled to app_rw;
grant select, update on decisions.pulse to app_rw;
grant select on decisions.shared_document, decisions.shared_provision, decisions.shared_mandate to app_rw;
