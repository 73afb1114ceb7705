-- What leaves, leaves in the words another person saw: those of its dataset stay with a release from when it is proposed.

alter table analysis.release add column dataset_wording jsonb;
alter table analysis.release disable trigger user;
update analysis.release r set dataset_wording = d.wording from analysis.dataset d where d.id = r.dataset and r.status <> 'draft';
alter table analysis.release enable trigger user;
alter table analysis.release add constraint what_is_proposed_keeps_its_words check ((status = 'draft') = (dataset_wording is null));

create function analysis.keep_words() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.status = 'draft' then
    new.dataset_wording := null;
  elsif tg_op = 'INSERT' or old.status = 'draft' then
    select d.wording into new.dataset_wording from analysis.dataset d where d.id = new.dataset;
  end if;
  return new;
end
$$;
-- After what decides whether a release may be changed, which knows nothing of these words.
create trigger words_stand_as_they_were_proposed before insert or update on analysis.release
  for each row execute function analysis.keep_words();

create or replace function analysis.releases_shown()
returns table (id uuid, code text, dataset uuid, snapshot uuid, wording jsonb, audience text, k integer, status text, touch integer,
  protecting real, fault text, proof jsonb, figures uuid, digest text, made timestamptz(3), made_by text, changed_by text[],
  released timestamptz(3), released_by text, withdrawn timestamptz(3), withdrawn_by text, reason text, dataset_code text, kind text, party text,
  dataset_wording jsonb, taken timestamptz(3), columns jsonb, layout text, is_inside boolean, is_stale boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select r.id, r.code, r.dataset, r.snapshot, r.wording, r.audience, r.k, r.status, r.touch, r.protecting, r.fault, r.proof, r.figures, r.digest,
         r.made, r.made_by, r.changed_by, r.released, r.released_by, r.withdrawn, r.withdrawn_by, r.reason, d.code, d.kind, d.party,
         coalesce(r.dataset_wording, d.wording), s.brought, s.columns, s.layout, r.dataset = any (within.datasets),
         -- What States say of their answers since is for those who must see to it.
         r.dataset = any (within.datasets) and r.status <> 'withdrawn' and s.layout = 'answers'
           and not analysis.answers_hold(r.snapshot, r.audience)
    from (select analysis.inside('release.add', 'release.change', 'release.approve') as datasets,
                 analysis.reads_with_the_parties() as as_party) within,
         analysis.release r join analysis.dataset d on d.id = r.dataset join analysis.snapshot s on s.id = r.snapshot
   where (r.status = 'released' and (r.audience = 'public' or within.as_party)) or r.dataset = any (within.datasets)
$$;
