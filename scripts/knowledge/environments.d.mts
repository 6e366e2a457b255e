/** The Python of an environment of that version with these requirements; throws an `Error` with one sentence. */
export function toolsPython(name: string, version: string, requirements: readonly string[]): Promise<string>;
