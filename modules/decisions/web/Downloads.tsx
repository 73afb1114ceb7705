import { useWords } from "#platform/web/words.tsx"

/** One form in which what is shown can be taken away. */
type Form = { readonly name: string; readonly url: string; readonly file: string }

/** What is shown, to take away in every form it can be had in, and to print. */
export function Downloads({ forms }: { readonly forms: readonly Form[] }) {
  const say = useWords()
  return (
    <details className="downloads">
      <summary>{say("decisions.take-away")}</summary>
      <ul>
        {forms.map(({ name, url, file }) => (
          <li key={name}>
            <a href={url} download={file}>
              {name}
            </a>
          </li>
        ))}
        <li>
          <button type="button" className="button link" onClick={() => print()}>
            {say("decisions.print")}
          </button>
        </li>
      </ul>
    </details>
  )
}
