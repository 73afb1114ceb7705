-- Files as they were brought, each kept once under the SHA-256 of its bytes. They are never changed.

create schema files;

create table files.file (
  hash    text primary key check (hash ~ '^[0-9a-f]{64}$'),
  size    bigint not null check (size >= 0),
  bytes   bytea not null check (octet_length(bytes) = size),
  brought timestamptz(3) not null default now()
);

-- Documents and archives are compressed already; trying again costs time and gains nothing.
alter table files.file alter column bytes set storage external;

grant usage on schema files to app_rw;
grant select, insert on files.file to app_rw;

alter table files.file enable row level security;
create policy the_public_neither_reads_nor_brings on files.file
  using (current_setting('app.person') <> 'public');
