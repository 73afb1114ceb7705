-- A file that a password stands before is refused for that, and not as one that is damaged.

alter table decisions.import
  drop constraint import_refusal_check,
  add constraint a_refusal_is_a_known_one check (refusal in (
    'empty-file', 'unknown-format', 'damaged-file', 'file-locked', 'no-text-layer', 'file-too-large', 'no-paragraphs'));
