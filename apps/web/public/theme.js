// Before the first paint, so that a dark room is not lit up for a moment. See platform/web/theme.ts.
{
  const theme = localStorage.getItem("theme")
  if (theme) document.documentElement.dataset.theme = theme
}
