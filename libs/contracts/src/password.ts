/** The shortest password, in characters (AN-4). Screens say it, the server refuses below it. */
export const shortestPassword = 8;
