/**
 * Options of the server's process. Typing makes short-lived objects, and Node lets tens of megabytes of them pile up
 * before it clears them away, which takes longer than a keystroke may. Cleared more often, it is not felt; and the
 * process needs less memory. The number is that of megabytes of a half of the young generation.
 */
export const serverProcessOptions: readonly string[] = ['--max-semi-space-size=8'];
