-- Work for later: asked for in the transaction of an act, done by the platform when its turn has come.

create schema jobs;

create table jobs.job (
  id        uuid primary key default gen_random_uuid(),
  kind      text not null check (kind <> ''),
  payload   jsonb not null,
  status    text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'failed')),
  attempts  integer not null default 0 check (attempts >= 0),
  progress  real not null default 0 check (progress between 0 and 1),
  error     text,
  asked_by  text not null default current_setting('app.person'),
  asked     timestamptz not null default clock_timestamp(),
  run_after timestamptz not null default now(),
  taken_at  timestamptz,
  taken_by  text,

  constraint running_job_is_somebodys check (status <> 'running' or (taken_at is not null and taken_by is not null))
);

create index job_waiting on jobs.job (run_after, asked) where status = 'waiting';
create index job_running on jobs.job (taken_at) where status = 'running';

grant usage on schema jobs to app_rw;
grant select, insert, update on jobs.job to app_rw;

alter table jobs.job enable row level security;
create policy the_public_sees_and_asks_for_nothing on jobs.job
  using (current_setting('app.person') <> 'public');
create policy work_is_asked_for_in_ones_own_name on jobs.job as restrictive for insert
  with check (asked_by = current_setting('app.person'));
