import { chooseTheme, chosenTheme, themes, type Theme } from "#platform/web/theme.ts"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

/** Light, dark, or as the system is. */
export function ThemeChoice() {
  const say = useWords()
  // Where pages are rendered without a browser there is nothing to remember the choice.
  const [chosen, setChosen] = useState<Theme>(() => (typeof localStorage === "undefined" ? "system" : chosenTheme()))
  return (
    <select
      className="theme-choice"
      aria-label={say("platform.theme")}
      value={chosen}
      onChange={(event) => {
        const theme = themes.find((each) => each === event.target.value) ?? "system"
        chooseTheme(theme)
        setChosen(theme)
      }}
    >
      {themes.map((theme) => (
        <option key={theme} value={theme}>
          {say(`platform.theme.${theme}`)}
        </option>
      ))}
    </select>
  )
}
