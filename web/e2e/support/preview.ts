/** Where the built app is served. Another port lets two working copies be tried at once. */
export const PORT = process.env['CONNEXUS_PREVIEW_PORT'] ?? '4319';
