/** How light the page is: as the reader's system says, or as the reader says. */
export const themes = ["system", "light", "dark"] as const
export type Theme = (typeof themes)[number]

// The same key is read by apps/web/public/theme.js before the page is first painted.
const key = "theme"

/** What the reader chose in this browser. */
export function chosenTheme(): Theme {
  const kept = localStorage.getItem(key)
  return themes.find((each) => each === kept) ?? "system"
}

/** Shows the page so from now on, in this browser. */
export function chooseTheme(theme: Theme): void {
  if (theme === "system") localStorage.removeItem(key)
  else localStorage.setItem(key, theme)
  document.documentElement.dataset["theme"] = theme
}
