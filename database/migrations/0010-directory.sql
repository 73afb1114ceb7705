-- The directory: States, organs and bodies, entities, organizations, and the collectives that texts address.
-- Everybody reads it. Its rows come from the starter record, and only while that is being loaded.

create schema directory;

create table directory.actor (
  id          uuid primary key,
  code        text not null unique check (code ~ '^[a-z0-9-]+$'),
  kind        text not null check (kind in (
                'member-state', 'observer-state', 'integration-organization', 'body', 'entity', 'organization', 'collective')),
  names       jsonb not null check (jsonb_typeof(names) = 'object' and names <> '{}'),
  official    text[] not null default '{}' check (official <@ array['ar', 'en', 'es', 'fr', 'ru', 'zh']),
  iso2        text unique check (iso2 ~ '^[A-Z]{2}$'),
  iso3        text unique check (iso3 ~ '^[A-Z]{3}$'),
  m49         text unique check (m49 ~ '^[0-9]{3}$'),
  regional_group text check (regional_group in (
                'african', 'asia-pacific', 'eastern-european', 'latin-american-caribbean', 'western-european-others')),
  parent      uuid references directory.actor deferrable initially deferred,
  series      text[] not null default '{}',
  aliases     text[] not null default '{}',
  target      text not null check (target in ('secretariat', 'states', 'other', 'none')),
  coordinates boolean not null default false,

  constraint no_actor_is_its_own_parent check (parent <> id),
  constraint states_have_codes check ((kind in ('member-state', 'observer-state')) = (iso3 is not null)),
  constraint codes_come_together check ((iso2 is null) = (iso3 is null) and (iso3 is null) = (m49 is null)),
  constraint member_states_have_a_group check ((kind = 'member-state') = (regional_group is not null)),
  constraint names_are_in_the_six_languages check (names - array['ar', 'en', 'es', 'fr', 'ru', 'zh'] = '{}'),
  constraint official_names_are_there check (names ?& official)
);

create index actor_parent on directory.actor (parent);

-- A prefix of symbols belongs to one actor.
create function directory.series_is_free() returns trigger language plpgsql as $$
begin
  if exists (select from directory.actor where id <> new.id and series && new.series) then
    raise exception 'a symbol series of % is another actor''s', new.code using errcode = 'unique_violation';
  end if;
  return null;
end
$$;
create constraint trigger series_is_one_actors after insert or update of series on directory.actor
  deferrable initially deferred for each row when (new.series <> '{}') execute function directory.series_is_free();

-- What other modules may read.
create view directory.shared_actor with (security_invoker = true) as
  select id, code, kind, names, official, iso2, iso3, m49, regional_group, parent, series, aliases, target, coordinates
    from directory.actor;

grant usage on schema directory to app_rw;
grant select, insert, update on directory.actor to app_rw;
grant select on directory.shared_actor to app_rw;

alter table directory.actor enable row level security;
create policy everybody_reads on directory.actor for select using (true);
create policy loading_adds on directory.actor for insert
  with check (current_setting('app.loading', true) = 'directory');
create policy loading_changes on directory.actor for update
  using (current_setting('app.loading', true) = 'directory');
