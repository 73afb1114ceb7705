import { contract, type DatasetRecord, type ReleaseRecord } from "#modules/analysis/web/inside/contract.ts"
import { draftOf, nextCode, type Draft } from "#modules/analysis/web/inside/drafting.ts"
import { useNaming } from "#modules/analysis/web/inside/lists.ts"
import { ReleaseForm } from "#modules/analysis/web/inside/ReleaseForm.tsx"
import { InsideSteps } from "#modules/analysis/web/inside/Steps.tsx"
import { Wall } from "#modules/analysis/web/inside/Wall.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type ReactNode } from "react"

function Choosing({ dataset, children }: { readonly dataset: string; readonly children: ReactNode }) {
  const say = useWords()
  return (
    <Page
      kind="work"
      title={say("analysis.release.new")}
      kicker={
        dataset === "" ? (
          <Link to="/datasets">{say("analysis.dataset.title")}</Link>
        ) : (
          <Link to={`/datasets/${dataset}`}>{say("analysis.dataset.this")}</Link>
        )
      }
      help={say("analysis.release.new-help")}
    >
      <InsideSteps way="release" at="choose" />
      <Wall />
      {children}
    </Page>
  )
}

const goneOver = ({ history }: DatasetRecord) => history.filter(({ status }) => status === "reviewed")

/** A release begins: which figures of a dataset are wanted; those of another release, where the address names one. */
export function LiveNewRelease() {
  const say = useWords()
  const { path, search } = useAddress()
  const id = search["dataset"] ?? ""
  const { like } = search
  const model = useAnswer(
    "release.read",
    async () => (await contract()).readRelease,
    { params: { id: like ?? "" } },
    { when: like !== undefined },
  )
  // While one leaves, the address is already another's.
  const dataset = useAnswer(
    "dataset.read",
    async () => (await contract()).readDataset,
    { params: { id } },
    { when: id !== "" },
  )
  if (id === "" && path === "/releases/new")
    return (
      <Choosing dataset="">
        <Empty title={say("analysis.release.of-which")}>
          <p>{say("analysis.release.of-which-text")}</p>
          <Link to="/datasets">{say("analysis.dataset.title")}</Link>
        </Empty>
      </Choosing>
    )
  return (
    <Choosing dataset={id}>
      <Here of={dataset} rows={16}>
        {(value) =>
          like === undefined ? (
            <NewRelease key={value.id} dataset={value} />
          ) : (
            <Here of={model} rows={16}>
              {(release) => <NewRelease key={value.id} dataset={value} like={release} />}
            </Here>
          )
        }
      </Here>
    </Choosing>
  )
}

type NewProps = {
  readonly dataset: DatasetRecord
  /** A release that is drafted once more, of other data. */
  readonly like?: ReleaseRecord
}

function NewRelease({ dataset, like }: NewProps) {
  const say = useWords()
  const { search, go } = useAddress()
  const naming = useNaming()
  const snapshots = goneOver(dataset)
  const wanted = snapshots.find(({ id }) => id === search["snapshot"]) ?? snapshots[0]
  const [draft, write] = useState<Draft | undefined>(
    () =>
      wanted &&
      (like
        ? { ...draftFrom(like), snapshot: wanted.id, code: nextCode(like.code) }
        : draftOf(wanted, `${dataset.code}-${wanted.brought.slice(0, 4)}`.slice(0, 60), dataset.least)),
  )
  const add = useAct(async () => (await contract()).addRelease)
  if (draft === undefined)
    return (
      <Empty title={say("analysis.release.nothing-to-release")}>
        <p>{say("analysis.release.nothing-to-release-text")}</p>
        <Link to={`/datasets/${dataset.id}`}>{say("analysis.dataset.this")}</Link>
      </Empty>
    )
  return (
    <ReleaseForm
      {...{ snapshots, draft, naming }}
      least={dataset.least}
      isNew
      busy={add.busy}
      refused={add.refused}
      onChange={write}
      onSend={() => void add.act({ body: draft }).then((answer) => answer.ok && go(`/releases/${answer.value.id}`))}
      onLeave={() => go(`/datasets/${dataset.id}`)}
    />
  )
}

/** A draft of a release, changed. */
export function LiveEditRelease() {
  const { params } = useAddress()
  const release = useAnswer("release.read", async () => (await contract()).readRelease, {
    params: { id: params["id"] ?? "" },
  })
  const id = release.state === "here" ? release.value.dataset : undefined
  const dataset = useAnswer(
    "dataset.read",
    async () => (await contract()).readDataset,
    { params: { id: id ?? "" } },
    { when: id !== undefined },
  )
  return (
    <Choosing dataset={id ?? ""}>
      <Here of={release} rows={16}>
        {(value) => (
          <Here of={dataset} rows={16}>
            {(held) => <EditRelease key={value.id} release={value} dataset={held} />}
          </Here>
        )}
      </Here>
    </Choosing>
  )
}

function EditRelease({ release, dataset }: { readonly release: ReleaseRecord; readonly dataset: DatasetRecord }) {
  const say = useWords()
  const { go } = useAddress()
  const naming = useNaming()
  const [draft, write] = useState<Draft>(() => draftFrom(release))
  const [base, stand] = useState(release.touch)
  const change = useAct(async () => (await contract()).changeRelease)
  async function send() {
    const answer = await change.act({ params: { id: release.id }, body: { ...draft, base } })
    if (answer.ok) go(`/releases/${release.id}`)
  }
  return (
    <ReleaseForm
      snapshots={goneOver(dataset)}
      {...{ draft, naming }}
      least={dataset.least}
      isNew={false}
      busy={change.busy}
      refused={change.refused}
      onChange={write}
      onSend={() => void send()}
      onLeave={() => go(`/releases/${release.id}`)}
    >
      {release.touch !== base && (
        <Notice kind="warning">
          <p>{say("analysis.release.changed-meanwhile")}</p>
          <Button
            look="quiet"
            onPress={() => {
              write(draftFrom(release))
              stand(release.touch)
              change.forget()
            }}
          >
            {say("analysis.take-theirs")}
          </Button>{" "}
          <Button
            look="quiet"
            onPress={() => {
              stand(release.touch)
              change.forget()
            }}
          >
            {say("analysis.keep-mine")}
          </Button>
        </Notice>
      )}
    </ReleaseForm>
  )
}

const draftFrom = ({ title, code, snapshot, by, tables, filters, audience, k }: ReleaseRecord): Draft => ({
  ...{ title, code, snapshot, by, tables, filters, audience, k },
})
