export function outputOf(path: string, top?: string): string;
