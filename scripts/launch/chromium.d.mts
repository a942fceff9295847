/** The browser of the journeys: `CHROMIUM_PATH`, else the one carried by npm, else an installed Chrome or Chromium. */
export function chromiumPath(): Promise<string>;
