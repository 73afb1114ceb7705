-- The id of a passkey is as long as its maker likes, up to what the standard allows; a pattern does not count that far.

alter table identity.passkey
  drop constraint passkey_id_check,
  add constraint passkey_id_check check (id ~ '^[A-Za-z0-9_-]+$' and char_length(id) between 8 and 1400);
