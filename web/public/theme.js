// Runs before the first paint so that a chosen theme never flashes the other one. A file, because the content security
// policy refuses inline scripts.
try {
  const theme = localStorage.getItem('connexus.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage can be blocked; the system's theme is a fine answer.
}
