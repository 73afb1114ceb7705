import { Button } from "#platform/web/kit/Button.tsx"
import { Copy } from "#platform/web/kit/Cite.tsx"
import { DateText, DueText } from "#platform/web/kit/DateText.tsx"
import { Confirm } from "#platform/web/kit/Dialog.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Checkbox, Select, TextField } from "#platform/web/kit/Field.tsx"
import { Facts } from "#platform/web/kit/Facts.tsx"
import { Files } from "#platform/web/kit/Files.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Help } from "#platform/web/kit/Help.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Progress } from "#platform/web/kit/Progress.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { Status, type Tone } from "#platform/web/kit/Status.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { ThreadBar } from "#platform/web/kit/ThreadBar.tsx"
import { Undo } from "#platform/web/kit/Undo.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { themes } from "#platform/web/theme.ts"
import { useWords, type Words } from "#platform/web/words.tsx"
import { useState } from "react"

/**
 * Every part of the kit, in both directions of writing and both themes, for
 * whoever works on them. It has no place in the navigation.
 */
export function KitPage() {
  return (
    <Page kind="register" title="Kit">
      {(["light", "dark"] as const).flatMap((theme) =>
        (["ltr", "rtl"] as const).map((dir) => (
          <section key={theme + dir} className="kit" data-theme={theme} dir={dir} aria-label={`${theme} ${dir}`}>
            <Parts />
          </section>
        )),
      )}
    </Page>
  )
}

const tones: readonly Tone[] = ["quiet", "open", "soon", "late", "done"]

function Parts() {
  const say = useWords()
  const { today } = useReader()
  const [asking, ask] = useState(false)
  const [open, setOpen] = useState(false)
  const name = say("platform.nav.documents")
  return (
    <>
      <ThreadBar
        at="mandate"
        name="A/RES/1/1"
        knots={{ paragraph: { count: 1, to: "/" }, call: { count: 2, to: "/" } }}
      />
      <p className="acts">
        <Button onPress={() => ask(true)}>{say("platform.save")}</Button>
        <Button look="quiet">{say("platform.cancel")}</Button>
        <Button look="link" onPress={() => setOpen(true)}>
          {say("platform.search")}
        </Button>
        <Button disabled>{say("platform.save")}</Button>
        <Button busy>{say("platform.save")}</Button>
        <Copy text="A/RES/1/1">{say("platform.help")}</Copy>
        <Help>{say("platform.unofficial")}</Help>
      </p>
      <p className="acts">
        {tones.map((tone) => (
          <Status key={tone} tone={tone}>
            {tone}
          </Status>
        ))}
        <DateText date={today} />
        <DueText date={today} />
        <DueText date="2000-01-01" />
        <Foreign language="ar">العربية</Foreign>
      </p>
      <div className="filters">
        <TextField label={say("platform.search")} name="q" type="search" hint={say("platform.search-all")} />
        <TextField label={say("platform.search")} name="fault" fault={say("problem.malformed")} />
        <Select label={say("platform.theme")} name="theme" none={say("platform.show-all")} choices={choices(say)} />
        <Checkbox label={say("platform.show-all")} name="all" />
      </div>
      <Table caption={name} columns={columns(say)} rows={["A/RES/1/1", "A/RES/1/2"]} id={(row) => row} />
      <Facts facts={[[name, 12]]} />
      <Pager total={1234} shown={50} next="further" />
      <Notice>{say("platform.unofficial")}</Notice>
      <Notice kind="warning">{say("platform.unofficial")}</Notice>
      <RefusalNotice refused={{ ok: false, refusal: "fault", detail: { incident: "17" } }} again={() => undefined} />
      <Undo done={say("platform.unofficial")} onUndo={() => undefined} onClose={() => undefined} />
      <Progress label={say("platform.loading")} value={0.4} />
      <Files label={say("platform.nav.import")} onFiles={() => undefined} />
      <Empty title={say("platform.not-found")} />
      <Skeleton rows={3} />
      {open && (
        <InPlace title={say("platform.search")} framed onLeave={() => setOpen(false)}>
          <TextField label={say("platform.search")} name="words" />
        </InPlace>
      )}
      {asking && (
        <Confirm
          question={say("platform.save")}
          act={say("platform.save")}
          cancel={say("platform.cancel")}
          onConfirm={() => ask(false)}
          onCancel={() => ask(false)}
        />
      )}
    </>
  )
}

const columns = (say: Words): readonly Column<string>[] => [
  { name: say("platform.nav.documents"), heads: true, cell: (row) => <Link to="/documents">{row}</Link> },
  { name: say("platform.nav.mandates"), number: true, cell: () => 12, sort: "mandates" },
]

const choices = (say: Words) => themes.map((value) => ({ value, name: say(`platform.theme.${value}`) }))
