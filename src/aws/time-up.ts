/** `timeoutSeconds` were over before the work was done. */
export class TimeUp extends Error {
  constructor(seconds: number, doing: string, cause?: unknown) {
    super(`The time was up after ${Math.round(seconds)} s (timeoutSeconds): ${doing}`, { cause })
  }
}
