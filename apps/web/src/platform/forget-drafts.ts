/** Start of the keys under which drafts lie on the device. */
export const draftPrefix = 'kith.draft.';

/** Takes every draft off this device, on signing out. The server still has them. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(draftPrefix)) localStorage.removeItem(key);
}
